"""How much tax is in or on each line: exact first, rounded where the policy says, then shared back over the lines.

All ratios of a sale are brought to one denominator, so that a line costs a few whole-number operations.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Final, assert_never

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.sharing import share
from evertill.domain.selling.basket import LineAmount
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding, TaxRule, freed
from evertill.domain.taxes.tax_stack import Linear, TaxStack, tax_stack
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass

_GROSS: Final = Keeps.GROSS
_NET: Final = Keeps.NET


@dataclass(frozen=True, slots=True)
class TaxedLine:
    """A line in steps, below zero when goods come back; each tax with its place among the document's rules."""

    net: int
    gross: int
    places: tuple[int, ...]
    bases: tuple[int, ...]
    taxes: tuple[int, ...]
    exempted: int = 0
    """What is off the price because the buyer need not pay the taxes in it."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """A line's taxes as whole numbers over the document's denominator; `places` point at the document's rules."""

    places: tuple[int, ...]
    in_base: tuple[tuple[int, ...], ...]
    included: tuple[int, ...]
    exempt: tuple[int, ...]
    net: tuple[int, int]
    taxes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Document:
    """All stacks of a sale, in order of first sight, with the rules they are made of."""

    stacks: tuple[_Stack, ...]
    denominator: int
    rules: tuple[TaxRule, ...]
    adds_up: bool
    """Whether each tax is a share of the amount and nothing else, so that amounts may be summed before they are
    taxed."""


@dataclass(frozen=True, slots=True)
class _Exact:
    """A line before its taxes are rounded: the amount that stays as it is (price or net), the exact taxes."""

    kept: int
    stack: _Stack
    taxes: list[int]
    sign: int


def tax_lines(
    amounts: Sequence[LineAmount], policy: PricingPolicy, steps_per_whole: Fraction
) -> tuple[list[TaxedLine], tuple[TaxRule, ...]]:
    """Each line with its taxes, which add up to the document's rounded figures; and the rules met, in order."""
    of_line, kinds = _kinds(amounts, steps_per_whole)
    document = _document(kinds, policy.keeps, steps_per_whole.numerator, steps_per_whole.denominator)
    denominator, rounding = document.denominator, policy.rounding
    lines = [
        _exact(amount, document.stacks[place], denominator, policy)
        for amount, place in zip(amounts, of_line, strict=True)
    ]
    match policy.tax_rounding:
        case TaxRounding.LINE:
            rounded = [[round_ratio(tax, denominator, rounding) for tax in line.taxes] for line in lines]
        case TaxRounding.RATE_TOTAL:
            rounded = _once_per_rule(lines, len(document.rules), denominator, rounding)
        case TaxRounding.DOCUMENT:
            rounded = _once(lines, denominator, rounding)
        case _:
            assert_never(policy.tax_rounding)
    return [_taxed(line, taxes, policy.keeps) for line, taxes in zip(lines, rounded, strict=True)], document.rules


def tax_totals(
    charged: Mapping[tuple[TaxRule, ...], int], policy: PricingPolicy, steps_per_whole: Fraction
) -> tuple[int, int] | None:
    """Net and gross of goods sold, of which so many steps are charged under each stack of taxes: what the lines of
    `tax_lines` add up to, without the lines. None where that hangs on the single lines."""
    document = _document(tuple(charged), policy.keeps, steps_per_whole.numerator, steps_per_whole.denominator)
    if not document.adds_up or policy.keeps is not _GROSS:
        return None
    exact = [0] * len(document.rules)
    for stack, steps in zip(document.stacks, charged.values(), strict=True):
        for place, (per_step, _) in zip(stack.places, stack.taxes, strict=True):
            exact[place] += steps * per_step
    rounded = _rounded_totals(exact, document, policy)
    if rounded is None:
        return None
    net = gross = sum(charged.values())
    for rule, tax in zip(document.rules, rounded, strict=False):
        if rule.is_included:
            net -= tax
        else:
            gross += tax
    return net, gross


def _rounded_totals(exact: Sequence[int], document: _Document, policy: PricingPolicy) -> Sequence[int] | None:
    """Each rule's tax; all taxes in the place of the first, where they are rounded as one and all stand on one side
    of the price."""
    match policy.tax_rounding:
        case TaxRounding.LINE:
            return None
        case TaxRounding.RATE_TOTAL:
            return [round_ratio(tax, document.denominator, policy.rounding) for tax in exact]
        case TaxRounding.DOCUMENT:
            is_one_side = len({rule.is_included for rule in document.rules}) <= 1
            return [round_ratio(sum(exact), document.denominator, policy.rounding)] if is_one_side else None
        case _:
            assert_never(policy.tax_rounding)


def _kinds(
    amounts: Sequence[LineAmount], steps_per_whole: Fraction
) -> tuple[list[int], tuple[tuple[TaxRule, ...], ...]]:
    """The taxes that the lines bear, each kind once, in order of first sight; and each line's place among them."""
    kinds: dict[tuple[TaxRule, ...], int] = {}
    seen: dict[int, int] = {}
    of_line = []
    for amount in amounts:
        rules = amount.line.taxes
        # Lines mostly hold the same tuple, and telling by its identity spares looking at every rule again.
        place = seen.get(id(rules))
        if place is None:
            owed = _owed(amount, steps_per_whole)
            place = kinds.setdefault(owed, len(kinds))
            if all(rule.free_below is None for rule in rules):
                seen[id(rules)] = place
        of_line.append(place)
    return of_line, tuple(kinds)


