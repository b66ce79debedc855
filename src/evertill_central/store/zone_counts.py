"""What each zone of a store had of an article, in the article's latest stocktake."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import delete

from evertill.domain.stock_ledger import CountPlace, JournalPlace
from evertill.domain.zone_counts import ZoneCount
from evertill.kernel.clock import from_rfc3339
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection
from evertill_central.store.picking import rows_among
from evertill_central.store.schema import zone_counts


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


def replace_zone_counts(connection: Connection, store: str, skus: Iterable[str], rows: Sequence[ZoneCountRow]) -> None:
    """What is known of these articles is these rows alone."""
    listed = list(skus)
    if listed:
        connection.execute(delete(zone_counts).where(zone_counts.c.store == store, zone_counts.c.sku.in_(listed)))
        write_rows(connection, zone_counts, rows, Existing.CHANGES)
