"""Promotions of a quote: every reward, condition and scope, and how several meet.

Source of the cases named "Solidus": solidusio/solidus, promotions/spec (distributed amounts; numbers only). It gives
what is left of an uneven amount to the last line, this engine to the first.
"""

from typing import Any

import pytest

from tests.support.quotes import AT, a_percent, a_quoted_line, an_offer, ask, discounts, grosses

SHOES = {"groups": ["shoes"]}


def shoes(price: str, quantity: str = "1", **more: Any) -> dict[str, Any]:
    """A line of shoes."""
    return a_quoted_line(price, quantity, groups=["shoes"], **more)


def off(lines: list[dict[str, Any]], offer: dict[str, Any], **more: Any) -> list[str]:
    """What one promotion takes off each line."""
    return discounts(ask(lines, promotions=[offer], **more))


def priced(*prices: str) -> list[dict[str, Any]]:
    """Lines of so much each; "3 x 10.00" is three at ten."""
    parted = [price.rpartition(" x ") for price in prices]
    return [a_quoted_line(price, quantity or "1") for quantity, _, price in parted]


@pytest.mark.parametrize(
    ("reward", "prices", "expected"),
    [
        ("percent_off 20", ["3 x 10.00"], ["6.00"]),
        ("percent_off 10", ["0.15", "0.15", "0.15"], ["0.02", "0.02", "0.01"]),
        ("percent_off 50 max_amount 5", ["10.00", "30.00"], ["1.25", "3.75"]),
        ("amount_off 7.00", ["19.99", "5.49", "3.00"], ["4.91", "1.35", "0.74"]),
        ("amount_off 99", ["1.00", "2.00"], ["1.00", "2.00"]),
        ("amount_off 9 max_amount 3", ["2 x 5.00"], ["3.00"]),
        ("unit_amount_off 0.30", ["3 x 1.00", "2 x 0.20"], ["0.90", "0.40"]),
        ("unit_amount_off 1 max_amount 2", ["3 x 5.00", "5.00"], ["1.50", "0.50"]),
        ("unit_amount_off 2", ["0.5 x 10.00"], ["1.00"]),
        ("fixed_price 4.00", ["2 x 5.00", "3.00"], ["2.00", "0.00"]),
        ("fixed_price 4.00", ["0.25 x 10.00"], ["1.50"]),
        ("bundle_price 50.00", ["29.99", "19.99", "14.99"], ["6.91", "4.61", "3.45"]),
        ("bundle_price 45.00", ["30", "20", "10"], ["7.50", "5.00", "2.50"]),
        ("bundle_price 99.00", ["30"], ["0.00"]),
    ],
)
def test_promotion_each_reward_takes_what_it_says(reward: str, prices: list[str], expected: list[str]) -> None:
    kind, value, *limit = reward.split()
    offer = an_offer({"kind": kind, "value": value, **dict(zip(limit[::2], limit[1::2], strict=True))})
    assert off(priced(*prices), offer) == expected


@pytest.mark.parametrize(
    ("buy", "get", "percent", "prices", "expected"),
    [
        (2, 1, None, ["2 x 10.00", "6.00"], ["0.00", "6.00"]),
        (2, 1, None, ["7 x 10.00"], ["20.00"]),
        (2, 1, None, ["2 x 10.00"], ["0.00"]),
        (1, 2, None, ["9.00", "3.00", "5.00"], ["0.00", "3.00", "5.00"]),
        (1, 1, "50", ["9.99", "5.01"], ["0.00", "2.51"]),
    ],
)
def test_promotion_cheapest_of_whole_sets_is_rewarded(
    buy: int, get: int, percent: str | None, prices: list[str], expected: list[str]
) -> None:
    kind = "cheapest_free" if percent is None else "cheapest_percent_off"
    assert off(priced(*prices), an_offer({"kind": kind, "buy": buy, "get": get, "value": percent})) == expected


def test_promotion_quantity_breaks_price_all_that_matches() -> None:
    breaks = [{"from_quantity": "6", "percent_off": "30"}, {"from_quantity": 3, "unit_price": "3.00"}]
    for name in ("breaks", "quantity_breaks", "value"):
        offer = an_offer({"kind": "quantity_breaks", name: breaks})
        assert off(priced("2 x 4.00"), offer) == ["0.00"]
        assert off(priced("2 x 4.00", "5.00"), offer) == ["2.00", "2.00"]
        assert off(priced("6 x 5.00"), offer) == ["9.00"]


