"""Counts of zones while a batch is booked: the latest of each zone, in the article's latest stocktake."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

from evertill.domain.stock.stock_ledger import CountPlace
from evertill.domain.stock.zone_counts import ZoneSum, sum_zones
from evertill.kernel.clock import to_rfc3339
from evertill_central.services.stock.movements import CountedZone, Movement
from evertill_central.store.database import Connection
from evertill_central.store.stock import CountRow
from evertill_central.store.zone_counts import ZoneCountRow, find_zone_counts, replace_zone_counts


class Kept(Enum):
    """What there was of a zone before."""

    NOT_NEW = auto()
    """Something later is known."""
    NOTHING = auto()
    """It was not counted in this stocktake, or by the same till."""
    OTHER_TILLS = auto()
    """Another till counted it lately."""


class ZonesCounted:
    """Read once, written once."""

    def __init__(self, store: str, known: Mapping[str, Sequence[ZoneCountRow]]) -> None:
        self._store = store
        self._rows = {sku: {row.zone: row for row in rows} for sku, rows in known.items()}
        self._sums: dict[str, ZoneSum | None] = {}
        self._changed: set[str] = set()

    def sum_of(self, sku: str) -> ZoneSum | None:
        """What its zones had together; None where no counts of zones stand."""
        if sku not in self._rows:
            return None
        if sku not in self._sums:
            self._sums[sku] = sum_zones(row.told for row in self._rows[sku].values())
        return self._sums[sku]

    def put(self, movement: Movement, zone: CountedZone) -> Kept:
        """Keep a count, unless something later is known."""
        counted = CountPlace(movement.place, movement.cause)
        rows = self._rows.get(movement.sku, {})
        if any(row.stocktake != zone.stocktake for row in rows.values()):
            if not all(counted.is_after(row.told.counted) for row in rows.values()):
                return Kept.NOT_NEW
            rows = {}
        before = rows.get(zone.zone)
        if before is not None and not counted.is_after(before.told.counted):
            return Kept.NOT_NEW
        place = movement.place
        at = to_rfc3339(place.at)
        rows[zone.zone] = ZoneCountRow(
            self._store,
            movement.sku,
            zone.zone,
            zone.stocktake,
            movement.cause,
            at,
            place.epoch,
            place.sequence,
            movement.micro,
            int(zone.is_home),
        )
        self._rows[movement.sku] = rows
        self._change(movement.sku)
        return Kept.OTHER_TILLS if before is not None and before.epoch != place.epoch else Kept.NOTHING

    def forget(self, sku: str) -> None:
        """The whole article was counted."""
        if self._rows.pop(sku, None) is not None:
            self._change(sku)

    def write(self, connection: Connection) -> None:
        """Write what is another now."""
        rows = [row for sku in sorted(self._changed) for row in self._rows.get(sku, {}).values()]
        replace_zone_counts(connection, self._store, sorted(self._changed), rows)

    def _change(self, sku: str) -> None:
        self._changed.add(sku)
        self._sums.pop(sku, None)


def zones_of(
    connection: Connection, store: str, counts: Mapping[str, CountRow], movements: Iterable[Movement]
) -> ZonesCounted:
    """What is known of the articles that were ever counted, or are now."""
    skus = counts.keys() | {movement.sku for movement in movements if movement.zone is not None}
    return ZonesCounted(store, find_zone_counts(connection, store, sorted(skus)) if skus else {})
