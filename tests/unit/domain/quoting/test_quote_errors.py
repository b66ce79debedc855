"""Bad requests: each error names its place as a JSON pointer, and says what is wrong."""

from typing import Any

import pytest

from evertill.domain.promotions.promotion_rows import KNOWN_MOST, parse_promotion
from evertill.domain.quoting.quote import answer
from evertill.domain.quoting.request import Memory
from tests.support.quotes import AT, a_quoted_line, an_offer, refused

PERCENT = {"kind": "percent_off", "value": "10"}
PROMOTION = parse_promotion({"id": "known", "reward": PERCENT})


@pytest.mark.parametrize(
    ("request_found", "place"),
    [
        (None, ""),
        ([], ""),
        ("text", ""),
        (1.5, ""),
        ({}, ""),
        ({"currency": "EUR"}, "/lines"),
        ({"lines": []}, "/currency"),
        ({"currency": "EURO", "lines": []}, "/currency"),
        ({"currency": 978, "lines": []}, "/currency"),
        ({"currency": "EUR", "lines": {}}, "/lines"),
        ({"currency": "EUR", "lines": [], "polizy": {}}, "/polizy"),
        ({"currency": "EUR", "lines": ["x"]}, "/lines/0"),
        ({"currency": "EUR", "lines": [True]}, "/lines/0"),
        ({"currency": "EUR", "lines": [{}]}, "/lines/0/unit_price"),
    ],
)
def test_quote_that_is_no_request_is_refused(request_found: object, place: str) -> None:
    answered, is_good = answer(request_found)  # type: ignore[arg-type]  # any JSON
    error = answered["error"]
    assert not is_good
    assert isinstance(error, dict)
    assert str(error["at"]).startswith(place)
    assert error["message"]


@pytest.mark.parametrize(
    ("member", "found", "place"),
    [
        ("policy", [], "/policy"),
        ("policy", {"roundin": "up"}, "/policy/roundin"),
        ("policy", {"rounding": "sideways"}, "/policy/rounding"),
        ("policy", {"rounding": 1}, "/policy/rounding"),
        ("policy", {"tax_rounding": "never"}, "/policy/tax_rounding"),
        ("policy", {"keeps": "tax"}, "/policy/keeps"),
        ("policy", {"order_discount_spread": "luck"}, "/policy/order_discount_spread"),
        ("policy", {"precision": "0"}, "/policy/precision"),
        ("policy", {"precision": "-0.01"}, "/policy/precision"),
        ("policy", {"precision": 0.01}, "/policy/precision"),
        ("policy", {"precision": "0.0000000000001"}, "/policy/precision"),
        ("policy", {"precision": "10000000"}, "/policy/precision"),
        ("policy", {"cash_rounding": {}}, "/policy/cash_rounding/increment"),
        ("policy", {"cash_rounding": {"increment": "0"}}, "/policy/cash_rounding/increment"),
        ("policy", {"cash_rounding": {"increment": "0.05", "rounding": "half_even"}}, "/policy/cash_rounding/rounding"),
        ("policy", {"cash_rounding": {"increment": "0.05", "applies_to": "x"}}, "/policy/cash_rounding/applies_to"),
        ("policy", {"cash_rounding": {"increment": "0.05", "to": "x"}}, "/policy/cash_rounding/to"),
        ("taxes", [], "/taxes"),
        ("taxes", {"a/b~": {"rate": "x"}}, "/taxes/a~1b~0/rate"),
        ("taxes", {"v": {"kind": "magic"}}, "/taxes/v/kind"),
        ("taxes", {"v": {}}, "/taxes/v/rate"),
        ("taxes", {"v": {"rate": "-5"}}, "/taxes/v/rate"),
        ("taxes", {"v": {"rate": "1001"}}, "/taxes/v/rate"),
        ("taxes", {"v": {"rate": 20}}, "/taxes/v/rate"),
        ("taxes", {"v": {"kind": "fixed", "rate": "1"}}, "/taxes/v/rate"),
        ("taxes", {"v": {"kind": "fixed"}}, "/taxes/v/amount"),
        ("taxes", {"v": {"rate": "1", "included": "yes"}}, "/taxes/v/included"),
        ("taxes", {"v": {"rate": "1", "only_excess": True}}, "/taxes/v/only_excess"),
        (
            "taxes",
            {"v": {"kind": "fixed", "amount": "1", "free_below": "9", "only_excess": True}},
            "/taxes/v/only_excess",
        ),
        ("modifiers", [{"kind": "price", "value": "1"}], "/modifiers/0/kind"),
        ("modifiers", [{"kind": "percent", "value": "101"}], "/modifiers/0/value"),
        ("modifiers", [{"kind": "amount", "value": "-1"}], "/modifiers/0/value"),
        ("modifiers", [{"kind": "amount"}], "/modifiers/0/value"),
        ("coupons", "SPRING", "/coupons"),
        ("coupons", [1], "/coupons/0"),
        ("coupons", [""], "/coupons/0"),
        ("customer_groups", [None], "/customer_groups/0"),
        ("channel", 1, "/channel"),
        ("shop", "s" * 501, "/shop"),
        ("at", "yesterday", "/at"),
        ("at", "2026-11-21T10:03:00", "/at"),
        ("at", 5, "/at"),
        ("tenders", [{"kind": "cash"}], "/tenders/0/amount"),
        ("tenders", [{"kind": "cash", "amount": 5}], "/tenders/0/amount"),
        ("tenders", [{"kind": "", "amount": "5"}], "/tenders/0/kind"),
        ("tenders", [{}] * 10_001, "/tenders"),
    ],
)
def test_quote_with_a_bad_member_names_it(member: str, found: Any, place: str) -> None:
    assert refused(**{member: found})[0] == place


