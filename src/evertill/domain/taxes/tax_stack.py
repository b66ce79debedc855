"""How the taxes of one line build on each other, as exact ratios: each is `a x amount + b x quantity`."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from evertill.domain.taxes.tax import TaxKind, TaxRule
from evertill.kernel.rounding import as_ratio
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Linear:
    """So much for each step of an amount, and so many steps for each unit sold."""

    per_step: Fraction
    per_unit: Fraction


@dataclass(frozen=True, slots=True)
class TaxStack:
    """The taxes of a line in their order. Amounts are steps; the price is the net plus the included taxes."""

    rules: tuple[TaxRule, ...]
    in_base: tuple[tuple[int, ...], ...]
    """For each tax the places of the earlier ones that it is charged upon as well."""
    net_of_price: Linear
    of_net: tuple[Linear, ...]
    of_price: tuple[Linear, ...]


# A shop has few stacks and prices thousands of lines with them; the answer depends on nothing else.
@lru_cache(maxsize=512)
def tax_stack(rules: tuple[TaxRule, ...], steps_per_whole: Fraction) -> TaxStack:
    """Solve the rules for net and price."""
    in_base = tuple(_in_base(rules, place) for place in range(len(rules)))
    of_net: list[Linear] = []
    for rule, beneath in zip(rules, in_base, strict=True):
        of_net.append(_of_net(rule, [of_net[place] for place in beneath], steps_per_whole))
    included = [tax for rule, tax in zip(rules, of_net, strict=True) if rule.is_included]
    price_per_net = sum((tax.per_step for tax in included), Fraction(1))
    assert price_per_net > 0
    net = Linear(1 / price_per_net, -sum((tax.per_unit for tax in included), Fraction(0)) / price_per_net)
    of_price = tuple(Linear(tax.per_step * net.per_step, tax.per_step * net.per_unit + tax.per_unit) for tax in of_net)
    return TaxStack(rules, in_base, net, tuple(of_net), of_price)


def _in_base(rules: Sequence[TaxRule], place: int) -> tuple[int, ...]:
    """A fixed tax is no share of its base, but it is told what it stands on."""
    sees_all = rules[place].is_compound and rules[place].kind is TaxKind.PERCENT
    return tuple(earlier for earlier in range(place) if sees_all or rules[earlier].in_base_of_next)


def _of_net(rule: TaxRule, beneath: Sequence[Linear], steps_per_whole: Fraction) -> Linear:
    if rule.is_exempt and not rule.is_included:
        return Linear(Fraction(0), Fraction(0))
    numerator, denominator = as_ratio(rule.rate)
    if rule.kind is TaxKind.FIXED:
        return Linear(Fraction(0), Fraction(numerator, denominator) * steps_per_whole)
    rate = Fraction(numerator, 100 * denominator)
    untaxed = Fraction(0)
    if rule.only_excess and rule.free_below is not None:
        untaxed = Fraction(rule.free_below) * steps_per_whole
    return Linear(
        rate * sum((tax.per_step for tax in beneath), Fraction(1)),
        rate * (sum((tax.per_unit for tax in beneath), Fraction(0)) - untaxed),
    )
