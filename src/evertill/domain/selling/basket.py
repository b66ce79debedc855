"""What pricing needs of a sale, whoever asks: the counter, `evertill quote`, a storefront. Amounts are whole steps.

A step is the amount everything is rounded to: a minor unit at the counter, any precision in a quote.
"""

from collections.abc import Sequence
from fractions import Fraction

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.selling.sale import PriceModifier
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class BasketLine:
    """Goods going one way at one price; nothing here is below zero but the `sign`."""

    key: str
    """Names the line; settles which of two equal lines a promotion takes first."""
    micro: int
    """Quantity in millionths, above zero."""
    unit_price: tuple[int, int]
    """Of one unit in whole currency units, exact: numerator and denominator."""
    taxes: tuple[TaxRule, ...]
    unit_count: int
    """How many units can be told apart: its whole pieces; what is measured or fractional is one."""
    sign: int = 1
    """-1 when the goods come back."""
    modifiers: tuple[PriceModifier, ...] = ()
    label_steps: int | None = None
    """What a price label says it costs, instead of quantity x price."""
    product: str = ""
    groups: tuple[str, ...] = ()
    is_on_sale: bool = False
    takes_discounts: bool = True
    """Off for deposits and fees: no promotion and nothing off the whole sale reaches them."""
    takes_promotions: bool = True
    """Off for goods at a price of the web: its promotions are in that price."""


@dataclass(frozen=True, slots=True)
class Basket:
    """Lines that count, with the policy they are priced by."""

    lines: tuple[BasketLine, ...]
    policy: PricingPolicy
    steps_per_whole: Fraction
    """Steps in one whole currency unit: 100 for cents, 20 for a precision of 0.05."""
    modifiers: tuple[PriceModifier, ...] = ()
    """On the whole sale."""
    taken: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = ()
    """What promotions took off before: source, and steps by the line's place."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one modifier or promotion does to a line, in steps; below zero takes off."""

    source: str
    steps: int


@dataclass(frozen=True, slots=True)
class LineAmount:
    """A line's amounts on its price's own side as if goods went out, none below zero."""

    line: BasketLine
    regular: int
    charged: int
    changes: tuple[Change, ...] = ()


def bearing_lines(lines: Sequence[BasketLine]) -> list[int]:
    """What promotions and the sale's modifiers may touch: the goods going out; when goods only come back, those."""
    goes_out = any(line.sign > 0 for line in lines)
    return [i for i, line in enumerate(lines) if line.takes_discounts and (line.sign > 0) is goes_out]
