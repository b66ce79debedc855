"""Central's state, all of it: tables, migrations and the functions that read and write them (SQLite or PostgreSQL).

May import the kernel and SQLAlchemy; knows nothing of requests or rules. Start with `schema` and `database`.
"""
