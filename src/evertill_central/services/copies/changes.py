"""What changed for a store since its cursors: stock levels of its own, and the rows of every other stream."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

import msgspec

from evertill.domain.rows.stream_rows import StockLevel, stock_level_content
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.workstations.enrolment import owners_by_stream
from evertill_central.store.database import Connection
from evertill_central.store.stock import Level, levels_after
from evertill_central.store.streams import EVERYWHERE, STOCK, StreamRow, find_rows, find_versions, rows_after

EVERYTHING = 2**31 - 1


@dataclass(frozen=True, slots=True)
class StreamPart:
    """The next rows of one stream; with them, a copy is as the stream was at `cursor`."""

    cursor: int
    rows: tuple[StreamRow, ...]
    has_more: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """An answer to one pull."""

    streams: Mapping[str, StreamPart]
    owners: Mapping[str, str]

    @property
    def has_rows(self) -> bool:
        """Whether there is anything new."""
        return any(part.rows or part.is_whole for part in self.streams.values())


def find_changes(
    central: Central, store: str, after: Mapping[str, int], *, only: AbstractSet[str] | None, limit: int
) -> Changes:
    """Rows after the cursors, of all streams or of those chosen; a stream without a cursor starts from nothing."""
    with central.database.read() as connection:
        versions = find_versions(connection, store)
        names = (versions.keys() | after.keys()) if only is None else only
        parts = {
            name: _part(connection, store, name, after.get(name, 0), versions.get(name, 0), limit)
            for name in sorted(names)
        }
    return Changes(parts, owners_by_stream(versions))


def _part(connection: Connection, store: str, stream: str, after: int, version: int, limit: int) -> StreamPart:
    if version in (after, 0):
        return StreamPart(after, (), has_more=False, is_whole=False)
    if after > version:
        # The copy has seen more than this database ever wrote: it is another one, so the copy starts afresh.
        rows = _rows(connection, store, stream, 0, EVERYTHING)
        return StreamPart(version, tuple(rows), has_more=False, is_whole=True)
    rows = _rows(connection, store, stream, after, limit + 1)
    has_more = len(rows) > limit
    cursor = rows[limit - 1].version if has_more else version
    return StreamPart(cursor, tuple(rows[:limit]), has_more=has_more, is_whole=False)


def _rows(connection: Connection, store: str, stream: str, after: int, limit: int) -> list[StreamRow]:
    if stream == STOCK:
        return [level_row(level, store) for level in levels_after(connection, store, after, limit)]
    rows = rows_after(connection, stream, store, version=after, limit=limit)
    freed = [row.key for row in rows if row.scope == store and row.content is None]
    if not freed:
        return rows
    # Where a store's own row is gone, the row that holds everywhere shows again, as of the version that uncovered it.
    general = find_rows(connection, stream, [(EVERYWHERE, key) for key in freed])
    return [_uncovered(row, general.get((EVERYWHERE, row.key)), store) for row in rows]


def _uncovered(row: StreamRow, general: StreamRow | None, store: str) -> StreamRow:
    if row.scope != store or row.content is not None or general is None:
        return row
    return replace(row, content=general.content)


def level_row(level: Level, store: str) -> StreamRow:
    """A stock level as a row of its stream."""
    if level.removed_at is not None:
        return StreamRow(store, level.sku, level.version, None)
    kept: JsonObject = msgspec.json.decode(level.content) if level.content else {}
    content = {**kept, **stock_level_content(_copy(level))}
    return StreamRow(store, level.sku, level.version, msgspec.json.encode(content).decode())


def _copy(level: Level) -> StockLevel:
    return StockLevel(level.sku, level.micro, level.committed, level.unavailable, level.incoming)
