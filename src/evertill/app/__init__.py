"""Builds a whole till from a home folder and runs it; the only place that knows every part.

Start with `till`, then `terminal`.
"""
