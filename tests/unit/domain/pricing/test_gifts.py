"""Goods of a promotion for nothing: the first until all is given, the rest at what it costs."""

from dataclasses import replace

from evertill.domain.pricing.gifts import GiftLine, gift_due, gift_shares
from evertill.domain.pricing.offers import NOBODY, Gift, ready_offers
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.promotions.gift_due import GiftDue
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.returns.original_sale import read_original
from evertill.domain.selling.sale import Direction
from evertill.kernel.quantity import MICRO
from tests.support.completed import completed
from tests.support.sales import a_line, a_sale, an_item

PROMOTION = parse_promotion({"id": "p1", "reward": {"kind": "gift", "product": "CUP", "quantity": "3"}})
GIFT = Gift(PROMOTION, "CUP", 3 * MICRO)


def test_first_lines_are_free_until_all_is_given() -> None:
    lines = [GiftLine("p1", 2 * MICRO, 1000), None, GiftLine("other", MICRO, 500), GiftLine("p1", 2 * MICRO, 999)]
    assert gift_shares(GIFT, lines) == ((0, 1000), (3, 500))
    assert gift_shares(GIFT, [*lines, GiftLine("p1", MICRO, 500)]) == ((0, 1000), (3, 500))
    assert gift_shares(GIFT, [GiftLine("p1", MICRO, 0)]) == ()
    assert gift_due(GIFT, lines) is None


def test_what_is_not_on_the_sale_yet_is_due() -> None:
    assert gift_due(GIFT, [GiftLine("p1", MICRO, 500)]) == GiftDue("p1", "p1", "CUP", 2 * MICRO)


def test_gift_that_comes_back_without_a_receipt_is_none_of_this_sale() -> None:
    back = replace(a_line(an_item("5.00", sku="CUP"), direction=Direction.RETURN), gift_of="p1")
    sale = with_offers(a_sale([a_line(line_id=1), replace(back, line_id=2)]), ready_offers([PROMOTION]), NOBODY)
    assert sale.taken == ()
    assert [due.micro for due in sale.gifts] == [3 * MICRO]


def test_sale_keeps_which_goods_were_a_gift() -> None:
    cup = replace(a_line(an_item("5.00", sku="CUP"), line_id=2), gift_of="p1")
    sale = with_offers(a_sale([a_line(line_id=1), cup]), ready_offers([PROMOTION]), NOBODY, keeps_rules=True)
    offers = read_original(completed(sale)).offers
    assert offers is not None
    assert [line.gift_of for line in offers.lines.values()] == [None, "p1"]