@pytest.mark.parametrize(
    ("member", "found", "place"),
    [
        ("quantity", "x", "quantity"),
        ("quantity", 3, "quantity"),
        ("quantity", "0", "quantity"),
        ("quantity", "1000001", "quantity"),
        ("quantity", "0.0000001", "quantity"),
        ("quantity", "1e3", "quantity"),
        ("quantity", "NaN", "quantity"),
        ("unit_price", "-1", "unit_price"),
        ("unit_price", "9,99", "unit_price"),
        ("unit_price", "1" * 14, "unit_price"),
        ("unit_price", "1000000000001", "unit_price"),
        ("unit_price", "0." + "1" * 19, "unit_price"),
        ("taxes", ["nope"], "taxes/0"),
        ("taxes", "vat", "taxes"),
        ("id", "", "id"),
        ("product", 5, "product"),
        ("groups", "shoes", "groups"),
        ("on_sale", 1, "on_sale"),
        ("price", "1", "price"),
        ("modifiers", [{"kind": "percent", "value": "10", "why": ""}], "modifiers/0/why"),
        ("modifiers", [{"kind": "percent", "value": "10", "reason": 5}], "modifiers/0/reason"),
        ("modifiers", [{"kind": "gift", "value": "10"}], "modifiers/0/kind"),
    ],
)
def test_quote_with_a_bad_member_of_a_line_names_it(member: str, found: object, place: str) -> None:
    line = {**a_quoted_line("1.00"), member: found}
    assert refused([a_quoted_line("2.00"), line])[0] == f"/lines/1/{place}"


def test_quote_with_a_line_or_tax_twice_names_the_second() -> None:
    assert refused([a_quoted_line("1", id="a"), a_quoted_line("1", id="a")])[0] == "/lines/1/id"
    assert refused([a_quoted_line("1", id="2"), a_quoted_line("1")])[0] == "/lines/1/id"
    line = a_quoted_line("1", taxes=["v", "v"])
    assert refused([line], taxes={"v": {"rate": "5"}})[0] == "/lines/0/taxes/1"


