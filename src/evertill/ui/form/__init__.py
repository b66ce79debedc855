"""Questions filled in one below the other, by keyboard or finger: set-up and first run. Start with `form_view`."""
