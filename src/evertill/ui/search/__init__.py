"""Finding a product while it is being typed. Start with `search_presenter`."""
