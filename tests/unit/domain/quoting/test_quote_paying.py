"""How a quote is paid and given back: tenders, coins, change; units returned in any order."""

import pytest

from tests.support.quotes import VAT20, a_fee, a_percent, a_quoted_line, ask, refused


def coins(increment: str = "0.05", **more: str) -> dict[str, object]:
    """A policy of cash rounding."""
    return {"cash_rounding": {"increment": increment, **more}}


def cash(amount: str) -> list[dict[str, str]]:
    """One cash tender."""
    return [{"kind": "cash", "amount": amount}]


@pytest.mark.parametrize(
    ("currency", "increment", "price", "due"),
    [
        ("CHF", "0.05", "12.42", "12.40"),
        ("CHF", "0.05", "12.43", "12.45"),
        ("CHF", "0.05", "0.02", "0.00"),
        ("SEK", "1.00", "124.49", "124.00"),
        ("SEK", "1.00", "124.50", "125.00"),
        ("NOK", "1.00", "10.50", "11.00"),
        ("DKK", "0.50", "10.24", "10.00"),
        ("DKK", "0.50", "10.75", "11.00"),
        ("CAD", "0.05", "9.98", "10.00"),
        ("NZD", "0.10", "1.05", "1.10"),
        ("EUR", "0.05", "7.53", "7.55"),
    ],
)
def test_quote_cash_is_rounded_to_coins_as_the_countries_say(
    currency: str, increment: str, price: str, due: str
) -> None:
    answered = ask([a_quoted_line(price)], currency=currency, policy=coins(increment), tenders=cash("200"))
    assert answered["due"] == due


def test_quote_ties_of_coins_go_the_way_the_shop_says() -> None:
    for rounding, due in (("half_up", "1.10"), ("half_down", "1.00"), ("up", "1.10"), ("down", "1.00")):
        policy = coins("0.10", rounding=rounding)
        assert ask([a_quoted_line("1.05")], policy=policy, tenders=cash("2"))["due"] == due


def test_quote_rounding_is_on_the_cash_part_on_the_whole_or_on_everything() -> None:
    lines = [a_quoted_line("24.98")]
    mixed = [{"kind": "gift_card", "amount": "10.00"}, {"kind": "card", "amount": "5.01"}, *cash("10.00")]
    answered = ask(lines, policy=coins(), tenders=mixed)
    assert (answered["cash_rounding"], answered["due"], answered["change"]) == ("-0.02", "24.96", "0.05")
    whole = ask(lines, policy=coins(applies_to="whole_when_cash"), tenders=mixed)
    assert (whole["cash_rounding"], whole["due"], whole["change"]) == ("0.02", "25.00", "0.01")
    by_card = [{"kind": "card", "amount": "25.00"}]
    assert ask(lines, policy=coins(applies_to="all"), tenders=by_card)["due"] == "25.00"
    assert ask(lines, policy=coins(applies_to="all"))["due"] == "25.00"
    assert ask(lines, policy=coins())["due"] == "24.98"
    assert "Cash rounding: 0.02" in whole["explain"]


def test_quote_canadian_pennies_are_rounded_in_cash_alone() -> None:
    lines = [a_quoted_line("1.83", taxes=["gst"]), a_quoted_line("2.86", taxes=["gst"])]
    taxes = {"gst": a_percent("5")}
    assert ask(lines, currency="CAD", taxes=taxes, policy=coins(), tenders=cash("5"))["due"] == "4.90"
    by_card = [{"kind": "card", "amount": "4.92"}]
    assert ask(lines, currency="CAD", taxes=taxes, policy=coins(), tenders=by_card)["due"] == "4.92"


def test_quote_below_zero_is_paid_out_with_negative_tenders() -> None:
    answered = ask([a_quoted_line("124.50", "-1")], policy=coins("1.00"), tenders=cash("-125"))
    assert (answered["gross"], answered["due"], answered["tendered"], answered["change"]) == (
        "-124.50",
        "-125.00",
        "-125.00",
        "0.00",
    )


def test_quote_not_paid_in_full_is_no_error() -> None:
    answered = ask([a_quoted_line("10.00")], tenders=cash("4.00"))
    assert (answered["due"], answered["tendered"], answered["change"]) == ("10.00", "4.00", "0.00")


def test_quote_amounts_finer_than_the_precision_are_printed_whole() -> None:
    answered = ask([a_quoted_line("10.00")], policy={"precision": "1"}, tenders=cash("10.50"))
    assert (answered["due"], answered["tendered"], answered["change"]) == ("10", "10.5", "0.5")


