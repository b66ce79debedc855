"""How a receipt is laid out from the body of its sale: before that is sealed, and anew when the paper is lost.

Start with `receipt_layout`, then `receipt_matter`.
"""
