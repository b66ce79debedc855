"""Hypothesis strategies: any policy, any stack of taxes, any line and any sale that the counter could ring.

Each is made once: a strategy that is made anew for every line takes longer to check than to draw from.
"""

from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from evertill.domain.policy import CashRounding, CashRoundingScope, DiscountSpread, PricingPolicy
from evertill.domain.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine
from evertill.domain.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit
from evertill.kernel.rounding import Rounding
from tests.support.sales import a_line, a_sale, an_item

RATES = ["0", "0.375", "4", "5", "5.5", "7", "8.25", "8.875", "9.975", "10", "19", "20", "25", "100"]

policies = st.builds(
    PricingPolicy,
    tax_rounding=st.sampled_from(TaxRounding),
    rounding=st.sampled_from(Rounding),
    keeps=st.sampled_from(Keeps),
    discount_spread=st.sampled_from(DiscountSpread),
)

cash_roundings = st.none() | st.builds(
    CashRounding,
    increment_minor=st.sampled_from([1, 5, 10, 50, 100]),
    rounding=st.sampled_from(Rounding),
    scope=st.sampled_from(CashRoundingScope),
)


@cache
def decimals(most: int, *, places: int) -> st.SearchStrategy[Decimal]:
    """Decimals from 0 to `most`, with up to so many places."""
    return st.integers(0, most * 10**places).map(lambda units: Decimal(units).scaleb(-places))


@cache
def taxes() -> st.SearchStrategy[tuple[TaxRule, ...]]:
    """Up to three taxes on one line; the same few ids again and again, so that lines share them."""
    percent = st.builds(
        lambda rate, included, compound, base: TaxRule(
            f"p{rate}", Decimal(rate), is_included=included, is_compound=compound, in_base_of_next=base
        ),
        st.sampled_from(RATES),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    )
    fixed = st.builds(
        lambda fee, included, base: TaxRule(
            f"f{fee}", Decimal(fee), TaxKind.FIXED, is_included=included, in_base_of_next=base
        ),
        st.sampled_from(["0.01", "0.25", "0.125"]),
        st.booleans(),
        st.booleans(),
    )
    stacks = st.lists(percent | fixed, max_size=3, unique_by=lambda rule: rule.tax_id).map(tuple)
    plain = st.sampled_from(["7", "19", "20"]).map(lambda rate: (TaxRule(f"p{rate}", Decimal(rate)),))
    return plain | stacks


@cache
def modifiers(kinds: tuple[ModifierKind, ...]) -> st.SearchStrategy[PriceModifier]:
    """Percent up to 120, amounts up to 30, now and then a surcharge."""
    value = decimals(120, places=1) | decimals(30, places=3) | decimals(5, places=2).map(lambda value: -value)
    return st.builds(PriceModifier, st.sampled_from(kinds), value, st.just("damaged"))


quantities = st.integers(1, 6).map(lambda count: Quantity(count * 1_000_000)) | st.integers(1, 4_000_000).map(Quantity)


_UNITS = st.sampled_from([Unit.PIECE, Unit.KILOGRAM])
_SOMETIMES, _SELDOM = st.integers(0, 9), st.integers(0, 19)
_LABELS = st.none() | st.integers(0, 5000)
_CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD", "CLF"])
_LINE_MODIFIERS = st.lists(modifiers(tuple(ModifierKind)), max_size=2)
_ways = cache(st.sampled_from)


@cache
def _sale_modifiers(most: int) -> st.SearchStrategy[list[PriceModifier]]:
    return st.lists(modifiers((ModifierKind.PERCENT, ModifierKind.AMOUNT)), max_size=most)


@cache
def _some_lines(currency: str, directions: tuple[Direction, ...]) -> st.SearchStrategy[list[SaleLine]]:
    return st.lists(lines(currency=currency, directions=directions), max_size=6)


@st.composite
def lines(draw: st.DrawFn, *, currency: str, directions: tuple[Direction, ...] = tuple(Direction)) -> SaleLine:
    """Any line but one with a price below zero."""
    quantity = draw(quantities)
    unit = draw(_UNITS)
    label = draw(_LABELS) if draw(_SOMETIMES) == 0 else None
    return a_line(
        an_item(str(draw(decimals(60, places=4))), currency=currency, taxes=draw(taxes()), unit=unit),
        quantity=Quantity(quantity.micro, unit),
        direction=draw(_ways(directions)),
        modifiers=draw(_LINE_MODIFIERS),
        label_amount=None if label is None else Money(label, currency),
        is_voided=draw(_SELDOM) == 0,
    )


@st.composite
def sales(
    draw: st.DrawFn, *, directions: tuple[Direction, ...] = tuple(Direction), sale_modifiers_max: int = 2
) -> Sale:
    """A sale of up to six lines in one of four currencies."""
    currency = draw(_CURRENCIES)
    return a_sale(
        draw(_some_lines(currency, directions)),
        currency=currency,
        policy=draw(policies),
        modifiers=draw(_sale_modifiers(sale_modifiers_max)),
    )
