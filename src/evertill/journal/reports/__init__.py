"""Sums over shifts and business days for Z reports and sales reports, read from the read tables. Start with `sums`."""
