"""Orders of customers: placed by storefronts, worked on by shops, changed one at a time under their lock.

Start with `changing` (the one way an order changes), then `placing`, `stepping` and `order_facts`.
"""
