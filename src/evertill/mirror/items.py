"""Makes an item of what the mirror's tables say of a product: price that holds now, taxes, first barcode."""

import json
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from evertill.domain.goods.catalogue import FoundItem, Item, PriceBreak, Sku
from evertill.domain.goods.item_details import PLAIN, parse_details
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.rows.stream_rows import PriceCopy, parse_tax_class
from evertill.domain.taxes.tax import DatedTaxes, TaxRule
from evertill.kernel.clock import Clock, to_unix_ms
from evertill.kernel.quantity import Unit
from evertill.mirror.reading import Cells, Reading

PRICE_NOW = (
    "coalesce(p.undated_price, (SELECT r.price FROM prices r WHERE r.sku = p.sku AND r.list = 'default' "
    'AND r.valid_from_ms <= ? AND r.valid_to_ms > ? ORDER BY r.valid_from_ms DESC, r."key" DESC LIMIT 1))'
)
"""The price that began last among those that hold, empty or NULL where there is none; takes the moment twice."""

_OWN_COLUMNS = (
    "p.sku, p.name, p.unit, p.tax_class, p.gtin, p.category, p.image, p.minimum_age, p.is_stocked, p.is_open_price, "
    f"p.version, {PRICE_NOW}, p.details"
)
_MARKS = "(SELECT m.value FROM marks m WHERE m.name = 'currency'), (SELECT m.value FROM marks m WHERE m.name = 'taxes')"
ITEM_COLUMNS = f"{_OWN_COLUMNS}, {_MARKS}"
HIT_COLUMNS = f"p.id, p.description, p.on_hand_micro, p.held_micro, {_OWN_COLUMNS}"
"""What the mirror says of a hit, but for what it says of all alike."""

_ALIKE = f"SELECT {_MARKS}"
_TAXES = "SELECT \"key\", content FROM rows WHERE stream = 'taxes'"
_DEFAULT_CURRENCY = StorePolicy().currency
_UNITS = {unit.value: unit for unit in Unit}


def moments(now: datetime) -> tuple[int, int]:
    """What PRICE_NOW takes."""
    now_ms = to_unix_ms(now)
    return now_ms, now_ms


def price_text(price: PriceCopy) -> str:
    """A price as the table keeps it: one column, so that one look finds all: "EUR 4.99 10000000:4.49"."""
    breaks = (f"{step.from_micro}:{step.unit_price:f}" for step in price.breaks)
    return " ".join((price.currency, f"{price.unit_price:f}", *breaks))


# Most prices of a shop are those of many of its articles.
@lru_cache(maxsize=2048)
def listed_price(text: str) -> tuple[Decimal, tuple[PriceBreak, ...]]:
    """Price and breaks in such a text, its currency left aside."""
    if " " not in text[4:]:
        return Decimal(text[4:]), ()
    unit_price, *breaks = text[4:].split(" ")
    steps = (step.partition(":") for step in breaks)
    return Decimal(unit_price), tuple(PriceBreak(int(micro), Decimal(each)) for micro, _, each in steps)


class ItemMaker:
    """Turns rows of ITEM_COLUMNS into items; keeps the few tax classes until the mark beside them changes."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self._reading = reading
        self._clock = clock
        self._rules: dict[str, tuple[tuple[TaxRule, ...], DatedTaxes | None]] = {}
        self._rules_mark: str | None = None

    def item(self, cells: Cells) -> Item | None:
        """The item; one without a price in the shop's currency that holds now asks for it, like an open-price item.

        None when its tax class has gone in this very moment: without it nothing can be charged.
        """
        *own, shop, mark = cells
        return self._made(shop, mark, *own)

    def found(self, hits: Sequence[Cells]) -> dict[int, FoundItem]:
        """The items of rows of HIT_COLUMNS, by the product's id in the mirror."""
        alike = self._reading.row_until_written(_ALIKE)
        if alike is None:
            return {}
        made = self._made
        by_id: dict[int, FoundItem] = {}
        for cells in hits:
            item = made(*alike, *cells[4:])
            if item is not None:
                product_id, description, on_hand, held = cells[:4]
                by_id[product_id] = (
                    FoundItem(item, on_hand, description, held or 0)
                    if item.is_stocked
                    else FoundItem(item, None, description, 0)
                )
        return by_id

    def _made(
        self,
        shop: str | None,
        mark: str,
        sku: Sku,
        name: str,
        unit: str,
        tax_class: str,
        gtin: str | None,
        category: str | None,
        image: str | None,
        age: int | None,
        is_stocked: int,
        is_open: int,
        version: int,
        price: str | None,
        details: str | None,
    ) -> Item | None:
        if mark != self._rules_mark or tax_class not in self._rules:
            self._read_rules(mark)
        known = self._rules.get(tax_class)
        if known is None:
            return None
        taxes, dated = known
        currency, listed = shop or _DEFAULT_CURRENCY, None
        if price and (shop is None or price.startswith(shop)):
            currency = price[:3]
            listed = None if is_open else listed_price(price)
        return Item(
            sku,
            name,
            None if listed is None else listed[0],
            currency,
            taxes if dated is None else dated.on(self._clock.now().date()),
            tax_class,
            _UNITS[unit],
            gtin,
            category,
            image,
            age,
            is_stocked == 1,
            version,
            PLAIN if details is None else parse_details(json.loads(details), sku),
            () if listed is None else listed[1],
            dated_taxes=dated,
        )

    def _read_rules(self, mark: str) -> None:
        found = self._reading.rows(_TAXES)
        classes = {key: parse_tax_class(json.loads(content)) for key, content in found}
        self._rules = {key: (parsed.rules, parsed.dated) for key, parsed in classes.items()}
        self._rules_mark = mark
