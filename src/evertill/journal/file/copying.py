"""A copy of a database that is being written: all that is committed at one moment, and nothing else."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from evertill.kernel.errors import JournalFault

Advanced = Callable[[int], None]
"""Told how many bytes more are done; may wait a little, or raise a fault to give up."""
PAGES_AT_ONCE = 256
_NOT_WRITTEN = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_DELETE,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_SHMMAP,
    }
)
"""Only the copy is ever written, so it is its place that fails."""


def copy_database(source: Path, target: Path, advanced: Advanced) -> None:
    """All that is committed, in one file that needs no log beside it; whoever writes is not held up."""
    try:
        with _opened(source) as reading, closing(sqlite3.connect(target, isolation_level=None)) as writing:
            (page_size,) = reading.execute("PRAGMA page_size").fetchone()
            steps = _Steps(advanced, page_size)
            reading.backup(writing, pages=PAGES_AT_ONCE, progress=steps.tell)
            writing.execute("PRAGMA journal_mode = DELETE")
            found = writing.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        if error.sqlite_errorcode in _NOT_WRITTEN:
            raise JournalFault(
                f"There is no room for a backup in {target.parent.parent} ({error}), so there is none of now, and "
                "those before stay; free some space there, or name another place."
            ) from error
        raise JournalFault(
            f"{source.name} could not be copied ({error}), so there is no backup of now; run 'evertill verify'."
        ) from error
    if found is None or found[0] != "ok":
        raise JournalFault(f"{source.name} is damaged, so it was not backed up; run 'evertill verify'.")


class _Steps:
    """Makes bytes of the pages that SQLite counts down."""

    def __init__(self, advanced: Advanced, page_size: int) -> None:
        self._advanced = advanced
        self._page_size = page_size
        self._done = 0

    def tell(self, status: int, remaining: int, total: int) -> None:
        """After each step."""
        done = (total - remaining) * self._page_size
        self._advanced(max(0, done - self._done))
        self._done = done


@contextmanager
def _opened(source: Path) -> Iterator[sqlite3.Connection]:
    """At one moment, which is held: a copy made in steps would else begin anew with every sale."""
    reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        reading.execute("PRAGMA wal_autocheckpoint = 0")
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield reading
    finally:
        reading.close()
