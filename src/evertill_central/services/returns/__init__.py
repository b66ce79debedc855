"""Goods that come back and money that is owed: receipts of other tills, units held, refunds another till may pay."""
