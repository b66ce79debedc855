"""Taxes: where they are rounded, how they stack, what stays; the published examples by name."""

from dataclasses import replace

import pytest

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Direction, ModifierKind
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.domain.taxes.tax_exemption import TaxExemption
from evertill.kernel.rounding import Rounding
from tests.support.sales import a_line, a_modifier, a_sale, a_tax, an_item, money

LINE, RATE_TOTAL, DOCUMENT = TaxRounding.LINE, TaxRounding.RATE_TOTAL, TaxRounding.DOCUMENT


def priced(
    prices: list[str],
    taxes: list[TaxRule],
    tax_rounding: TaxRounding = RATE_TOTAL,
    *,
    keeps: Keeps = Keeps.GROSS,
    rounding: Rounding = Rounding.HALF_UP,
) -> PricedSale:
    """One line for each price, all with these taxes."""
    policy = PricingPolicy(tax_rounding=tax_rounding, keeps=keeps, rounding=rounding)
    return price_sale(a_sale([an_item(price, taxes=taxes) for price in prices], policy=policy))


def amounts(sale: PricedSale) -> dict[str, str]:
    """Each tax's total."""
    return {total.rule.tax_id: str(total.amount.amount) for total in sale.taxes}


@pytest.mark.parametrize(
    ("rate", "included", "prices", "by_line", "by_document"),
    [
        ("8.25", False, ["9.99"] * 3, "2.46", "2.47"),
        ("8.875", False, ["9.99"] * 3, "2.67", "2.66"),
        ("8.875", False, ["1.29", "2.49", "0.79"], "0.40", "0.41"),
        ("19", True, ["0.99"] * 3, "0.48", "0.47"),
        ("20", True, ["1.99", "4.99", "0.49"], "1.24", "1.25"),
    ],
)
def test_tax_rounding_published_cases_by_line_and_by_document(
    rate: str, included: bool, prices: list[str], by_line: str, by_document: str
) -> None:
    tax = a_tax(rate, included=included)
    assert priced(prices, [tax], LINE).tax == money(by_line)
    assert priced(prices, [tax], RATE_TOTAL).tax == money(by_document)
    assert priced(prices, [tax], DOCUMENT).tax == money(by_document)


def test_tax_rounding_rate_total_is_shared_back_over_its_lines() -> None:
    sale = priced(["0.99"] * 3, [a_tax("19")])
    assert [line.tax.minor for line in sale.lines] == [16, 16, 15]
    assert [line.gross.minor for line in sale.lines] == [99, 99, 99]
    assert [line.net.minor for line in sale.lines] == [83, 83, 84]


@pytest.mark.parametrize(
    ("price", "components", "combined"),
    [("18.60", ["0.74", "0.84", "0.07"], "1.65"), ("13.37", ["0.53", "0.60", "0.05"], "1.19")],
)
def test_stacked_state_city_and_district_taxes_are_rounded_each(
    price: str, components: list[str], combined: str
) -> None:
    stacked = priced([price], [a_tax(rate, included=False) for rate in ("4", "4.5", "0.375")])
    assert list(amounts(stacked).values()) == components
    assert priced([price], [a_tax("8.875", included=False)]).tax == money(combined)


@pytest.mark.parametrize(
    ("price", "rates", "components", "gross"),
    [
        ("19.99", ("5", "7"), ["1.00", "1.40"], "22.39"),
        ("19.99", ("5", "9.975"), ["1.00", "1.99"], "22.98"),
        ("49.95", ("5", "9.975"), ["2.50", "4.98"], "57.43"),
    ],
)
def test_canadian_taxes_on_the_price_are_not_on_each_other(
    price: str, rates: tuple[str, str], components: list[str], gross: str
) -> None:
    sale = priced([price], [a_tax(rate, included=False) for rate in rates])
    assert list(amounts(sale).values()) == components
    assert sale.gross == money(gross)


