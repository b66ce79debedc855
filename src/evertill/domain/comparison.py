"""Two computations of one sale, ours and a backend's: told apart to the minor unit, never silently adopted."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from evertill.domain.basket import Basket, BasketLine
from evertill.domain.policy import PricingPolicy
from evertill.domain.pricing import price_basket
from evertill.domain.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.rounding import Rounding
from evertill.kernel.values import dataclass

LINES_MOST = 10_000


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
    match body:
        case {"currency": str(currency), "net": int(net), "tax": int(tax), "gross": int(gross)}:
            return Totals(currency, net, tax, gross)
        case _:
            return None


def recomputed_totals(body: Mapping[str, Json]) -> Totals | None:
    """What the engine makes of the body of a sale: its lines' own amounts, taxed and rounded by its own policy.

    None where the body does not tell enough, or goods come back in it: those are shares of an older sale.
    """
    match body:
        case {"currency": str(currency), "lines": list(lines), "taxes": list(rules), "policy": dict(policy)}:
            pass
        case _:
            return None
    if len(lines) > LINES_MOST:
        return None
    try:
        by_id = dict(_rule(rule) for rule in rules)
        if len(by_id) != len(rules):
            # A rate changed while the sale was rung, and the lines do not say which is theirs.
            return None
        basket = Basket(
            lines=tuple(_line(line, by_id) for line in lines),
            policy=_policy(policy),
            steps_per_whole=Fraction(10 ** currency_exponent(currency)),
        )
    except (_NotTold, InvalidOperation, ValueError, SettingsFault):
        return None
    price = price_basket(basket)
    return Totals(currency, price.net, price.gross - price.net, price.gross)


class _NotTold(Exception):
    """The body does not say what is needed."""


def _line(found: Json, rules: Mapping[str, TaxRule]) -> BasketLine:
    match found:
        case {
            "line": int(line_id),
            "direction": "sale",
            "quantity": int(micro),
            "regular": int(regular),
            "discount": int(discount),
            "taxes": list(shares),
        } if micro > 0 and regular >= discount:
            return BasketLine(
                key=str(line_id),
                micro=micro,
                unit_price=(0, 1),
                taxes=tuple(_rule_of(share, rules) for share in shares),
                unit_count=1,
                label_steps=regular - discount,
            )
        case _:
            raise _NotTold


def _rule_of(share: Json, rules: Mapping[str, TaxRule]) -> TaxRule:
    match share:
        case [str(tax_id), int(), int()] if tax_id in rules:
            return rules[tax_id]
        case _:
            raise _NotTold


def _rule(found: Json) -> tuple[str, TaxRule]:
    match found:
        case {
            "tax_id": str(tax_id),
            "kind": str(kind),
            "rate": str(rate),
            "included": bool(included),
            "compound": bool(compound),
            "in_base_of_next": bool(in_base),
        }:
            number = Decimal(rate)
            if not 0 <= number <= 10**9:
                raise _NotTold
            return tax_id, TaxRule(tax_id, number, TaxKind(kind), included, compound, in_base)
        case _:
            raise _NotTold


def _policy(found: JsonObject) -> PricingPolicy:
    match found:
        case {"tax_rounding": str(tax_rounding), "rounding": str(rounding), "keeps": str(keeps)}:
            return PricingPolicy(TaxRounding(tax_rounding), Rounding(rounding), Keeps(keeps))
        case _:
            raise _NotTold


def _told(totals: Totals) -> str:
    try:
        gross, tax = (Money(minor, totals.currency).amount for minor in (totals.gross, totals.tax))
    except SettingsFault:
        return f"{totals.gross} minor units of {totals.currency[:10]!r} ({totals.tax} of it tax)"
    return f"{gross} {totals.currency} ({tax} of it tax)"
