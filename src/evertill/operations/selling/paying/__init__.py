"""Tenders that need no device, and the end of a sale in one commit. Start with `pay_cash`, then `complete_sale`."""
