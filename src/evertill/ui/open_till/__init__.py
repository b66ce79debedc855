"""Opening the till with a float. Start with `open_till_presenter`."""
