"""Opening the database and working in it: one writing transaction at a time on SQLite, many on PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import TypeAlias, TypeVar

import sqlalchemy
from sqlalchemy import Engine, Executable, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError

from evertill.kernel.errors import Bug, Fault, SettingsFault
from evertill_central.store.migrating import migrate
from evertill_central.store.write_lock import WriteLock

Connection: TypeAlias = sqlalchemy.Connection
Row: TypeAlias = dict[str, "str | int | None"]
Result = TypeVar("Result")

ATTEMPTS_MAX = 5
WRITER_CACHE_KIB = 32 * 1024
"""A batch of facts touches pages all over the ledger; read anew for each they cost more than the writing."""
CHECKPOINT_PAGES = 4_000
"""A batch fills some hundred; the pages that all of them touch are copied back once for many."""
PASSING_STATES = frozenset({"40001", "40P01"})
"""PostgreSQL's serialisation failure and deadlock: the whole unit is run again."""


class StoreUnavailable(Fault):
    """The database cannot be reached or written just now."""


class ContentRefused(Fault):
    """The database will never take what was to be written."""


class Database:
    """One database; `read` and `write` are the only ways into it."""

    def __init__(self, reader: Engine, writer: Engine, lock: WriteLock | None = None) -> None:
        self._reader = reader
        self._writer = writer
        self._lock = lock

    @property
    def is_shared(self) -> bool:
        """Whether other servers may write to it too."""
        return self._lock is None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only view of one moment."""
        try:
            with self._reader.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise _fault(error) from error

    def write(self, unit: Callable[[Connection], Result], *, is_precious: bool = True) -> Result:
        """Run the unit in one transaction and commit; a unit that lost a race is run again from the start.

        What is not precious is there for all to see, but may be lost with the power.
        """
        attempt = 1
        while True:
            try:
                with self._held(), self._begun(is_precious) as connection:
                    return unit(connection)
            except DBAPIError as error:
                if attempt == ATTEMPTS_MAX or not _is_passing(error):
                    raise _fault(error) from error
                attempt += 1

    @contextmanager
    def _begun(self, is_precious: bool) -> Iterator[Connection]:
        with self._writer.connect() as connection:
            if connection.dialect.name == "sqlite":
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute(f"PRAGMA synchronous={'FULL' if is_precious else 'NORMAL'}")
            with connection.begin():
                if connection.dialect.name == "postgresql" and not is_precious:
                    connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
                yield connection

    def close(self) -> None:
        """Close every connection; on SQLite the last one checkpoints, so under the lock."""
        self._reader.dispose()
        with self._held():
            self._writer.dispose()
        if self._lock is not None:
            self._lock.close()

    def _held(self) -> AbstractContextManager[None]:
        return nullcontext() if self._lock is None else self._lock.held()


def open_database(url: str) -> Database:
    """Open the database at this URL, made or brought to the newest schema first."""
    try:
        place = make_url(url)
    except sqlalchemy.exc.ArgumentError as error:
        raise SettingsFault(_unfit_url(url)) from error
    if place.drivername == "sqlite" and place.database and place.database != ":memory:":
        database = _open_sqlite(Path(place.database))
    elif place.drivername == "postgresql+psycopg":
        database = _open_postgresql(url)
    else:
        raise SettingsFault(_unfit_url(url))
    database.write(migrate)
    return database


def _unfit_url(url: str) -> str:
    # The URL may hold a password, so it is not repeated.
    kind = url.partition(":")[0]
    return (
        f"The database URL of the kind {kind[:40]!r} cannot be used, so central did not start; "
        "use sqlite:///PATH or postgresql+psycopg://HOST/NAME."
    )


def _open_sqlite(path: Path) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"check_same_thread": False, "isolation_level": None, "timeout": 30, "cached_statements": 256}
    writer = create_engine(f"sqlite:///{path}", connect_args=options, pool_size=1, max_overflow=0, pool_timeout=60)
    event.listen(writer, "connect", _prepare_writer)
    event.listen(writer, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    reader = create_engine(f"sqlite:///{path.absolute().as_uri()}?mode=ro&uri=true", connect_args=options)
    event.listen(reader, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return Database(reader, writer, WriteLock(path.with_name(path.name + ".lock")))


def _prepare_writer(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA cache_size=-{WRITER_CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")


def _open_postgresql(url: str) -> Database:
    writer = create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=30, isolation_level="READ COMMITTED")
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(reader, writer)


def _is_passing(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return isinstance(error, IntegrityError) or error.connection_invalidated or state in PASSING_STATES


def _fault(error: DBAPIError) -> Fault | Bug:
    if isinstance(error, OperationalError | InterfaceError):
        return StoreUnavailable("Central's database does not answer just now; nothing was lost, try again later.")
    if isinstance(error, DataError | IntegrityError):
        return ContentRefused("Central's database does not take what was sent; nothing of it was written.")
    return Bug("a statement of ours is not one that the database takes")


def insert_new(connection: Connection, table: Table, row: Row) -> bool:
    """Insert the row if its key is free, and tell whether it was."""
    return connection.execute(_inserting(connection.dialect.name, table), row).rowcount == 1


def put(connection: Connection, table: Table, row: Row) -> None:
    """Insert the row, or change the one there to the values given."""
    connection.execute(_putting(connection.dialect.name, table, tuple(row)), row)


# Every request writes a nonce and every batch an epoch; making the statement took longer than running it.
@cache
def _inserting(dialect: str, table: Table) -> Executable:
    return _insert(dialect, table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


@cache
def _putting(dialect: str, table: Table, names: tuple[str, ...]) -> Executable:
    statement = _insert(dialect, table)
    key = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=changed)


def _insert(dialect: str, table: Table) -> "postgresql.Insert | sqlite.Insert":
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
