"""Gift cards, store credit and points: the calls of tills, what facts do to them, and balances that follow a merged
customer.
"""
