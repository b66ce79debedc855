"""The first start, in a home where nothing is set up yet. Start with `first_run_presenter`."""
