"""What one promotion would take off the open units of a sale, were it applied now. Nothing is changed here."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from evertill.domain.policy.store_policy import DiscountSpread
from evertill.domain.pricing.sharing import spread
from evertill.domain.promotions.open_units import (
    OpenLine,
    Part,
    dearest_first,
    first_units,
    gathered,
    runs_of,
    whole_parts,
)
from evertill.domain.promotions.promotion import Promotion, QuantityBreak, Reward, RewardKind
from evertill.kernel.money import split_whole
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, as_ratio, round_ratio
from evertill.kernel.values import dataclass

_CHEAPEST_PERCENT_OFF: Final = RewardKind.CHEAPEST_PERCENT_OFF


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a reward is computed."""

    steps_per_whole: Fraction
    scale: tuple[int, int]
    """The same as whole numbers: a fraction works its own out at every look."""
    rounding: Rounding
    spread: DiscountSpread

    def steps(self, value: Decimal) -> int:
        """A value, rounded once."""
        return self.times(self.each(value), MICRO)

    def each(self, value: Decimal) -> tuple[int, int]:
        """A value for each unit, ready to be multiplied by millionths of units."""
        numerator, denominator = as_ratio(value)
        up, down = self.scale
        return numerator * up, denominator * down * MICRO

    def times(self, each: tuple[int, int], micro: int) -> int:
        """So much of it, rounded once."""
        return round_ratio(each[0] * micro, each[1], self.rounding)

    def percent(self, amount: int, value: Decimal) -> int:
        """So many percent of an amount, rounded once."""
        numerator, denominator = as_ratio(value)
        return min(amount, round_ratio(amount * numerator, 100 * denominator, self.rounding))


@dataclass(slots=True)
class Plan:
    """What the promotion takes off which units in all, and the units it needs beside them."""

    off: int = 0
    shares: Sequence[tuple[Part, int]] = ()
    beside: Sequence[Part] = ()


