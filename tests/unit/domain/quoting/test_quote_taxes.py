"""Taxes of a quote against published figures: the worked examples of the plan, and cases that other systems test by.

Source of the cases named "Odoo": odoo/odoo, addons/account/tests/test_taxes_computation.py (numbers only). Where that
suite keeps all decimals ("round globally" of one line), the precision here is 0.000001.
"""

from typing import Any

import pytest

from tests.support.quotes import VAT20, a_fee, a_percent, a_quoted_line, ask


def test_quote_of_the_document_is_answered_as_the_document_says() -> None:
    answered = ask(
        [
            {
                "id": "1",
                "quantity": "3",
                "unit_price": "9.99",
                "taxes": ["vat20"],
                "modifiers": [{"kind": "amount", "value": "2.00", "reason": "damaged"}],
            }
        ],
        taxes={"vat20": VAT20},
        tenders=[{"kind": "card", "amount": "5.00"}, {"kind": "cash", "amount": "25.00"}],
        returns=[{"line": "1", "quantity": "1"}],
    )
    assert answered.pop("explain")[0] == "Line 1: 3 x 9.99 = 29.97"
    assert answered == {
        "lines": [
            {
                "id": "1",
                "regular": "29.97",
                "discount": "2.00",
                "net": "23.31",
                "tax": "4.66",
                "gross": "27.97",
                "taxes": {"vat20": {"base": "23.31", "amount": "4.66"}},
                "units": ["9.33", "9.32", "9.32"],
                "modifiers": [{"source": "manual:damaged", "amount": "-2.00"}],
            }
        ],
        "taxes": [{"tax": "vat20", "base": "23.31", "amount": "4.66"}],
        "net": "23.31",
        "tax": "4.66",
        "gross": "27.97",
        "discount": "2.00",
        "cash_rounding": "0.00",
        "due": "27.97",
        "tendered": "30.00",
        "change": "2.03",
        "refund": {
            "gross": "9.33",
            "net": "7.77",
            "tax": "1.56",
            "taxes": [{"tax": "vat20", "amount": "1.56"}],
            "lines": [{"line": "1", "quantity": "1", "gross": "9.33"}],
        },
    }


def test_quote_without_lines_answers_zeros() -> None:
    answered = ask([])
    assert (answered["lines"], answered["taxes"]) == ([], [])
    assert {answered[name] for name in ("net", "tax", "gross", "discount", "due", "tendered", "change")} == {"0.00"}


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
def test_quote_tax_by_line_and_by_document(
    rate: str, included: bool, prices: list[str], by_line: str, by_document: str
) -> None:
    def tax(rounding: str) -> str:
        lines = [a_quoted_line(price, taxes=["t"]) for price in prices]
        answered = ask(lines, taxes={"t": a_percent(rate, included=included)}, policy={"tax_rounding": rounding})
        return str(answered["tax"])

    assert (tax("line"), tax("rate_total"), tax("document")) == (by_line, by_document, by_document)


@pytest.mark.parametrize(
    ("price", "rates", "components", "gross"),
    [
        ("18.60", ("4", "4.5", "0.375"), ["0.74", "0.84", "0.07"], "20.25"),
        ("13.37", ("4", "4.5", "0.375"), ["0.53", "0.60", "0.05"], "14.55"),
        ("19.99", ("5", "7"), ["1.00", "1.40"], "22.39"),
        ("19.99", ("5", "9.975"), ["1.00", "1.99"], "22.98"),
        ("49.95", ("5", "9.975"), ["2.50", "4.98"], "57.43"),
    ],
)
def test_quote_several_jurisdictions(price: str, rates: tuple[str, ...], components: list[str], gross: str) -> None:
    taxes = {f"t{i}": a_percent(rate) for i, rate in enumerate(rates)}
    answered = ask([a_quoted_line(price, taxes=list(taxes))], taxes=taxes)
    assert [tax["amount"] for tax in answered["taxes"]] == components
    assert answered["gross"] == gross


def figures(price: str, taxes: list[dict[str, object]], precision: str, quantity: str = "1") -> Any:
    """Net, gross, and each tax with its base, of one line rounded by line."""
    named = {f"t{i}": tax for i, tax in enumerate(taxes)}
    policy = {"precision": precision, "tax_rounding": "line"}
    answered = ask([a_quoted_line(price, quantity, taxes=list(named))], taxes=named, policy=policy)
    return answered["net"], answered["gross"], [(tax["base"], tax["amount"]) for tax in answered["taxes"]]


CENT, FINE = "0.01", "0.000001"


