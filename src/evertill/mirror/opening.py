"""Opens `mirror.sqlite`: the one connection that writes, and any number that only read.

A file that is damaged, or of tables this release cannot bring forward, is put aside and begun anew: it holds copies.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from evertill.kernel.errors import JournalFault
from evertill.mirror.faults import fault_of, is_damage
from evertill.mirror.migrate import make_tables, migrate, read_version
from evertill.mirror.snapshot import VERSION

Connect = Callable[[str], sqlite3.Connection]
"""Opens an SQLite URI in autocommit mode; injected, so that tests can fail or kill at every statement."""

Place = tuple[int, int]

_WRITER_PRAGMAS = (
    "mmap_size = 0",
    "busy_timeout = 1000",
    "journal_mode = WAL",
    # What a power cut takes is pulled again: the cursors lie in the same commit.
    "synchronous = NORMAL",
    "journal_size_limit = 67108864",
    "cache_size = -16000",
    "trusted_schema = OFF",
    "secure_delete = OFF",
)
_READER_PRAGMAS = ("mmap_size = 0", "busy_timeout = 1000", "wal_autocheckpoint = 0")
READER_CACHE_KIB = 4000


def connect_sqlite(uri: str) -> sqlite3.Connection:
    """The standard library's connection; transactions are begun and ended by statements of ours alone."""
    return sqlite3.connect(uri, uri=True, timeout=1, isolation_level=None, cached_statements=256)


def open_writer(path: Path, connect: Connect = connect_sqlite) -> sqlite3.Connection:
    """The writing connection on a file of this version's tables; JournalFault when there can be none."""
    try:
        return _opened_or_none(path, connect) or _begun_anew(path, connect)
    except sqlite3.Error as error:
        raise fault_of(error) from error
    except OSError as error:
        raise JournalFault(
            f"The copy of the products in {path.parent} could not be written, so items cannot be found; "
            "allow the account that runs Evertill to write that folder."
        ) from error


def bring_forward(path: Path, connect: Connect = connect_sqlite) -> None:
    """Give a file of an earlier release the tables of this one, before anybody looks: to readers it is empty until
    then, as if the shop had no goods and no people. What goes wrong is left to the connection that writes."""
    if place_of(path) is None:
        return
    try:
        raw = connect(f"{path.resolve().as_uri()}?mode=ro")
        try:
            version = read_version(raw)
        finally:
            raw.close()
        if 0 < version < VERSION:
            open_writer(path, connect).close()
    except (sqlite3.Error, JournalFault):
        return


def begin_anew(path: Path, connect: Connect = connect_sqlite) -> sqlite3.Connection:
    """Put the file aside and open an empty one in its place."""
    try:
        return _begun_anew(path, connect)
    except sqlite3.Error as error:
        raise fault_of(error) from error


def open_reader(
    path: Path, connect: Connect = connect_sqlite, cache_kib: int = READER_CACHE_KIB
) -> "tuple[sqlite3.Connection, Place] | None":
    """A connection that cannot write and never folds the log, with the place of its file; None without a mirror."""
    place = place_of(path)
    if place is None:
        return None
    raw = connect(f"{path.resolve().as_uri()}?mode=ro")
    try:
        for pragma in (*_READER_PRAGMAS, f"cache_size = -{cache_kib}"):
            raw.execute(f"PRAGMA {pragma}")
        # The first read opens the log; had the file been put aside meanwhile, it could be another file's log.
        if read_version(raw) == VERSION and place_of(path) == place:
            return raw, place
    except sqlite3.Error:
        raw.close()
        raise
    raw.close()
    return None


def place_of(path: Path) -> Place | None:
    """Which file lies at a path now; None when there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - on the path of every scan: a third of the cost of Path.stat
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _opened_or_none(path: Path, connect: Connect) -> sqlite3.Connection | None:
    """The connection, or None when the file must be begun anew."""
    raw = connect(f"{path.resolve().as_uri()}?mode=rwc")
    try:
        for pragma in _WRITER_PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        version = read_version(raw)
        if version == 0 and not raw.execute("SELECT 1 FROM sqlite_master").fetchone():
            make_tables(raw)
        elif 0 < version < VERSION:
            migrate(raw)
        elif version != VERSION:
            raw.close()
            return None
    except sqlite3.DatabaseError as error:
        raw.close()
        if is_damage(error):
            return None
        raise
    return raw


def _begun_anew(path: Path, connect: Connect) -> sqlite3.Connection:
    """The file first: whoever opens in between finds none, and nobody meets a new file with an old log."""
    aside = path.with_name(path.name + ".unreadable")
    if path.exists():
        path.replace(aside)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    raw = _opened_or_none(path, connect)
    assert raw is not None
    return raw
