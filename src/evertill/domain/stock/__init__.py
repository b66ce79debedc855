"""Goods as they move: the ledger of kinds of movement, documents that book them, transfers between places, and counts
taken while the shop sells.

Start with `stock_ledger`.
"""
