"""Each store's stock: the moves of its facts, and the levels they add up to, which are its `stock` stream."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Select, select

from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection
from evertill_central.store.schema import stock_levels, stock_moves


@dataclass(frozen=True, slots=True)
class Level:
    """How much of an article a store has by its moves, in millionths of a unit; `content` is further JSON."""

    sku: str
    micro: int
    unit: str
    version: int
    content: str | None = None
    removed_at: str | None = None


def find_levels(connection: Connection, store: str, skus: Iterable[str]) -> dict[str, Level]:
    """The levels of these articles; one never moved is absent."""
    query = select(stock_levels).where(stock_levels.c.store == store, stock_levels.c.sku.in_(list(skus)))
    return {level.sku: level for level in _levels(connection, query)}


class MoveRow(NamedTuple):
    """A row of `stock_moves`, in the order of its columns."""

    fact_id: str
    sku: str
    store: str
    micro: int


def put_levels(connection: Connection, store: str, levels: Iterable[Level]) -> None:
    """Write new levels with their new versions."""
    rows = [
        (store, level.sku, level.micro, level.unit, level.version, level.content, level.removed_at) for level in levels
    ]
    write_rows(connection, stock_levels, rows, Existing.CHANGES)


def add_moves(connection: Connection, rows: Sequence[MoveRow]) -> None:
    """Record what facts moved; a move that is there already is an error."""
    write_rows(connection, stock_moves, rows, Existing.FAILS)


def levels_after(connection: Connection, store: str, version: int, limit: int) -> list[Level]:
    """Levels changed after a version, oldest change first."""
    changed = select(stock_levels).where(stock_levels.c.store == store, stock_levels.c.version > version)
    return _levels(connection, changed.order_by(stock_levels.c.version).limit(limit))


def levels_by_sku(connection: Connection, store: str, after: str, limit: int) -> list[Level]:
    """Levels in the order of their articles, for paging."""
    listed = select(stock_levels).where(stock_levels.c.store == store, stock_levels.c.sku > after)
    return _levels(connection, listed.order_by(stock_levels.c.sku).limit(limit))


def _levels(connection: Connection, query: "Select[str, str, int, str, int, str | None, str | None]") -> list[Level]:
    return [
        Level(sku, micro, unit, version, content, removed_at)
        for _, sku, micro, unit, version, content, removed_at in connection.execute(query).all()
    ]
