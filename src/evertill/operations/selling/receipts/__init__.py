"""How a receipt is laid out: before its sale is sealed, and anew when the paper is lost.

Start with `receipt_layout`.
"""
