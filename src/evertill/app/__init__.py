"""Builds a whole till from a home folder, starts and stops its workers, reads settings; the only place that knows every part.

Start with `wiring`.
"""
