"""A thread's own eyes on the mirror: every look is at the newest whole copy, and never waits for the one who writes."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evertill.mirror.faults import fault_of
from evertill.mirror.opening import Connect, Place, connect_sqlite, open_reader, place_of

Value = str | int | None
Cells = tuple[Any, ...]  # a column's type is fixed by its STRICT table, which the type checker cannot read


class Reading:
    """Runs queries on a connection of the thread that uses it first; no file yet, or not ready, reads as empty."""

    def __init__(self, path: Path, connect: Connect = connect_sqlite) -> None:
        self._path = path
        self._connect = connect
        self._raw: sqlite3.Connection | None = None
        self._place: Place | None = None

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
        version = self.row("PRAGMA data_version")
        return self._place, version

    def close(self) -> None:
        """Let go of the file; the next query opens it again."""
        if self._raw is not None:
            self._raw.close()
        self._raw = self._place = None

    def _current(self) -> sqlite3.Connection | None:
        """The connection to the file that lies there now: a damaged one may have been put aside for a new one."""
        if self._raw is not None and place_of(self._path) == self._place:
            return self._raw
        self.close()
        opened = open_reader(self._path, self._connect)
        if opened is not None:
            self._raw, self._place = opened
        return self._raw
