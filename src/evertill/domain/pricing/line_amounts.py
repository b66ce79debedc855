"""What each line costs on its price's own side, before taxes are told apart: quantity x price, the line's modifiers,
the promotions, then the modifiers of the whole sale.

The own side is the gross where a line's taxes are all included, else the price as listed (net plus the included taxes).
"""

from collections.abc import Sequence
from typing import assert_never

from evertill.domain.pricing.offers import NO_OFFERS, NOBODY, Offered, Offers, Shopper
from evertill.domain.pricing.offers_on_sale import offers_on
from evertill.domain.pricing.sharing import share, spread
from evertill.domain.selling.basket import Basket, BasketLine, Change, LineAmount, bearing_lines
from evertill.domain.selling.sale import ModifierKind, PriceModifier
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import as_ratio, round_ratio


def line_amounts(
    basket: Basket, offers: Offers = NO_OFFERS, shopper: Shopper = NOBODY
) -> tuple[list[LineAmount], Offered]:
    """The lines, each with its own modifiers, the promotions and its share of the sale's; and what was offered."""
    regular = _regular_steps(basket.lines, basket)
    charged = list(regular)
    changes: list[list[Change]] = [[] for _ in regular]
    for i, line in enumerate(basket.lines):
        for modifier in line.modifiers:
            _take(i, charged, changes, modifier, _off(line, charged[i], modifier, basket))
    for source, shares in basket.taken:
        for i, off in shares:
            _take_off(i, charged, changes, source, min(off, charged[i]))
    offered = offers_on(basket, charged, offers, shopper)
    for promotion, shares in offered.taken:
        source = f"promotion:{promotion.promotion_id}"
        for i, off in shares:
            _take_off(i, charged, changes, source, off)
    for modifier in basket.modifiers:
        _share_out(basket, charged, changes, modifier)
    amounts = [LineAmount(line, regular[i], charged[i], tuple(changes[i])) for i, line in enumerate(basket.lines)]
    return amounts, offered


def regular_steps(line: BasketLine, basket: Basket) -> int:
    """Quantity x price, rounded once; or what the label says."""
    return _regular_steps((line,), basket)[0]


def _regular_steps(lines: Sequence[BasketLine], basket: Basket) -> list[int]:
    steps, rounding = basket.steps_per_whole, basket.policy.rounding
    up, down = steps.numerator, steps.denominator * MICRO
    regular = []
    for line in lines:
        if line.label_steps is not None:
            regular.append(line.label_steps)
            continue
        numerator, denominator = line.unit_price
        regular.append(round_ratio(numerator * line.micro * up, denominator * down, rounding))
    assert min(regular, default=0) >= 0, "a price below zero is a line in the other direction"
    return regular


def _off(line: BasketLine, charged: int, modifier: PriceModifier, basket: Basket) -> int:
    numerator, denominator = as_ratio(modifier.value)
    steps, rounding = basket.steps_per_whole, basket.policy.rounding
    match modifier.kind:
        case ModifierKind.PERCENT:
            off = round_ratio(charged * numerator, 100 * denominator, rounding)
        case ModifierKind.AMOUNT:
            off = round_ratio(steps.numerator * numerator, steps.denominator * denominator, rounding)
        case ModifierKind.UNIT_AMOUNT | ModifierKind.PRICE:
            whole = line.micro * steps.numerator * numerator
            off = round_ratio(whole, MICRO * steps.denominator * denominator, rounding)
            if modifier.kind is ModifierKind.PRICE:
                off = charged - off
        case _:
            assert_never(modifier.kind)
    return min(off, charged)


def _take(i: int, charged: list[int], changes: list[list[Change]], modifier: PriceModifier, off: int) -> None:
    _take_off(i, charged, changes, source_of(modifier.reason), off)


def _take_off(i: int, charged: list[int], changes: list[list[Change]], source: str, off: int) -> None:
    charged[i] -= off
    changes[i].append(Change(source, -off))


def source_of(reason: str) -> str:
    """What the answer calls the cause of a change."""
    return reason if reason.startswith(("manual:", "promotion:")) else f"manual:{reason}"


def _share_out(basket: Basket, charged: list[int], changes: list[list[Change]], modifier: PriceModifier) -> None:
    bearing = bearing_lines(basket.lines)
    parts = [charged[i] for i in bearing]
    if any(parts):
        for i, off in zip(bearing, _sale_shares(basket, bearing, parts, modifier), strict=True):
            if off:
                _take(i, charged, changes, modifier, off)


def _sale_shares(basket: Basket, bearing: Sequence[int], parts: Sequence[int], modifier: PriceModifier) -> list[int]:
    numerator, denominator = as_ratio(modifier.value)
    assert modifier.kind in {ModifierKind.PERCENT, ModifierKind.AMOUNT}, "a whole sale has no unit price"
    whole = sum(parts)
    if modifier.kind is ModifierKind.PERCENT:
        return share(min(whole, round_ratio(whole * numerator, 100 * denominator, basket.policy.rounding)), parts)
    steps = basket.steps_per_whole
    off = round_ratio(steps.numerator * numerator, steps.denominator * denominator, basket.policy.rounding)
    return spread(min(off, whole), [basket.lines[i].unit_count for i in bearing], parts, basket.policy.discount_spread)
