"""Somebody with more rights lets a refused deed be done, on the spot. Start with `approval_presenter`."""
