"""Hypothesis strategies: any policy, any stack of taxes, any line and any sale that the counter could ring."""

from decimal import Decimal

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


def decimals(most: int, *, places: int) -> st.SearchStrategy[Decimal]:
    """Decimals from 0 to `most`, with up to so many places."""
    return st.integers(0, most * 10**places).map(lambda units: Decimal(units).scaleb(-places))


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


def modifiers(kinds: list[ModifierKind]) -> st.SearchStrategy[PriceModifier]:
    """Percent up to 120, amounts up to 30, now and then a surcharge."""
    value = decimals(120, places=1) | decimals(30, places=3) | decimals(5, places=2).map(lambda value: -value)
    return st.builds(PriceModifier, st.sampled_from(kinds), value, st.just("damaged"))


quantities = st.integers(1, 6).map(lambda count: Quantity(count * 1_000_000)) | st.integers(1, 4_000_000).map(Quantity)


@st.composite
def lines(draw: st.DrawFn, *, currency: str, directions: tuple[Direction, ...] = tuple(Direction)) -> SaleLine:
    """Any line but one with a price below zero."""
    quantity = draw(quantities)
    unit = draw(st.sampled_from([Unit.PIECE, Unit.KILOGRAM]))
    label = draw(st.none() | st.integers(0, 5000)) if draw(st.integers(0, 9)) == 0 else None
    return a_line(
        an_item(str(draw(decimals(60, places=4))), currency=currency, taxes=draw(taxes()), unit=unit),
        quantity=Quantity(quantity.micro, unit),
        direction=draw(st.sampled_from(directions)),
        modifiers=draw(st.lists(modifiers(list(ModifierKind)), max_size=2)),
        label_amount=None if label is None else Money(label, currency),
        is_voided=draw(st.integers(0, 19)) == 0,
    )


@st.composite
def sales(
    draw: st.DrawFn, *, directions: tuple[Direction, ...] = tuple(Direction), sale_modifiers_max: int = 2
) -> Sale:
    """A sale of up to six lines in one of four currencies."""
    currency = draw(st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
    whole_sale = modifiers([ModifierKind.PERCENT, ModifierKind.AMOUNT])
    return a_sale(
        draw(st.lists(lines(currency=currency, directions=directions), max_size=6)),
        currency=currency,
        policy=draw(policies),
        modifiers=draw(st.lists(whole_sale, max_size=sale_modifiers_max)),
    )