@pytest.mark.parametrize(
    ("quantity", "total"), [("2", "20.00"), ("3", "20.00"), ("4", "30.00"), ("6", "40.00"), ("7", "50.00")]
)
def test_promotion_bundle_price_takes_whole_sets(quantity: str, total: str) -> None:
    offer = an_offer({"kind": "bundle_price", "value": "20.00"}, {"min_quantity": "3"})
    answered = ask([a_quoted_line("10.00", quantity)], promotions=[offer])
    assert answered["gross"] == total


def test_promotion_three_for_twenty_is_shared_over_the_units() -> None:
    offer = an_offer({"kind": "bundle_price", "value": "20.00"}, {"min_quantity": "3"})
    assert ask([a_quoted_line("10.00", "3")], promotions=[offer])["lines"][0]["units"] == ["6.67", "6.67", "6.66"]


def test_promotion_bundle_takes_the_dearest_and_leaves_a_set_that_would_cost_more() -> None:
    offer = an_offer({"kind": "bundle_price", "value": "20.00"}, {"min_quantity": "3"})
    lines = [a_quoted_line("5.00", "3"), a_quoted_line("10.00", "3")]
    assert off(lines, offer) == ["0.00", "10.00"]
    lines = [a_quoted_line("5.00", "2"), a_quoted_line("10.00", "2"), a_quoted_line("4.00", "2")]
    assert off(lines, offer) == ["1.00", "4.00", "0.00"]


def test_promotion_uses_and_units_are_limited() -> None:
    three_for_two = {"kind": "cheapest_free", "buy": 2, "get": 1}
    assert off([a_quoted_line("10.00", "9")], an_offer(three_for_two, max_uses_per_sale=2)) == ["20.00"]
    bundle = an_offer({"kind": "bundle_price", "value": "15"}, {"min_quantity": "2"}, max_uses_per_sale=1)
    assert off([a_quoted_line("10.00", "4")], bundle) == ["5.00"]
    percent = {"kind": "percent_off", "value": "10"}
    lines = [a_quoted_line("1.00", "5"), a_quoted_line("10.00", "1"), a_quoted_line("5.00", "2")]
    assert off(lines, an_offer(percent, max_units=2)) == ["0.00", "1.00", "0.50"]
    assert off(lines, an_offer({**percent, "max_units": 2})) == ["0.00", "1.00", "0.50"]
    assert off(lines, an_offer({"kind": "unit_amount_off", "value": "6"}, max_units=2)) == ["0.00", "6.00", "5.00"]
    assert off(lines, an_offer({"kind": "fixed_price", "value": "6"}, max_units=3)) == ["0.00", "4.00", "0.00"]


def test_promotion_amount_off_is_spread_by_value_or_by_unit() -> None:
    lines = [a_quoted_line("30.00"), a_quoted_line("5.00", "2")]
    offer = an_offer({"kind": "amount_off", "value": "4.00"})
    assert off(lines, offer) == ["3.00", "1.00"]
    assert off(lines, offer, policy={"order_discount_spread": "unit"}) == ["1.33", "2.67"]


@pytest.mark.parametrize(
    ("amount", "lines", "expected"),
    [
        ("15", [("20", "1"), ("30", "1"), ("100", "1")], ["2.00", "3.00", "10.00"]),
        ("15", [("50", "1"), ("50", "1"), ("50", "1")], ["5.00", "5.00", "5.00"]),
        ("10", [("50", "1"), ("50", "1"), ("50", "1")], ["3.34", "3.33", "3.33"]),
        ("15", [("50", "3"), ("50", "1"), ("50", "2")], ["7.50", "2.50", "5.00"]),
        ("15", [("100", "1")], ["15.00"]),
    ],
)
def test_promotion_solidus_distributed_amounts(amount: str, lines: list[tuple[str, str]], expected: list[str]) -> None:
    assert off([a_quoted_line(*line) for line in lines], an_offer({"kind": "amount_off", "value": amount})) == expected


