"""What the shop sells, as the till copies it from the backend: claims with a version, frozen into a sale when rung."""

from collections.abc import Callable
from dataclasses import field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NewType

from evertill.domain.goods.item_details import PLAIN, ItemDetails
from evertill.domain.taxes.tax import DatedTaxes, TaxRule
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass

Sku = NewType("Sku", str)
"""The shop's own article number; compared exactly, case included."""
_PIECE: Final = Unit.PIECE


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """From this quantity on, what each unit costs instead."""

    from_micro: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """One sellable variant with the price and taxes that hold now; a sale line keeps it as it was when rung."""

    sku: Sku
    name: str
    unit_price: Decimal | None
    """Price of one unit in whole currency units, maybe finer than a minor unit; None asks for one (open price)."""
    currency: str
    taxes: tuple[TaxRule, ...]
    """In the order in which they build on each other."""
    tax_class: str
    unit: Unit = Unit.PIECE
    gtin: str | None = None
    """GTIN-14, zero-padded, of the code it is known by first."""
    category: str | None = None
    image: str | None = None
    minimum_age: int | None = None
    is_stocked: bool = True
    version: int = 0
    """The catalogue version this copy came with."""
    details: ItemDetails = PLAIN
    breaks: tuple[PriceBreak, ...] = ()
    """From which quantities on it costs less."""
    shelf_price: Decimal | None = None
    """What it costs everybody, where its price is that of a list for some."""
    dated_taxes: DatedTaxes | None = None
    """Its taxes with the days on which they hold, where that is not for ever; frozen to those of the business day when
    it is rung."""

    def on_business_day(self, day: date) -> "Item":
        """With the taxes of this day."""
        return self if self.dated_taxes is None else replace(self, taxes=self.dated_taxes.on(day), dated_taxes=None)

    @property
    def promotion_groups(self) -> tuple[str, ...]:
        """What promotions know it by beside its SKU: its groups, and its category as one."""
        groups = self.details.groups
        return groups if self.category is None or self.category in groups else (*groups, self.category)

    @property
    def is_open_price(self) -> bool:
        """Whether its price is asked for when it is rung."""
        return self.unit_price is None

    @property
    def is_weighed(self) -> bool:
        """Whether it is sold by a measure rather than by the piece."""
        return self.unit is not _PIECE


DEFAULT_LIST = "default"
"""The price list that holds where no other does."""


@dataclass(frozen=True, slots=True)
class ListedPrice:
    """What one unit costs now by a price list of the shop."""

    price_list: str
    unit_price: Decimal
    valid_to: datetime | None = None
    """It holds up to, but not at, this moment; None for as long as nothing else is said."""
    breaks: tuple[PriceBreak, ...] = ()
    """From which quantities on it is less; small ones first."""

    @property
    def is_default(self) -> bool:
        """Whether it is the price for everybody, everywhere."""
        return self.price_list == DEFAULT_LIST


@dataclass(frozen=True, slots=True)
class FoundItem:
    """A search hit: what a list shows of an item, and what the shop has of it. Of fifty hits one is taken, so the item
    itself is made when it is asked for."""

    sku: Sku
    name: str
    unit_price: Decimal | None
    currency: str
    unit: Unit
    category: str | None
    image: str | None
    is_stocked: bool
    details: ItemDetails
    on_hand_micro: int | None
    """The backend's copy of own stock plus our moves the copy lacks, in millionths; None when not stocked or
    unknown."""
    description: str
    held_micro: int
    """What of it is not for sale: reserved for orders, or set aside."""
    make: Callable[[], Item] = field(compare=False, repr=False)
    """On any thread, and the same whenever it is called."""

    @property
    def item(self) -> Item:
        """The item as it was when it was found."""
        return self.make()

    @classmethod
    def of(
        cls, item: Item, on_hand_micro: int | None = None, description: str = "", held_micro: int = 0
    ) -> "FoundItem":
        """A hit of an item that is there already."""
        return cls(
            item.sku,
            item.name,
            item.unit_price,
            item.currency,
            item.unit,
            item.category,
            item.image,
            item.is_stocked,
            item.details,
            on_hand_micro,
            description,
            held_micro,
            lambda: item,
        )


@dataclass(frozen=True, slots=True)
class Tile:
    """A quick key on the selling screen."""

    sku: Sku
    label: str
    price: Decimal | None
    unit: Unit
    category: str
    """The tab it stands on; its edge has the category's colour."""
    colour: str = ""
    """The shop's own colour of the whole key, #RRGGBB; empty: none."""
    picture: str = ""
    """The name of the picture on it, among those of the products; empty: none."""
    image: str = ""
    """The name of its product's own picture, shown or not; empty: it has none."""
    page: int = 1
    """The page of its tab, from 1; a page with more keys than fit is continued on the next."""
