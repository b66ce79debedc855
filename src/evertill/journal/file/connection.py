"""Connections to `journal.sqlite`: one writes, others only read; each belongs to the thread that opened it."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from evertill.journal.file.faults import fault_of
from evertill.kernel.errors import JournalFault

Connect = Callable[[str], sqlite3.Connection]
"""Opens an SQLite URI in autocommit mode; injected, so that tests can fail or kill at every statement."""

Value: TypeAlias = "str | int | bytes | None"
Cells: TypeAlias = tuple[Any, ...]  # STRICT tables fix the types of columns, where the type checker cannot see them

BUSY_TIMEOUT_MS = 1000
LOG_PAGES_MAX = 2000
"""Eight megabytes of log. Until then the till folds it while nobody waits; from there on SQLite does at a commit."""


def connect_sqlite(uri: str) -> sqlite3.Connection:
    """The standard library's connection; transactions are begun and ended by statements of ours alone."""
    return sqlite3.connect(uri, uri=True, timeout=1, isolation_level=None, cached_statements=256)


class Connection:
    """A bare SQLite connection whose errors come out as faults of the journal."""

    def __init__(self, raw: sqlite3.Connection, on_error: Callable[[sqlite3.Error], None] | None = None) -> None:
        self._raw = raw
        self._on_error = on_error

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one statement; gives the id of the row it inserted last."""
        try:
            return self._raw.execute(sql, parameters).lastrowid or 0
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row."""
        try:
            self._raw.executemany(sql, rows)
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def change(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one statement; gives how many rows it changed."""
        try:
            return self._raw.execute(sql, parameters).rowcount
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Cells]:
        """All rows of a query."""
        try:
            return self._raw.execute(sql, parameters).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self._fault(error) from error

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Cells | None:
        """The first row of a query."""
        try:
            found: Cells | None = self._raw.execute(sql, parameters).fetchone()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self._fault(error) from error
        return found

    @property
    def in_transaction(self) -> bool:
        """Whether SQLite has a transaction open; some errors end it by themselves."""
        return self._raw.in_transaction

    def close(self) -> None:
        """Close it; the last connection to close folds the write-ahead log into the file."""
        try:
            self._raw.close()
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _fault(self, error: sqlite3.Error | UnicodeDecodeError) -> Exception:
        if self._on_error is not None and isinstance(error, sqlite3.Error):
            self._on_error(error)
        return fault_of(error)


def open_writer(
    path: Path, connect: Connect = connect_sqlite, on_error: Callable[[sqlite3.Error], None] | None = None
) -> Connection:
    """The one connection that writes; what it has committed survives the plug being pulled."""
    connection = _opened(connect, f"{path.resolve().as_uri()}?mode=rwc", on_error)
    for pragma in (
        "mmap_size = 0",
        "journal_mode = WAL",
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        f"wal_autocheckpoint = {LOG_PAGES_MAX}",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "secure_delete = ON",  # what paid slips forget is in no free page either, whatever SQLite was built with
        "trusted_schema = OFF",
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def open_reader(path: Path, connect: Connect = connect_sqlite) -> Connection:
    """A connection that only reads. It never folds the log: were two to do that, SQLite could lose a commit."""
    if not path.exists():
        raise JournalFault(
            f"There is no journal in {path.parent}, so nothing could be read; "
            "run `evertill init` or name the right --home."
        )
    connection = _opened(connect, f"{path.resolve().as_uri()}?mode=ro", None)
    for pragma in ("mmap_size = 0", "wal_autocheckpoint = 0", f"busy_timeout = {BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _opened(connect: Connect, uri: str, on_error: Callable[[sqlite3.Error], None] | None) -> Connection:
    try:
        return Connection(connect(uri), on_error)
    except sqlite3.Error as error:
        raise fault_of(error) from error
