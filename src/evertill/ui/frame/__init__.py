"""What surrounds every screen: places, keys, the message strip, the window. Start with `navigation`."""
