"""Quick keys by tab. Start with `tiles_presenter`."""
