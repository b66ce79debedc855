"""A copy of a database that is being written: all that is committed at one moment, and nothing else."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from evertill.kernel.errors import JournalFault


def copy_database(source: Path, target: Path) -> None:
    """All that is committed, in one file that needs no log beside it; whoever writes is not held up."""
    try:
        with _opened(source) as reading, closing(sqlite3.connect(target, isolation_level=None)) as writing:
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode = DELETE")
            found = writing.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise JournalFault(
            f"{source.name} could not be copied ({error}), so there is no backup of now; run 'evertill verify'."
        ) from error
    if found is None or found[0] != "ok":
        raise JournalFault(f"{source.name} is damaged, so it was not backed up; run 'evertill verify'.")


@contextmanager
def _opened(source: Path) -> Iterator[sqlite3.Connection]:
    reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        reading.execute("PRAGMA wal_autocheckpoint = 0")
        yield reading
    finally:
        reading.close()