@pytest.mark.parametrize(
    ("quantity", "tenders", "place"),
    [
        ("1", [{"kind": "card", "amount": "10.01"}], "/tenders/0/amount"),
        ("1", [{"kind": "card", "amount": "6"}, {"kind": "voucher", "amount": "5"}], "/tenders/1/amount"),
        ("1", cash("-1"), "/tenders/0/amount"),
        ("-1", cash("1"), "/tenders/0/amount"),
        ("-1", [{"kind": "card", "amount": "-11"}], "/tenders/0/amount"),
        ("-1", [{"kind": "card", "amount": "-6"}, *cash("-5")], "/tenders/1/amount"),
    ],
)
def test_quote_money_goes_the_way_it_is_owed(quantity: str, tenders: list[dict[str, object]], place: str) -> None:
    assert refused([a_quoted_line("10.00", quantity)], tenders=tenders)[0] == place


def test_quote_returns_take_the_next_units_and_add_up() -> None:
    line = {**a_quoted_line("10.00", "3", id="a", taxes=["v"]), "modifiers": [{"kind": "amount", "value": "20"}]}
    wanted = [{"line": "a", "quantity": "1"}, {"line": "a", "quantity": "2"}]
    answered = ask([line], taxes={"v": VAT20}, returns=wanted)
    assert answered["lines"][0]["units"] == ["3.34", "3.33", "3.33"]
    assert [one["gross"] for one in answered["refund"]["lines"]] == ["3.34", "6.66"]
    assert (answered["refund"]["gross"], answered["refund"]["tax"]) == (answered["gross"], answered["tax"])


def test_quote_return_of_a_woocommerce_shirt_is_what_was_paid() -> None:
    # woocommerce-ios 17827: 9.99 at 20 % included was refunded as 10.00.
    answered = ask(
        [a_quoted_line("9.99", taxes=["v"], id="s")], taxes={"v": VAT20}, returns=[{"line": "s", "quantity": "1"}]
    )
    assert answered["refund"]["gross"] == "9.99"


def test_quote_return_of_measured_goods_is_pro_rata_and_the_last_takes_the_rest() -> None:
    line = a_quoted_line("12.90", "0.347", id="w", taxes=["v", "f"])
    wanted = [{"line": "w", "quantity": quantity} for quantity in ("0.1", "0.1", "0.147")]
    answered = ask([line], taxes={"v": VAT20, "f": a_fee("0.10")}, returns=wanted)
    assert answered["lines"][0]["units"] == [answered["lines"][0]["gross"]]
    assert [one["gross"] for one in answered["refund"]["lines"]] == ["1.30", "1.30", "1.91"]
    assert answered["refund"]["gross"] == answered["gross"]
    up = ask([line], policy={"rounding": "up"}, taxes={"v": VAT20, "f": a_fee("0.10")}, returns=wanted)
    assert up["refund"]["gross"] == up["gross"]


@pytest.mark.parametrize(
    ("sold", "wanted", "expected"),
    [
        ("2", ["1", "1"], ["12.90", "12.90"]),
        ("2", ["0.5", "1.5"], ["6.45", "19.35"]),
        ("1", ["0.4", "0.6"], ["5.16", "7.74"]),
    ],
)
def test_quote_return_of_whole_kilograms_is_pro_rata_too(sold: str, wanted: list[str], expected: list[str]) -> None:
    line = a_quoted_line("12.90", sold, id="w", measured=True)
    returns = [{"line": "w", "quantity": quantity} for quantity in wanted]
    answered = ask([line], returns=returns)
    assert [one["gross"] for one in answered["refund"]["lines"]] == expected


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ([{"line": "x", "quantity": "1"}], "/returns/0/line"),
        ([{"line": "b", "quantity": "1"}], "/returns/0/line"),
        ([{"line": "a", "quantity": "3"}], "/returns/0/quantity"),
        ([{"line": "a", "quantity": "1"}, {"line": "a", "quantity": "2"}], "/returns/1/quantity"),
        ([{"line": "a", "quantity": "0.5"}], "/returns/0/quantity"),
        ([{"line": "a", "quantity": "-1"}], "/returns/0/quantity"),
        ([{"line": "a", "quantity": "0"}], "/returns/0/quantity"),
        ([{"line": "a"}], "/returns/0/quantity"),
        ([{"line": 1, "quantity": "1"}], "/returns/0/line"),
    ],
)
def test_quote_return_of_what_was_not_sold_names_its_place(wanted: list[dict[str, object]], place: str) -> None:
    lines = [a_quoted_line("1", "2", id="a"), a_quoted_line("1", "-1", id="b")]
    assert refused(lines, returns=wanted)[0] == place
