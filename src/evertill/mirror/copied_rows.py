"""The rows as they came, letter by letter, and beside them those that were kept out and why."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from evertill.kernel.clock import to_rfc3339
from evertill.mirror.changes import Incoming, Members, Refused, RefusedRow
from evertill.mirror.statements import PUT_REFUSALS, PUT_ROWS

_MOST_LISTED = 1000


class CopiedRows:
    """The table of rows and the table of refusals, on the writing connection."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def present(self, stream: str, keys: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Version and content of those rows that are there."""
        found = self._raw.execute(
            'SELECT r."key", r.version, r.content FROM json_each(?) k CROSS JOIN rows r '
            'ON r.stream = ? AND r."key" = k.value',
            (json.dumps(keys, ensure_ascii=False), stream),
        )
        return {key: (version, content) for key, version, content in found}

    def put(self, stream: str, rows: Iterable[Incoming], at: datetime, source: str) -> None:
        """Keep rows as they came; a tombstone takes its row away."""
        kept, gone = [], []
        received_at = to_rfc3339(at)
        for row in rows:
            if row.text is None:
                gone.append((stream, row.key))
            else:
                kept.append((stream, row.key, row.version, row.text, received_at, source))
        self._raw.executemany(PUT_ROWS, kept)
        self._raw.executemany('DELETE FROM rows WHERE stream = ? AND "key" = ?', gone)

    def missing_from_staged(self, stream: str) -> list[Incoming]:
        """Tombstones for the rows that a whole load no longer has."""
        found = self._raw.execute(
            'SELECT r."key", r.version FROM rows r WHERE r.stream = ? AND NOT EXISTS '
            '(SELECT 1 FROM staged_rows s WHERE s.stream = r.stream AND s."key" = r."key")',
            (stream,),
        )
        return [Incoming(key, version, None, None) for key, version in found]

    # --- refusals

    def refuse(self, stream: str, row: Incoming, refused: Refused, at: datetime) -> None:
        """Remember a row kept out."""
        self._raw.execute(
            PUT_REFUSALS,
            (stream, row.key, row.version, refused.reason, row.text, refused.blocked_by, to_rfc3339(at)),
        )

    def forget_refusals(self, stream: str, keys: Iterable[str]) -> None:
        """These rows are in, or gone."""
        if self._raw.execute("SELECT 1 FROM refusals WHERE stream = ? LIMIT 1", (stream,)).fetchone():
            self._raw.executemany(
                'DELETE FROM refusals WHERE stream = ? AND "key" = ?', ((stream, key) for key in keys)
            )

    def forget_refusals_not_staged(self, stream: str) -> None:
        """A whole load no longer has these rows, so nothing is wrong with them."""
        self._raw.execute(
            "DELETE FROM refusals WHERE stream = ? AND NOT EXISTS "
            '(SELECT 1 FROM staged_rows s WHERE s.stream = refusals.stream AND s."key" = refusals."key")',
            (stream,),
        )

    def blocked(self, stream: str, blockers: Iterable[str]) -> list[Incoming]:
        """Refused rows of a stream that waited for one of these."""
        wanted = json.dumps(sorted(set(blockers)), ensure_ascii=False)
        found = self._raw.execute(
            'SELECT r."key", r.version, r.content FROM json_each(?) k CROSS JOIN refusals r ON r.blocked_by = k.value '
            "WHERE r.stream = ?",
            (wanted, stream),
        )
        return [read_incoming(*cells) for cells in found.fetchall()]

    def has_blocked(self) -> bool:
        """Whether any row waits for something."""
        return bool(self._raw.execute("SELECT 1 FROM refusals WHERE blocked_by IS NOT NULL LIMIT 1").fetchone())


LIST_REFUSALS = (
    f'SELECT stream, "key", version, reason FROM refusals ORDER BY refused_at DESC, stream, "key" LIMIT {_MOST_LISTED}'
)


def refused_rows(found: Iterable[tuple[str, str, int, str]]) -> Iterator[RefusedRow]:
    """Rows of LIST_REFUSALS as values."""
    for stream, key, version, reason in found:
        yield RefusedRow(stream, key, version, reason)


def read_incoming(key: str, version: int, text: str | None, fault: str | None = None) -> Incoming:
    """A row read back from a table."""
    return Incoming(key, version, read_members(text), text, fault)


def read_members(text: str | None) -> "Members | None":
    """Content read back from text."""
    if text is None:
        return None
    members = json.loads(text)
    assert isinstance(members, dict)
    return members
