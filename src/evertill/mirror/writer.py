"""The one writer of the mirror, on the pull worker: takes over answers of the backend and this till's own files.

An answer is one transaction. A whole load is laid aside page by page and taken over in one transaction when complete;
readers see the old copy until then and never wait, for SQLite's log lets them read beside a writer.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from evertill.kernel.clock import to_rfc3339
from evertill.kernel.screen_turns import GiveWay, keep_on
from evertill.mirror.applying import BATCH, Applying
from evertill.mirror.changes import AppliedReport, Incoming, RefusedRow, incoming
from evertill.mirror.copied_rows import LIST_REFUSALS, refused_rows
from evertill.mirror.customer_table import overwrite_what_goes
from evertill.mirror.faults import fault_of, is_damage
from evertill.mirror.opening import Connect, begin_anew, connect_sqlite, open_writer
from evertill.mirror.reading import Cells
from evertill.mirror.staging import Staging
from evertill.mirror.statements import PUT_MARKS, PUT_STREAMS
from evertill.ports.connector import Changes, Row, StreamChanges

BACKEND, LOCAL = "backend", "local"

_STAGED_AT_ONCE = 200

Result = TypeVar("Result")


class MirrorWriter:
    """Writes the mirror; belongs to the thread that made it."""

    def __init__(self, path: Path, connect: Connect = connect_sqlite, give_way: GiveWay = keep_on) -> None:
        self._path = path
        self._give_way = give_way
        self._connect = connect
        self._use(open_writer(path, connect))
        self._guarded(self._check_search_rules)

    def _use(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._staging = Staging(raw)
        self._applying = Applying(raw, self._staging, self._give_way)

    def close(self) -> None:
        """Let go of the file, its log folded in."""
        self._raw.close()

    def cursors(self) -> dict[str, str]:
        """For each stream of the backend, how far the copy, or a whole load on its way in, has come."""
        return dict(self._rows("SELECT stream, cursor FROM streams WHERE cursor IS NOT NULL")) | self._staged()

    def apply(self, changes: Changes, at: datetime) -> AppliedReport:
        """Take over an answer of the backend; a bad row never stops it, it is kept out and told.

        `is_whole` begins a whole load; its further pages come without it. So begins the first answer for a stream, too.
        JournalFault when the disk or another program is in the way; the answer then counts as not received.
        """
        return self._folded(self._guarded(lambda: self._apply(changes, at)))

    def load_whole(self, streams: Mapping[str, Iterable[Row]], at: datetime, marks: Mapping[str, str]) -> AppliedReport:
        """Replace all rows of this till's own streams at once; `marks` name what was loaded, for `loaded_mark`."""
        return self._folded(self._guarded(lambda: self._load_whole(streams, at, marks)))

    def loaded_mark(self, stream: str) -> str | None:
        """Which of this till's own files a stream was loaded from; None when it is not from one."""
        found = self._rows("SELECT value FROM marks WHERE name = ?", _mark(stream))
        return str(found[0][0]) if found else None

    def refused(self) -> tuple[RefusedRow, ...]:
        """Rows that are kept out now, newest first."""
        return tuple(refused_rows(self._rows(LIST_REFUSALS)))

    def strike_customer(self, customer_id: str) -> None:
        """Take the copy of a customer out at once, who was erased at this till; the backend follows."""
        self._guarded(lambda: self._strike_customer(customer_id))
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")  # the log still holds what was overwritten in the file

    def forget_cursors(self) -> None:
        """The backend is disconnected: its rows stay until local ones replace them, and a next one is pulled whole."""
        self._guarded(self._forget_cursors)

    def begin_anew(self) -> None:
        """Put the file aside, as when a reader met damage in it; then load the local rows and pull from nothing."""
        self._raw.close()
        self._use(begin_anew(self._path, self._connect))
        self._guarded(self._check_search_rules)

    def _staged(self) -> dict[str, str]:
        return dict(self._rows("SELECT stream, cursor FROM staged_streams WHERE source = ?", BACKEND))

    def _rows(self, sql: str, *parameters: str) -> list[Cells]:
        """A look outside a transaction; in a damaged file there is nothing, and it is begun anew."""
        try:
            return self._raw.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            if not is_damage(error):
                raise fault_of(error) from error
        self.begin_anew()
        return []

    # --- one transaction each

    def _strike_customer(self, customer_id: str) -> AppliedReport:
        overwrite_what_goes(self._raw)
        self._raw.execute("DELETE FROM rows WHERE stream = 'customers' AND \"key\" = ?", (customer_id,))
        self._raw.execute("DELETE FROM customers WHERE customer_id = ?", (customer_id,))
        return AppliedReport({})

    def _apply(self, changes: Changes, at: datetime) -> AppliedReport:
        cursors = self.cursors()
        staged = self._staging.cursors(BACKEND)
        deltas: dict[str, list[Incoming]] = {}
        for change in changes.streams:
            rows = self._incoming(change.rows)
            if change.stream not in cursors and not (rows or change.is_whole or change.has_more):
                self._keep_nothing(change.stream, at)
                continue
            if change.is_whole or change.stream not in cursors:
                self._staging.begin(change.stream, BACKEND)
                staged[change.stream] = cursors[change.stream] = ""
            if change.stream in staged:
                self._staging.add(change.stream, rows)
                self._staging.advance(change.stream, change.cursor, is_complete=not change.has_more)
            else:
                deltas.setdefault(change.stream, []).extend(rows)
                self._keep_cursor(change, at)
        waiting = self._staging.incomplete(BACKEND)
        whole = [] if waiting else list(self._staging.cursors(BACKEND))
        if not changes.streams:
            self._confirm_all(at)
        return self._take_over(deltas, whole, at, BACKEND, tuple(waiting))

    def _incoming(self, rows: Sequence[Row]) -> list[Incoming]:
        written: list[Incoming] = []
        for at in range(0, len(rows), BATCH):
            self._give_way()
            written += [incoming(row) for row in rows[at : at + BATCH]]
        return written

    def _load_whole(
        self, streams: Mapping[str, Iterable[Row]], at: datetime, marks: Mapping[str, str]
    ) -> AppliedReport:
        for stream, rows in streams.items():
            self._staging.begin(stream, LOCAL)
            batch: list[Incoming] = []
            for row in rows:
                batch.append(incoming(row))
                if len(batch) == _STAGED_AT_ONCE:
                    self._give_way()
                    self._staging.add(stream, batch)
                    batch = []
            self._staging.add(stream, batch)
        report = self._take_over({}, list(streams), at, LOCAL, ())
        self._raw.executemany(PUT_MARKS, ((_mark(stream), mark) for stream, mark in marks.items()))
        return report

    def _take_over(
        self,
        deltas: Mapping[str, Sequence[Incoming]],
        whole: Sequence[str],
        at: datetime,
        source: str,
        waiting: tuple[str, ...],
    ) -> AppliedReport:
        cursors = self._staging.cursors(source)
        report = self._applying.take_over(deltas, whole, at, source)
        for stream in whole:
            cursor = cursors[stream] if source == BACKEND else None
            self._raw.execute(PUT_STREAMS, (stream, cursor, to_rfc3339(at), source))
            self._raw.execute("DELETE FROM marks WHERE name = ?", (_mark(stream),))
            self._staging.drop(stream)
        return AppliedReport(report.streams, waiting, tuple(report.refused), tuple(whole))

    def _keep_cursor(self, change: StreamChanges, at: datetime) -> None:
        """With more to come, the copy is not up to date, so its age stays."""
        self._raw.execute("UPDATE streams SET cursor = ? WHERE stream = ?", (change.cursor, change.stream))
        if not change.has_more:
            self._raw.execute("UPDATE streams SET copied_at = ? WHERE stream = ?", (to_rfc3339(at), change.stream))

    def _keep_nothing(self, stream: str, at: datetime) -> None:
        """The backend has never had a row here: what this till has of its own stays."""
        self._raw.execute(
            f"{PUT_STREAMS} WHERE streams.source = excluded.source", (stream, None, to_rfc3339(at), BACKEND)
        )

    def _confirm_all(self, at: datetime) -> None:
        """An answer without any stream says that nothing has changed anywhere."""
        self._raw.execute(
            "UPDATE streams SET copied_at = ? WHERE source = ? AND stream NOT IN (SELECT stream FROM staged_streams)",
            (to_rfc3339(at), BACKEND),
        )

    def _forget_cursors(self) -> AppliedReport:
        self._raw.execute("UPDATE streams SET cursor = NULL")
        for stream in self._staging.cursors(BACKEND):
            self._staging.drop(stream)
        return AppliedReport({})

    def _check_search_rules(self) -> AppliedReport:
        self._applying.check_search_rules()
        return AppliedReport({})

    def _guarded(self, step: Callable[[], AppliedReport]) -> AppliedReport:
        """Run a step in one transaction; a damaged file is put aside, and the report says so."""
        try:
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                report = step()
            except BaseException:
                self._roll_back()
                raise
            self._raw.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            if not is_damage(error):
                raise fault_of(error) from error
            self.begin_anew()
            return AppliedReport({}, is_begun_anew=True)
        return report

    def _folded(self, report: AppliedReport) -> AppliedReport:
        """After a whole load, fold the log into the file and cut it: it has grown as large as the load."""
        if report.loaded:
            try:
                self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except sqlite3.OperationalError:
                pass  # the load is safe in the log; the next commit tries again, and tells if it cannot
        return report

    def _roll_back(self) -> None:
        """Some errors have ended the transaction already."""
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")


def _mark(stream: str) -> str:
    return f"local:{stream}"
