"""Alembic's environment and the numbered, forward-only steps of the schema; run by `store.migrating`."""