def test_promotion_solidus_distributed_amount_for_one_product_is_all_on_its_line() -> None:
    lines = [a_quoted_line(price, product=price) for price in ("20", "30", "100")]
    offer = an_offer({"kind": "amount_off", "value": "15"}, {"match": {"products": ["20"]}})
    assert off(lines, offer) == ["15.00", "0.00", "0.00"]


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        ({}, ["1.00", "1.00", "1.00", "1.00"]),
        ({"products": ["A"]}, ["1.00", "0.00", "0.00", "0.00"]),
        ({"groups": ["shoes"]}, ["1.00", "1.00", "0.00", "0.00"]),
        ({"products": ["C"], "groups": ["shoes"]}, ["1.00", "1.00", "1.00", "0.00"]),
        ({"exclude_products": ["A"]}, ["0.00", "1.00", "1.00", "1.00"]),
        ({"exclude_groups": ["shoes"]}, ["0.00", "0.00", "1.00", "1.00"]),
        ({"exclude_on_sale": True}, ["1.00", "0.00", "1.00", "1.00"]),
        ({"groups": ["shoes"], "exclude_products": ["B"]}, ["1.00", "0.00", "0.00", "0.00"]),
    ],
)
def test_promotion_matches_products_and_groups_but_none_excluded(match: dict[str, Any], expected: list[str]) -> None:
    lines = [
        shoes("10", product="A"),
        shoes("10", product="B", on_sale=True),
        a_quoted_line("10", product="C", groups=["hats"]),
        a_quoted_line("10"),
    ]
    assert off(lines, an_offer({"kind": "percent_off", "value": "10"}, {"match": match})) == expected


def test_promotion_of_mixed_goods_favours_the_lines_in_their_order() -> None:
    lines = [shoes("10"), a_quoted_line("10", groups=["hats"]), shoes("10")]
    offer = an_offer({"kind": "amount_off", "value": "0.02"}, {"match": {"groups": ["hats", "shoes"]}})
    assert off(lines, offer) == ["0.01", "0.01", "0.00"]


def test_promotion_reward_may_be_on_other_goods_than_its_condition() -> None:
    offer = an_offer({"kind": "percent_off", "value": "50", "match": {"products": ["sock"]}}, {"match": SHOES})
    socks = a_quoted_line("4.00", product="sock")
    assert off([shoes("50"), socks], offer) == ["0.00", "2.00"]
    assert off([socks], offer) == ["0.00"]
    assert off([shoes("50")], offer) == ["0.00"]


@pytest.mark.parametrize(
    ("condition", "lines", "is_met"),
    [
        ({"min_quantity": "3"}, [("1.00", "2")], False),
        ({"min_quantity": "3"}, [("1.00", "2"), ("1.00", "1")], True),
        ({"min_quantity": "0"}, [("1.00", "1")], True),
        ({"min_quantity": "0.5"}, [("1.00", "0.5")], True),
        ({"min_amount": "5"}, [("4.99", "1")], False),
        ({"min_amount": "5"}, [("2.50", "2")], True),
    ],
)
def test_promotion_condition_asks_for_so_many_or_so_much(
    condition: dict[str, Any], lines: list[tuple[str, str]], is_met: bool
) -> None:
    answered = ask(
        [a_quoted_line(*line) for line in lines],
        promotions=[an_offer({"kind": "amount_off", "value": "0.10"}, condition)],
    )
    assert answered["discount"] == ("0.10" if is_met else "0.00")


@pytest.mark.parametrize(
    ("included", "price", "of", "amount", "is_met"),
    [
        (True, "50.00", "gross", "50", True),
        (True, "50.00", "net", "50", False),
        (True, "60.00", "net", "50", True),
        (False, "50.00", "net", "50", True),
        (False, "42.00", "gross", "50", True),
        (False, "41.00", "gross", "50", False),
        (False, "41.67", "gross", "50", True),
    ],
)
def test_promotion_condition_looks_at_the_gross_or_the_net(
    included: bool, price: str, of: str, amount: str, is_met: bool
) -> None:
    offer = an_offer({"kind": "amount_off", "value": "1"}, {"min_amount": amount, "of": of})
    taxes = {"t": a_percent("20", included=included)}
    answered = ask([a_quoted_line(price, taxes=["t"])], taxes=taxes, promotions=[offer])
    assert answered["discount"] == ("1.00" if is_met else "0.00")


