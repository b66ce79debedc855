"""Copies of a home: made while the till sells, read back before they count, and made into a till again.

Start with `backing_up`, then `restoring`.
"""
