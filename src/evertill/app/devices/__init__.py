"""The devices of one till as the terminal and the shell see them: made from settings, watched, tried and changed.

Start with `device_room`.
"""
