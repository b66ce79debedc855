"""By what rule offers and quantity prices count when goods come back: promised, stored, read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.policy.returns import PromotionsBack
from evertill.domain.pricing.offers_back import promise_json, promised_rule, read_rule, rule_named
from evertill.domain.promotions.offer_rules import OfferRules
from evertill.domain.selling.price_breaks import at_quantities
from evertill.domain.selling.sale import TakenPromotion
from evertill.kernel.canonical import JsonObject
from evertill.kernel.quantity import MICRO
from tests.support.sales import a_line, a_sale, an_item


def test_rule_is_promised_where_offers_or_quantities_made_goods_cheaper() -> None:
    plain = a_sale([a_line()])
    offered = replace(plain, taken=(TakenPromotion("p1", "", 1, ((1, 10),)),))
    packs = replace(an_item("5.00"), breaks=(PriceBreak(3 * MICRO, Decimal(4)),))
    graded = at_quantities(a_sale([a_line(packs, quantity="3")]))
    rules = [promised_rule(sale) for sale in (plain, offered, replace(offered, rules=OfferRules(())), graded)]
    assert rules == [None, PromotionsBack.SHARES, PromotionsBack.ANEW, PromotionsBack.SHARES]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ({}, ""),
        ({"returns": {"window_days": 30}}, ""),
        ({"returns": {"promotions": "re_evaluated"}}, "re_evaluated"),
        ({"returns": {"promotions": "proportional"}}, "proportional"),
        ({"returns": {"promotions": "of a later release"}, "promotions": [{"id": "p1"}]}, "proportional"),
        ({"promotions": [{"id": "p1"}]}, "proportional"),
    ],
)
def test_rule_is_read_of_a_sale_and_an_older_one_with_offers_pays_back_shares(body: JsonObject, rule: str) -> None:
    assert read_rule(body) == rule


def test_rule_of_no_known_name_is_none() -> None:
    assert [rule_named(text) for text in ("", "of a later release", 7)] == [None, None, None]


def test_promise_names_the_days_and_the_rule_where_there_is_one() -> None:
    plain = a_sale([a_line()])
    offered = replace(plain, taken=(TakenPromotion("p1", "", 1, ((1, 10),)),))
    assert promise_json(plain, 14) == {"window_days": 14}
    assert promise_json(offered, 0) == {"window_days": 0, "promotions": "proportional"}
