"""Alembic's entry: runs the steps over the connection it is given, inside the transaction that is open on it."""

from alembic import context

from evertill_central.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
