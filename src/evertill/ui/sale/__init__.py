"""The sale on the counter: its lines, totals and the pay row, and every edit of it. Start with `sale_presenter`."""
