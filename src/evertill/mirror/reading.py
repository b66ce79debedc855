"""A thread's own eyes on the mirror: every look is at the newest whole copy, and never waits for the one who writes."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from evertill.mirror.faults import fault_of
from evertill.mirror.opening import READER_CACHE_KIB, Connect, Place, connect_sqlite, open_reader, place_of

Value = str | int | None
Cells = tuple[Any, ...]  # a column's type is fixed by its STRICT table, which the type checker cannot read
Seen = TypeVar("Seen")
SEARCH_CACHE_KIB = 16_000
"""Of a large shop's mirror, so much is looked at again and again while somebody types: terms, prices, stock."""


class Reading:
    """Runs queries on a connection of the thread that uses it first; no file yet, or not ready, reads as empty."""

    def __init__(self, path: Path, connect: Connect = connect_sqlite, *, cache_kib: int = READER_CACHE_KIB) -> None:
        self._path = path
        self._connect = connect
        self._cache_kib = cache_kib
        self._raw: sqlite3.Connection | None = None
        self._place: Place | None = None
        self._is_held = False
        self.openings = 0
        """How often the file was opened: another may lie there than before."""
        self._state: object = None
        self._answers: dict[tuple[str, Sequence[Value]], Cells | None] = {}
        self._answers_of: object = None

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Cells]:
        """All rows of a query."""
        try:
            raw = self._current()
            return raw.execute(sql, parameters).fetchall() if raw else []
        except sqlite3.Error as error:
            self.close()
            raise fault_of(error) from error

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Cells | None:
        """The first row of a query."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def state(self) -> object:
        """Equal to what it was before as long as nobody wrote to the mirror since."""
        if not self._is_held or self._state is None:
            version = self.row("PRAGMA data_version")
            # What a connection counts says nothing of the time before it was opened.
            self._state = self.openings, version
        return self._state

    def row_until_written(self, sql: str, parameters: tuple[Value, ...] = ()) -> Cells | None:
        """The first row of a query that is asked again and again, remembered until somebody writes to the mirror, where
        one copy is looked at several times; for few queries, of small answers."""
        if not self._is_held:
            return self.row(sql, parameters)
        state = self.state()
        if state != self._answers_of:
            self._answers, self._answers_of = {}, state
        if (sql, parameters) not in self._answers:
            self._answers[sql, parameters] = self.row(sql, parameters)
        return self._answers[sql, parameters]

    def at_once(self, look: Callable[[], Seen]) -> Seen:
        """What several queries see of one and the same copy; cheaper than each by itself, and not for long: what is
        written meanwhile is kept beside the file."""
        if self._is_held:
            return look()
        self.rows("BEGIN")
        self._is_held, self._state = self._raw is not None, None
        try:
            return look()
        finally:
            if self._is_held:
                self.rows("COMMIT")
                self._is_held = False

    def close(self) -> None:
        """Let go of the file; the next query opens it again."""
        if self._raw is not None:
            self._raw.close()
        self._raw = self._place = None
        self._is_held = False

    def _current(self) -> sqlite3.Connection | None:
        """The connection to the file that lies there now: a damaged one may have been put aside for a new one."""
        if self._raw is not None and (self._is_held or place_of(self._path) == self._place):
            return self._raw
        self.close()
        opened = open_reader(self._path, self._connect, self._cache_kib)
        if opened is not None:
            self._raw, self._place = opened
            self.openings += 1
        return self._raw