def test_promotion_condition_counts_different_products_or_groups() -> None:
    offer = an_offer({"kind": "amount_off", "value": "1"}, {"match": SHOES, "distinct": 2})
    assert ask([shoes("5", "3", product="A")], promotions=[offer])["discount"] == "0.00"
    assert ask([shoes("5", product="A"), shoes("5", product="B")], promotions=[offer])["discount"] == "1.00"
    assert ask([shoes("5"), shoes("5")], promotions=[offer])["discount"] == "1.00"
    outfit = an_offer({"kind": "amount_off", "value": "1"}, {"match": {"groups": ["shoes", "hats"]}, "distinct": 2})
    hat = a_quoted_line("5", groups=["hats"])
    assert ask([shoes("5", product="A"), shoes("5", product="B")], promotions=[outfit])["discount"] == "0.00"
    assert ask([shoes("5"), hat], promotions=[outfit])["discount"] == "1.00"


@pytest.mark.parametrize(
    ("scope", "applies"),
    [
        ({}, True),
        ({"channels": ["store"]}, True),
        ({"channels": ["web"]}, False),
        ({"shops": ["S1", "S2"]}, True),
        ({"shops": ["S2"]}, False),
        ({"coupon": "SPRING"}, True),
        ({"coupon": "spring"}, False),
        ({"customer_groups": ["staff", "vip"]}, True),
        ({"customer_groups": ["vip"]}, False),
        ({"valid_from": AT}, True),
        ({"valid_from": "2026-11-21T09:03:00.001Z"}, False),
        ({"valid_to": AT}, False),
        ({"valid_to": "2026-11-21T09:03:01Z"}, True),
        ({"weekdays": [6, 7]}, True),
        ({"weekdays": ["monday"]}, False),
        ({"weekdays": ["Sat"]}, True),
    ],
)
def test_promotion_is_for_its_place_time_and_customer(scope: dict[str, Any], applies: bool) -> None:
    sale: dict[str, Any] = {
        "channel": "store",
        "shop": "S1",
        "at": AT,
        "coupons": ["SPRING"],
        "customer_groups": ["staff"],
    }
    offer = an_offer({"kind": "amount_off", "value": "1"}, **scope)
    answered = ask([a_quoted_line("5")], promotions=[offer], **sale)
    assert answered["discount"] == ("1.00" if applies else "0.00")
    if not applies:
        assert any("not for this place, time or customer" in sentence for sentence in answered["explain"])


def test_promotion_with_a_time_does_not_apply_where_none_is_told() -> None:
    offer = an_offer({"kind": "amount_off", "value": "1"}, valid_from=AT)
    assert ask([a_quoted_line("5")], promotions=[offer])["discount"] == "0.00"


def test_promotions_stackable_apply_to_the_price_left() -> None:
    first = an_offer({"kind": "percent_off", "value": "10"}, id="a", priority=2)
    second = an_offer({"kind": "percent_off", "value": "50"}, {"min_amount": "10"}, id="b", priority=1)
    answered = ask([a_quoted_line("10.00")], promotions=[first, second])
    assert answered["gross"] == "4.50"
    assert [change["source"] for change in answered["lines"][0]["modifiers"]] == ["promotion:b", "promotion:a"]
    later = {**second, "priority": 3}
    assert ask([a_quoted_line("10.00")], promotions=[first, later])["gross"] == "9.00"


