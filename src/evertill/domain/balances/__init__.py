"""Gift cards, store credit and points: ledgers (`balance`), their two steps at a sale (`balance_step`), their numbers,
and how two sides compare all of them.
"""
