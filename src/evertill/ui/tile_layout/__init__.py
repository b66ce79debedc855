"""Which quick keys there are, in which order, on which tabs, under which names. Start with `tile_layout_presenter`."""
