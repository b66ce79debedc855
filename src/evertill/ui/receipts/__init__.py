"""The latest receipts, to be printed again as copies. Start with `receipts_presenter`."""
