"""The read tables: rows that are a pure function of a transaction, written with it and made again by `verifying`.

Start with `projection`; `item_sums` alone is filled when the till is at rest.
"""