def reward_plan(promotion: Promotion, chosen: Sequence[int], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    """What the reward takes off these lines' open units."""
    reward = promotion.reward
    parts = whole_parts(lines, chosen)
    if promotion.max_units is not None and sum([part.units for part in parts]) > promotion.max_units:
        parts = gathered(first_units(dearest_first(lines, parts), promotion.max_units))
    return _PLANS[reward.kind](promotion, parts, lines, terms)


def _gift(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    return Plan()


def _percent_off(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    reward = promotion.reward
    return _by_value(parts, terms.percent(_whole(parts), reward.value), reward, terms)


def _whole(parts: Sequence[Part]) -> int:
    return sum([part.amount for part in parts])


def _by_value(parts: Sequence[Part], off: int, reward: Reward, terms: Terms, beside: Sequence[Part] = ()) -> Plan:
    """One amount off all the parts, shared by what they cost."""
    off = _capped(off, reward, terms)
    if off <= 0:
        return Plan()
    shares = split_whole(off, [part.amount for part in parts])
    return Plan(off, list(zip(parts, shares, strict=True)), beside)


def _capped(off: int, reward: Reward, terms: Terms) -> int:
    return off if reward.max_amount is None else min(off, terms.steps(reward.max_amount))


def _amount_off(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    reward = promotion.reward
    amounts = [part.amount for part in parts]
    off = min(_capped(terms.steps(reward.value), reward, terms), sum(amounts))
    if off <= 0:
        return Plan()
    shares = spread(off, [part.units for part in parts], amounts, terms.spread)
    return Plan(off, list(zip(parts, shares, strict=True)))


def _each(parts: Sequence[Part], offs: Sequence[int], reward: Reward, terms: Terms) -> Plan:
    """Amounts off each part; the cap on their sum is shared by them."""
    off = sum(offs)
    if off <= 0:
        return Plan()
    capped = _capped(off, reward, terms)
    shares = offs if capped == off else split_whole(capped, offs)
    return Plan(capped, list(zip(parts, shares, strict=True)))


def _unit_amount_off(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    reward = promotion.reward
    each = terms.each(reward.value)
    return _each(parts, [_unit_off(part, lines, each, terms) for part in parts], reward, terms)


def _fixed_price(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    return _priced_down(promotion.reward, promotion.reward.value, parts, lines, terms)


def _priced_down(
    reward: Reward, price: Decimal, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms
) -> Plan:
    each = terms.each(price)
    return _each(parts, [_down_to(part, lines, each, terms) for part in parts], reward, terms)


def _unit_off(part: Part, lines: Sequence[OpenLine], each: tuple[int, int], terms: Terms) -> int:
    unit_micro, runs = lines[part.i].unit_micro, _told_apart(part, lines)
    if runs is None:
        return min(part.amount, terms.times(each, part.units * unit_micro))
    return sum(min(amount * count, terms.times(each, count * unit_micro)) for amount, count in runs.items())


def _down_to(part: Part, lines: Sequence[OpenLine], each: tuple[int, int], terms: Terms) -> int:
    unit_micro, runs = lines[part.i].unit_micro, _told_apart(part, lines)
    if runs is None:
        return max(0, part.amount - terms.times(each, part.units * unit_micro))
    return sum(max(0, amount * count - terms.times(each, count * unit_micro)) for amount, count in runs.items())


def _told_apart(part: Part, lines: Sequence[OpenLine]) -> dict[int, int] | None:
    """The part's units where earlier promotions made them differ; None where they share the amount evenly."""
    runs = lines[part.i].runs if part.runs is None else part.runs
    return None if runs is None or max(runs) - min(runs) <= 1 else runs


def _broken(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    reward = promotion.reward
    quantity = sum(part.units * lines[part.i].unit_micro for part in parts)
    reached: QuantityBreak | None = None
    for step in reward.breaks:
        if step.from_micro <= quantity:
            reached = step
    if reached is None:
        return Plan()
    if reached.unit_price is not None:
        return _priced_down(reward, reached.unit_price, parts, lines, terms)
    assert reached.percent_off is not None
    return _by_value(parts, terms.percent(_whole(parts), reached.percent_off), reward, terms)


def _bundles(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    """Sets of the dearest units for one price, as long as a set comes cheaper so; without a size, all as one set."""
    price = terms.steps(promotion.reward.value)
    size = promotion.condition.min_quantity_micro // MICRO
    if not size:
        return _by_value(parts, _whole(parts) - price, promotion.reward, terms)
    most = sum(part.units for part in parts) // size
    if promotion.max_uses is not None:
        most = min(most, promotion.max_uses)
    pieces = dearest_first(lines, parts)
    sets = _cheaper_sets(pieces, size, most, price)
    bundled = gathered(first_units(pieces, sets * size))
    return _by_value(bundled, _whole(bundled) - sets * price, promotion.reward, terms)


def _cheaper_sets(pieces: Sequence[tuple[int, int, int]], size: int, most: int, price: int) -> int:
    """How many whole sets, taken from the dearest units on, cost more than the bundle's price."""
    sets, room, worth = 0, size, 0
    for _, amount, count in pieces:
        left = count
        while left and sets < most:
            if room == size and left >= size:
                if amount * size <= price:
                    return sets
                alike = min(left // size, most - sets)
                sets, left = sets + alike, left - alike * size
                continue
            taken = min(left, room)
            worth, room, left = worth + taken * amount, room - taken, left - taken
            if room == 0:
                if worth <= price:
                    return sets
                sets, room, worth = sets + 1, size, 0
    return sets


def _cheapest(promotion: Promotion, parts: Sequence[Part], lines: Sequence[OpenLine], terms: Terms) -> Plan:
    """Whole sets of buy + get are counted; the cheapest units, `get` for each set, are rewarded."""
    reward = promotion.reward
    sets = sum(part.units for part in parts) // (reward.buy + reward.get)
    if promotion.max_uses is not None:
        sets = min(sets, promotion.max_uses)
    if not sets:
        return Plan()
    pieces = dearest_first(lines, parts)
    cheapest = gathered(first_units(pieces[::-1], sets * reward.get))
    bought = gathered(first_units(pieces, sets * reward.buy))
    off = _whole(cheapest)
    if reward.kind is _CHEAPEST_PERCENT_OFF:
        off = terms.percent(off, reward.value)
    return _by_value(cheapest, off, reward, terms, bought)


_PLANS: Mapping[RewardKind, Callable[[Promotion, Sequence[Part], Sequence[OpenLine], Terms], Plan]] = {
    RewardKind.PERCENT_OFF: _percent_off,
    RewardKind.AMOUNT_OFF: _amount_off,
    RewardKind.UNIT_AMOUNT_OFF: _unit_amount_off,
    RewardKind.FIXED_PRICE: _fixed_price,
    RewardKind.BUNDLE_PRICE: _bundles,
    RewardKind.CHEAPEST_FREE: _cheapest,
    RewardKind.CHEAPEST_PERCENT_OFF: _cheapest,
    RewardKind.QUANTITY_BREAKS: _broken,
    RewardKind.GIFT: _gift,
}


def units_left(line: OpenLine, parts: Sequence[Part], i: int) -> Part | None:
    """The line's open units that are in none of the parts; None when there are none."""
    runs = dict(runs_of(line))
    for part in parts:
        if part.i == i:
            if part.runs is None:
                return None
            for amount, count in part.runs.items():
                runs[amount] -= count
    runs = {amount: count for amount, count in runs.items() if count}
    units = sum(runs.values())
    return Part(i, sum(amount * count for amount, count in runs.items()), units, runs) if units else None