def test_document_rounding_rounds_all_taxes_once_and_shares_by_line_then_by_tax() -> None:
    taxes = [a_tax(rate, included=False) for rate in ("4", "4.5", "0.375")]
    sale = priced(["13.37"], taxes, DOCUMENT)
    assert sale.tax == money("1.19")
    # exact 0.5348, 0.6017, 0.0501: the unit that rounding leaves goes to who lacks most.
    assert list(amounts(sale).values()) == ["0.54", "0.60", "0.05"]
    two = priced(["13.37", "0.04"], taxes, DOCUMENT)
    assert [line.tax.minor for line in two.lines] == [119, 0]


def test_voucher_as_a_discount_reduces_each_rates_tax() -> None:
    lines = [an_item("20.00", taxes=[a_tax("19")]), an_item("10.00", taxes=[a_tax("7")])]
    sale = price_sale(a_sale(lines, modifiers=[a_modifier("5.00", kind=ModifierKind.AMOUNT)]))
    figures = [(str(x.gross.amount), str(x.tax.amount), str(x.net.amount)) for x in sale.lines]
    assert figures == [("16.67", "2.66", "14.01"), ("8.33", "0.54", "7.79")]


@pytest.mark.parametrize(
    ("prices", "off", "shares"),
    [
        (["20.00"] * 3, "10.00", ["3.34", "3.33", "3.33"]),
        (["19.99", "5.49", "3.00"], "7.00", ["4.91", "1.35", "0.74"]),
    ],
)
def test_discount_allocation_published_cases_by_largest_remainder(
    prices: list[str], off: str, shares: list[str]
) -> None:
    sale = price_sale(
        a_sale([an_item(price) for price in prices], modifiers=[a_modifier(off, kind=ModifierKind.AMOUNT)])
    )
    assert [str(line.discount.amount) for line in sale.lines] == shares
    assert sale.discount == money(off)


def test_drink_and_deposit_at_one_rate_share_one_rounded_tax() -> None:
    sale = priced(["1.19", "0.25"], [a_tax("19")])
    assert (sale.gross, sale.tax) == (money("1.44"), money("0.23"))
    empty = price_sale(a_sale([a_line(an_item("0.25", taxes=[a_tax("19")]), direction=Direction.RETURN)]))
    assert (empty.gross, empty.tax) == (money("-0.25"), money("-0.04"))


def test_fixed_tax_is_per_unit_and_follows_the_direction() -> None:
    fee = a_tax("0.25", kind=TaxKind.FIXED, included=False, tax_id="eco")
    item = an_item("2.00", taxes=[fee])
    sale = price_sale(a_sale([a_line(item, quantity="3"), a_line(item, direction=Direction.RETURN)]))
    assert [str(line.tax.amount) for line in sale.lines] == ["0.75", "-0.25"]
    assert sale.gross == money("4.50")
    assert sale.taxes[0].base == money("4.00")


def test_fixed_tax_in_the_base_of_the_next_is_taxed_too() -> None:
    fee = a_tax("0.25", kind=TaxKind.FIXED, included=False, in_base_of_next=True, tax_id="eco")
    vat = a_tax("20", included=False, tax_id="vat")
    assert amounts(priced(["10.00"], [fee, vat])) == {"eco": "0.25", "vat": "2.05"}
    assert amounts(priced(["10.00"], [vat, fee])) == {"vat": "2.00", "eco": "0.25"}


def test_fixed_tax_outside_the_base_is_not_taxed() -> None:
    fee = a_tax("0.25", kind=TaxKind.FIXED, included=False, tax_id="eco")
    assert amounts(priced(["10.00"], [fee, a_tax("20", included=False, tax_id="vat")]))["vat"] == "2.00"


