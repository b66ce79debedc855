"""Counting by zones: several people count the aisles of a shop, each at a till of their own, and the shop sells on.

An article has what the zones had of it together. Customers take from the zone where it stands, so a sale after that was
counted is taken off; what came in meanwhile lies where it was counted last. A find elsewhere alone says nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

from evertill.domain.facts.transaction import Transaction
from evertill.domain.stock.stock_document import CountScope
from evertill.domain.stock.stock_ledger import CountPlace, JournalPlace, MovementKind, is_counted
from evertill.kernel.canonical import Json
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.values import dataclass

SHELF_KINDS = frozenset(
    {MovementKind.SALE, MovementKind.RETURN_SELLABLE, MovementKind.RETURN_DAMAGED, MovementKind.FULFIL}
)
"""What customers take or bring back."""


@dataclass(frozen=True, slots=True)
class ZoneCount:
    """What one zone had of an article, where and when."""

    zone: str
    micro: int
    counted: CountPlace
    is_home: bool
    """Whether the article stands there, or nothing says where it stands."""


@dataclass(frozen=True, slots=True)
class ZoneSum:
    """What all zones had of an article, and since when what moved still applies."""

    micro: int
    sold_since: CountPlace
    moved_since: CountPlace

    def has_seen(self, moved: JournalPlace, *, is_shelf: bool) -> bool:
        """Whether the counts already saw a movement; `is_shelf`: it is one of `SHELF_KINDS`."""
        return is_counted(moved, (self.sold_since if is_shelf else self.moved_since).place)


def sum_zones(counts: Iterable[ZoneCount]) -> ZoneSum | None:
    """Of one article in one stocktake, the latest count of each zone; None where it was not counted where it stands."""
    latest: dict[str, ZoneCount] = {}
    for count in counts:
        before = latest.get(count.zone)
        if before is None or count.counted.is_after(before.counted):
            latest[count.zone] = count
    homes = [count.counted for count in latest.values() if count.is_home]
    if not homes:
        return None
    together = sum(count.micro for count in latest.values())
    return ZoneSum(together, _last(homes), _last([count.counted for count in latest.values()]))


def _last(places: Sequence[CountPlace]) -> CountPlace:
    last = places[0]
    for place in places[1:]:
        last = place if place.is_after(last) else last
    return last


def zone_counts_in(counts: Iterable[Transaction], stocktake: str) -> dict[str, list[ZoneCount]]:
    """By article, what the counts of one till say of its zones in a stocktake, in the order of the journal. A count of
    the whole article in between stands for all that was counted before it. What cannot be read says nothing."""
    found: dict[str, list[ZoneCount]] = {}
    for done in counts:
        body = done.body
        entries = body.get("counted")
        is_of_zone = body.get("scope") == CountScope.ZONE.value
        for entry in entries if isinstance(entries, list) else []:
            sku = entry.get("sku") if isinstance(entry, Mapping) else None
            if not isinstance(entry, Mapping) or not isinstance(sku, str):
                continue
            if not is_of_zone:
                found.pop(sku, None)
            elif body.get("stocktake") == stocktake:
                found.setdefault(sku, []).append(_zone_count(done, entry))
    return found


def _zone_count(done: Transaction, entry: Mapping[str, Json]) -> ZoneCount:
    micro, sequence, at = entry.get("micro"), entry.get("at_sequence"), entry.get("at")
    place = JournalPlace(done.occurred_at, done.identity.epoch, done.sequence)
    if isinstance(sequence, int) and isinstance(at, str):
        place = JournalPlace(from_rfc3339(at), done.identity.epoch, sequence)
    return ZoneCount(
        zone=str(done.body.get("zone", "")),
        micro=micro if isinstance(micro, int) else 0,
        counted=CountPlace(place, done.transaction_id),
        is_home=entry.get("home") is not False,
    )
