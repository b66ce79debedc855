"""Promotions that meet a line and take nothing off it: each with what became of it, and with what took its place."""

from dataclasses import replace

from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.pricing.offers import Shopper, Verdict, ready_offers
from evertill.domain.pricing.offers_beside import offers_beside
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.kernel.canonical import Json
from tests.support.sales import a_line, a_sale, an_item

TEA, SOAP = an_item("10.00", sku="TEA"), an_item("4.00", sku="SOAP")


def beside(*rules: dict[str, Json], line_id: int = 1) -> list[tuple[str, Verdict, str]]:
    lines = [a_line(TEA, line_id=1), a_line(SOAP, line_id=2)]
    offers = ready_offers(parse_promotion_row(rule, 1) for rule in rules)
    found = offers_beside(a_sale(lines), line_id, offers, Shopper())
    return [(one.name, one.verdict, one.winner) for one in found]


def rule(name: str, value: str, **more: Json) -> dict[str, Json]:
    reward: Json = {"kind": "percent_off", "value": value}
    return {"id": name, "name": name, "reward": reward, **more}


def test_worse_of_two_rivals_names_the_better() -> None:
    rivals = [rule("Ten", "10", stacking="best_of"), rule("Twenty", "20", stacking="best_of")]
    assert beside(*rivals) == [("Ten", Verdict.ANOTHER_IS_BETTER, "Twenty")]


def test_offer_after_one_that_counts_alone_names_it() -> None:
    alone = rule("Alone", "10", stacking="exclusive", priority=1)
    assert beside(alone, rule("Late", "5", priority=2)) == [("Late", Verdict.NOTHING_MATCHES, "Alone")]


def test_offer_that_wants_more_or_a_coupon_says_so_and_the_coupon_comes_last() -> None:
    coupon, many = rule("Coupon", "5", coupon="C"), rule("Many", "5", condition={"min_quantity": "9"})
    assert beside(coupon, many) == [
        ("Many", Verdict.CONDITION_NOT_MET, ""),
        ("Coupon", Verdict.NOT_FOR_THIS_SALE, ""),
    ]


def test_offer_that_took_something_or_is_for_other_goods_is_not_told() -> None:
    soap = rule("Soap", "5", condition={"match": {"products": ["SOAP"]}})
    assert beside(rule("All", "5"), soap) == []
    assert beside() == beside(rule("Ten", "5"), line_id=9) == []


def test_goods_that_no_offer_reaches_have_none_beside_them() -> None:
    deposit = replace(TEA, details=ItemDetails(takes_discounts=False))
    offers = ready_offers([parse_promotion_row(rule("Ten", "10"), 1)])
    assert offers_beside(a_sale([a_line(deposit, line_id=1)]), 1, offers, Shopper()) == ()


def test_name_that_is_missing_is_the_id() -> None:
    bare: dict[str, Json] = {**rule("Bare", "10", condition={"min_quantity": "9"}), "name": ""}
    assert beside(bare) == [("Bare", Verdict.CONDITION_NOT_MET, "")]
