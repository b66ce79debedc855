"""Goods: received, sent, asked for, counted and adjusted, in documents that fill scan by scan until they are booked.

Start with `begin_document`, then `scan_goods` and `book_document`.
"""
