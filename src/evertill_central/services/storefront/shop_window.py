"""What a storefront shows: products with their prices and what may be promised of them, page by page."""

from collections.abc import Sequence

import msgspec

from evertill.kernel.canonical import Json, JsonObject
from evertill_central.services.common.central import Central
from evertill_central.services.stock.availability import availability
from evertill_central.store.database import Connection
from evertill_central.store.streams import EVERYWHERE, StreamRow, rows_by_key, rows_of_prefixes

PAGE = 100


def find_products(central: Central, channel: str, *, store: str | None, after: str) -> JsonObject:
    """A page of products by SKU; of one store, its own rows stand before those for all."""
    with central.database.read() as connection:
        rows = rows_by_key(connection, "products", EVERYWHERE, after=after, limit=PAGE)
        live = [row for row in rows if row.content is not None]
        skus = [row.key for row in live]
        found = {each.sku: each for each in availability(connection, central.now(), channel, skus)} if skus else {}
        prices = _prices(connection, skus, store)
    products: list[Json] = []
    for row in live:
        places = [place for place in found[row.key].places if store in (None, place.store)]
        products.append(
            {
                "sku": row.key,
                "product": msgspec.json.decode(row.content or "{}"),
                "prices": prices.get(row.key, []),
                "status": found[row.key].offer.value,
                "promise_micro": sum(place.promise_micro for place in places),
            }
        )
    return {"products": products, "next": rows[-1].key if len(rows) == PAGE else None}


def _prices(connection: Connection, skus: Sequence[str], store: str | None) -> dict[str, list[Json]]:
    scopes = [EVERYWHERE] if store is None else [EVERYWHERE, store]
    found: dict[str, list[Json]] = {}
    chosen: dict[str, StreamRow] = {}
    for row in rows_of_prefixes(connection, "prices", scopes, [f"{sku}@" for sku in skus]):
        if row.key not in chosen or row.scope == store:
            chosen[row.key] = row
    for row in chosen.values():
        if row.content is not None:
            found.setdefault(row.key.rsplit("@", 2)[0], []).append(msgspec.json.decode(row.content))
    return found
