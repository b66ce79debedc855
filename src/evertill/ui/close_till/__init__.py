"""Settling the till with a count. Start with `close_till_presenter`."""
