"""Widgets that paint themselves from the theme: buttons, tiles, chips, panels, the entry line. Start with `button`."""
