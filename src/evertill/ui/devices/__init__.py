"""The devices on the counter: how each is, a live test, what was met lately, and where it is connected.

Start with `devices_view`, then `devices_presenter`.
"""