def test_compound_tax_is_on_all_earlier_taxes() -> None:
    gst = a_tax("5", included=False, tax_id="gst")
    fee = a_tax("1", kind=TaxKind.FIXED, included=False, tax_id="fee")
    pst = a_tax("10", included=False, compound=True, tax_id="pst")
    sale = priced(["100.00"], [gst, fee, pst])
    assert amounts(sale) == {"gst": "5.00", "fee": "1.00", "pst": "10.60"}
    assert [total.base for total in sale.taxes] == [money("100.00"), money("100.00"), money("106.00")]


def test_tax_in_base_of_next_is_seen_by_all_later_taxes_the_marked_one_alone() -> None:
    first = a_tax("10", included=False, in_base_of_next=True, tax_id="first")
    second = a_tax("10", included=False, tax_id="second")
    third = a_tax("10", included=False, tax_id="third")
    assert amounts(priced(["100.00"], [first, second, third])) == {
        "first": "10.00",
        "second": "11.00",
        "third": "11.00",
    }


def test_included_taxes_of_several_rates_come_out_of_one_price() -> None:
    sale = priced(["120.00"], [a_tax("10", tax_id="a"), a_tax("10", compound=True, tax_id="b")])
    # net 120 / 1.21 = 99.1736; taxes 9.9174 and 10.9091.
    assert amounts(sale) == {"a": "9.92", "b": "10.91"}
    assert (sale.net, sale.gross) == (money("99.17"), money("120.00"))


def test_included_fee_in_the_base_of_included_vat_comes_out_first() -> None:
    fee = a_tax("0.50", kind=TaxKind.FIXED, in_base_of_next=True, tax_id="eco")
    sale = priced(["12.60"], [fee, a_tax("20", tax_id="vat")])
    # (net + 0.50) x 1.2 = 12.60
    assert amounts(sale) == {"eco": "0.50", "vat": "2.10"}
    assert sale.net == money("10.00")


def test_included_and_excluded_taxes_meet_in_one_line() -> None:
    sale = priced(["120.00"], [a_tax("20", tax_id="vat"), a_tax("5", included=False, tax_id="city")])
    assert amounts(sale) == {"vat": "20.00", "city": "5.00"}
    assert (sale.net, sale.gross) == (money("100.00"), money("125.00"))


def test_included_and_excluded_prices_meet_in_one_sale() -> None:
    sale = price_sale(
        a_sale([an_item("12.00", taxes=[a_tax("20")]), an_item("10.00", taxes=[a_tax("8.25", included=False)])])
    )
    assert [str(line.gross.amount) for line in sale.lines] == ["12.00", "10.83"]
    assert (sale.net, sale.tax, sale.gross) == (money("20.00"), money("2.83"), money("22.83"))


@pytest.mark.parametrize("tax_rounding", list(TaxRounding))
def test_keeps_gross_the_printed_gross_never_changes(tax_rounding: TaxRounding) -> None:
    sale = priced(["0.99", "0.49", "0.01"], [a_tax("19")], tax_rounding)
    assert [line.gross.minor for line in sale.lines] == [99, 49, 1]


def test_keeps_net_rounds_line_nets_and_taxes_their_sum() -> None:
    sale = priced(["0.99"] * 3, [a_tax("19")], keeps=Keeps.NET)
    # net 0.8319 -> 0.83 each; tax on 2.49 is 0.4731.
    assert [line.net.minor for line in sale.lines] == [83, 83, 83]
    assert (sale.net, sale.tax, sale.gross) == (money("2.49"), money("0.47"), money("2.96"))


def test_keeps_net_by_line_taxes_each_rounded_net() -> None:
    sale = priced(["0.99"] * 3, [a_tax("19")], LINE, keeps=Keeps.NET)
    assert [line.tax.minor for line in sale.lines] == [16, 16, 16]
    assert sale.gross == money("2.97")


def test_keeps_net_with_an_included_fee_takes_it_out_first() -> None:
    fee = a_tax("0.50", kind=TaxKind.FIXED, in_base_of_next=True, tax_id="eco")
    sale = priced(["12.60"], [fee, a_tax("20", tax_id="vat")], keeps=Keeps.NET)
    assert (sale.net, sale.tax, sale.gross) == (money("10.00"), money("2.60"), money("12.60"))


