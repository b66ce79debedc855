"""What every screen builds on: places, keys, actions, messages, the counter as known. Start with `navigation`."""
