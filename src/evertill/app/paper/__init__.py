"""What is on paper: layouts and words of receipts and slips, labels, reports as files, and receipts sent by mail.

Start with `receipt_layouts`.
"""
