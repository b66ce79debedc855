"""Two computations of one sale, ours and a backend's: told apart to the minor unit, never silently adopted."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias

import msgspec

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.tax_amounts import tax_lines, tax_totals
from evertill.domain.selling.basket import BasketLine, LineAmount
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.kernel.canonical import Json
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.rounding import Rounding
from evertill.kernel.values import dataclass

LINES_MOST = 10_000
_Name: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]
"""A tax's id, or its rate in digits; what is longer is no rate of any shop."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What one side comes to, in minor units."""

    currency: str
    net: int
    tax: int
    gross: int


def difference(ours: Totals, theirs: Totals, *, our_name: str, their_name: str) -> str | None:
    """Both computations in a sentence; None where they agree to the minor unit."""
    if ours == theirs:
        return None
    return f"{our_name} comes to {_told(ours)}, {their_name} to {_told(theirs)}"


def stated_totals(body: Mapping[str, Json]) -> Totals | None:
    """What the body of a sale says it comes to; None when it does not say."""
    currency, net, tax, gross = body.get("currency"), body.get("net"), body.get("tax"), body.get("gross")
    if not (isinstance(currency, str) and isinstance(net, int) and isinstance(tax, int) and isinstance(gross, int)):
        return None
    return Totals(currency, net, tax, gross)


def recomputed_totals(body: Mapping[str, Json]) -> Totals | None:
    """What the engine makes of the body of a sale: its lines' own amounts, taxed and rounded by its own policy.

    None where the body does not tell enough, or goods come back in it: those are shares of an older sale.
    """
    if not _is_told_briefly(body):
        return None
    try:
        sale = msgspec.convert(body, _SoldBody)
        rules = {rule.tax_id: _rule(rule) for rule in sale.taxes}
        if len(rules) != len(sale.taxes):
            # A rate changed while the sale was rung, and the lines do not say which is theirs.
            return None
        net, gross = _net_and_gross(sale, rules)
    except (KeyError, InvalidOperation, ValueError, SettingsFault):
        return None
    return Totals(sale.currency, net, gross - net, gross)


def _net_and_gross(sale: "_SoldBody", rules: Mapping[str, TaxRule]) -> tuple[int, int]:
    """Of most sales by what is charged under each stack of taxes together; a long queue of them comes to a backend."""
    policy, steps_per_whole = _policy(sale.policy), _steps_per_whole(sale.currency)
    charged: dict[tuple[str, ...], int] = {}
    for line in sale.lines:
        ids = tuple([share[0] for share in line.taxes])
        charged[ids] = charged.get(ids, 0) + _steps(line)
    stacks = {ids: tuple([rules[tax_id] for tax_id in ids]) for ids in charged}
    totals = tax_totals({stacks[ids]: steps for ids, steps in charged.items()}, policy, steps_per_whole)
    if totals is not None:
        return totals
    taxed, _ = tax_lines([_amount(line, stacks) for line in sale.lines], policy, steps_per_whole)
    return sum(line.net for line in taxed), sum(line.gross for line in taxed)


def _is_told_briefly(body: Mapping[str, Json]) -> bool:
    lines = body.get("lines")
    return isinstance(lines, list) and len(lines) <= LINES_MOST


# The members that pricing needs, each checked as it is read; ValueError where one is missing or something else.


class _SoldLine(msgspec.Struct, gc=False):
    line: int
    direction: Literal["sale"]
    quantity: Annotated[int, msgspec.Meta(gt=0)]
    regular: int
    discount: int
    taxes: list[tuple[str, int, int]]


class _SoldTax(msgspec.Struct, gc=False):
    tax_id: _Name
    kind: str
    rate: _Name
    included: bool
    compound: bool
    in_base_of_next: bool
    exempt: bool = False
    free_below: _Name | None = None
    only_excess: bool = False


class _SoldPolicy(msgspec.Struct, gc=False):
    tax_rounding: str
    rounding: str
    keeps: str


class _SoldBody(msgspec.Struct):
    currency: str
    lines: list[_SoldLine]
    taxes: list[_SoldTax]
    policy: _SoldPolicy


def _steps(found: _SoldLine) -> int:
    """What the line came to after all that was taken off; the till has told that already."""
    steps = found.regular - found.discount
    if steps < 0:
        raise ValueError("more was taken off than the line cost")
    return steps


def _amount(found: _SoldLine, stacks: Mapping[tuple[str, ...], tuple[TaxRule, ...]]) -> LineAmount:
    """Lines of one stack have the same tuple of rules: pricing tells equal ones quickly by that."""
    steps = _steps(found)
    taxes = stacks[tuple([share[0] for share in found.taxes])]
    line = BasketLine(str(found.line), found.quantity, (0, 1), taxes, unit_count=1, label_steps=steps)
    return LineAmount(line, steps, steps)


def _rule(found: _SoldTax) -> TaxRule:
    told = (found.included, found.compound, found.in_base_of_next)
    # What the buyer need not pay is off the line's own amount already, as every discount is.
    if found.exempt:
        return _tax_rule(found.tax_id, found.kind, "0", told, None, only_excess=False)
    return _tax_rule(found.tax_id, found.kind, found.rate, told, found.free_below, only_excess=found.only_excess)


# A shop sells by the same few rates and the same policy all its life; parsing them took longer than the sum.
@lru_cache(maxsize=256)
def _tax_rule(
    tax_id: str, kind: str, rate: str, told: tuple[bool, bool, bool], free_below: str | None, *, only_excess: bool
) -> TaxRule:
    number, below = Decimal(rate), Decimal(free_below or "0")
    if not (0 <= number <= 10**9 and 0 <= below <= 10**9):
        raise ValueError("no rate of a tax")
    return TaxRule(
        tax_id, number, TaxKind(kind), *told, free_below=below if free_below else None, only_excess=only_excess
    )


def _policy(found: _SoldPolicy) -> PricingPolicy:
    return _pricing_policy(found.tax_rounding, found.rounding, found.keeps)


@lru_cache(maxsize=64)
def _pricing_policy(tax_rounding: str, rounding: str, keeps: str) -> PricingPolicy:
    return PricingPolicy(TaxRounding(tax_rounding), Rounding(rounding), Keeps(keeps))


@lru_cache(maxsize=256)
def _steps_per_whole(currency: str) -> Fraction:
    return Fraction(10 ** currency_exponent(currency))


def _told(totals: Totals) -> str:
    try:
        gross, tax = (Money(minor, totals.currency).amount for minor in (totals.gross, totals.tax))
    except SettingsFault:
        return f"{totals.gross} minor units of {totals.currency[:10]!r} ({totals.tax} of it tax)"
    return f"{gross} {totals.currency} ({tax} of it tax)"
