"""What each line costs on its price's own side, before taxes are told apart: quantity x price, then the modifiers.

The own side is the gross where a line's taxes are all included, else the price as listed (net plus the included taxes).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from evertill.domain.policy import DiscountSpread, PricingPolicy
from evertill.domain.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine
from evertill.domain.sharing import share, share_within
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.rounding import Rounding, as_ratio, round_ratio


@dataclass(frozen=True, slots=True)
class Change:
    """What one modifier does to a line, in minor units."""

    source: str
    minor: int


@dataclass(frozen=True, slots=True)
class LineAmount:
    """A line's amounts in minor units as if goods went out, none below zero; `sign` says which way they go."""

    line: SaleLine
    regular: int
    charged: int
    changes: tuple[Change, ...] = ()

    @property
    def sign(self) -> int:
        """-1 when the goods come back."""
        return -1 if self.line.direction is Direction.RETURN else 1


def line_amounts(sale: Sale) -> list[LineAmount]:
    """The live lines, each with its own modifiers and its share of the sale's."""
    scale = 10 ** currency_exponent(sale.currency)
    rounding = sale.policy.rounding
    amounts = [_line_amount(line, scale=scale, rounding=rounding) for line in sale.lines if not line.is_voided]
    for modifier in sale.modifiers:
        amounts = _with_share(amounts, modifier, sale.policy, sale.currency)
    return amounts


def unit_count(line: SaleLine) -> int:
    """How many units of the line can be told apart: its whole pieces; what is measured or fractional is one."""
    if line.item.unit is not Unit.PIECE or not line.quantity.is_whole:
        return 1
    return line.quantity.micro // MICRO


def _line_amount(line: SaleLine, *, scale: int, rounding: Rounding) -> LineAmount:
    if line.label_amount is not None:
        regular = line.label_amount.minor
    else:
        numerator, denominator = line.regular_price.as_integer_ratio()
        regular = round_ratio(numerator * line.quantity.micro * scale, denominator * MICRO, rounding)
    assert regular >= 0, "a price below zero is a line in the other direction"
    amount = LineAmount(line, regular, regular)
    for modifier in line.modifiers:
        amount = _modified(amount, modifier, scale=scale, rounding=rounding)
    return amount


def _modified(amount: LineAmount, modifier: PriceModifier, *, scale: int, rounding: Rounding) -> LineAmount:
    numerator, denominator = as_ratio(modifier.value)
    match modifier.kind:
        case ModifierKind.PERCENT:
            off = round_ratio(amount.charged * numerator, 100 * denominator, rounding)
        case ModifierKind.AMOUNT:
            off = round_ratio(scale * numerator, denominator, rounding)
        case ModifierKind.UNIT_AMOUNT:
            off = round_ratio(amount.line.quantity.micro * scale * numerator, MICRO * denominator, rounding)
        case ModifierKind.PRICE:
            new = round_ratio(amount.line.quantity.micro * scale * numerator, MICRO * denominator, rounding)
            off = amount.charged - new
        case _:
            assert_never(modifier.kind)
    return _taken_off(amount, modifier, min(off, amount.charged))


def _taken_off(amount: LineAmount, modifier: PriceModifier, off: int) -> LineAmount:
    change = Change(_source(modifier.reason), -off)
    return replace(amount, charged=amount.charged - off, changes=(*amount.changes, change))


def _source(reason: str) -> str:
    return reason if reason.startswith(("manual:", "promotion:")) else f"manual:{reason}"


def _with_share(
    amounts: list[LineAmount], modifier: PriceModifier, policy: PricingPolicy, currency: str
) -> list[LineAmount]:
    """A modifier of the whole sale is borne by the goods going out; when goods only come back, by those."""
    leaving = [i for i, amount in enumerate(amounts) if amount.sign > 0]
    bearing = leaving or list(range(len(amounts)))
    charged = [amounts[i].charged for i in bearing]
    if not any(charged):
        return amounts
    off = _sale_off(sum(charged), modifier, policy.rounding, currency)
    if modifier.kind is ModifierKind.AMOUNT and policy.discount_spread is DiscountSpread.UNIT:
        shares = _share_by_unit(off, [amounts[i] for i in bearing])
    else:
        shares = share(off, charged)
    changed = list(amounts)
    for i, part in zip(bearing, shares, strict=True):
        if part:
            changed[i] = _taken_off(amounts[i], modifier, part)
    return changed


def _sale_off(whole: int, modifier: PriceModifier, rounding: Rounding, currency: str) -> Money:
    numerator, denominator = as_ratio(modifier.value)
    assert modifier.kind in {ModifierKind.PERCENT, ModifierKind.AMOUNT}, "a whole sale has no unit price"
    if modifier.kind is ModifierKind.PERCENT:
        off = round_ratio(whole * numerator, 100 * denominator, rounding)
    else:
        off = round_ratio(10 ** currency_exponent(currency) * numerator, denominator, rounding)
    return Money(min(off, whole), currency)


def _share_by_unit(off: Money, amounts: Sequence[LineAmount]) -> list[int]:
    units = [unit_count(amount.line) for amount in amounts]
    if off.minor < 0:
        return share(off, units)
    return share_within(off, units, [amount.charged for amount in amounts])
