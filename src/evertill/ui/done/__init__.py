"""The finished sale: the change, large, with nothing to dismiss. Start with `done_view`."""
