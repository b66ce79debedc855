"""Promotions of an open sale: what they take is kept on the sale with the rule's version, so it prices the same for
ever."""

from dataclasses import replace

import pytest

from evertill.domain.pricing.offers import NO_OFFERS, NOBODY, Shopper, ready_offers
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.promotions.promotion import Promotion
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.sale import Direction, ModifierKind, Sale, TakenPromotion
from evertill.domain.selling.settlement import settle
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from tests.support.sales import a_line, a_modifier, a_sale, a_tender, an_item, money


def a_promotion(reward: JsonObject, *, version: int = 3, **more: object) -> Promotion:
    """A stackable promotion on everything."""
    return parse_promotion_row({"id": "p1", "name": "Summer", "reward": reward, **more}, version)  # type: ignore[dict-item]  # JSON


THREE_FOR_TWO = a_promotion({"kind": "cheapest_free", "buy": 2, "get": 1})


def offered(sale: Sale, *promotions: Promotion, shopper: Shopper = NOBODY) -> Sale:
    """The sale with these tried on it."""
    return with_offers(sale, ready_offers(promotions), shopper)


def test_sale_with_offers_keeps_what_they_took_and_by_which_version() -> None:
    sale = offered(a_sale([a_line(quantity="3")]), THREE_FOR_TWO)
    assert sale.taken == (TakenPromotion("p1", "Summer", 3, ((1, 499),)),)
    priced = price_sale(sale)
    assert (priced.gross, priced.discount) == (money("9.98"), money("4.99"))
    [applied] = priced.lines[0].modifiers
    assert (applied.source, applied.name, applied.amount) == ("promotion:p1", "Summer", money("-4.99"))


def test_sale_with_offers_tried_again_takes_no_more() -> None:
    once = offered(a_sale([a_line(quantity="3")]), THREE_FOR_TWO)
    assert offered(once, THREE_FOR_TWO) == once
    assert with_offers(once, NO_OFFERS, NOBODY).taken == ()
    plain = a_sale()
    assert with_offers(plain, NO_OFFERS, NOBODY) is plain


def test_sale_with_offers_leaves_voided_lines_out() -> None:
    voided = replace(a_line(quantity="3"), is_voided=True)
    sale = offered(a_sale([voided, a_line(quantity="3")]), THREE_FOR_TWO)
    assert sale.taken[0].shares == ((2, 499),)
    struck = replace(sale, lines=(sale.lines[0], replace(sale.lines[1], is_voided=True)))
    assert price_sale(struck).gross == money("0.00")


def test_sale_whose_line_became_cheaper_since_is_never_below_zero() -> None:
    sale = offered(a_sale([a_line(price="5.00")]), a_promotion({"kind": "percent_off", "value": "100"}))
    cheaper = replace(sale.lines[0], modifiers=(a_modifier("3.00", kind=ModifierKind.AMOUNT),))
    assert price_sale(replace(sale, lines=(cheaper,))).gross == money("0.00")


def test_sale_coming_back_mirrors_its_offers() -> None:
    back = offered(a_sale([a_line(quantity="3", direction=Direction.RETURN)]), THREE_FOR_TWO)
    assert price_sale(back).gross == money("-9.98")


def test_sale_offers_know_the_items_groups_and_its_category() -> None:
    item = an_item("10.00", category="Shoes")
    for match in ({"groups": ["Shoes"]}, {"products": [item.sku]}):
        promotion = a_promotion({"kind": "percent_off", "value": "10"}, condition={"match": match})
        assert offered(a_sale([item]), promotion).taken


def test_sale_body_tells_promotions_and_coupons() -> None:
    promotion = a_promotion({"kind": "amount_off", "value": "1.00"}, coupon="SPRING")
    sale = replace(a_sale([a_line()]), coupons=("SPRING",), customer_groups=("staff",))
    sale = offered(sale, promotion, shopper=Shopper(coupons=frozenset(sale.coupons)))
    sale = replace(sale, tenders=(a_tender("3.99"),))
    priced = price_sale(sale)
    body = sale_body(priced, settle(priced.gross, sale.tenders, sale.policy))
    assert body["promotions"] == [{"id": "p1", "name": "Summer", "version": 3, "lines": [[1, 100]]}]
    assert (body["coupons"], body["customer_groups"]) == (["SPRING"], ["staff"])


def test_promotion_row_that_can_never_apply_names_the_place() -> None:
    with pytest.raises(BadRow, match="/channels"):
        parse_promotion_row({"id": "p", "channels": [], "reward": {"kind": "percent_off", "value": "5"}})
    with pytest.raises(BadRow, match="the row"):
        parse_promotion_row([])  # type: ignore[arg-type]  # what a backend may send
