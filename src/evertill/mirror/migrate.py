"""Brings a mirror's tables to this version: a new file by the snapshot, an older one step by step by Alembic."""

import sqlite3
from pathlib import Path

from evertill.mirror.snapshot import DDL, VERSION

MIGRATIONS = Path(__file__).parent / "migrations"

_VERSION_TABLE = (
    "CREATE TABLE IF NOT EXISTS mirror_version ( version_num TEXT NOT NULL, PRIMARY KEY (version_num) ) STRICT"
)


def read_version(raw: sqlite3.Connection) -> int:
    """The version of the file's tables; 0 when it has none."""
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'mirror_version'").fetchone():
        return 0
    found = raw.execute("SELECT version_num FROM mirror_version").fetchone()
    return int(found[0]) if found and str(found[0]).isdigit() else 0


def make_tables(raw: sqlite3.Connection) -> None:
    """Fill an empty file, in one transaction."""
    raw.execute("BEGIN IMMEDIATE")
    for statement in DDL:
        raw.execute(statement)
    raw.execute("INSERT INTO mirror_version (version_num) VALUES (?)", (f"{VERSION:04}",))
    raw.execute("COMMIT")


def migrate(raw: sqlite3.Connection, steps: Path = MIGRATIONS) -> None:
    """Run all steps that the file has not seen, in one transaction: a crash in the middle leaves the file as it was."""
    import sqlalchemy
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from alembic.script import ScriptDirectory

    from evertill.mirror.tables import METADATA

    scripts = ScriptDirectory(str(steps), version_locations=[str(steps)])

    def steps_from(revision: object, context: MigrationContext) -> list[RevisionStep]:
        assert isinstance(revision, str | tuple)
        return scripts._upgrade_revs("head", revision)  # type: ignore[arg-type]  # noqa: SLF001 - the way Alembic's own commands call it

    engine = sqlalchemy.create_engine("sqlite://", creator=lambda: raw, poolclass=sqlalchemy.StaticPool)
    sqlalchemy.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection, EnvironmentContext(Config(), scripts, fn=steps_from) as environment:
            connection.exec_driver_sql(_VERSION_TABLE)
            environment.configure(
                connection=connection, target_metadata=METADATA, version_table="mirror_version", transactional_ddl=True
            )
            environment.run_migrations()
    except sqlalchemy.exc.DBAPIError as error:
        raise error.orig if isinstance(error.orig, sqlite3.Error) else error from error
