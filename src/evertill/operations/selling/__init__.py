"""Ringing a sale: scan, change, void, suspend, pay, print a copy. Start with `scan_item`, then `pay_cash`."""