def test_quote_of_more_units_than_can_be_told_apart_is_refused() -> None:
    assert refused([a_quoted_line("1", "999999"), a_quoted_line("1", "2")])[0] == "/lines/1/quantity"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"id": None}, "id"),
        ({"id": ""}, "id"),
        ({"reward": None}, "reward"),
        ({"reward": []}, "reward"),
        ({"name": 5}, "name"),
        ({"priority": "1"}, "priority"),
        ({"priority": True}, "priority"),
        ({"stacking": "maybe"}, "stacking"),
        ({"channels": []}, "channels"),
        ({"channels": "store"}, "channels"),
        ({"weekdays": []}, "weekdays"),
        ({"weekdays": [0]}, "weekdays/0"),
        ({"weekdays": ["someday"]}, "weekdays/0"),
        ({"coupon": ""}, "coupon"),
        ({"valid_from": AT, "valid_to": AT}, "valid_to"),
        ({"valid_from": 5}, "valid_from"),
        ({"max_units": 0}, "max_units"),
        ({"max_units": "2"}, "max_units"),
        ({"max_uses_per_sale": 0}, "max_uses_per_sale"),
        ({"colour": "red"}, "colour"),
        ({"condition": {"min_quantity": "-1"}}, "condition/min_quantity"),
        ({"condition": {"min_quantity": 3}}, "condition/min_quantity"),
        ({"condition": {"min_quantity": "0.0000001"}}, "condition/min_quantity"),
        ({"condition": {"min_amount": "-1"}}, "condition/min_amount"),
        ({"condition": {"of": "tax"}}, "condition/of"),
        ({"condition": {"distinct": "2"}}, "condition/distinct"),
        ({"condition": {"distinct": 2, "match": {"products": ["A"]}}}, "condition/distinct"),
        ({"condition": {"distinct": 3, "match": {"groups": ["a", "b"]}}}, "condition/distinct"),
        (
            {"condition": {"distinct": 2, "match": {"groups": ["a", "b"], "exclude_groups": ["b"]}}},
            "condition/distinct",
        ),
        ({"condition": {"match": {"group": ["a"]}}}, "condition/match/group"),
        ({"condition": {"match": {"products": ["A"], "exclude_products": ["A"]}}}, "condition/match"),
        ({"condition": {"match": {"groups": ["a"], "exclude_groups": ["a", "b"]}}}, "condition/match"),
        ({"reward": {"kind": "percent_off"}}, "reward/value"),
        ({"reward": {"kind": "percent_off", "value": "0"}}, "reward/value"),
        ({"reward": {"kind": "percent_off", "value": "101"}}, "reward/value"),
        ({"reward": {**PERCENT, "max_amount": "0"}}, "reward/max_amount"),
        ({"reward": {**PERCENT, "max_units": 0}}, "reward/max_units"),
        ({"reward": {"kind": "amount_off", "value": "-5"}}, "reward/value"),
        ({"reward": {"kind": "cheapest_free", "buy": 0, "get": 1}}, "reward/buy"),
        ({"reward": {"kind": "cheapest_free", "buy": 2}}, "reward/get"),
        ({"reward": {"kind": "gift"}}, "reward/product"),
        ({"reward": {"kind": "gift", "product": "x", "quantity": "-1"}}, "reward/quantity"),
        ({"reward": {"kind": "quantity_breaks"}}, "reward/breaks"),
        ({"reward": {"kind": "quantity_breaks", "breaks": [{"from_quantity": "2"}]}}, "reward/breaks/0"),
        (
            {"reward": {"kind": "quantity_breaks", "breaks": [{"from_quantity": "2", "percent_off": "5"}] * 2}},
            "reward/breaks",
        ),
        (
            {"reward": {"kind": "bundle_price", "value": "5"}, "condition": {"min_quantity": "1.5"}},
            "condition/min_quantity",
        ),
    ],
)
def test_quote_with_a_promotion_that_cannot_be_or_never_applies_names_it(change: dict[str, Any], place: str) -> None:
    assert refused(promotions=[{**an_offer(PERCENT), **change}])[0] == f"/promotions/0/{place}"


def test_quote_with_a_promotion_twice_names_the_second() -> None:
    assert refused(promotions=[an_offer(PERCENT), an_offer(PERCENT)])[0] == "/promotions/1/id"


def test_quote_error_tells_what_was_found() -> None:
    assert "'x'" in refused([a_quoted_line("1", "x")])[1]
    assert "the number 3" in refused([a_quoted_line("1", 3)])[1]  # type: ignore[arg-type]  # what people send
    assert "null" in refused(coupons=[None])[1]
    assert "a list" in refused(shop=[])[1]
    assert "an object" in refused(shop={})[1]
    assert "true or false" in refused(shop=True)[1]
    assert "a fraction" in refused(shop=1.5)[1]


def test_quote_with_a_memory_does_not_take_true_for_one() -> None:
    memory = Memory()
    request = {"currency": "EUR", "lines": [], "promotions": [an_offer(PERCENT, max_units=1)]}
    assert answer(request, memory)[1]  # type: ignore[arg-type]  # JSON
    spoilt = {**request, "promotions": [an_offer(PERCENT, max_units=True)]}
    assert not answer(spoilt, memory)[1]  # type: ignore[arg-type]  # JSON


def test_quote_asked_for_the_same_promotions_again_is_answered_alike_from_memory() -> None:
    memory = Memory()
    request = {"currency": "EUR", "lines": [a_quoted_line("10")], "promotions": [an_offer(PERCENT)]}
    first = answer(request, memory)  # type: ignore[arg-type]  # JSON
    kept = memory.offers
    assert answer(request, memory) == first  # type: ignore[arg-type]  # JSON
    assert memory.offers is kept


def test_quote_memory_does_not_grow_for_ever() -> None:
    memory = Memory()
    memory.known.update({str(at).encode(): PROMOTION for at in range(KNOWN_MOST)})
    request = {"currency": "EUR", "lines": [], "promotions": [an_offer(PERCENT)]}
    assert answer(request, memory)[1]  # type: ignore[arg-type]  # JSON
    assert not memory.known
