"""What is taken off by hand, on a line or the whole sale, and how far that goes: the figure that ceilings are about.

The figure is nominal, that is, by what was keyed and not by what it came to after promotions and rounding: two
discounts count as their sum, and an amount as its part of the price before it. So no order of edits hides any of it.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO

HAND = "manual:"
WHOLE = 10_000
"""One hundred percent, in hundredths of a percent."""

_OFF = frozenset({ModifierKind.PERCENT, ModifierKind.AMOUNT, ModifierKind.UNIT_AMOUNT})


def is_hand_discount(modifier: PriceModifier) -> bool:
    """Whether somebody took it off by hand; another price is a thing of its own."""
    return modifier.kind in _OFF and not modifier.reason.startswith("promotion:")


def with_discount(modifiers: Iterable[PriceModifier], discount: PriceModifier | None) -> tuple[PriceModifier, ...]:
    """The modifiers with this discount by hand in place of the one before; None takes it away."""
    kept = tuple(modifier for modifier in modifiers if not is_hand_discount(modifier))
    return kept if discount is None else (*kept, discount)


def hand_percent(sale: Sale) -> int:
    """The most that is taken off any line by hand, its part of the sale's discount included.

    In hundredths of a percent, rounded up, at most 100 %; of goods that go out, for what comes back is worth what
    it cost.
    """
    out = Direction.SALE
    sold = [line for line in sale.live_lines if line.direction is out]
    if not sold or not (_by_hand(sale.modifiers) or any(_by_hand(line.modifiers) for line in sold)):
        # So with nearly every sale, at nearly every scan: nothing to work out.
        return 0
    whole = sum((_worth(line) for line in sold), Fraction(0))
    of_sale = sum((_part(modifier, whole, Fraction(1)) for modifier in _by_hand(sale.modifiers)), Fraction(0))
    of_lines = max(sum((_part_of_line(line, each) for each in _by_hand(line.modifiers)), Fraction(0)) for line in sold)
    return min(ceil((of_sale + of_lines) * WHOLE), WHOLE)


def _by_hand(modifiers: Iterable[PriceModifier]) -> list[PriceModifier]:
    return [modifier for modifier in modifiers if is_hand_discount(modifier)]


def _part_of_line(line: SaleLine, modifier: PriceModifier) -> Fraction:
    return _part(modifier, _worth(line), Fraction(line.quantity.micro, MICRO))


def _part(modifier: PriceModifier, worth: Fraction, units: Fraction) -> Fraction:
    """Which part of the worth it takes; nothing of what costs nothing."""
    if modifier.kind is ModifierKind.PERCENT:
        return Fraction(modifier.value) / 100
    off = Fraction(modifier.value) * (units if modifier.kind is ModifierKind.UNIT_AMOUNT else 1)
    return off / worth if worth else Fraction(0)


def _worth(line: SaleLine) -> Fraction:
    """What the line costs before anything is taken off, in whole units of the currency, exactly."""
    if line.label_amount is not None:
        return Fraction(line.label_amount.minor, 10 ** currency_exponent(line.label_amount.currency))
    overridden = [modifier.value for modifier in line.modifiers if modifier.kind is ModifierKind.PRICE]
    price = overridden[-1] if overridden else line.regular_price
    return Fraction(price) * line.quantity.micro / MICRO
