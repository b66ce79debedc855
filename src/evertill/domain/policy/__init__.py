"""A shop's policy, a module for each part; `store_policy` has the whole, `rows` reads it from its stream. What is
absent keeps its default.
"""