def test_promotion_exclusive_closes_the_units_it_used_for_condition_and_reward() -> None:
    three_for_two = an_offer({"kind": "cheapest_free", "buy": 2, "get": 1}, id="a", priority=1, stacking="exclusive")
    tenth = an_offer({"kind": "percent_off", "value": "10"}, id="b", priority=2)
    answered = ask([a_quoted_line("10.00", "4")], promotions=[three_for_two, tenth])
    assert answered["discount"] == "11.00"
    socks = an_offer(
        {"kind": "fixed_price", "value": "1", "match": {"products": ["sock"]}},
        {"match": SHOES, "min_quantity": "2"},
        id="a",
        stacking="exclusive",
    )
    lines = [shoes("50", "1"), shoes("40", "2"), a_quoted_line("4.00", product="sock")]
    # The dearest shoes are those used for the condition: one at 50, one of the two at 40.
    assert discounts(ask(lines, promotions=[socks, {**tenth, "priority": 9}])) == ["0.00", "4.00", "3.00"]


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ({"match": SHOES}, "13.00"),
        ({"match": SHOES, "min_amount": "60"}, "8.00"),
        ({"match": SHOES, "distinct": 1}, "0.00"),
        ({}, "18.00"),
        ({"min_quantity": "1"}, "18.00"),
    ],
)
def test_promotion_exclusive_closes_no_more_than_its_condition_needs(condition: dict[str, Any], left: str) -> None:
    exclusive = an_offer(
        {"kind": "percent_off", "value": "100", "match": {"products": ["sock"]}},
        condition,
        id="a",
        stacking="exclusive",
    )
    tenth = an_offer({"kind": "percent_off", "value": "10"}, {"match": SHOES}, id="b", priority=2)
    lines = [shoes("50", "2"), shoes("40", "2"), a_quoted_line("4.00", product="sock")]
    answered = ask(lines, promotions=[exclusive, tenth])
    assert answered["discount"] == f"{float(left) + 4:.2f}"  # float only to add the sock


def test_promotion_exclusive_that_used_whole_lines_closes_nothing_beside_them() -> None:
    exclusive = an_offer({"kind": "percent_off", "value": "50"}, {"match": SHOES}, id="a", stacking="exclusive")
    tenth = an_offer({"kind": "percent_off", "value": "10"}, id="b", priority=2)
    answered = ask([shoes("50", "2"), a_quoted_line("4.00")], promotions=[exclusive, tenth])
    assert discounts(answered) == ["50.00", "0.40"]


def test_promotion_exclusive_leaves_nothing_to_one_that_needs_the_same_goods() -> None:
    first = an_offer({"kind": "percent_off", "value": "10"}, id="a", stacking="exclusive")
    second = an_offer({"kind": "percent_off", "value": "50", "match": SHOES}, {}, id="b", priority=1)
    answered = ask([shoes("10")], promotions=[first, second])
    assert answered["discount"] == "1.00"
    assert "Promotion b: not applied, no goods it is for are on the sale, or others closed them" in answered["explain"]


def test_promotion_best_of_takes_the_one_best_for_the_customer() -> None:
    small = an_offer({"kind": "amount_off", "value": "1"}, id="a", stacking="best_of")
    large = an_offer({"kind": "percent_off", "value": "50"}, id="b", stacking="best_of", priority=5)
    never = an_offer({"kind": "amount_off", "value": "9"}, {"min_quantity": "9"}, id="c", stacking="best_of")
    answered = ask([a_quoted_line("10")], promotions=[small, large, never])
    assert answered["discount"] == "5.00"
    assert "Promotion a: not applied, another of the best-of promotions takes off more" in answered["explain"]
    assert ask([a_quoted_line("1")], promotions=[small, large])["discount"] == "1.00"
    assert ask([a_quoted_line("10")], promotions=[never])["discount"] == "0.00"


def test_promotion_on_units_that_earlier_ones_made_different() -> None:
    three_for_two = an_offer({"kind": "cheapest_free", "buy": 2, "get": 1}, id="a")
    off_each = an_offer({"kind": "unit_amount_off", "value": "3"}, id="b", priority=1)
    assert ask([a_quoted_line("10.00", "3")], promotions=[three_for_two, off_each])["discount"] == "16.00"
    down_to = an_offer({"kind": "fixed_price", "value": "6"}, id="b", priority=1)
    assert ask([a_quoted_line("10.00", "3")], promotions=[three_for_two, down_to])["discount"] == "18.00"
    again = an_offer({"kind": "cheapest_free", "buy": 1, "get": 1}, id="b", priority=1, stacking="exclusive")
    last = an_offer({"kind": "percent_off", "value": "50"}, id="c", priority=2)
    # The free one is the cheapest by now, so the second takes nothing off.
    assert ask([a_quoted_line("10.00", "3")], promotions=[three_for_two, again, last])["discount"] == "20.00"
    half = an_offer({"kind": "percent_off", "value": "50"}, id="b", priority=1)
    assert ask([a_quoted_line("10.00", "3")], promotions=[three_for_two, half])["discount"] == "20.00"


