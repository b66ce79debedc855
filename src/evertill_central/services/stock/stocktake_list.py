"""How the stocktakes of every store stand, for the console: zones counted and not, and where the books were off."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from evertill.domain.goods.aisles import natural_key, parse_shelf_place
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.stock.stocktake import Stocktake, parse_stocktake
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.store.database import Connection
from evertill_central.store.shops import find_stores
from evertill_central.store.streams import EVERYWHERE, find_rows, rows_beginning
from evertill_central.store.zone_counts import ZoneDifference, find_differences

DIFFERENCES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone of the shop in a stocktake."""

    zone: str
    articles: int = 0
    at: datetime | None = None
    """None: not counted yet."""
    workstation: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """An article whose books were off."""

    sku: str
    name: str
    counted_micro: int
    difference_micro: int


@dataclass(frozen=True, slots=True)
class StocktakeView:
    """A stocktake of a store."""

    store: str
    store_name: str
    name: str
    zones: tuple[ZoneRow, ...]
    differences: tuple[DifferenceRow, ...]
    """The largest first."""
    difference_count: int

    @property
    def open_zones(self) -> int:
        """How many are still to be counted."""
        return sum(zone.at is None for zone in self.zones)


def find_stocktakes(central: Central) -> list[StocktakeView]:
    """Those of every store that are told of, the latest first."""
    with central.database.read() as connection:
        found = [
            _view(connection, store, place.name, stocktake)
            for store, place in find_stores(connection).items()
            for stocktake in _stocktakes(connection, store)
        ]
    return sorted(found, key=lambda view: (view.name, view.store), reverse=True)


def _stocktakes(connection: Connection, store: str) -> list[Stocktake]:
    rows = rows_beginning(connection, Stream.STOCKTAKES, store, "")
    return [parse_stocktake(msgspec.json.decode(row.content)) for row in rows if row.content is not None]


def _view(connection: Connection, store: str, store_name: str, stocktake: Stocktake) -> StocktakeView:
    marks = {mark.zone: ZoneRow(mark.zone, mark.articles, mark.at, mark.workstation) for mark in stocktake.marks}
    zones = {zone: ZoneRow(zone) for zone in _zones(connection, store)} | marks
    differences = find_differences(connection, store, stocktake.name)
    shown = sorted(differences, key=lambda each: (-abs(each.difference_micro), each.sku))[:DIFFERENCES_SHOWN]
    names = _names(connection, shown)
    return StocktakeView(
        store,
        store_name,
        stocktake.name,
        tuple(zones[zone] for zone in sorted(zones, key=natural_key)),
        tuple(
            DifferenceRow(each.sku, names.get(each.sku, ""), each.counted_micro, each.difference_micro)
            for each in shown
        ),
        len(differences),
    )


def _zones(connection: Connection, store: str) -> set[str]:
    """The aisles in which something stands here."""
    found = set()
    for row in rows_beginning(connection, Stream.AISLES, store, ""):
        try:
            found.add(parse_shelf_place(msgspec.json.decode(row.content or "{}")).aisle)
        except BadRow:
            continue
    return found


def _names(connection: Connection, shown: list[ZoneDifference]) -> Mapping[str, str]:
    products = find_rows(connection, Stream.PRODUCTS, [(EVERYWHERE, each.sku) for each in shown])
    return {
        key: str(msgspec.json.decode(row.content).get("name", ""))
        for (_, key), row in products.items()
        if row.content is not None
    }
