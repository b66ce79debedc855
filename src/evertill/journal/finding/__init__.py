"""Transactions and their copies found by what they are about: an article, an order, a customer, a store's goods.

Only reads, but for documents of goods and customers' sealed texts. Start with `customers`, or `stock_overlay` for
goods.
"""
