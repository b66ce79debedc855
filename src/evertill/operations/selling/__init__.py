"""Ringing a sale, from its first line to its receipt, a package for each part of the way.

From the ground up: `sale` (what is on the counter), `aside`, `changing`, `ringing`, `receipts`, `paying`, and
`completed` (what is done with a sale afterwards). Start with `ringing.scan_item`, then `paying.pay_cash`.
"""
