"""Streams of rows: each write of a key is a new version of its stream, and the newest version of a key is kept.

A version is drawn under the stream's lock, held to the commit: so whoever has seen version N has seen all before it.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from sqlalchemy import bindparam, exists, func, or_, select, update

from evertill.kernel.values import dataclass
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection, insert_new
from evertill_central.store.picking import rows_among
from evertill_central.store.schema import stream_rows, streams

EVERYWHERE = ""
"""The scope of a row that holds in all stores."""

_LAST_CHARACTER = "\U0010ffff"

STOCK = "stock"
"""The one stream that counts its versions for each store; its rows are the stock levels."""


@dataclass(frozen=True, slots=True)
class StreamRow:
    """The newest version of a key; `content` is JSON, None a tombstone."""

    scope: str
    key: str
    version: int
    content: str | None


# Made once: every batch of facts runs them for each stream it changes.
_OF_STREAM: Final = (streams.c.stream == bindparam("of_stream"), streams.c.scope == bindparam("of_scope"))
_LOCKED: Final = select(streams.c.version).where(*_OF_STREAM).with_for_update()
_VERSION: Final = update(streams).where(*_OF_STREAM).values(version=bindparam("version"))


def lock_stream(connection: Connection, stream: str, scope: str = EVERYWHERE) -> int:
    """Hold the stream until the commit; gives its last version."""
    of_stream = {"of_stream": stream, "of_scope": scope}
    version: int | None = connection.execute(_LOCKED, of_stream).scalar()
    if version is None:
        insert_new(connection, streams, {"stream": stream, "scope": scope, "version": 0})
        return int(connection.execute(_LOCKED, of_stream).scalar_one())
    return version


def set_version(connection: Connection, stream: str, version: int, scope: str = EVERYWHERE) -> None:
    """Keep the stream's last version; only under its lock."""
    connection.execute(_VERSION, {"of_stream": stream, "of_scope": scope, "version": version})


def find_versions(connection: Connection, store: str) -> dict[str, int]:
    """The last version of every stream as this store sees them."""
    query = select(streams.c.stream, streams.c.version).where(streams.c.scope.in_([EVERYWHERE, store]))
    return {row.stream: row.version for row in connection.execute(query)}


def has_rows(connection: Connection, stream: str, store: str) -> bool:
    """Whether the stream ever had a row for this store, or for all."""
    of_store = streams.c.scope.in_([EVERYWHERE, store])
    return connection.execute(select(streams.c.version).where(streams.c.stream == stream, of_store)).first() is not None


def find_rows(connection: Connection, stream: str, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], StreamRow]:
    """The rows there are under these (scope, key) pairs."""
    wanted: dict[str, set[str]] = {}
    for scope, key in keys:
        wanted.setdefault(scope, set()).add(key)
    columns = stream_rows.c
    told = (columns.scope, columns.key, columns.version, columns.content)
    return {
        (row.scope, row.key): StreamRow(*row)
        for scope, of_scope in wanted.items()
        for row in rows_among(connection, columns.key, of_scope, *told, stream=stream, scope=scope)
    }


def put_rows(connection: Connection, stream: str, rows: Iterable[StreamRow]) -> None:
    """Write new versions of rows; only under the stream's lock."""
    written = [(stream, row.scope, row.key, row.version, row.content) for row in rows]
    write_rows(connection, stream_rows, written, Existing.CHANGES)


def rows_after(connection: Connection, stream: str, store: str, *, version: int, limit: int) -> list[StreamRow]:
    """What changed for a store after a version, oldest change first; rows that a row of its own hides are left out."""
    columns = stream_rows.c
    own = stream_rows.alias()
    hidden = exists().where(
        own.c.stream == stream, own.c.scope == store, own.c.key == columns.key, own.c.content.is_not(None)
    )
    changed = select(stream_rows).where(
        columns.stream == stream,
        columns.version > version,
        (columns.scope == store) | ((columns.scope == EVERYWHERE) & ~hidden),
    )
    if version == 0:
        changed = changed.where(columns.content.is_not(None))
    rows = connection.execute(changed.order_by(columns.version).limit(limit))
    return [StreamRow(row.scope, row.key, row.version, row.content) for row in rows]


def rows_holding(connection: Connection, stream: str, text: str) -> list[StreamRow]:
    """The rows of all scopes whose JSON holds this text somewhere."""
    columns = stream_rows.c
    listed = select(stream_rows).where(columns.stream == stream, columns.content.contains(text, autoescape=True))
    return [StreamRow(row.scope, row.key, row.version, row.content) for row in connection.execute(listed)]


def rows_by_key(connection: Connection, stream: str, scope: str, *, after: str, limit: int) -> list[StreamRow]:
    """Rows of one scope in the order of their keys, for paging."""
    columns = stream_rows.c
    listed = select(stream_rows).where(columns.stream == stream, columns.scope == scope, columns.key > after)
    rows = connection.execute(listed.order_by(columns.key).limit(limit))
    return [StreamRow(row.scope, row.key, row.version, row.content) for row in rows]


def rows_beginning(connection: Connection, stream: str, store: str, prefix: str) -> list[StreamRow]:
    """The rows whose keys begin so, as a store sees them, in the order of their keys; tombstones are left out."""
    seen: dict[str, StreamRow] = {}
    for found in rows_of_prefixes(connection, stream, [EVERYWHERE, store], [prefix]):
        if found.content is not None and (found.scope == store or found.key not in seen):
            seen[found.key] = found
    return [row for _, row in sorted(seen.items())]


def rows_of_prefixes(
    connection: Connection, stream: str, scopes: Sequence[str], prefixes: Sequence[str]
) -> list[StreamRow]:
    """Rows of some scopes whose keys begin with one of the prefixes."""
    if not prefixes:
        return []
    columns = stream_rows.c
    if connection.dialect.name == "sqlite":
        # A `LIKE` there goes through all rows of the stream; ranges of keys are found by the index.
        told = func.json_each(json.dumps(list(product(scopes, prefixes)))).table_valued("value", name="told")
        scope, prefix = (func.json_extract(told.c.value, f"$[{place}]") for place in (0, 1))
        is_within = (columns.key >= prefix) & (columns.key < prefix.concat(_LAST_CHARACTER))
        found = (columns.stream == stream) & (columns.scope == scope) & is_within
        # The outer join has it begin with what is asked for; what is not there comes as a row of nothing.
        listed = select(stream_rows).distinct().join_from(told, stream_rows, found, isouter=True)
    else:
        begins = or_(*(columns.key.startswith(prefix, autoescape=True) for prefix in prefixes))
        listed = select(stream_rows).where(columns.stream == stream, columns.scope.in_(list(scopes)), begins)
    rows = connection.execute(listed.order_by(columns.scope, columns.key))
    return [StreamRow(row.scope, row.key, row.version, row.content) for row in rows if row.key is not None]
