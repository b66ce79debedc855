"""Bringing a database to the newest schema, forward only, by one process at a time."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

NEWEST = "0010"
"""The last step in `migrations/versions`; a database that is there already need not load Alembic."""

_ADVISORY_LOCK = 4_577_101
"""Any number, as long as every process takes the same."""


def migrate(connection: Connection) -> None:
    """Run the steps this database has not seen yet, in the open transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY_LOCK})
    if current_revision(connection) != NEWEST:
        _run_steps(connection)


def current_revision(connection: Connection) -> str | None:
    """The step the database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _run_steps(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