def test_promotion_off_uneven_units_is_shared_to_the_cent_of_each() -> None:
    line = a_quoted_line("10.00", "6", modifiers=[{"kind": "amount", "value": "0.03"}])
    set_of_six = an_offer({"kind": "bundle_price", "value": "57.59"}, {"min_quantity": "6"}, id="a")
    dearest_free = an_offer({"kind": "fixed_price", "value": "0"}, id="b", priority=1, max_units=1)
    # Three at 10.00 and three at 9.99; 2.38 off them leaves five at 9.60 and one at 9.59.
    assert ask([line], promotions=[set_of_six, dearest_free])["discount"] == "12.01"
    free_goods = [a_quoted_line("0.00"), a_quoted_line("5.00", "3")]
    third_free = an_offer({"kind": "cheapest_free", "buy": 1, "get": 1}, id="a")
    assert (
        ask(free_goods, promotions=[third_free, {**dearest_free, "reward": set_of_six["reward"]}])["discount"] == "5.00"
    )


def test_promotion_units_of_one_line_partly_closed_twice() -> None:
    first = an_offer({"kind": "cheapest_free", "buy": 1, "get": 1}, id="a", stacking="exclusive", max_uses_per_sale=1)
    second = an_offer(
        {"kind": "bundle_price", "value": "15"},
        {"min_quantity": "2"},
        id="b",
        priority=1,
        stacking="exclusive",
        max_uses_per_sale=1,
    )
    third = an_offer({"kind": "percent_off", "value": "10"}, id="c", priority=2)
    answered = ask([a_quoted_line("10.00", "5")], promotions=[first, second, third])
    assert answered["discount"] == "16.00"


def test_promotion_gift_adds_a_line_that_costs_nothing() -> None:
    offer = an_offer({"kind": "gift", "product": "mug", "quantity": "2"}, {"min_amount": "20"}, stacking="exclusive")
    assert len(ask([a_quoted_line("19.99")], promotions=[offer])["lines"]) == 1
    tenth = an_offer({"kind": "percent_off", "value": "10"}, id="b", priority=2)
    answered = ask([a_quoted_line("20.00")], promotions=[offer, tenth])
    gift = answered["lines"][1]
    assert (gift["id"], gift["product"], gift["gross"], gift["units"]) == ("gift:p1", "mug", "0.00", ["0.00", "0.00"])
    assert answered["discount"] == "0.00"
    assert "Promotion p1: adds its gift" in answered["explain"]
    weighed = an_offer({"kind": "gift", "product": "tea", "quantity": "0.5"})
    assert ask([a_quoted_line("1")], promotions=[weighed])["lines"][1]["units"] == ["0.00"]


def test_promotion_percent_is_rounded_once_over_its_lines_a_persons_on_each() -> None:
    lines = [a_quoted_line("0.15") for _ in range(3)]
    assert ask(lines, promotions=[an_offer({"kind": "percent_off", "value": "10"})])["discount"] == "0.05"
    modified = [{**line, "modifiers": [{"kind": "percent", "value": "10"}]} for line in lines]
    assert ask(modified)["discount"] == "0.06"


def test_promotion_comes_after_the_lines_own_modifiers_and_before_the_sales() -> None:
    line = {**a_quoted_line("10.00", "2"), "modifiers": [{"kind": "price", "value": "8", "reason": "label"}]}
    answered = ask(
        [line],
        promotions=[an_offer({"kind": "percent_off", "value": "50"})],
        modifiers=[{"kind": "percent", "value": "10", "reason": "goodwill"}],
    )
    assert answered["lines"][0]["modifiers"] == [
        {"source": "manual:label", "amount": "-4.00"},
        {"source": "promotion:p1", "amount": "-8.00"},
        {"source": "manual:goodwill", "amount": "-0.80"},
    ]
    assert grosses(answered) == ["7.20"]


