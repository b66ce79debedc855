"""Each store's stock: the ledger of moves, and the levels they add up to, which are its `stock` stream."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, func, select

from evertill.domain.stock.stock_ledger import StockQuantities
from evertill.kernel.values import dataclass
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection
from evertill_central.store.picking import rows_among
from evertill_central.store.schema import facts, stock_counts, stock_levels, stock_moves


@dataclass(frozen=True, slots=True)
class Level:
    """How much of an article a store has by its moves, in millionths of a unit; `content` is further JSON."""

    sku: str
    micro: int
    unit: str
    version: int
    content: str | None = None
    removed_at: str | None = None
    committed: int = 0
    unavailable: int = 0
    incoming: int = 0

    @property
    def quantities(self) -> StockQuantities:
        """The level as the rules know it."""
        return StockQuantities(self.micro, self.committed, self.unavailable, self.incoming)


def find_levels(connection: Connection, store: str, skus: Iterable[str]) -> dict[str, Level]:
    """The levels of these articles; one never moved is absent."""
    rows = rows_among(connection, stock_levels.c.sku, skus, store=store)
    return {row.sku: _level(row) for row in rows}


def levels_in_stores(connection: Connection, skus: Iterable[str]) -> dict[str, dict[str, Level]]:
    """The levels of these articles in all stores, by store and article."""
    found: dict[str, dict[str, Level]] = {}
    for row in rows_among(connection, stock_levels.c.sku, skus):
        level = _level(row)
        found.setdefault(row.store, {})[level.sku] = level
    return found


class MoveRow(NamedTuple):
    """A row of `stock_moves`, in the order of its columns."""

    cause: str
    sku: str
    store: str
    bucket: str
    kind: str
    micro: int
    at: str


class CountRow(NamedTuple):
    """A row of `stock_counts`, in the order of its columns."""

    store: str
    sku: str
    cause: str
    at: str
    epoch: str
    sequence: int


class PlacedMove(NamedTuple):
    """A move of an article on hand, with its place in its till's journal, where a till wrote it."""

    micro: int
    at: str
    epoch: str | None
    sequence: int | None
    kind: str


def put_levels(connection: Connection, store: str, levels: Iterable[Level]) -> None:
    """Write new levels with their new versions."""
    rows = [
        (
            store,
            level.sku,
            level.micro,
            level.committed,
            level.unavailable,
            level.incoming,
            level.unit,
            level.version,
            level.content,
            level.removed_at,
        )
        for level in levels
    ]
    write_rows(connection, stock_levels, rows, Existing.CHANGES)


def add_moves(connection: Connection, rows: Sequence[MoveRow]) -> None:
    """Record moves; one that is there already is an error."""
    write_rows(connection, stock_moves, rows, Existing.FAILS)


def find_counts(connection: Connection, store: str, skus: Iterable[str]) -> dict[str, CountRow]:
    """The newest count of each of these articles that was ever counted."""
    return {row.sku: CountRow(*row) for row in rows_among(connection, stock_counts.c.sku, skus, store=store)}


def put_counts(connection: Connection, rows: Sequence[CountRow]) -> None:
    """Keep counts as the newest of their articles."""
    write_rows(connection, stock_counts, rows, Existing.CHANGES)


def moves_on_hand(connection: Connection, store: str, sku: str) -> list[PlacedMove]:
    """Every move of an article on hand in a store, but what counts set."""
    columns = stock_moves.c
    joined = stock_moves.outerjoin(facts, facts.c.fact_id == columns.cause)
    query = select(columns.micro, columns.at, facts.c.epoch, facts.c.sequence, columns.kind).select_from(joined)
    of_article = (columns.store == store) & (columns.sku == sku)
    chosen = of_article & (columns.bucket == "on_hand") & (columns.kind != "count_set")
    return [PlacedMove(*row) for row in connection.execute(query.where(chosen)).all()]


def sold_since(connection: Connection, skus: Iterable[str], since: str) -> dict[tuple[str, str], int]:
    """Millionths sold by (store, article) since a moment, above zero."""
    columns = stock_moves.c
    chosen = columns.sku.in_(list(skus)) & (columns.at > since) & (columns.kind == "sale")
    query = select(columns.store, columns.sku, func.sum(columns.micro)).where(chosen)
    rows = connection.execute(query.group_by(columns.store, columns.sku))
    return {(row[0], row[1]): -int(row[2]) for row in rows}


def moves_of_article(connection: Connection, store: str, sku: str, limit: int) -> list[MoveRow]:
    """The newest moves of an article, for people."""
    columns = stock_moves.c
    query = select(stock_moves).where(columns.store == store, columns.sku == sku)
    return [MoveRow(*row) for row in connection.execute(query.order_by(columns.at.desc()).limit(limit)).all()]


def levels_after(connection: Connection, store: str, version: int, limit: int) -> list[Level]:
    """Levels changed after a version, oldest change first."""
    changed = select(stock_levels).where(stock_levels.c.store == store, stock_levels.c.version > version)
    return _levels(connection, changed.order_by(stock_levels.c.version).limit(limit))


def levels_by_sku(connection: Connection, store: str, after: str, limit: int) -> list[Level]:
    """Levels in the order of their articles, for paging."""
    listed = select(stock_levels).where(stock_levels.c.store == store, stock_levels.c.sku > after)
    return _levels(connection, listed.order_by(stock_levels.c.sku).limit(limit))


def levels_from(connection: Connection, prefix: str, after: str, limit: int) -> list[tuple[str, Level]]:
    """Levels of all stores whose article begins so, in the order of their articles, with their stores."""
    columns = stock_levels.c
    query = select(stock_levels).where(columns.sku > after, columns.removed_at.is_(None))
    if prefix:
        query = query.where(columns.sku.startswith(prefix, autoescape=True))
    rows = connection.execute(query.order_by(columns.sku, columns.store).limit(limit + 1)).all()
    return [(row.store, _level(row)) for row in rows]


def _levels(connection: Connection, query: "Select[Any]") -> list[Level]:
    return [_level(row) for row in connection.execute(query).all()]


def _level(row: "Row[Any]") -> Level:
    _, sku, micro, committed, unavailable, incoming, unit, version, content, removed_at = tuple(row)
    return Level(sku, micro, unit, version, content, removed_at, committed, unavailable, incoming)
