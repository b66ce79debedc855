"""How the promotions of a shop meet on one sale: tried in order, each on what the earlier ones left open.

Independent of the order of scanning, but for the cents of a tie: units are taken by what they cost, and equal ones by
product and line.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from evertill.domain.pricing.offers import (
    NOTHING_OFFERED,
    Gift,
    Offered,
    Offers,
    Shopper,
    Verdict,
    is_in_scope,
    matching_lines,
)
from evertill.domain.pricing.rewards import Plan, Terms, reward_plan, units_left
from evertill.domain.promotions.open_units import OpenLine, Part, close, dearest_first, first_units, gathered, reduce
from evertill.domain.promotions.promotion import AmountSide, Requirement, RewardKind, Stacking
from evertill.domain.selling.basket import Basket, BasketLine, bearing_lines
from evertill.domain.taxes.tax_stack import tax_stack
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import round_ratio
from evertill.kernel.values import dataclass

# An enumeration takes longer to be asked for its member than a promotion to be looked at (CPython 3.11).
_BEST_OF: Final = Stacking.BEST_OF
_EXCLUSIVE: Final = Stacking.EXCLUSIVE
_GIFT: Final = RewardKind.GIFT
_APPLIED: Final = Verdict.APPLIED


@dataclass(frozen=True, slots=True)
class _Counter:
    """One sale while promotions are tried on it."""

    basket: Basket
    lines: list[OpenLine]
    offers: Offers
    found: dict[int, list[int]]
    terms: Terms


def offers_on(basket: Basket, charged: Sequence[int], offers: Offers, shopper: Shopper) -> Offered:
    """What the promotions take off lines that cost so much; see `Offered`."""
    if not offers.promotions:
        return NOTHING_OFFERED
    bearing = [i for i in bearing_lines(basket.lines) if basket.lines[i].takes_promotions]
    found = matching_lines(offers, basket.lines, bearing)
    places = sorted({matcher // 2 for matcher in found})
    verdicts = {
        place: Verdict.NOT_FOR_THIS_SALE for place in places if not is_in_scope(offers.promotions[place].scope, shopper)
    }
    policy = basket.policy
    steps = basket.steps_per_whole
    terms = Terms(steps, (steps.numerator, steps.denominator), policy.rounding, policy.discount_spread)
    lines = [
        OpenLine(amount, line.unit_count, _unit_micro(line), (line.product, len(line.key), line.key))
        for line, amount in zip(basket.lines, charged, strict=True)
    ]
    counter = _Counter(basket, lines, offers, found, terms)
    return _try_all(counter, [place for place in places if place not in verdicts], verdicts)


def _unit_micro(line: BasketLine) -> int:
    return MICRO if line.unit_count * MICRO == line.micro else line.micro


def _try_all(counter: _Counter, places: Sequence[int], verdicts: dict[int, Verdict]) -> Offered:
    taken, gifts = [], []
    for turn in places:
        if turn in verdicts:
            continue
        place, plan = _in_turn(counter, turn, places, verdicts)
        if isinstance(plan, Verdict):
            verdicts[place] = plan
            continue
        verdicts[place] = _APPLIED
        promotion = counter.offers.promotions[place]
        _apply(counter, place, plan)
        if promotion.reward.kind is _GIFT:
            gifts.append(Gift(promotion, promotion.reward.product, promotion.reward.quantity_micro))
        shares = tuple((part.i, off) for part, off in plan.shares if off)
        if shares:
            taken.append((promotion, shares))
    return Offered(tuple(taken), verdicts, tuple(gifts))


def _in_turn(
    counter: _Counter, turn: int, places: Sequence[int], verdicts: dict[int, Verdict]
) -> tuple[int, "Plan | Verdict"]:
    """The promotion whose turn it is; where that is a best-of, the best of them all."""
    promotions = counter.offers.promotions
    if promotions[turn].stacking is not _BEST_OF:
        return turn, _plan(counter, turn)
    return _best(counter, [at for at in places if promotions[at].stacking is _BEST_OF], verdicts)


def _best(counter: _Counter, rivals: Sequence[int], verdicts: dict[int, Verdict]) -> tuple[int, "Plan | Verdict"]:
    """Of the rivals the one that takes most off now; on a tie the earlier. The others are done with."""
    plans = {place: _plan(counter, place) for place in rivals}
    valid = {place: plan for place, plan in plans.items() if isinstance(plan, Plan)}
    for place, plan in plans.items():
        verdicts[place] = plan if isinstance(plan, Verdict) else Verdict.ANOTHER_IS_BETTER
    if not valid:
        return rivals[0], plans[rivals[0]]
    best = min(valid, key=lambda place: (-valid[place].off, place))
    return best, valid[best]


def _plan(counter: _Counter, place: int) -> "Plan | Verdict":
    promotion, lines = counter.offers.promotions[place], counter.lines
    needed = [i for i in counter.found.get(2 * place, ()) if lines[i].units]
    if not needed:
        return Verdict.NOTHING_MATCHES
    rewarded = needed
    if promotion.reward.match is not None and promotion.reward.kind is not _GIFT:
        rewarded = [i for i in counter.found.get(2 * place + 1, ()) if lines[i].units]
        if not rewarded:
            return Verdict.NOTHING_MATCHES
    if not _is_met(counter, promotion.condition, needed):
        return Verdict.CONDITION_NOT_MET
    plan = reward_plan(promotion, rewarded, lines, counter.terms)
    if plan.off <= 0 and promotion.reward.kind is not _GIFT:
        return Verdict.TAKES_NOTHING
    return plan


def _is_met(counter: _Counter, condition: Requirement, needed: Sequence[int]) -> bool:
    lines = counter.lines
    if condition.min_quantity_micro and sum([lines[i].micro for i in needed]) < condition.min_quantity_micro:
        return False
    if condition.distinct and _different(counter, condition, needed) < condition.distinct:
        return False
    if condition.min_amount is None:
        return True
    return _amount(counter, condition.of, needed) >= counter.terms.steps(condition.min_amount)


def _different(counter: _Counter, condition: Requirement, needed: Sequence[int]) -> int:
    lines, groups = counter.basket.lines, condition.match.groups
    if len(groups) > 1 and not condition.match.products:
        return len({group for i in needed for group in lines[i].groups if group in groups})
    return len({lines[i].product or f"\0{lines[i].key}" for i in needed})


def _amount(counter: _Counter, side: AmountSide, needed: Sequence[int]) -> int:
    """What the open units come to with or without their taxes, rounded once."""
    own, other = 0, Fraction(0)
    for i in needed:
        line, amount = counter.lines[i], counter.lines[i].amount
        taxes = counter.basket.lines[i].taxes
        if not taxes:
            own += amount
        elif side is AmountSide.GROSS and all(rule.is_included for rule in taxes):
            own += amount
        elif side is AmountSide.NET and not any(rule.is_included for rule in taxes):
            own += amount
        else:
            stack = tax_stack(taxes, counter.terms.steps_per_whole)
            forms = (stack.net_of_price, *(stack.of_price if side is AmountSide.GROSS else ()))
            other += sum(form.per_step * amount + form.per_unit * line.micro / MICRO for form in forms)
    rounded = round_ratio(other.numerator, other.denominator, counter.terms.rounding)
    return own + rounded


def _apply(counter: _Counter, place: int, plan: Plan) -> None:
    """Take the plan's amounts off; an exclusive promotion closes the units it used."""
    promotion = counter.offers.promotions[place]
    if promotion.stacking is not _EXCLUSIVE:
        for part, off in plan.shares:
            reduce(counter.lines, part, off)
        return
    used = [*(part for part, _ in plan.shares), *plan.beside]
    used += _needed_beside(counter, place, used)
    for part in _merged(used):
        close(counter.lines, part)


