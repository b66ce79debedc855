"""Hypothesis strategies: any policy, any stack of taxes, any line and any sale that the counter could ring.

Each is made once: a strategy that is made anew for every line takes longer to check than to draw from.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from evertill.domain.policy.store_policy import CashRounding, CashRoundingScope, DiscountSpread, PricingPolicy
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit
from evertill.kernel.rounding import Rounding
from tests.support.drawn import Drawn, drawn
from tests.support.sales import a_line, a_sale, an_item

RATES = ["0", "0.375", "4", "5", "5.5", "7", "8.25", "8.875", "9.975", "10", "19", "20", "25", "100"]
PLAIN_RATES = ["7", "19", "20"]
FEES = ["0.01", "0.25", "0.125"]


def _policy(choose: Drawn) -> PricingPolicy:
    return PricingPolicy(
        tax_rounding=choose.one_of(list(TaxRounding)),
        rounding=choose.one_of(list(Rounding)),
        keeps=choose.one_of(list(Keeps)),
        discount_spread=choose.one_of(list(DiscountSpread)),
    )


def _coins(choose: Drawn) -> CashRounding | None:
    if choose.is_seldom(2):
        return None
    return CashRounding(
        increment_minor=choose.one_of([1, 5, 10, 50, 100]),
        rounding=choose.one_of(list(Rounding)),
        scope=choose.one_of(list(CashRoundingScope)),
    )


policies = drawn(4, _policy)
cash_roundings = drawn(4, _coins)


def _taxes(choose: Drawn) -> tuple[TaxRule, ...]:
    """Up to three taxes on one line; the same few ids again and again, so that lines share them."""
    if choose.flag():
        return tuple({rule.tax_id: rule for rule in choose.several(3, _tax)}.values())
    rate = choose.one_of(PLAIN_RATES)
    return (TaxRule(f"p{rate}", Decimal(rate)),)


def _tax(choose: Drawn) -> TaxRule:
    is_included, in_base_of_next = choose.flag(), choose.flag()
    if choose.flag():
        fee = choose.one_of(FEES)
        return TaxRule(f"f{fee}", Decimal(fee), TaxKind.FIXED, is_included=is_included, in_base_of_next=in_base_of_next)
    rate = choose.one_of(RATES)
    return TaxRule(
        f"p{rate}",
        Decimal(rate),
        is_included=is_included,
        is_compound=choose.flag(),
        in_base_of_next=in_base_of_next,
    )


def _modifier(choose: Drawn, kinds: Sequence[ModifierKind]) -> PriceModifier:
    """Percent up to 120, amounts up to 30, now and then a surcharge."""
    most, places = choose.one_of([(1200, 1), (30_000, 3), (-500, 2)])
    value = choose.decimal(0, abs(most), places=places)
    return PriceModifier(choose.one_of(kinds), value if most > 0 else -value, "damaged")


@cache
def modifiers(kinds: tuple[ModifierKind, ...]) -> st.SearchStrategy[PriceModifier]:
    """Modifiers of these kinds."""
    return drawn(6, lambda choose: _modifier(choose, kinds))


def _line(choose: Drawn, currency: str, directions: Sequence[Direction]) -> SaleLine:
    micro = choose.number(1, 4_000_000) if choose.flag() else choose.number(1, 6) * 1_000_000
    unit = choose.one_of([Unit.PIECE, Unit.KILOGRAM])
    price, taxes = choose.decimal(0, 600_000, places=4), _taxes(choose)
    return a_line(
        an_item(str(price), currency=currency, taxes=taxes, unit=unit),
        quantity=Quantity(micro, unit),
        direction=choose.one_of(directions),
        modifiers=choose.several(2, lambda choose: _modifier(choose, list(ModifierKind))),
        label_amount=Money(choose.number(0, 5000), currency) if choose.is_seldom(20) else None,
        is_voided=choose.is_seldom(20),
    )


@cache
def lines(*, currency: str, directions: tuple[Direction, ...] = tuple(Direction)) -> st.SearchStrategy[SaleLine]:
    """Any line but one with a price below zero."""
    return drawn(48, lambda choose: _line(choose, currency, directions))


_CURRENCIES = ["EUR", "JPY", "KWD", "CLF"]
_OF_SALE = (ModifierKind.PERCENT, ModifierKind.AMOUNT)


def _sale(choose: Drawn, directions: Sequence[Direction], sale_modifiers_max: int) -> Sale:
    currency, policy = choose.one_of(_CURRENCIES), _policy(choose)
    return a_sale(
        choose.several(6, lambda choose: _line(choose, currency, directions)),
        currency=currency,
        policy=policy,
        modifiers=choose.several(sale_modifiers_max, lambda choose: _modifier(choose, _OF_SALE)),
    )


@cache
def sales(
    *, directions: tuple[Direction, ...] = tuple(Direction), sale_modifiers_max: int = 2
) -> st.SearchStrategy[Sale]:
    """A sale of up to six lines in one of four currencies."""
    return drawn(240, lambda choose: _sale(choose, directions, sale_modifiers_max))