def test_tax_rounding_down_as_some_trades_in_japan_do() -> None:
    rules = [a_tax("10", included=False)]
    policy = PricingPolicy(rounding=Rounding.DOWN)
    sale = price_sale(a_sale([an_item("199", currency="JPY", taxes=rules)], policy=policy))
    assert sale.tax == money("19", "JPY")


def test_tax_totals_are_one_per_rule_in_order_of_first_sight() -> None:
    seven, twenty = a_tax("7"), a_tax("20")
    sale = price_sale(
        a_sale([an_item("1.07", taxes=[seven]), an_item("1.20", taxes=[twenty]), an_item("2.14", taxes=[a_tax("7")])])
    )
    assert [(total.rule, total.amount) for total in sale.taxes] == [(seven, money("0.21")), (twenty, money("0.20"))]


def test_tax_of_one_id_whose_rate_changed_between_scans_is_two_totals() -> None:
    old, new = a_tax("19", tax_id="vat"), a_tax("20", tax_id="vat")
    sale = price_sale(a_sale([an_item("1.19", taxes=[old]), an_item("1.20", taxes=[new])]))
    assert [(total.rule.rate, total.amount) for total in sale.taxes] == [
        (old.rate, money("0.19")),
        (new.rate, money("0.20")),
    ]


def test_taxes_that_eat_the_whole_price_are_a_bug() -> None:
    with pytest.raises(AssertionError):
        priced(["1.00"], [a_tax("-100")])


def test_goods_whose_fixed_taxes_are_more_than_their_price_cost_nothing_and_never_less() -> None:
    """Free of charge with 0.25 in the price: the net is -0.25, and a fifth of that on top would pay the customer."""
    taxes = [a_tax("0.25", kind=TaxKind.FIXED), a_tax("20", included=False)]
    sale = priced(["0.00"], taxes)
    assert (sale.net, sale.tax, sale.gross) == (money("-0.20"), money("0.20"), money("0.00"))
    back = price_sale(a_sale([a_line(an_item("0.00", taxes=taxes), direction=Direction.RETURN)]))
    assert (back.net, back.tax, back.gross) == (money("0.20"), money("-0.20"), money("0.00"))
    # Where the price still outweighs what the tax on top is below nothing, all stands as it is.
    assert priced(["0.10"], taxes).gross == money("0.07")


def test_net_rounded_away_from_nothing_costs_nothing_and_never_less() -> None:
    line = a_line(an_item("0.00", taxes=[a_tax("0.25", kind=TaxKind.FIXED)]), quantity="0.01")
    policy = PricingPolicy(keeps=Keeps.NET, rounding=Rounding.UP, tax_rounding=RATE_TOTAL)
    other = a_line(an_item("1.00", taxes=[a_tax("0.25", kind=TaxKind.FIXED)]), line_id=2, quantity="0.996")
    sale = price_sale(a_sale([line, other], policy=policy))
    assert [each.gross.minor >= 0 for each in sale.lines] == [True, True]
    assert sale.lines[0].gross == money("0.00")


def test_buyer_exempt_of_fixed_taxes_beyond_the_price_pays_nothing_and_is_paid_nothing() -> None:
    taxes = [a_tax("0.25", kind=TaxKind.FIXED), a_tax("5", kind=TaxKind.FIXED)]
    sale = price_sale(replace(a_sale([an_item("0.10", taxes=taxes)]), exemption=TaxExemption("D-1", "diplomat")))
    [line] = sale.lines
    assert (line.regular, line.discount, line.net, line.gross) == (
        money("0.10"), money("0.10"), money("0.00"), money("0.00"),
    )  # fmt: skip
    assert sum(applied.amount.minor for applied in line.modifiers) == -10
