"""The till's journal: opens the file, holds its one writing connection, and begins units of work on it."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import ChainHead, Draft, Identity
from evertill.journal.chain.chain import (
    Memory,
    append,
    put_identity,
    read_head,
    read_identities,
    read_identity,
    read_memory,
)
from evertill.journal.chain.epoch_over import forget_epoch_over, put_epoch_over
from evertill.journal.counter.open_sale import read_open_sale
from evertill.journal.file.connection import Connect, Connection, connect_sqlite, open_writer
from evertill.journal.file.faults import is_disk_full
from evertill.journal.file.lock import JournalLock, take_lock
from evertill.journal.file.migrate import make_tables, migrate, read_version, refuse_newer
from evertill.journal.file.room import RESERVE_BYTES, FreeBytes, Reserve, free_bytes
from evertill.journal.file.snapshot import VERSION
from evertill.journal.queues.outbox import set_routes
from evertill.journal.read_tables.item_sums import sum_up_items
from evertill.journal.taking_in import PastTransaction, fitting, forget_what_waited, take_in
from evertill.journal.unit_of_work import JournalUnit
from evertill.kernel.errors import Bug, JournalFault
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class JournalOptions:
    """How a journal is opened; everything it touches outside the file is here, so that a test can replace it."""

    connect: Connect = connect_sqlite
    reserve_bytes: int = RESERVE_BYTES
    free_bytes: FreeBytes = free_bytes
    checks_file: bool = False
    """Whether SQLite looks through the whole file first; takes a second for some hundred megabytes."""


_PLAIN = JournalOptions()


def open_journal(
    path: Path,
    *,
    routes: Sequence[str] = (),
    new_identity: Identity | None = None,
    options: JournalOptions = _PLAIN,
) -> "Journal":
    """Open the journal on the thread that will use it; a file that is not there is made for `new_identity`."""
    if new_identity is None and not path.exists():
        raise _not_set_up(path)
    lock = take_lock(path)
    try:
        reserve = Reserve(path, size=options.reserve_bytes, free=options.free_bytes)
        connection = _open_current(path, options, on_error=_releasing(reserve))
        try:
            _prepare(connection, path, new_identity=new_identity, routes=routes)
            if options.checks_file:
                _check(connection)
            reserve.has_room()
            return Journal(connection, lock=lock, reserve=reserve, routes=routes)
        except (JournalFault, Bug):
            connection.close()
            raise
    except (JournalFault, Bug):
        lock.release()
        raise


class Journal:
    """Fulfils `ports.journal.Journal`; made by `open_journal`, used and closed on the thread that made it."""

    def __init__(self, connection: Connection, *, lock: JournalLock, reserve: Reserve, routes: Sequence[str]) -> None:
        identity = read_identity(connection)
        assert identity is not None
        self._connection = connection
        self._lock = lock
        self._reserve = reserve
        self._routes = tuple(routes)
        self._identity = identity
        self._memory: Memory | None = None
        self._is_busy = False
        self._unfolded = 0

    @property
    def identity(self) -> Identity:
        """Whose chain this is."""
        return self._identity

    def begin(self) -> JournalUnit:
        """Open a unit of work; JournalFault when the file is locked or cannot be written."""
        if self._is_busy:
            raise Bug("a unit of work is open already")
        if self._connection.in_transaction:  # the disk failed in the middle of a roll-back
            self._connection.execute("ROLLBACK")
        if self._memory is None:
            self._memory = read_memory(self._connection, self._identity, read_open_sale(self._connection))
        self._connection.execute("BEGIN IMMEDIATE")
        self._is_busy = True
        return JournalUnit(
            self._connection,
            identity=self._identity,
            routes=self._routes,
            memory=self._memory,
            on_end=self._end,
        )

    def has_room(self) -> bool:
        """Whether the disk has room for more than the sale at hand."""
        return self._reserve.has_room()

    def sum_up_items(self, at_most: int) -> bool:
        """Take so many transactions more into the sums of the reports, in a commit; whether some are left."""
        assert not self._is_busy
        more = False

        def take_up() -> None:
            nonlocal more
            more = sum_up_items(self._connection, at_most)

        _in_one_commit(self._connection, take_up)
        return more

    @property
    def unfolded(self) -> int:
        """How many units of work were committed since the write-ahead log was folded into the file."""
        return self._unfolded

    def fold_log(self) -> None:
        """Fold the write-ahead log into the file as far as its readers allow: the disk is waited for once more, so not
        while somebody waits for a commit. Nothing is more durable by it, and nothing less without."""
        assert not self._is_busy
        self._unfolded = 0
        self._connection.rows("PRAGMA wal_checkpoint(PASSIVE)")

    def begin_epoch(self, identity: Identity, first: Draft | None = None) -> None:
        """Go on under a new epoch (after a restore, or as another workstation); its chain begins anew, with `first`."""
        assert not self._is_busy

        def begin() -> None:
            put_identity(self._connection, identity)
            if first is not None:
                self._append(identity, first)

        _in_one_commit(self._connection, begin)
        self._identity = identity
        self._memory = None

    def begin_restored(self, identity: Identity, first: Draft, at: datetime) -> None:
        """The file was put back from a backup: a new epoch begins, in which nothing is sold before `settle_restored`,
        and nothing is printed or mailed again."""
        assert not self._is_busy

        def begin() -> None:
            forget_what_waited(self._connection, at)
            put_identity(self._connection, identity)
            self._append(identity, first)
            put_epoch_over(self._connection, identity, EpochEnd.RESTORED)

        _in_one_commit(self._connection, begin)
        self._identity = identity
        self._memory = None

    def settle_restored(self, entry: Draft) -> None:
        """It is known what happened since the backup: the epoch at hand goes on."""
        assert not self._is_busy

        def settle() -> None:
            self._append(self._identity, entry)
            forget_epoch_over(self._connection)

        _in_one_commit(self._connection, settle)
        self._memory = None

    def heads_before(self) -> list[tuple[Identity, ChainHead]]:
        """The epochs before the one at hand, and how far each goes here."""
        earlier = read_identities(self._connection)[:-1]
        return [(identity, read_head(self._connection, identity)) for identity in earlier]

    def take_in(self, identity: Identity, past: Sequence[PastTransaction], at: datetime) -> int:
        """Put what the backend kept of an earlier epoch behind what is here of it, as far as it follows; gives how
        many."""
        assert not self._is_busy
        memory = read_memory(self._connection, identity, None)
        found = fitting(past, memory)

        def write() -> None:
            take_in(self._connection, found, after=memory, routes=self._routes, at=at)

        _in_one_commit(self._connection, write)
        self._memory = None
        return len(found)

    def _append(self, identity: Identity, first: Draft) -> None:
        memory = read_memory(self._connection, identity, None)
        append(self._connection, first, identity=identity, after=memory, routes=self._routes)

    def set_routes(self, routes: Sequence[str]) -> None:
        """Facts go along these routes from here on; a new route also gets all that happened before."""
        assert not self._is_busy
        _in_one_commit(self._connection, lambda: set_routes(self._connection, routes))
        self._routes = tuple(routes)

    def close(self) -> None:
        """Close the file and let another process have it."""
        assert not self._is_busy
        try:
            self._connection.close()
        finally:
            self._lock.release()

    def _end(self, memory: Memory | None) -> None:
        self._memory = memory
        self._is_busy = False
        self._unfolded += memory is not None


def _open_current(path: Path, options: JournalOptions, on_error: Callable[[sqlite3.Error], None]) -> Connection:
    """The writing connection to a file whose tables are this version's, or that has none yet."""
    connection = open_writer(path, options.connect, on_error)
    try:
        version = read_version(connection)
        refuse_newer(version)
    except (JournalFault, Bug):
        connection.close()
        raise
    if not 0 < version < VERSION:
        return connection
    connection.close()
    migrate(path, connect=options.connect)
    return open_writer(path, options.connect, on_error)


