"""Makes an item of what the mirror's tables say of a product: price that holds now, taxes, first barcode."""

import json
from datetime import datetime
from decimal import Decimal

from evertill.domain.catalogue import Item, Sku
from evertill.domain.policy import StorePolicy
from evertill.domain.stream_rows import parse_tax_class
from evertill.domain.tax import TaxRule
from evertill.kernel.clock import to_unix_ms
from evertill.kernel.quantity import Unit
from evertill.mirror.reading import Cells

EARLIEST_MS = -(2**62)
LATEST_MS = 2**62

PRICE_NOW = (
    "(SELECT r.price FROM prices r WHERE r.sku = p.sku AND r.list = 'default' AND r.valid_from_ms <= ? "
    'AND r.valid_to_ms > ? ORDER BY r.valid_from_ms DESC, r."key" DESC LIMIT 1)'
)
"""The price that began last among those that hold; takes the moment twice."""

ITEM_COLUMNS = (
    "p.sku, p.name, p.unit, p.tax_class, p.gtin, p.category, p.image, p.minimum_age, p.is_stocked, p.is_open_price, "
    f"p.version, t.content, {PRICE_NOW}, (SELECT m.value FROM marks m WHERE m.name = 'currency')"
)
ITEM_TABLES = "products p JOIN rows t ON t.stream = 'taxes' AND t.\"key\" = p.tax_class"
ITEM_WIDTH = 14

_UNITS = {unit.value: unit for unit in Unit}
_CACHED_TAX_CLASSES = 200


def moments(now: datetime) -> tuple[int, int]:
    """What PRICE_NOW takes."""
    now_ms = to_unix_ms(now)
    return now_ms, now_ms


def price_text(currency: str, unit_price: Decimal) -> str:
    """A price as the table keeps it: one column, so that one look finds both."""
    return f"{currency} {unit_price:f}"


class ItemMaker:
    """Turns rows of ITEM_COLUMNS into items; keeps the tax rules it has read, for most items share a few classes."""

    def __init__(self) -> None:
        self._rules: dict[str, tuple[TaxRule, ...]] = {}

    def item(self, cells: Cells) -> Item:
        """The item; one without a price in the shop's currency that holds now asks for it, like an open-price item."""
        sku, name, unit, tax_class, gtin, category, image, age, is_stocked, is_open, version, taxes, price, shop = (
            cells[:ITEM_WIDTH]
        )
        currency, unit_price = shop, None
        if price is not None:
            priced_in = price[:3]
            if shop is None or priced_in == shop:
                currency = priced_in
                unit_price = None if is_open else Decimal(price[4:])
        return Item(
            sku=Sku(sku),
            name=name,
            unit_price=unit_price,
            currency=currency or StorePolicy().currency,
            taxes=self._rules.get(taxes) or self._read_rules(taxes),
            tax_class=tax_class,
            unit=_UNITS[unit],
            gtin=gtin,
            category=category,
            image=image,
            minimum_age=age,
            is_stocked=is_stocked == 1,
            version=version,
        )

    def _read_rules(self, content: str) -> tuple[TaxRule, ...]:
        if len(self._rules) >= _CACHED_TAX_CLASSES:
            self._rules.clear()
        rules = self._rules[content] = parse_tax_class(json.loads(content)).rules
        return rules
