"""Bundles are of plain goods: one that holds another, or itself by way of another, would move nobody knows what."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from evertill.domain.goods.item_details import parse_details
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from evertill_central.services.rows.row_rules import AdminRow
from evertill_central.store.database import Connection
from evertill_central.store.streams import rows_holding

Parts = dict[str, frozenset[str]]


def nested_bundles(connection: Connection, rows: Sequence[tuple[int, AdminRow]]) -> Mapping[int, str]:
    """Why some of these products cannot be written after those before them and those known; by number."""
    if not any(row.content and row.content.get("components") for _, row in rows):
        return {}
    bundles = _known(connection)
    reasons: dict[int, str] = {}
    for number, row in rows:
        parts = _parts(row.key, row.content)
        reason = _nested(row.key, parts, bundles)
        if reason is not None:
            reasons[number] = reason
        elif parts:
            bundles[row.key] = parts
        else:
            bundles.pop(row.key, None)
    return reasons


def _nested(sku: str, parts: frozenset[str], bundles: Parts) -> str | None:
    inner = min((part for part in parts if part in bundles), default=None)
    if inner is not None:
        return f"Its part {inner[:40]!r} is a bundle itself; name what is in that one instead."
    outer = min((bundle for bundle, held in bundles.items() if sku in held), default=None) if parts else None
    return None if outer is None else f"It is a part of the bundle {outer[:40]!r}, so it cannot be a bundle itself."


def _known(connection: Connection) -> Parts:
    return {key: parts for key, content in _contents(connection) if (parts := _parts(key, content))}


def _contents(connection: Connection) -> Iterator[tuple[str, JsonObject]]:
    for row in rows_holding(connection, Stream.PRODUCTS, '"components":'):
        assert row.content is not None, "what holds a text is no tombstone"
        yield row.key, msgspec.json.decode(row.content)


def _parts(sku: str, content: "JsonObject | None") -> frozenset[str]:
    try:
        return frozenset(() if content is None else [part.sku for part in parse_details(content, sku).components])
    except BadRow:  # of an earlier release, which took it
        return frozenset()