def _prepare(connection: Connection, path: Path, *, new_identity: Identity | None, routes: Sequence[str]) -> None:
    """Make the tables of a new file, and see to it that every route has its rows."""

    is_new = False

    def prepare() -> None:
        nonlocal is_new
        is_new = read_version(connection) == 0
        if is_new:
            if new_identity is None:
                raise _not_set_up(path)
            make_tables(connection)
            put_identity(connection, new_identity)
        set_routes(connection, routes)

    _in_one_commit(connection, prepare)
    if is_new:  # of a log that is begun anew, at each start, SQLite sees to it with the first commit
        _sync_folder(path.parent)


def _check(connection: Connection) -> None:
    found = connection.row("PRAGMA quick_check(1)")
    if found is None or found[0] != "ok":
        raise JournalFault(
            "This till's journal file is damaged, so nothing was touched and nothing can be sold here safely; "
            "run 'evertill verify' and restore the latest backup."
        )


def _in_one_commit(connection: Connection, step: Callable[[], None]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step()
        connection.execute("COMMIT")
    except (JournalFault, Bug):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _releasing(reserve: Reserve) -> Callable[[sqlite3.Error], None]:
    """Gives the reserve up as soon as the disk is full, so that the next try finds room."""

    def release(error: sqlite3.Error) -> None:
        if is_disk_full(error):
            reserve.release()

    return release


def _sync_folder(folder: Path) -> None:
    """Make the names of new files durable; Windows does so by itself and opens no folders."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_set_up(path: Path) -> JournalFault:
    return JournalFault(
        f"There is no journal in {path.parent}, so nothing can be sold; where a till has sold before, restore its "
        "latest backup with 'evertill restore', and set a new one up with 'evertill init'."
    )
