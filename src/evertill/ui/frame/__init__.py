"""What every screen builds on: places, keys, actions, what is known of the counter, messages. Start with `navigation`."""
