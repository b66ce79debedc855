"""What each zone of a store had of an article, in the article's latest stocktake."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import delete, func, select

from evertill.domain.stock.stock_ledger import CountPlace, JournalPlace, MovementKind
from evertill.domain.stock.zone_counts import ZoneCount
from evertill.kernel.clock import from_rfc3339
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection
from evertill_central.store.picking import rows_among
from evertill_central.store.schema import stock_moves, zone_counts


class ZoneCountRow(NamedTuple):
    """A row of `zone_counts`, in the order of its columns."""

    store: str
    sku: str
    zone: str
    stocktake: str
    cause: str
    at: str
    epoch: str
    sequence: int
    micro: int
    is_home: int

    @property
    def told(self) -> ZoneCount:
        """As the rules know it."""
        place = CountPlace(JournalPlace(from_rfc3339(self.at), self.epoch, self.sequence), self.cause)
        return ZoneCount(self.zone, self.micro, place, bool(self.is_home))


def find_zone_counts(connection: Connection, store: str, skus: Iterable[str]) -> dict[str, list[ZoneCountRow]]:
    """Of these articles, by article."""
    found: dict[str, list[ZoneCountRow]] = {}
    rows = rows_among(connection, zone_counts.c.sku, skus, store=store)
    for row in sorted(rows, key=lambda row: row.zone):
        found.setdefault(row.sku, []).append(ZoneCountRow(*row))
    return found


class ZoneDifference(NamedTuple):
    """What a stocktake found of an article, and by how much that differs from the books."""

    sku: str
    counted_micro: int
    difference_micro: int


def find_differences(connection: Connection, store: str, stocktake: str) -> list[ZoneDifference]:
    """The articles of a stocktake on which the books were off."""
    counted = (
        select(zone_counts.c.sku, func.sum(zone_counts.c.micro).label("micro"))
        .where(zone_counts.c.store == store, zone_counts.c.stocktake == stocktake)
        .group_by(zone_counts.c.sku)
        .subquery()
    )
    moves = stock_moves.c
    set_to = (
        select(moves.sku, func.sum(moves.micro).label("micro"))
        .join(
            zone_counts,
            (zone_counts.c.store == moves.store)
            & (zone_counts.c.sku == moves.sku)
            & (zone_counts.c.cause == moves.cause),
        )
        .where(moves.store == store, moves.kind == MovementKind.COUNT_SET.value, zone_counts.c.stocktake == stocktake)
        .group_by(moves.sku)
        .subquery()
    )
    query = select(counted.c.sku, counted.c.micro, set_to.c.micro).join(set_to, set_to.c.sku == counted.c.sku)
    return [ZoneDifference(sku, int(micro), int(off)) for sku, micro, off in connection.execute(query) if off]


def replace_zone_counts(connection: Connection, store: str, skus: Iterable[str], rows: Sequence[ZoneCountRow]) -> None:
    """What is known of these articles is these rows alone."""
    listed = list(skus)
    if listed:
        connection.execute(delete(zone_counts).where(zone_counts.c.store == store, zone_counts.c.sku.in_(listed)))
        write_rows(connection, zone_counts, rows, Existing.CHANGES)
