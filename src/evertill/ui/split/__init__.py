"""Sharing what is due: in equal parts, or by the lines that somebody pays. Start with `split_presenter`."""
