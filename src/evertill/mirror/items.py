"""Makes an item of what the mirror's tables say of a product: price that holds now, taxes, first barcode."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from typing import TypeAlias

from evertill.domain.goods.catalogue import FoundItem, Item, PriceBreak
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


_Taxes: TypeAlias = tuple[tuple[TaxRule, ...], DatedTaxes | None]
"""Those of the day, and all with their days where they do not hold for ever."""
_Listed: TypeAlias = tuple[Decimal, tuple[PriceBreak, ...]]
_TAX_CLASS = 3
"""Among the cells of _OWN_COLUMNS."""


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
def listed_price(text: str) -> _Listed:
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
        self._by_class: dict[str, _Taxes] = {}
        self._known_by: tuple[int, str | None, date] | None = None

    def item(self, cells: Cells) -> Item | None:
        """The item; one without a price in the shop's currency that holds now asks for it, like an open-price item.

        None when its tax class has gone in this very moment: without it nothing can be charged.
        """
        shop, mark = cells[-2:]
        taxes = self._taxes(mark).get(cells[_TAX_CLASS])
        return None if taxes is None else _made(taxes, shop, cells[:-2])

    def found(self, hits: Sequence[Cells]) -> dict[int, FoundItem]:
        """The items of rows of HIT_COLUMNS, by the product's id in the mirror."""
        alike = self._reading.row_until_written(_ALIKE)
        if alike is None:
            return {}
        shop, mark = alike
        taxes_of = self._taxes(mark)
        by_id: dict[int, FoundItem] = {}
        for cells in hits:
            (product_id, description, on_hand, held, sku, name, unit, tax_class, _, category, image, _, is_stocked,
             is_open, _, price, details) = cells  # fmt: skip
            taxes = taxes_of.get(tax_class)
            if taxes is None:
                continue
            currency, listed = _price(price, shop)
            by_id[product_id] = FoundItem(
                sku,
                name,
                None if is_open or listed is None else listed[0],
                currency,
                _UNITS[unit],
                category,
                image,
                is_stocked == 1,
                PLAIN if details is None else parse_details(json.loads(details), sku),
                on_hand if is_stocked else None,
                description,
                held or 0 if is_stocked else 0,
                partial(_made_of_hit, taxes, shop, cells),
            )
        return by_id

    def _taxes(self, mark: str) -> Mapping[str, _Taxes]:
        """Of each class, as they hold today."""
        day = self._clock.now().date()
        known_by = (self._reading.openings, mark, day)  # another file may have other taxes under the same mark
        if known_by != self._known_by:
            self._known_by = known_by
            self._by_class = {key: _taxes_on(day, content) for key, content in self._reading.rows(_TAXES)}
        return self._by_class


def _taxes_on(day: date, content: str) -> _Taxes:
    parsed = parse_tax_class(json.loads(content))
    return (parsed.rules if parsed.dated is None else parsed.dated.on(day)), parsed.dated


@lru_cache(maxsize=2048)
def _price(text: str | None, shop: str | None) -> tuple[str, _Listed | None]:
    """The currency, and the price where it is one in the shop's own."""
    if text and (shop is None or text.startswith(shop)):
        return text[:3], listed_price(text)
    return shop or _DEFAULT_CURRENCY, None


def _made_of_hit(taxes: _Taxes, shop: str | None, cells: Cells) -> Item:
    return _made(taxes, shop, cells[4:])


def _made(taxes: _Taxes, shop: str | None, own: Cells) -> Item:
    """What the cells of _OWN_COLUMNS say."""
    sku, name, unit, tax_class, gtin, category, image, age, is_stocked, is_open, version, price, details = own
    currency, listed = _price(price, shop)
    unit_price, breaks = (None, ()) if is_open or listed is None else listed
    return Item(
        sku,
        name,
        unit_price,
        currency,
        taxes[0],
        tax_class,
        _UNITS[unit],
        gtin,
        category,
        image,
        age,
        is_stocked == 1,
        version,
        PLAIN if details is None else parse_details(json.loads(details), sku),
        breaks,
        dated_taxes=taxes[1],
    )
