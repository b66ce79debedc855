"""Sales put aside. Start with `suspended_presenter`."""
