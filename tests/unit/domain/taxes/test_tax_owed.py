"""Taxes that are not owed: by certificate, below a unit price, on another day; and what comes back of such sales."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.comparison import recomputed_totals, stated_totals
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.quoting.quote import quote
from evertill.domain.returns.original_sale import origin_of, read_original
from evertill.domain.rows.stream_rows import parse_tax_class, tax_class_content
from evertill.domain.selling.sale import Direction, Sale
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.taxes.tax import Keeps, TaxRounding, TaxRule
from evertill.domain.taxes.tax_exemption import TaxExemption, exemption_json
from tests.support.completed import completed
from tests.support.sales import a_line, a_sale, a_tax, a_tender, an_item, money

PAPER = TaxExemption("D-4711", "diplomat")
CLOTHES = replace(a_tax("8.875", included=False), free_below=Decimal(110))


def exempt(*lines: Any, **policy: Any) -> Sale:
    return replace(a_sale(list(lines), policy=PricingPolicy(**policy)), exemption=PAPER)


@pytest.mark.parametrize("rounding", list(TaxRounding))
@pytest.mark.parametrize("keeps", list(Keeps))
def test_included_tax_comes_off_the_price_of_an_exempt_sale(rounding: TaxRounding, keeps: Keeps) -> None:
    priced = price_sale(exempt(a_line(price="12.00", quantity="3"), tax_rounding=rounding, keeps=keeps))
    assert (priced.gross, priced.net, priced.tax) == (money("30.00"), money("30.00"), money("0.00"))
    [line] = priced.lines
    assert (line.regular - line.discount, line.modifiers[-1].source) == (money("30.00"), "exempt:tax")
    assert [(total.rule.is_exempt, total.base, total.amount.minor) for total in priced.taxes] == [
        (True, money("30.00"), 0)
    ]


def test_tax_on_top_is_not_charged_and_what_stands_on_it_neither() -> None:
    on_top = [a_tax("10", included=False), a_tax("5", included=False, compound=True)]
    priced = price_sale(exempt(a_line(price="100.00", taxes=on_top)))
    assert (priced.gross, priced.discount) == (money("100.00"), money("0.00"))


def test_exempt_sale_comes_back_to_nothing_in_every_figure() -> None:
    sale = exempt(a_line(price="9.99", quantity="3"), a_line(an_item("1.00", sku="B", taxes=[CLOTHES]), line_id=2))
    gross = price_sale(sale).gross
    done = completed(sale, a_tender(gross))
    assert done.body["exemption"] == {"certificate": "D-4711", "reason": "diplomat"}
    assert exemption_json(replace(PAPER, valid_to=date(2027, 1, 31)))["valid_to"] == "2027-01-31"
    original = read_original(done)
    back = [
        replace(
            a_line(price=str(line.regular_price), quantity=line.quantity, direction=Direction.RETURN),
            origin=origin_of(original, line, ((0, line.micro),)),
        )
        for line in original.lines
    ]
    sold, returned = price_sale(sale), price_sale(a_sale(back))
    assert (sold.gross + returned.gross, sold.net + returned.net, sold.discount + returned.discount) == (
        (money("0.00"),) * 3
    )
    assert [(total.rule, total.base) for total in sold.taxes] == [(one.rule, -one.base) for one in returned.taxes]


@pytest.mark.parametrize(("price", "tax"), [("109.99", "0.00"), ("110.00", "9.76"), ("120.00", "10.65")])
def test_goods_below_the_unit_price_are_free_of_the_tax(price: str, tax: str) -> None:
    assert price_sale(a_sale([a_line(price=price, taxes=[CLOTHES])])).tax == money(tax)


def test_unit_price_is_looked_at_after_discounts_and_for_each_line_by_itself() -> None:
    dear = a_line(an_item("120.00", sku="A", taxes=[CLOTHES]), quantity="2")
    cheap = replace(dear, label_amount=money("219.98"))
    priced = price_sale(a_sale([dear, cheap]))
    assert [line.tax for line in priced.lines] == [money("21.30"), money("0.00")]
    done = completed(a_sale([dear, cheap]), a_tender(priced.gross))
    assert [[str(tax.rule.rate) for tax in line.taxes] for line in read_original(done).lines] == [["8.875"], ["0"]]


def test_quote_takes_thresholds_and_exemptions_by_the_same_arithmetic() -> None:
    taxes: Any = {"vat20": {"kind": "percent", "rate": "20", "exempt": True}}
    answer: Any = quote(
        {"currency": "EUR", "taxes": taxes, "lines": [{"quantity": "3", "unit_price": "12", "taxes": ["vat20"]}]}
    )
    assert (answer["gross"], answer["discount"], answer["lines"][0]["discount"]) == ("30.00", "6.00", "6.00")
    assert answer["lines"][0]["modifiers"] == [{"source": "exempt:tax", "amount": "-6.00"}]
    taxes = {"ny": {"kind": "percent", "rate": "8.875", "included": False, "free_below": "110"}}
    free: Any = quote(
        {"currency": "USD", "taxes": taxes, "lines": [{"quantity": "2", "unit_price": "60", "taxes": ["ny"]}]}
    )
    assert (free["gross"], free["tax"]) == ("120.00", "0.00")


EXCESS = replace(a_tax("6.25", included=False), free_below=Decimal(175), only_excess=True)


@pytest.mark.parametrize(
    ("tax", "price", "quantity", "expected"),
    [
        (EXCESS, "174.99", "1", "0.00"),
        (EXCESS, "175.00", "1", "0.00"),
        (EXCESS, "225.00", "1", "3.13"),
        (EXCESS, "225.00", "2", "6.25"),
        (replace(EXCESS, only_excess=False), "225.00", "1", "14.06"),
        (replace(a_tax("20"), free_below=Decimal(100), only_excess=True), "160.00", "1", "10.00"),
    ],
)
def test_tax_on_the_excess_alone_is_of_what_each_unit_costs_beyond(
    tax: TaxRule, price: str, quantity: str, expected: str
) -> None:
    """62.5 thousandths on what a garment costs beyond 175 dollars: the rule of Massachusetts (830 CMR 64H.00)."""
    sale = a_sale([a_line(an_item(price, taxes=[tax]), quantity=quantity)])
    assert price_sale(sale).tax == money(expected)
    back = replace(sale, lines=(replace(sale.lines[0], direction=Direction.RETURN),))
    assert price_sale(back).tax == -money(expected)


def test_limits_of_a_tax_stay_on_the_stored_sale_and_it_comes_to_the_same_again() -> None:
    done = completed(replace(a_sale([a_line(an_item("225.00", taxes=[EXCESS]), quantity="2")]), tenders=()))
    [rule] = read_original(done).rules
    assert (rule.free_below, rule.only_excess) == (Decimal(175), True)
    assert recomputed_totals(done.body) == stated_totals(done.body)


def rows(*rules: dict[str, Any]) -> dict[str, Any]:
    return {"tax_class": "standard", "rules": [{"tax_id": "vat", **rule} for rule in rules]}


def test_rate_of_a_day_is_that_which_holds_on_it() -> None:
    content = rows({"rate": "19", "valid_to": "2026-12-31"}, {"rate": "21", "valid_from": "2027-01-01"})
    tax_class = parse_tax_class(content)
    assert [[str(rule.rate) for rule in tax_class.on(day)] for day in (date(2026, 12, 31), date(2027, 1, 1))] == [
        ["19"],
        ["21"],
    ]
    assert parse_tax_class(tax_class_content(tax_class)) == tax_class
    item = replace(an_item(), dated_taxes=tax_class.dated).on_business_day(date(2027, 1, 1))
    assert ([str(rule.rate) for rule in item.taxes], item.dated_taxes) == (["21"], None)
    assert an_item().on_business_day(date(2027, 1, 1)) == an_item()
    excess = parse_tax_class(rows({"rate": "19", "free_below": "110", "only_excess": True}))
    assert parse_tax_class(tax_class_content(excess)) == excess
    plain = parse_tax_class(rows({"rate": "19", "free_below": "110"}))
    assert (plain.dated, plain.on(date(2027, 1, 1))[0].free_below) == (None, Decimal(110))
    assert parse_tax_class(tax_class_content(plain)) == plain


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (({"rate": "1", "valid_to": "2026-12-31"}, {"rate": "2", "valid_from": "2026-12-31"}), "hold at once"),
        (({"rate": "1"}, {"rate": "2"}), "same tax id"),
        (({"rate": "1", "valid_from": "2027-01-01", "valid_to": "2026-01-01"},), "before it begins"),
        (({"rate": "1", "valid_from": "tomorrow"},), "no day"),
        (({"rate": "1", "free_below": "0"},), "not above zero"),
        (({"rate": "1", "only_excess": True},), "is a percentage"),
        (({"rate": "1", "free_below": "9", "only_excess": True}, {"rate": "2", "tax_id": "b"}), "stands beside"),
        (
            (
                {"rate": "1", "included": False},
                {
                    "rate": "2",
                    "tax_id": "b",
                    "included": False,
                    "compound": True,
                    "free_below": "9",
                    "only_excess": True,
                },
            ),
            "stands beside",
        ),
    ],
)
def test_taxes_that_cannot_be_are_refused(rules: tuple[dict[str, Any], ...], reason: str) -> None:
    with pytest.raises(BadRow, match=reason):
        parse_tax_class(rows(*rules))


def test_exempt_sale_is_recomputed_as_it_was_sold() -> None:
    done = completed(exempt(a_line(price="12.00", quantity="3")))
    assert recomputed_totals(done.body) == stated_totals(done.body)
