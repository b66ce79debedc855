"""The web's price of a line: by the sale's own engine, told apart cause by cause, to the cent."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from evertill.domain.goods.catalogue import ListedPrice
from evertill.domain.goods.item_options import ChosenOption
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.offers import Shopper, ready_offers
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.pricing.web_offer import (
    Cause,
    NearOffer,
    WebPrice,
    WebTerms,
    WhyOther,
    amount_below_listed,
    below_listed,
    has_web_price,
    honoured,
    web_price,
)
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.domain.selling.sale import Direction, Sale, SaleLine
from evertill.kernel.canonical import JsonObject
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding
from tests.support.sales import a_line, a_modifier, a_sale, an_item, money

WEB, HERE = Shopper("web", "S1", datetime(2026, 11, 21, 10, tzinfo=UTC)), Shopper("store", "S1")
ENDS = datetime(2026, 11, 30, tzinfo=UTC)
TEN_OFF: JsonObject = {"kind": "percent_off", "value": "10"}


def an_offer(offer_id: str, reward: JsonObject = TEN_OFF, **more: object) -> JsonObject:
    """Ten percent off everything, on the web alone."""
    offer: JsonObject = {"id": offer_id, "name": offer_id.upper(), "channels": ["web"], "reward": reward}
    return {**offer, **more}  # type: ignore[dict-item]  # JSON


def compare(
    *lines: SaleLine,
    web: ListedPrice | None = None,
    store: ListedPrice | None = None,
    offers: tuple[JsonObject, ...] = (),
    sale: Sale | None = None,
    rounding: Rounding = Rounding.HALF_UP,
) -> WebPrice:
    """The web's price of the first line."""
    ready = ready_offers(parse_promotion_row(row, 1) for row in offers)
    rung = a_sale(lines=lines, policy=PricingPolicy(rounding=rounding)) if sale is None else sale
    rung = with_offers(rung, ready, replace(HERE, at=WEB.at))
    listed = web or ListedPrice("default", rung.lines[0].regular_price)
    terms = WebTerms(listed, store or ListedPrice("default", Decimal("9.99")), ready, WEB, replace(HERE, at=WEB.at))
    return web_price(rung, price_sale(rung).lines[0], terms)


def test_web_price_of_the_same_list_without_offers_is_ours() -> None:
    found = compare(a_line(price="9.99", quantity="3"))
    assert (found.ours, found.charged, found.regular, found.causes) == (money("29.97"),) * 3 + ((),)
    assert not found.is_cheaper


@pytest.mark.parametrize(
    ("web", "store", "cause"),
    [
        (ListedPrice("online", Decimal("8.99"), ENDS), None, Cause(WhyOther.WEB_LIST, "online", -100, ENDS)),
        (ListedPrice("default", Decimal("8.99")), "airport", Cause(WhyOther.STORE_LIST, "airport", -100)),
        (ListedPrice("default", Decimal("10.49")), "default", Cause(WhyOther.CHANGED, "", 50)),
    ],
)
def test_web_price_of_another_list_says_which(web: ListedPrice, store: str | None, cause: Cause) -> None:
    found = compare(a_line(price="9.99"), web=web, store=ListedPrice(store or "default", Decimal("9.99")))
    assert (found.causes, found.charged.minor) == ((cause,), 999 + cause.minor)


def test_web_price_beside_what_was_keyed_or_labelled_says_so() -> None:
    web = ListedPrice("default", Decimal("3.00"))
    keyed = compare(a_line(an_item(None), price="5.00"), web=web)
    labelled = compare(a_line(price="9.99", label_amount="2.50"), web=web)
    assert keyed.causes == (Cause(WhyOther.KEYED, "", -200),)
    assert labelled.causes == (Cause(WhyOther.KEYED, "", 50),)


def test_web_price_tells_offers_only_there_only_here_and_what_was_done_by_hand() -> None:
    line = a_line(price="10.00", quantity="2", modifiers=[a_modifier("1", reason="manual:goodwill")])
    found = compare(
        line,
        offers=(
            an_offer("online", valid_to="2026-11-30T00:00:00Z"),
            an_offer("here", {"kind": "amount_off", "value": "3.00"}, channels=["store"]),
            an_offer("nameless", {"kind": "amount_off", "value": "0.50"}, name=""),
        ),
    )
    assert found.causes == (
        Cause(WhyOther.ONLINE_OFFER, "ONLINE", -200, ENDS),
        Cause(WhyOther.ONLINE_OFFER, "nameless", -50),
        Cause(WhyOther.STORE_OFFER, "HERE", 300),
        Cause(WhyOther.BY_HAND, "goodwill", 20),
    )
    assert (found.ours, found.charged) == (money("16.80"), money("17.50"))


def test_offer_of_both_that_takes_another_amount_among_other_lines_says_so() -> None:
    both: JsonObject = an_offer("both", {"kind": "amount_off", "value": "4.00"}, channels=None)
    found = compare(a_line(price="10.00"), a_line(price="10.00", line_id=2), offers=(both,))
    assert found.causes == (Cause(WhyOther.OFFER_APART, "BOTH", -200),)


