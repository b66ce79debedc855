"""Brings a journal file to this version's tables: a new one by the snapshot, an older one step by step by Alembic."""

import sqlite3
from pathlib import Path

from evertill.journal.file.connection import Connect, Connection, connect_sqlite
from evertill.journal.file.faults import fault_of, unreadable
from evertill.journal.file.snapshot import DDL, VERSION
from evertill.kernel.errors import JournalFault

MIGRATIONS = Path(__file__).parents[1] / "migrations"

_VERSION_TABLE = (
    "CREATE TABLE IF NOT EXISTS journal_version ( version_num TEXT NOT NULL, PRIMARY KEY (version_num) ) STRICT"
)


def read_version(connection: Connection) -> int:
    """The version of the file's tables; 0 for an empty file."""
    if not connection.row("SELECT 1 FROM sqlite_master WHERE name = 'journal_version'"):
        return 0
    found = connection.row("SELECT version_num FROM journal_version")
    if found is None:
        return 0
    if not str(found[0]).isdecimal():
        raise unreadable("The version of the tables")
    return int(found[0])


def make_tables(connection: Connection) -> None:
    """Fill an empty file, within the transaction that is open."""
    for statement in DDL:
        connection.execute(statement)
    connection.execute("INSERT INTO journal_version (version_num) VALUES (?)", (f"{VERSION:04}",))


def refuse_newer(version: int) -> None:
    """JournalFault when the file was written by a later release, which may mean things this one does not know."""
    if version > VERSION:
        raise JournalFault(
            f"This till's journal was written by a newer Evertill (tables {version}, this one knows {VERSION}), "
            "so nothing was touched and nothing can be sold; install the newer version again."
        )


def migrate(path: Path, *, connect: Connect = connect_sqlite, steps: Path = MIGRATIONS) -> None:
    """Run all steps that the file has not seen, in one transaction: a crash in the middle leaves the file as it was."""
    import sqlalchemy
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from alembic.script import ScriptDirectory

    from evertill.journal.file.tables import METADATA

    scripts = ScriptDirectory(str(steps), version_locations=[str(steps)])

    def steps_from(revision: object, context: MigrationContext) -> list[RevisionStep]:
        assert isinstance(revision, str | tuple)
        return scripts._upgrade_revs("head", revision)  # type: ignore[arg-type]  # noqa: SLF001 - the way Alembic's own commands call it

    engine = sqlalchemy.create_engine(
        "sqlite://", creator=lambda: _for_steps(path, connect), poolclass=sqlalchemy.StaticPool
    )
    sqlalchemy.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection, EnvironmentContext(Config(), scripts, fn=steps_from) as environment:
            connection.exec_driver_sql(_VERSION_TABLE)
            environment.configure(
                connection=connection, target_metadata=METADATA, version_table="journal_version", transactional_ddl=True
            )
            environment.run_migrations()
    except sqlalchemy.exc.DBAPIError as error:
        raise fault_of(error.orig) if isinstance(error.orig, sqlite3.Error) else error from error
    finally:
        engine.dispose()


def _for_steps(path: Path, connect: Connect) -> sqlite3.Connection:
    """The writing connection of a migration; foreign keys stay off, for a step may have to build a table anew."""
    raw = connect(f"{path.resolve().as_uri()}?mode=rw")
    for pragma in ("mmap_size = 0", "synchronous = FULL", "fullfsync = ON", "foreign_keys = OFF"):
        raw.execute(f"PRAGMA {pragma}")
    return raw
