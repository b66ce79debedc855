"""A list of which typing leaves what holds every word: the frame of pages that only have to find one thing and do it.

Knows no page in particular. Start with `look_up`, drawn by `look_up_pane`.
"""
