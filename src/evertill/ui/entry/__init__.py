"""The always-live entry line and the number pad. Start with `entry_presenter`."""
