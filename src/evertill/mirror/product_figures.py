"""Price and stock of each product, kept beside it too: who looks for products reads all of a hit at one look.

They are copies of what the tables of prices and of stock say, made again whenever those change.
"""

import json
import sqlite3
from collections.abc import Collection

from evertill.mirror.price_times import EARLIEST_MS, LATEST_MS

_DEFAULT = "FROM prices r WHERE r.sku = products.sku AND r.list = 'default'"
_THESE = "WHERE sku IN (SELECT value FROM json_each(?))"

_KEEP_PRICES = (
    "UPDATE products SET undated_price = "
    f"CASE WHEN EXISTS (SELECT 1 {_DEFAULT} AND (r.valid_from_ms > {EARLIEST_MS} OR r.valid_to_ms < {LATEST_MS})) "
    f"THEN NULL ELSE coalesce((SELECT r.price {_DEFAULT} ORDER BY r.\"key\" DESC LIMIT 1), '') END {_THESE}"
)
"""The price for everybody where nothing but another row can change it, empty where there is none; NULL where dates
decide, so that it depends on when one asks."""

_KEEP_STOCK = (
    "UPDATE products SET (on_hand_micro, held_micro) = "
    f"(SELECT k.on_hand_micro, k.held_micro FROM stock k WHERE k.sku = products.sku) {_THESE}"
)


def keep_prices(raw: sqlite3.Connection, skus: Collection[str]) -> None:
    """The prices of these have changed."""
    _keep(raw, _KEEP_PRICES, skus)


def keep_stock(raw: sqlite3.Connection, skus: Collection[str]) -> None:
    """The stock of these has changed."""
    _keep(raw, _KEEP_STOCK, skus)


def keep_figures(raw: sqlite3.Connection, skus: Collection[str]) -> None:
    """These are new; their prices and stock may have come before them."""
    for table, keep in (("prices", keep_prices), ("stock", keep_stock)) if skus else ():
        if raw.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():  # not so in the first load, the longest
            keep(raw, skus)


def _keep(raw: sqlite3.Connection, statement: str, skus: Collection[str]) -> None:
    if skus:
        raw.execute(statement, (json.dumps(list(skus), ensure_ascii=False),))