def test_options_cost_the_same_on_the_web() -> None:
    line = replace(a_line(price="3.10"), options=(ChosenOption("Milk", "oat", "Oat", Decimal("0.60")),))
    found = compare(line, web=ListedPrice("online", Decimal("2.00")), store=ListedPrice("default", Decimal("2.50")))
    assert (found.charged, found.unit_price) == (money("2.60"), Decimal("2.60"))
    assert found.causes == (Cause(WhyOther.WEB_LIST, "online", -50),)


def test_offer_of_both_that_takes_the_same_is_no_cause() -> None:
    found = compare(a_line(price="10.00"), offers=(an_offer("both", channels=None),))
    assert (found.causes, found.charged) == ((), money("9.00"))


def test_quantity_break_of_both_is_told_as_one_when_another_promotion_closed_it_here() -> None:
    breaks: JsonObject = {"kind": "quantity_breaks", "breaks": [{"from_quantity": "3", "unit_price": "8.00"}]}
    first = an_offer("first", {"kind": "amount_off", "value": "1"}, channels=["store"], stacking="exclusive")
    found = compare(
        a_line(price="10.00", quantity="3"), offers=(first, an_offer("many", breaks, channels=None, priority=2))
    )
    assert found.causes == (
        Cause(WhyOther.QUANTITY_BREAK, "MANY", -600),
        Cause(WhyOther.STORE_OFFER, "FIRST", 100),
    )


def test_promotion_that_is_gone_by_now_is_told_by_the_name_on_the_sale() -> None:
    gone = ready_offers([parse_promotion_row(an_offer("gone", channels=None), 1)])
    rung = with_offers(a_sale(lines=[a_line(price="10.00")]), gone, HERE)
    listed = ListedPrice("default", Decimal("10.00"))
    found = web_price(rung, price_sale(rung).lines[0], WebTerms(listed, None, ready_offers(()), WEB, HERE))
    assert found.causes == (Cause(WhyOther.STORE_OFFER, "GONE", 100),)


def test_price_changed_where_the_shop_has_none_by_now() -> None:
    rung = a_sale(lines=[a_line(price="10.00")])
    terms = WebTerms(ListedPrice("default", Decimal("9.00")), None, ready_offers(()), WEB, HERE)
    assert web_price(rung, price_sale(rung).lines[0], terms).causes == (Cause(WhyOther.CHANGED, "", -100),)


def test_offers_near_are_those_that_ask_for_more_or_give_something_else() -> None:
    sets: JsonObject = {"kind": "cheapest_free", "buy": 2, "get": 1}
    found = compare(
        a_line(price="10.00", quantity="2"),
        offers=(
            an_offer("sets", sets),
            an_offer("dear", condition={"min_amount": "50"}, valid_to="2026-11-30T00:00:00Z"),
            an_offer("gift", {"kind": "gift", "product": "mug"}),
            an_offer("nothing", {"kind": "fixed_price", "value": "12.00"}),
            an_offer("there", channels=["app"]),
        ),
    )
    assert found.near == (
        NearOffer("SETS", 3 * MICRO),
        NearOffer("DEAR", None, ENDS),
        NearOffer("GIFT", is_gift=True),
    )


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize(("price", "quantity", "off"), [("10.00", "3", "10.00"), ("9.99", "0.347", "0.10")])
def test_unit_price_brings_the_line_to_just_the_webs_amount(
    rounding: Rounding, price: str, quantity: str, off: str
) -> None:
    line = a_line(price=price, quantity=quantity)
    found = compare(line, offers=(an_offer("o", {"kind": "amount_off", "value": off}),), rounding=rounding)
    at_it = a_sale(lines=[honoured(line, found.unit_price, "web_offer")], policy=PricingPolicy(rounding=rounding))
    assert price_sale(at_it).gross == found.charged


def test_line_at_a_web_price_keeps_the_listed_price_and_takes_no_promotion_of_the_shop() -> None:
    line = honoured(a_line(price="10.00"), Decimal("8.00"), "web_offer_app")
    here = ready_offers([parse_promotion_row(an_offer("here", channels=None), 1)])
    sale = a_sale(lines=[line, a_line(price="5.00", line_id=2)], modifiers=[a_modifier("10", reason="manual:goodwill")])
    priced = price_sale(with_offers(sale, here, HERE))
    assert (line.regular_price, line.is_at_web_price) == (Decimal("10.00"), True)
    assert [line.gross for line in priced.lines] == [money("7.20"), money("4.05")]
    assert not a_line(modifiers=[a_modifier("9", reason="manual:web_offer")]).is_at_web_price


def test_how_far_below_is_rounded_up_and_never_below_zero() -> None:
    line = a_line(price="9.99", quantity="3")
    assert (below_listed(line, Decimal("6.66")), amount_below_listed(line, Decimal("6.66"))) == (3334, 999)
    assert amount_below_listed(line, Decimal("6.6666")) == 998
    assert (below_listed(line, Decimal(12)), amount_below_listed(line, Decimal(12))) == (0, 0)


def test_goods_that_come_back_have_no_web_price() -> None:
    assert has_web_price(a_line())
    assert not has_web_price(a_line(direction=Direction.RETURN))
    assert not has_web_price(replace(a_line(), order_line="1"))
