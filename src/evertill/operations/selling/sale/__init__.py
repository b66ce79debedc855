"""The sale on the counter: begun with its first line, kept after each edit, shown with all that a screen needs; what
may come of an edit, and how far it may go.

The ground of the other packages here. Start with `open_sale`, then `rung_sale` and `outcomes`.
"""
