"""Goods of an order that nobody can look up now: what the shop does with them. Start with `claim_view`.

Imports `ui`, `operations`, `domain`, `kernel`.
"""
