"""How much tax is in or on each line: exact first, rounded where the policy says, then shared back over the lines.

All ratios of a sale are brought to one denominator, so that a line costs a few whole-number operations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import assert_never

from evertill.domain.line_amounts import LineAmount
from evertill.domain.policy import PricingPolicy
from evertill.domain.sharing import share
from evertill.domain.tax import Keeps, TaxRounding, TaxRule
from evertill.domain.tax_stack import Linear, TaxStack, tax_stack
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, round_ratio


@dataclass(frozen=True, slots=True)
class TaxedLine:
    """A line in minor units, below zero when goods come back; each tax with its place among the document's rules."""

    net: int
    gross: int
    places: tuple[int, ...]
    bases: tuple[int, ...]
    taxes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Stack:
    """A line's taxes as whole numbers over the document's denominator; `places` point at the document's rules."""

    places: tuple[int, ...]
    in_base: tuple[tuple[int, ...], ...]
    included: tuple[int, ...]
    net: tuple[int, int]
    taxes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Exact:
    """A line before its taxes are rounded: the amount that stays as it is (price or net), the exact taxes."""

    kept: int
    stack: _Stack
    taxes: list[int]


def tax_lines(
    amounts: Sequence[LineAmount], policy: PricingPolicy, currency: str
) -> tuple[list[TaxedLine], list[TaxRule]]:
    """Each line with its taxes, which add up to the document's rounded figures; and the rules met, in order."""
    stacks, denominator, rules = _stacks(amounts, policy.keeps, currency)
    lines = [_exact(amount, stacks[amount.line.item.taxes], denominator, policy) for amount in amounts]
    match policy.tax_rounding:
        case TaxRounding.LINE:
            rounded = [[round_ratio(tax, denominator, policy.rounding) for tax in line.taxes] for line in lines]
        case TaxRounding.RATE_TOTAL:
            rounded = _once_per_rule(lines, len(rules), denominator, policy.rounding, currency)
        case TaxRounding.DOCUMENT:
            rounded = _once(lines, denominator, policy.rounding, currency)
        case _:
            assert_never(policy.tax_rounding)
    return [_taxed(line, taxes, policy.keeps) for line, taxes in zip(lines, rounded, strict=True)], rules


def _stacks(
    amounts: Sequence[LineAmount], keeps: Keeps, currency: str
) -> tuple[Mapping[tuple[TaxRule, ...], _Stack], int, list[TaxRule]]:
    scale = 10 ** currency_exponent(currency)
    exact = {taxes: tax_stack(taxes, minor_per_whole=scale) for taxes in {a.line.item.taxes: None for a in amounts}}
    places: dict[TaxRule, int] = {}
    for rule in (rule for taxes in exact for rule in taxes):
        places.setdefault(rule, len(places))
    ratios = [ratio for stack in exact.values() for form in _forms(stack, keeps) for ratio in form]
    denominator = lcm(*(ratio.denominator for ratio in ratios))
    whole = {taxes: _whole(stack, keeps, denominator, places) for taxes, stack in exact.items()}
    return whole, denominator, list(places)


def _forms(stack: TaxStack, keeps: Keeps) -> list[tuple[Fraction, Fraction]]:
    """Net first, then the taxes: of the price, or of the rounded net when nets stay; per minor unit, per millionth."""
    taxes: Sequence[Linear] = stack.of_price if keeps is Keeps.GROSS else stack.of_net
    return [(form.per_minor, form.per_unit / MICRO) for form in (stack.net_of_price, *taxes)]


def _whole(stack: TaxStack, keeps: Keeps, denominator: int, places: Mapping[TaxRule, int]) -> _Stack:
    net, *taxes = [
        (int(per_minor * denominator), int(per_micro * denominator)) for per_minor, per_micro in _forms(stack, keeps)
    ]
    included = tuple(place for place, rule in enumerate(stack.rules) if rule.is_included)
    return _Stack(tuple(places[rule] for rule in stack.rules), stack.in_base, included, net, tuple(taxes))


def _exact(amount: LineAmount, stack: _Stack, denominator: int, policy: PricingPolicy) -> _Exact:
    kept = amount.sign * amount.charged
    micro = amount.sign * amount.line.quantity.micro
    if policy.keeps is Keeps.NET:
        per_minor, per_micro = stack.net
        kept = round_ratio(kept * per_minor + micro * per_micro, denominator, policy.rounding)
    return _Exact(kept, stack, [kept * per_minor + micro * per_micro for per_minor, per_micro in stack.taxes])


def _once_per_rule(
    lines: Sequence[_Exact], rule_count: int, denominator: int, rounding: Rounding, currency: str
) -> list[list[int]]:
    """Each tax is rounded once over the document, then shared over its lines."""
    rounded = [[0] * len(line.taxes) for line in lines]
    for rule in range(rule_count):
        cells = [(i, k) for i, line in enumerate(lines) for k, place in enumerate(line.stack.places) if place == rule]
        exact = [lines[i].taxes[k] for i, k in cells]
        total = Money(round_ratio(sum(exact), denominator, rounding), currency)
        for (i, k), part in zip(cells, share(total, exact, parts_per_minor=denominator), strict=True):
            rounded[i][k] = part
    return rounded


def _once(lines: Sequence[_Exact], denominator: int, rounding: Rounding, currency: str) -> list[list[int]]:
    """All taxes are rounded once together, shared over the lines, and within a line over its taxes."""
    exact = [sum(line.taxes) for line in lines]
    total = Money(round_ratio(sum(exact), denominator, rounding), currency)
    shares = share(total, exact, parts_per_minor=denominator)
    return [
        share(Money(part, currency), line.taxes, parts_per_minor=denominator)
        for line, part in zip(lines, shares, strict=True)
    ]


def _taxed(line: _Exact, taxes: list[int], keeps: Keeps) -> TaxedLine:
    net = line.kept
    if keeps is Keeps.GROSS:
        net -= sum(taxes[place] for place in line.stack.included)
    bases = tuple(net + sum(taxes[place] for place in beneath) for beneath in line.stack.in_base)
    return TaxedLine(net, net + sum(taxes), line.stack.places, bases, tuple(taxes))