def _merged(parts: Sequence[Part]) -> list[Part]:
    """One part for each line; a whole line stays whole."""
    whole = {part.i: part for part in parts if part.runs is None}
    pieces = [
        (part.i, amount, count)
        for part in parts
        if part.i not in whole and part.runs is not None
        for amount, count in part.runs.items()
    ]
    return [*whole.values(), *gathered(pieces)]


def _needed_beside(counter: _Counter, place: int, used: Sequence[Part]) -> list[Part]:
    """The units the condition needs that the reward did not use: the dearest, until the condition is met."""
    condition = counter.offers.promotions[place].condition
    if condition.asks_nothing:
        return []
    needed = [i for i in counter.found.get(2 * place, ()) if counter.lines[i].units]
    if {part.i for part in used if part.runs is None}.issuperset(needed):
        return []
    free = [part for part in (units_left(counter.lines[i], used, i) for i in needed) if part is not None]
    if condition.distinct:
        return free
    quantity, amount = _used_of(counter, needed, used)
    wanted = condition.min_quantity_micro or 1
    wanted_amount = 0 if condition.min_amount is None else counter.terms.steps(condition.min_amount)
    taken = []
    for i, price, count in dearest_first(counter.lines, free):
        lacking = _lacking(wanted - quantity, counter.lines[i].unit_micro)
        if price:
            lacking = max(lacking, _lacking(wanted_amount - amount, price))
        part = first_units([(i, price, count)], lacking)
        taken += part
        units = sum(found for _, _, found in part)
        quantity, amount = quantity + units * counter.lines[i].unit_micro, amount + units * price
    return gathered(taken)


def _lacking(short: int, each: int) -> int:
    """How many of these it takes to make up what is short."""
    return max(0, -(-short // each))


def _used_of(counter: _Counter, needed: Sequence[int], used: Sequence[Part]) -> tuple[int, int]:
    """Quantity and amount of the condition's goods among the units used."""
    of_condition = [part for part in used if part.i in needed]
    quantity = sum(part.units * counter.lines[part.i].unit_micro for part in of_condition)
    return quantity, sum(part.amount for part in of_condition)