def test_promotion_is_for_goods_going_out_and_for_goods_coming_back_when_none_go_out() -> None:
    offer = an_offer({"kind": "percent_off", "value": "10"})
    assert off([a_quoted_line("10", "-1")], offer) == ["-1.00"]
    assert off([a_quoted_line("10", "-1"), a_quoted_line("20")], offer) == ["0.00", "2.00"]


def test_promotion_of_goods_that_cost_nothing_takes_nothing() -> None:
    answered = ask([a_quoted_line("0")], promotions=[an_offer({"kind": "amount_off", "value": "1"}, name="One off")])
    assert answered["explain"][1] == "Promotion p1 (One off): not applied, it would take nothing off"
    assert ask([a_quoted_line("0")], promotions=[an_offer({"kind": "percent_off", "value": "9"})])["discount"] == "0.00"


def test_promotion_condition_that_is_not_met_is_told() -> None:
    offer = an_offer({"kind": "amount_off", "value": "1"}, {"min_quantity": "2"})
    assert (
        ask([a_quoted_line("5")], promotions=[offer])["explain"][1]
        == "Promotion p1: not applied, its condition is not met"
    )


def test_promotion_that_applies_is_told_with_its_lines() -> None:
    answered = ask([a_quoted_line("5", id="x")], promotions=[an_offer({"kind": "amount_off", "value": "1"})])
    assert answered["explain"] == [
        "Line x: 1 x 5 = 5.00",
        "Line x: promotion:p1 -1.00",
        "Promotion p1: 1.00 off, on line x",
    ]


def test_promotion_equal_goods_are_taken_alike_whichever_is_scanned_first() -> None:
    offer = an_offer({"kind": "cheapest_free", "buy": 1, "get": 1})
    one, other = a_quoted_line("5", id="1", product="A"), a_quoted_line("5", id="2", product="B")
    assert discounts(ask([one, other], promotions=[offer])) == ["0.00", "5.00"]
    assert discounts(ask([other, one], promotions=[offer])) == ["5.00", "0.00"]


def test_promotion_exclusive_may_use_up_goods_that_cost_nothing() -> None:
    exclusive = an_offer(
        {"kind": "amount_off", "value": "1", "match": {"products": ["sock"]}},
        {"match": SHOES, "min_quantity": "2"},
        id="a",
        stacking="exclusive",
    )
    tenth = an_offer({"kind": "percent_off", "value": "10"}, {"match": SHOES}, id="b", priority=1)
    lines = [shoes("0", "1"), shoes("10", "1"), a_quoted_line("4.00", product="sock")]
    assert ask(lines, promotions=[exclusive, tenth])["discount"] == "1.00"


def test_promotion_out_of_scope_is_told_so_even_where_its_goods_are_missing() -> None:
    offer = an_offer({"kind": "amount_off", "value": "1"}, {"match": SHOES}, channels=["web"])
    assert "not for this place" in ask([a_quoted_line("5")], promotions=[offer])["explain"][1]


def test_promotion_of_two_products_asks_for_both() -> None:
    offer = an_offer({"kind": "amount_off", "value": "1"}, {"match": {"products": ["A", "B"]}, "distinct": 2})
    lines = [a_quoted_line("5", product="A"), a_quoted_line("5", product="B")]
    assert ask(lines, promotions=[offer])["discount"] == "1.00"
    assert ask(lines[:1], promotions=[offer])["discount"] == "0.00"


def test_promotion_without_a_condition_is_on_everything() -> None:
    offer = {"id": "p", "reward": {"kind": "percent_off", "value": "10"}}
    assert ask([a_quoted_line("10")], promotions=[offer])["discount"] == "1.00"


def test_quote_of_a_fee_takes_nothing_off_it_and_what_is_measured_is_one_unit() -> None:
    third_free = an_offer({"kind": "cheapest_free", "buy": 2, "get": 1})
    lines = [
        a_quoted_line("4.00", "3", measured=True),
        a_quoted_line("4.00", "3", takes_discounts=False),
        a_quoted_line("4.00", "3"),
    ]
    assert grosses(ask(lines, promotions=[third_free])) == ["12.00", "12.00", "8.00"]
