"""The file `journal.sqlite` itself: its connections, its lock, its tables and their compiled SQL, room on the disk,
and what SQLite's faults mean for a sale.

Everything else in `journal` stands on it. Start with `connection`, then `tables`.
"""