@pytest.mark.parametrize(
    ("price", "taxes", "precision", "net", "gross", "amounts"),
    [
        ("124.40", [("8", True), ("0", True)], CENT, "115.19", "124.40", ["9.21", "0.00"]),
        ("124.40", [("8", True), ("0", True)], FINE, "115.185185", "124.400000", ["9.214815", "0.000000"]),
        ("5", [("5", True)], "0.05", "4.75", "5.00", ["0.25"]),
        ("10", [("5", True)], "0.05", "9.50", "10.00", ["0.50"]),
        ("50", [("5", True)], "0.05", "47.60", "50.00", ["2.40"]),
        ("50", [("5", True)], FINE, "47.619048", "50.000000", ["2.380952"]),
        ("2300", [("15", False), ("5.5", True)], CENT, "2180.09", "2627.01", ["327.01", "119.91"]),
        ("2300", [("15", False), ("5.5", True)], FINE, "2180.094787", "2627.014218", ["327.014218", "119.905213"]),
        ("52.50", [("12", True)], CENT, "46.87", "52.50", ["5.63"]),
        ("22689", [("19", False)], "1", "22689", "27000", ["4311"]),
        ("9176", [("19", False)], "1", "9176", "10919", ["1743"]),
        ("27000", [("19", True)], "1", "22689", "27000", ["4311"]),
        ("10920", [("19", True)], "1", "9176", "10920", ["1744"]),
        ("399.999999", [("20", True)], FINE, "333.333332", "399.999999", ["66.666667"]),
        ("11.90", [("21", True)], CENT, "9.83", "11.90", ["2.07"]),
        ("2.80", [("21", True)], CENT, "2.31", "2.80", ["0.49"]),
        ("7", [("21", True)], FINE, "5.785124", "7.000000", ["1.214876"]),
    ],
)
def test_quote_odoo_percent_taxes_at_any_precision(
    price: str, taxes: list[tuple[str, bool]], precision: str, net: str, gross: str, amounts: list[str]
) -> None:
    found = figures(price, [a_percent(rate, included=included) for rate, included in taxes], precision)
    assert found[:2] == (net, gross)
    assert [amount for _, amount in found[2]] == amounts


@pytest.mark.parametrize(
    ("price", "quantity", "taxes", "net", "gross", "expected"),
    [
        ("20", "5", [("1", "", ""), ("21", "%", ""), ("2", "", "")], "100", "136", [(100, 5), (100, 21), (100, 10)]),
        ("19", "5", [("1", "", "b"), ("21", "%", ""), ("2", "", "")], "95", "131", [(95, 5), (100, 21), (100, 10)]),
        ("120", "1", [("1", "", "b"), ("21", "%", "i"), ("2", "", "")], "99", "123", [(99, 1), (100, 21), (100, 2)]),
        ("120", "1", [("1", "", "b"), ("21", "%", "ib"), ("2", "", "")], "99", "123", [(99, 1), (100, 21), (121, 2)]),
        ("121", "1", [("1", "", ""), ("21", "%", "ib"), ("2", "", "")], "100", "124", [(100, 1), (100, 21), (121, 2)]),
        ("100", "1", [("1", "", ""), ("21", "%", "b"), ("2", "", "")], "100", "124", [(100, 1), (100, 21), (121, 2)]),
    ],
)
def test_quote_odoo_fixed_and_percent_taxes_in_each_others_base(
    price: str,
    quantity: str,
    taxes: list[tuple[str, str, str]],
    net: str,
    gross: str,
    expected: list[tuple[int, int]],
) -> None:
    stack = [
        (a_percent if kind else a_fee)(value, included="i" in marks, in_base_of_next="b" in marks)
        for value, kind, marks in taxes
    ]
    found = figures(price, stack, CENT, quantity)
    assert found == (f"{net}.00", f"{gross}.00", [(f"{base}.00", f"{tax}.00") for base, tax in expected])


@pytest.mark.parametrize(
    ("price", "rates", "gross", "expected"),
    [
        ("100", [("6", ""), ("6", ""), ("3", "")], "115.0000", [("100", "6"), ("100", "6"), ("100", "3")]),
        ("100", [("6", "b"), ("6", ""), ("3", "")], "115.5400", [("100", "6"), ("106", "6.36"), ("106", "3.18")]),
        ("100", [("6", "b"), ("6", "b"), ("3", "")], "115.7308", [("100", "6"), ("106", "6.36"), ("112.36", "3.3708")]),
        ("106", [("6", "ib"), ("6", ""), ("3", "")], "115.5400", [("100", "6"), ("106", "6.36"), ("106", "3.18")]),
        ("106", [("6", "i"), ("6", ""), ("3", "")], "115.0000", [("100", "6"), ("100", "6"), ("100", "3")]),
    ],
)
def test_quote_odoo_three_percent_taxes_on_each_other(
    price: str, rates: list[tuple[str, str]], gross: str, expected: list[tuple[str, str]]
) -> None:
    stack = [a_percent(rate, included="i" in marks, in_base_of_next="b" in marks) for rate, marks in rates]
    _, found_gross, found = figures(price, stack, "0.0001")
    assert found_gross == gross
    assert [tuple(f"{float(part):g}" for part in parts) for parts in found] == expected  # float only to trim zeros


