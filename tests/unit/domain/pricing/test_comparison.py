"""Two computations of one sale: alike for every sale the engine prices, told with both figures where they are not."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.comparison import Totals, difference, recomputed_totals, stated_totals
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.pricing.tax_amounts import tax_totals
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.sale import Direction, Sale, Tender, TenderKind
from evertill.domain.selling.settlement import exact_cash, settle
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.kernel.canonical import JsonObject
from tests.support.any_sales import sales
from tests.support.sales import a_line, a_sale, a_tax, an_item


def body_of(sale: Sale) -> JsonObject:
    """The body of the sale, paid in exact cash."""
    total = price_sale(sale).gross
    if not settle(total, (), sale.policy).is_complete:
        sale = replace(sale, tenders=(Tender(TenderKind.CASH, exact_cash(total, (), sale.policy)),))
    priced = price_sale(sale)
    return sale_body(priced, settle(priced.gross, sale.tenders, sale.policy))


@settings(max_examples=60)
@given(sales(directions=(Direction.SALE,)))
def test_any_sale_computed_anew_is_what_it_says(sale: Sale) -> None:
    body = body_of(sale)
    found = recomputed_totals(body)
    ids = [rule["tax_id"] for rule in body["taxes"]]  # type: ignore[union-attr, index, call-overload]  # JSON of a sale
    is_clear = len(set(ids)) == len(ids) and all(line.discount.minor >= 0 for line in price_sale(sale).lines)
    if is_clear:
        assert found == stated_totals(body)


VAT, CITY, DEPOSIT = a_tax("20"), a_tax("7", included=False), a_tax("0.25", kind=TaxKind.FIXED)
FREED = replace(VAT, is_exempt=True)


@pytest.mark.parametrize(
    "stacks", [[[VAT], [a_tax("5")]], [[CITY], []], [[VAT, CITY], [VAT]], [[VAT, DEPOSIT]], [[FREED]]]
)
def test_totals_without_the_lines_are_those_of_the_lines(stacks: list[list[TaxRule]]) -> None:
    items = [an_item(price, taxes=stack) for stack in stacks for price in ("9.99", "0.49", "1.29")]
    charged = {tuple(stack): 999 + 49 + 129 for stack in stacks}
    for keeps, tax_rounding in product(Keeps, TaxRounding):
        policy = PricingPolicy(tax_rounding=tax_rounding, keeps=keeps)
        sale = price_sale(a_sale(items, policy=policy))
        hangs_on_lines = (
            keeps is Keeps.NET or tax_rounding is TaxRounding.LINE or stacks in ([[VAT, DEPOSIT]], [[FREED]])
        )
        is_both_sides = tax_rounding is TaxRounding.DOCUMENT and [VAT, CITY] in stacks
        found = None if hangs_on_lines or is_both_sides else (sale.net.minor, sale.gross.minor)
        assert tax_totals(charged, policy, Fraction(100)) == found


TWO = body_of(a_sale([a_line(an_item("9.99", taxes=[a_tax("20")]), quantity="2"), an_item("0.99", taxes=[a_tax("7")])]))


def changed(**members: Any) -> JsonObject:
    """The body with other members."""
    return {**TWO, **members}


def test_sale_that_says_another_total_is_told_with_both() -> None:
    stated, found = stated_totals(changed(gross=2098, tax=341)), recomputed_totals(TWO)
    assert stated is not None
    assert found is not None
    assert difference(found, found, our_name="The till", their_name="the shop") is None
    assert difference(stated, found, our_name="The till", their_name="the shop") == (
        "The till comes to 20.98 EUR (3.41 of it tax), the shop to 20.97 EUR (3.39 of it tax)"
    )


def test_totals_of_an_unknown_currency_are_told_in_minor_units() -> None:
    one, other = Totals("ZZZ", 1, 0, 1), Totals("ZZZ", 2, 0, 2)
    assert "1 minor units of 'ZZZ'" in str(difference(one, other, our_name="A", their_name="B"))


LINE: Any = TWO["lines"][0]  # type: ignore[index, call-overload]  # JSON of a sale
RULE: Any = TWO["taxes"][0]  # type: ignore[index, call-overload]  # JSON of a sale


@pytest.mark.parametrize(
    "body",
    [
        {},
        changed(lines="none"),
        changed(lines=[LINE] * 10_001),
        changed(currency="EURO"),
        changed(lines=[{**LINE, "direction": "return"}]),
        changed(lines=[{**LINE, "quantity": 0}]),
        changed(lines=[{**LINE, "taxes": [["nope", 1, 1]]}]),
        changed(lines=[{**LINE, "taxes": ["x"]}]),
        changed(lines=[{**LINE, "discount": LINE["regular"] + 1}]),
        changed(taxes=[{**RULE, "rate": "-5"}]),
        changed(taxes=[{**RULE, "rate": "0" * 201}]),
        changed(taxes=[{**RULE, "rate": "x"}]),
        changed(taxes=[{**RULE, "kind": "magic"}]),
        changed(taxes=[5]),
        changed(taxes=[RULE, RULE]),
        changed(policy={"rounding": "half_up"}),
        changed(policy={"rounding": "x", "tax_rounding": "line", "keeps": "net"}),
    ],
)
def test_body_that_does_not_tell_enough_is_not_computed(body: JsonObject) -> None:
    assert recomputed_totals(body) is None


def test_body_without_totals_states_none() -> None:
    assert stated_totals({"currency": "EUR"}) is None
