"""The catalogue brings a code under which goods moved before anybody knew it: they become those of its article."""

from collections.abc import Iterable

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.goods.assigned import Assignment
from evertill.domain.rows.stream_rows import ProductCopy, Stream
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.stock.assigned import keep_assignments, known_assignments, reassigned
from evertill_central.services.stock.move_stock import move_stock
from evertill_central.store.database import Connection
from evertill_central.store.stock import levels_in_stores
from evertill_central.store.streams import EVERYWHERE, find_rows

_LENGTHS = (8, 12, 13)
"""How many digits a code may have been scanned with, beside the fourteen that all are filled up to."""


def assign_known(connection: Connection, products: Iterable[ProductCopy], now: str) -> None:
    """Pass on, in every store, what moved under a barcode of these products; what a person said of a code stands."""
    sku_of = {form: product.sku for product in products for code in product.barcodes for form in _forms(code)}
    listed = find_rows(connection, Stream.PRODUCTS, [(EVERYWHERE, code) for code in sku_of])
    for (_, code), row in listed.items():
        if row.content is not None:
            del sku_of[code]
    found = levels_in_stores(connection, sku_of)
    for store in sorted(found):
        before = known_assignments(connection, store, found[store])
        after = {
            code: Assignment(code, sku_of[code], from_rfc3339(now), f"catalogue:{sku_of[code]}")
            for code in found[store]
            if code not in before and code != sku_of[code]
        }
        moved = [each for assignment in after.values() for each in reassigned(connection, store, None, assignment)]
        keep_assignments(connection, store, after, before)
        move_stock(connection, store, moved)


def _forms(code: str) -> set[str]:
    """As it may have been scanned."""
    gtin = normalise_gtin(code)
    if gtin is None:
        return {code}
    shorter = {gtin[-length:] for length in _LENGTHS if not gtin[:-length].strip("0")}
    return {code, gtin} | shorter