def _owed(amount: LineAmount, steps_per_whole: Fraction) -> tuple[TaxRule, ...]:
    """The line's taxes; those that goods of so low a price do not bear charge nothing."""
    rules = amount.line.taxes
    places = tuple(
        place
        for place, rule in enumerate(rules)
        if rule.free_below is not None
        and amount.charged * MICRO < Fraction(rule.free_below) * steps_per_whole * amount.line.micro
    )
    return freed(rules, places) if places else rules


# The same few combinations of taxes come with every sale of a shop. The steps come as two whole numbers, for a fraction
# takes longer to be hashed than all the rest.
@lru_cache(maxsize=256)
def _document(kinds: tuple[tuple[TaxRule, ...], ...], keeps: Keeps, steps: int, per_wholes: int) -> _Document:
    steps_per_whole = Fraction(steps, per_wholes)
    exact = [tax_stack(taxes, steps_per_whole) for taxes in kinds]
    places: dict[TaxRule, int] = {}
    for rule in (rule for taxes in kinds for rule in taxes):
        places.setdefault(rule, len(places))
    ratios = [ratio for stack in exact for form in _forms(stack, keeps) for ratio in form]
    denominator = lcm(*(ratio.denominator for ratio in ratios))
    stacks = tuple(_whole(stack, keeps, denominator, places) for stack in exact)
    return _Document(stacks, denominator, tuple(places), all(_is_mere_share(rule) for rule in places))


def _is_mere_share(rule: TaxRule) -> bool:
    return rule.kind is TaxKind.PERCENT and rule.free_below is None and not rule.is_exempt


def _forms(stack: TaxStack, keeps: Keeps) -> list[tuple[Fraction, Fraction]]:
    """Net first, then the taxes: of the price, or of the rounded net when nets stay; per step, per millionth."""
    taxes: Sequence[Linear] = stack.of_price if keeps is Keeps.GROSS else stack.of_net
    return [(form.per_step, form.per_unit / MICRO) for form in (stack.net_of_price, *taxes)]


def _whole(stack: TaxStack, keeps: Keeps, denominator: int, places: dict[TaxRule, int]) -> _Stack:
    net, *taxes = [
        (int(per_step * denominator), int(per_micro * denominator)) for per_step, per_micro in _forms(stack, keeps)
    ]
    included = tuple(place for place, rule in enumerate(stack.rules) if rule.is_included)
    exempt = tuple(place for place, rule in enumerate(stack.rules) if rule.is_exempt)
    return _Stack(tuple(places[rule] for rule in stack.rules), stack.in_base, included, exempt, net, tuple(taxes))


def _exact(amount: LineAmount, stack: _Stack, denominator: int, policy: PricingPolicy) -> _Exact:
    line = amount.line
    kept, micro = line.sign * amount.charged, line.sign * line.micro
    if policy.keeps is _NET:
        per_step, per_micro = stack.net
        kept = round_ratio(kept * per_step + micro * per_micro, denominator, policy.rounding)
    taxes = [kept * per_step + micro * per_micro for per_step, per_micro in stack.taxes]
    return _Exact(kept, stack, taxes, line.sign)


def _once_per_rule(lines: Sequence[_Exact], rule_count: int, denominator: int, rounding: Rounding) -> list[list[int]]:
    """Each tax is rounded once over the document, then shared over its lines."""
    rounded = [[0] * len(line.taxes) for line in lines]
    cells: list[list[tuple[int, int]]] = [[] for _ in range(rule_count)]
    for i, line in enumerate(lines):
        for k, place in enumerate(line.stack.places):
            cells[place].append((i, k))
    for of_rule in cells:
        exact = [lines[i].taxes[k] for i, k in of_rule]
        total = round_ratio(sum(exact), denominator, rounding)
        for (i, k), part in zip(of_rule, share(total, exact, parts_per_step=denominator), strict=True):
            rounded[i][k] = part
    return rounded


def _once(lines: Sequence[_Exact], denominator: int, rounding: Rounding) -> list[list[int]]:
    """All taxes are rounded once together, shared over the lines, and within a line over its taxes."""
    exact = [sum(line.taxes) for line in lines]
    total = round_ratio(sum(exact), denominator, rounding)
    shares = share(total, exact, parts_per_step=denominator)
    return [share(part, line.taxes, parts_per_step=denominator) for line, part in zip(lines, shares, strict=True)]


def _taxed(line: _Exact, taxes: list[int], keeps: Keeps) -> TaxedLine:
    """The line with its net and gross. Where fixed taxes are more than the price, taxes on what is below nothing may
    outweigh it: goods then cost nothing, and never less."""
    stack = line.stack
    net, keeps_gross = line.kept, keeps is _GROSS
    if len(taxes) == 1 and not stack.exempt:
        # Nearly every line there is; the same as below in half the time.
        tax = taxes[0]
        net -= tax if stack.included and keeps_gross else 0
        if (net + tax) * line.sign < 0:
            net = -tax
        return TaxedLine(net, net + tax, stack.places, (net,), (tax,))
    if keeps_gross:
        for place in stack.included:
            net -= taxes[place]
    exempted = 0
    for place in stack.exempt:
        exempted += taxes[place]
        taxes[place] = 0
    gross = net + sum(taxes)
    if gross * line.sign < 0:
        exempted += gross if exempted else 0
        net, gross = net - gross, 0
    bases = tuple(net + sum(taxes[place] for place in beneath) if beneath else net for beneath in stack.in_base)
    return TaxedLine(net, gross, stack.places, bases, tuple(taxes), exempted)
