"""Builds a whole till from a home folder and runs it; the only place that knows every part.

Start with `till`, then `terminal`. A part lies in the package of its subject: `workstation` (the home and what it
keeps), `set_up`, `devices`, `backend`, `paper`, `backup`, `office` (what the shell does for a shop), `replay`, `demo`.
"""