def test_quote_odoo_two_equal_included_taxes_take_the_same() -> None:
    _, gross, taxes = figures("17.79", [a_percent("6", included=True)] * 2, FINE)
    assert (gross, taxes) == ("17.790000", [("15.883928", "0.953036"), ("15.883928", "0.953036")])


def test_quote_compound_tax_stands_on_all_before_it() -> None:
    taxes = {"gst": a_percent("5"), "fee": a_fee("1"), "pst": a_percent("10", compound=True)}
    answered = ask([a_quoted_line("100", taxes=list(taxes))], taxes=taxes)
    assert [(tax["base"], tax["amount"]) for tax in answered["taxes"]] == [
        ("100.00", "5.00"),
        ("100.00", "1.00"),
        ("106.00", "10.60"),
    ]


def test_quote_keeps_net_rounds_nets_first_and_taxes_their_sum() -> None:
    lines = [a_quoted_line("0.99", taxes=["vat"]) for _ in range(3)]
    taxes = {"vat": a_percent("19", included=True)}
    answered = ask(lines, taxes=taxes, policy={"keeps": "net"})
    assert (answered["net"], answered["tax"], answered["gross"]) == ("2.49", "0.47", "2.96")


@pytest.mark.parametrize(
    ("rounding", "out", "back"),
    [
        ("half_up", "0.03", "-0.03"),
        ("half_even", "0.02", "-0.02"),
        ("half_down", "0.02", "-0.02"),
        ("up", "0.03", "-0.03"),
        ("down", "0.02", "-0.02"),
    ],
)
def test_quote_rounding_is_mirrored_for_goods_coming_back(rounding: str, out: str, back: str) -> None:
    assert ask([a_quoted_line("0.025")], policy={"rounding": rounding})["gross"] == out
    assert ask([a_quoted_line("0.025", "-1")], policy={"rounding": rounding})["gross"] == back


@pytest.mark.parametrize(
    ("currency", "price", "gross"), [("JPY", "108", "108"), ("KWD", "1.2345", "1.235"), ("CLF", "0.00005", "0.0001")]
)
def test_quote_amounts_have_the_currencys_decimals(currency: str, price: str, gross: str) -> None:
    assert ask([a_quoted_line(price)], currency=currency)["gross"] == gross


@pytest.mark.parametrize(
    ("precision", "price", "gross"),
    [
        ("0.00000001", "0.123456789", "0.12345679"),
        ("0.05", "9.98", "10.00"),
        ("1", "9.50", "10"),
        ("10", "14", "10"),
        ("0.03", "1.00", "0.99"),
    ],
)
def test_quote_precision_is_the_step_of_every_amount(precision: str, price: str, gross: str) -> None:
    assert ask([a_quoted_line(price)], policy={"precision": precision})["gross"] == gross


def test_quote_unit_price_keeps_its_decimals_and_the_line_is_rounded() -> None:
    assert ask([a_quoted_line("1.8890", "40")])["gross"] == "75.56"
    assert ask([a_quoted_line("12.90", "0.347")])["gross"] == "4.48"


def test_quote_discount_reduces_each_rates_tax() -> None:
    taxes = {"a": a_percent("19", included=True), "b": a_percent("7", included=True)}
    lines = [a_quoted_line("20.00", taxes=["a"]), a_quoted_line("10.00", taxes=["b"])]
    answered = ask(lines, taxes=taxes, modifiers=[{"kind": "amount", "value": "5.00", "reason": "voucher"}])
    assert [(line["gross"], line["tax"], line["net"]) for line in answered["lines"]] == [
        ("16.67", "2.66", "14.01"),
        ("8.33", "0.54", "7.79"),
    ]


def test_quote_drink_and_its_deposit_share_one_tax() -> None:
    lines = [a_quoted_line("1.19", taxes=["v"]), a_quoted_line("0.25", taxes=["v"])]
    answered = ask(lines, taxes={"v": a_percent("19", included=True)})
    assert (answered["gross"], answered["tax"]) == ("1.44", "0.23")
