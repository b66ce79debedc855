"""Whole loads on their way in: their rows lie aside, page after page, until all streams that began one are complete."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from evertill.domain.rows.stream_rows import Stream
from evertill.mirror.changes import Incoming
from evertill.mirror.copied_rows import read_incoming
from evertill.mirror.statements import PUT_STAGED_ROWS, PUT_STAGED_STREAMS

_PERSONAL = frozenset({Stream.CUSTOMERS, Stream.ORDERS})


class Staging:
    """The rows of whole loads that nobody sees yet, on the writing connection. They outlast a restart."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def begin(self, stream: str, source: str) -> None:
        """Start a whole load; what lay aside of an earlier one is dropped."""
        self.drop(stream)
        self._raw.execute(PUT_STAGED_STREAMS, (stream, "", 0, source))

    def add(self, stream: str, rows: Iterable[Incoming]) -> None:
        """Lay rows aside, those too that will be refused; a tombstone takes back what an earlier page brought."""
        gone: list[Incoming] = []
        kept: list[Incoming] = []
        for row in rows:
            (gone if row.is_tombstone else kept).append(row)
        self._raw.executemany(PUT_STAGED_ROWS, ((stream, row.key, row.version, row.text, row.fault) for row in kept))
        self._raw.executemany(
            'DELETE FROM staged_rows WHERE stream = ? AND "key" = ?', ((stream, row.key) for row in gone)
        )

    def advance(self, stream: str, cursor: str, *, is_complete: bool) -> None:
        """Remember how far the load has come."""
        self._raw.execute(
            "UPDATE staged_streams SET cursor = ?, is_complete = ? WHERE stream = ?",
            (cursor, int(is_complete), stream),
        )

    def drop(self, stream: str) -> None:
        """Nothing of this stream lies aside any more."""
        if stream in _PERSONAL:  # what lay aside must not stay behind in a free page, where an erasure never comes
            self._raw.execute("PRAGMA secure_delete = ON").fetchall()
        self._raw.execute("DELETE FROM staged_rows WHERE stream = ?", (stream,))
        if stream in _PERSONAL:
            self._raw.execute("PRAGMA secure_delete = OFF").fetchall()
        self._raw.execute("DELETE FROM staged_streams WHERE stream = ?", (stream,))

    def cursors(self, source: str) -> dict[str, str]:
        """How far each load has come."""
        found = self._raw.execute("SELECT stream, cursor FROM staged_streams WHERE source = ?", (source,))
        return dict(found.fetchall())

    def incomplete(self, source: str) -> list[str]:
        """Streams of which more is to come."""
        found = self._raw.execute(
            "SELECT stream FROM staged_streams WHERE source = ? AND is_complete = 0 ORDER BY stream", (source,)
        )
        return [stream for (stream,) in found]

    def batches(self, stream: str, size: int) -> Iterator[Sequence[Incoming]]:
        """All rows laid aside, in the order they came, a batch at a time."""
        found = self._raw.execute(
            'SELECT "key", version, content, fault FROM staged_rows WHERE stream = ? ORDER BY position', (stream,)
        )
        while batch := found.fetchmany(size):
            yield [read_incoming(*cells) for cells in batch]
