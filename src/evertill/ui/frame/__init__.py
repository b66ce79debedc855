"""What surrounds every screen: where one is, which key does what, the message strip, the main window. Start with `navigation`."""
