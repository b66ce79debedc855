"""Money that is owed to a customer, at this till or at another, and what stands between a sale and its undoing.

Start with `owed_refunds`.
"""
