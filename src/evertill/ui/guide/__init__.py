"""The manual on the screen. Start with `guide_presenter`."""
