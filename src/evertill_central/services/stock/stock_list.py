"""What every store has of articles, in the order of their SKUs, for the console."""

import msgspec

from evertill.domain.rows.stream_rows import Stream
from evertill.domain.stock.stock_ledger import StockQuantities
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.store.shops import find_stores
from evertill_central.store.stock import levels_from
from evertill_central.store.streams import EVERYWHERE, find_rows

PAGE = 100


@dataclass(frozen=True, slots=True)
class StockRow:
    """An article in a store."""

    sku: str
    name: str
    store: str
    quantities: StockQuantities


def find_stock(central: Central, prefix: str, after: str) -> tuple[list[StockRow], str | None]:
    """A page of rows whose SKU begins so, and the SKU to go on after."""
    with central.database.read() as connection:
        levels = levels_from(connection, prefix, after, PAGE * max(1, len(find_stores(connection))))
        skus = list(dict.fromkeys(level.sku for _, level in levels))
        shown, more = skus[:PAGE], len(skus) > PAGE
        products = find_rows(connection, Stream.PRODUCTS, [(EVERYWHERE, sku) for sku in shown])
    names = {
        key: str(msgspec.json.decode(row.content).get("name", ""))
        for (_, key), row in products.items()
        if row.content is not None
    }
    rows = [
        StockRow(level.sku, names.get(level.sku, ""), store, level.quantities)
        for store, level in levels
        if level.sku in set(shown)
    ]
    return rows, shown[-1] if more else None
