"""Customers at the counter: found, written down with what they allow, put on a sale, exported and erased.

Personal data are sealed beside the chain, never in it. May import `ports`, `domain` and `kernel`, as all operations do.
Start with `known_customers`, then `write_customer`.
"""
