"""By what is paid and paid back: kinds of tender, parts, notes, what a card terminal was asked (`attempt`), and the
plan of a refund.
"""
