"""Dated copies of what the backend owns, in `mirror.sqlite`: catalogue, prices, taxes, stock levels, operators, policy.

May import ports, domain and kernel. Start with `writer` (the pull worker's) and `catalogue` (what a sale reads).
The rows as they came are in one table, letter by letter; the tables beside it are made from them and can be made again.
"""
