"""The terminal put together: the window, the conductor of selling, keys and scans. Start with `composition`."""
