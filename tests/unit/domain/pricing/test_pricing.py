"""Pricing lines and whole sales: quantities, labels, modifiers and what they may not do."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.policy.store_policy import DiscountSpread, PricingPolicy
from evertill.domain.pricing.pricing import price_sale, unit_shares
from evertill.domain.selling.priced import PricedLine
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, SaleLine
from evertill.kernel.quantity import Unit
from evertill.kernel.rounding import Rounding
from tests.support.sales import a_line, a_modifier, a_sale, a_tax, an_item, money

PER_UNIT = PricingPolicy(discount_spread=DiscountSpread.UNIT)


def off(value: str, *, reason: str = "goodwill") -> PriceModifier:
    """An amount off."""
    return a_modifier(value, kind=ModifierKind.AMOUNT, reason=reason)


def only(line: SaleLine) -> PricedLine:
    """This line priced alone."""
    [priced] = price_sale(a_sale([line])).lines
    return priced


def grosses(lines: list[SaleLine], *modifiers: PriceModifier, policy: PricingPolicy | None = None) -> list[str]:
    """What the lines cost in the end."""
    priced = price_sale(a_sale(lines, modifiers=modifiers, policy=policy))
    return [str(line.gross.amount) for line in priced.lines]


def test_price_sale_example_of_the_quote_document_is_reproduced() -> None:
    line = a_line(an_item("9.99"), quantity="3", modifiers=[off("2.00", reason="damaged")])
    priced = price_sale(a_sale([line]))
    [answer] = priced.lines
    assert (answer.regular, answer.discount) == (money("29.97"), money("2.00"))
    assert (answer.net, answer.tax, answer.gross) == (money("23.31"), money("4.66"), money("27.97"))
    [share] = answer.taxes
    assert (share.tax_id, share.base, share.amount) == ("vat20", money("23.31"), money("4.66"))
    assert unit_shares(answer) == (money("9.33"), money("9.32"), money("9.32"))
    [applied] = answer.modifiers
    assert (applied.source, applied.amount) == ("manual:damaged", money("-2.00"))
    [tax] = priced.taxes
    assert (tax.rule.tax_id, tax.base, tax.amount) == ("vat20", money("23.31"), money("4.66"))
    assert (priced.net, priced.tax, priced.gross) == (money("23.31"), money("4.66"), money("27.97"))
    assert priced.discount == money("2.00")


def test_price_sale_without_lines_is_nothing() -> None:
    priced = price_sale(a_sale([], currency="JPY"))
    assert (priced.lines, priced.taxes) == ((), ())
    assert (priced.net, priced.tax, priced.gross, priced.discount) == (money("0", "JPY"),) * 4


def test_price_sale_sub_cent_price_is_rounded_once_on_the_line() -> None:
    assert only(a_line(an_item("1.3599"), quantity="40")).gross == money("54.40")
    assert only(a_line(an_item("0.005"), quantity="1")).gross == money("0.01")


@pytest.mark.parametrize(
    ("rounding", "gross"),
    [
        (Rounding.HALF_UP, "0.03"),
        (Rounding.HALF_EVEN, "0.02"),
        (Rounding.HALF_DOWN, "0.02"),
        (Rounding.UP, "0.03"),
        (Rounding.DOWN, "0.02"),
    ],
)
def test_price_sale_line_is_rounded_by_the_sales_rule(rounding: Rounding, gross: str) -> None:
    assert grosses([a_line(price="0.025")], policy=PricingPolicy(rounding=rounding)) == [gross]


def test_price_sale_weighed_line_is_weight_times_price() -> None:
    cheese = an_item("12.90", unit=Unit.KILOGRAM)
    assert only(a_line(cheese, quantity="0.347")).gross == money("4.48")


def test_price_sale_label_amount_wins_over_quantity_times_price() -> None:
    cheese = an_item("12.90", unit=Unit.KILOGRAM)
    assert only(a_line(cheese, quantity="0.347", label_amount="4.50")).gross == money("4.50")


def test_price_sale_voided_line_charges_nothing() -> None:
    priced = price_sale(a_sale([a_line(price="5.00", is_voided=True), a_line(price="2.00")]))
    assert [line.line.line_id for line in priced.lines] == [2]
    assert priced.gross == money("2.00")


def test_price_sale_free_item_is_kept_at_nothing() -> None:
    priced = only(a_line(an_item("0")))
    assert (priced.net, priced.tax, priced.gross) == (money("0"),) * 3
    assert unit_shares(priced) == (money("0"),)


def test_price_sale_price_below_zero_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="other direction"):
        price_sale(a_sale([a_line(an_item("-1.00"))]))


@pytest.mark.parametrize(
    ("kind", "value", "gross"),
    [
        (ModifierKind.PERCENT, "10", "26.97"),
        (ModifierKind.AMOUNT, "2.00", "27.97"),
        (ModifierKind.UNIT_AMOUNT, "0.50", "28.47"),
        (ModifierKind.PRICE, "7.50", "22.50"),
        (ModifierKind.PRICE, "12.00", "36.00"),
        (ModifierKind.PERCENT, "150", "0.00"),
        (ModifierKind.AMOUNT, "100", "0.00"),
        (ModifierKind.UNIT_AMOUNT, "10", "0.00"),
        (ModifierKind.PRICE, "-1", "0.00"),
        (ModifierKind.AMOUNT, "-1.00", "30.97"),
    ],
)
def test_price_sale_line_modifier_changes_the_line_and_never_takes_more(
    kind: ModifierKind, value: str, gross: str
) -> None:
    priced = only(a_line(an_item("9.99"), quantity="3", modifiers=[a_modifier(value, kind=kind)]))
    assert priced.regular == money("29.97")
    assert priced.gross == money(gross)
    assert priced.discount == money("29.97") - money(gross)


def test_price_sale_line_modifiers_pile_up_in_order() -> None:
    ten_percent, two_off = a_modifier("10"), off("2.00", reason="promotion:spring")
    one = only(a_line(an_item("10.00"), modifiers=[ten_percent, two_off]))
    other = only(a_line(an_item("10.00"), modifiers=[two_off, ten_percent]))
    assert [(change.source, change.amount) for change in one.modifiers] == [
        ("manual:damaged", money("-1.00")),
        ("promotion:spring", money("-2.00")),
    ]
    assert (one.gross, other.gross) == (money("7.00"), money("7.20"))


def test_price_sale_percent_modifier_is_rounded_on_its_line() -> None:
    lines = [a_line(price="0.99", modifiers=[a_modifier("50")]) for _ in range(2)]
    assert grosses(lines) == ["0.49", "0.49"]


def test_price_sale_amount_off_the_sale_is_shared_by_value() -> None:
    lines = [a_line(price="40.00"), a_line(price="10.00", quantity="3")]
    assert grosses(lines, off("7.00")) == ["36.00", "27.00"]
    assert grosses(lines, off("7.00"), policy=PER_UNIT) == ["38.25", "24.75"]


def test_price_sale_amount_off_per_unit_goes_beyond_no_line() -> None:
    lines = [a_line(price="1.00", quantity="2"), a_line(price="20.00"), a_line(price="0.50")]
    assert grosses(lines, off("10.00"), policy=PER_UNIT) == ["0.00", "12.50", "0.00"]
    assert grosses(lines, off("90.00"), policy=PER_UNIT) == ["0.00", "0.00", "0.00"]


def test_price_sale_amount_off_per_unit_takes_what_is_weighed_as_one_unit() -> None:
    ham = an_item("20.00", unit=Unit.KILOGRAM)
    lines = [a_line(ham, quantity="0.250"), a_line(ham, quantity="2"), a_line(price="5.00", quantity="2")]
    assert grosses(lines, off("4.00"), policy=PER_UNIT) == ["4.00", "39.00", "8.00"]


def test_price_sale_percent_off_the_sale_is_rounded_once_and_shared_by_value() -> None:
    lines = [a_line(price="0.99") for _ in range(3)]
    assert grosses(lines, a_modifier("50", reason="closing"), policy=PER_UNIT) == ["0.49", "0.49", "0.50"]


def test_price_sale_modifiers_of_the_sale_are_told_on_each_line_they_reach() -> None:
    priced = price_sale(a_sale([a_line(price="5.00"), a_line(price="0")], modifiers=[off("1.00"), off("1.00")]))
    first, free = priced.lines
    assert [(change.source, change.amount.minor) for change in first.modifiers] == [("manual:goodwill", -100)] * 2
    assert free.modifiers == ()
    assert priced.discount == money("2.00")


def test_price_sale_surcharge_on_the_sale_is_shared_too() -> None:
    lines = [a_line(price="20.00"), a_line(price="10.00", quantity="3")]
    assert grosses(lines, off("-1.00")) == ["20.40", "30.60"]
    assert grosses(lines, off("-1.00"), policy=PER_UNIT) == ["20.25", "30.75"]


def test_price_sale_amount_off_a_free_sale_is_nothing() -> None:
    assert grosses([a_line(price="0")], off("5.00")) == ["0.00"]


def test_price_sale_unit_price_for_a_whole_sale_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="no unit price"):
        price_sale(a_sale(modifiers=[a_modifier("1.00", kind=ModifierKind.PRICE)]))


def test_price_sale_return_line_is_the_mirror_of_its_sale() -> None:
    sold = a_line(an_item("9.99"), quantity="3", modifiers=[off("2.00", reason="damaged")])
    returned = only(replace(sold, direction=Direction.RETURN))
    assert (returned.regular, returned.discount) == (money("-29.97"), money("-2.00"))
    assert (returned.net, returned.tax, returned.gross) == (money("-23.31"), money("-4.66"), money("-27.97"))
    assert returned.modifiers[0].amount == money("2.00")
    assert unit_shares(returned) == (money("-9.33"), money("-9.32"), money("-9.32"))


def test_price_sale_sale_and_return_of_the_same_goods_cancel() -> None:
    line = a_line(an_item("9.99", taxes=[a_tax("19"), a_tax("0.25", tax_id="fee")]), quantity="3")
    priced = price_sale(a_sale([line, replace(line, direction=Direction.RETURN)]))
    assert (priced.net, priced.tax, priced.gross) == (money("0"),) * 3
    assert [tax.amount for tax in priced.taxes] == [money("0")] * 2
    assert priced.lines[0].tax == -priced.lines[1].tax


def test_price_sale_modifier_of_an_exchange_changes_only_the_goods_going_out() -> None:
    back = a_line(price="50.00", direction=Direction.RETURN)
    assert grosses([back, a_line(price="20.00")], a_modifier("10")) == ["-50.00", "18.00"]
    assert grosses([back], a_modifier("10")) == ["-45.00"]


def test_price_sale_taxes_of_an_exchange_are_rounded_once_on_the_difference() -> None:
    sales_tax = a_tax("8.25", included=False)
    lines = [a_line(an_item("9.99", taxes=[sales_tax])) for _ in range(3)]
    lines.append(a_line(an_item("4.99", taxes=[sales_tax]), direction=Direction.RETURN))
    priced = price_sale(a_sale(lines))
    # 24.98 x 8.25 % = 2.06085; exact by line 0.8242 three times and -0.4117.
    assert priced.tax == money("2.06")
    assert [line.tax.minor for line in priced.lines] == [83, 82, 82, -41]


def test_price_sale_yen_and_dinar_use_their_own_minor_unit() -> None:
    yen = price_sale(a_sale([an_item("108", currency="JPY", taxes=[a_tax("10")])]))
    assert (yen.net, yen.tax) == (money("98", "JPY"), money("10", "JPY"))
    dinar = price_sale(a_sale([an_item("1.2345", currency="KWD", taxes=[a_tax("5", included=False)])]))
    assert (dinar.net, dinar.tax, dinar.gross) == (
        money("1.235", "KWD"),
        money("0.062", "KWD"),
        money("1.297", "KWD"),
    )


@pytest.mark.parametrize(
    ("price", "quantity", "shares"),
    [
        ("3.3333", "3", ["3.34", "3.33", "3.33"]),
        ("0.99", "1", ["0.99"]),
        ("2.50", "1.5", ["3.75"]),
        ("0.001", "4", ["0.00", "0.00", "0.00", "0.00"]),
    ],
)
def test_unit_shares_add_up_to_the_line(price: str, quantity: str, shares: list[str]) -> None:
    priced = only(a_line(an_item(price), quantity=quantity))
    assert [str(share.amount) for share in unit_shares(priced)] == shares


def test_unit_shares_of_a_whole_number_of_kilograms_is_one_entry() -> None:
    assert unit_shares(only(a_line(an_item("2.00", unit=Unit.KILOGRAM), quantity="2"))) == (money("4.00"),)


def test_price_sale_keeps_the_regular_price_as_listed() -> None:
    line = a_line(an_item("9.99"), modifiers=[a_modifier("5.00", kind=ModifierKind.PRICE)])
    priced = only(line)
    assert priced.line.regular_price == Decimal("9.99")
    assert priced.regular == money("9.99")
