"""A promotion: whom it is for, what must be on the sale, what is given for it. (How several meet: `offers_on_sale`.)"""

from dataclasses import field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass


class Stacking(StrEnum):
    """How a promotion gets on with others.

    `exclusive` closes the units it used to later ones, `stackable` works on the price that earlier ones left; of all
    that are `best_of`, only the one best for the customer counts.
    """

    EXCLUSIVE = "exclusive"
    STACKABLE = "stackable"
    BEST_OF = "best_of"


class RewardKind(StrEnum):
    """What is given."""

    __hash__ = str.__hash__  # a key of tables; an enumeration's own takes ten times as long

    PERCENT_OFF = "percent_off"
    AMOUNT_OFF = "amount_off"
    UNIT_AMOUNT_OFF = "unit_amount_off"
    FIXED_PRICE = "fixed_price"
    BUNDLE_PRICE = "bundle_price"
    CHEAPEST_FREE = "cheapest_free"
    CHEAPEST_PERCENT_OFF = "cheapest_percent_off"
    QUANTITY_BREAKS = "quantity_breaks"
    GIFT = "gift"


class AmountSide(StrEnum):
    """Which amount of the goods a condition looks at: with or without their taxes."""

    GROSS = "gross"
    NET = "net"


@dataclass(frozen=True, slots=True)
class Match:
    """Which goods: of these products or groups (all goods when none is named), but none of the excluded."""

    products: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    exclude_products: frozenset[str] = frozenset()
    exclude_groups: frozenset[str] = frozenset()
    exclude_on_sale: bool = False

    @property
    def is_for_all(self) -> bool:
        """Whether it names nothing that goods must be."""
        return not self.products and not self.groups

    @property
    def excludes(self) -> bool:
        """Whether it shuts any goods out."""
        return bool(self.exclude_products or self.exclude_groups or self.exclude_on_sale)


ALL_GOODS = Match()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What must be on the sale: matching goods, maybe so many, so dear, or so different."""

    match: Match = ALL_GOODS
    min_quantity_micro: int = 0
    min_amount: Decimal | None = None
    of: AmountSide = AmountSide.GROSS
    distinct: int = 0
    """So many different products; or, where the match names several groups, so many of these."""

    @property
    def asks_nothing(self) -> bool:
        """Whether any goods at all will do."""
        return self.match == ALL_GOODS and not self.min_quantity_micro and self.min_amount is None and not self.distinct


@dataclass(frozen=True, slots=True)
class QuantityBreak:
    """From this quantity on, another price of each unit, or so many percent off."""

    from_micro: int
    unit_price: Decimal | None = None
    percent_off: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reward:
    """What is given: a price, an amount or a percentage, on which goods and at most how much."""

    kind: RewardKind
    value: Decimal = Decimal(0)
    """Percent, or whole currency units, as the kind says."""
    match: Match | None = None
    """The goods rewarded; None rewards those of the condition."""
    buy: int = 0
    get: int = 0
    max_amount: Decimal | None = None
    breaks: tuple[QuantityBreak, ...] = ()
    """Small quantities first."""
    product: str = ""
    """What a gift is."""
    quantity_micro: int = MICRO
    """How much of it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where, when and for whom; None is no limit."""

    channels: frozenset[str] | None = None
    shops: frozenset[str] | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    """It holds up to, but not at, this moment."""
    weekdays: frozenset[int] | None = None
    """1 is Monday, 7 Sunday."""
    customer_groups: frozenset[str] | None = None
    coupon: str | None = None


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Promotion:
    """One rule of the shop's offers."""

    promotion_id: str
    reward: Reward
    name: str = ""
    priority: int = 0
    """The lowest goes first; equals as the shop lists them."""
    stacking: Stacking = Stacking.STACKABLE
    scope: Scope = EVERYWHERE
    condition: Requirement = field(default_factory=Requirement)
    max_uses: int | None = None
    """Sets of goods it is given for in one sale."""
    max_units: int | None = None
    """Only the dearest so many units are rewarded."""
    version: int = 0
    """Of the rule as it was streamed; kept with the sale."""
