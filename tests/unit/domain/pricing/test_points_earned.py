"""Points that a sale earns and a return takes back: by what goods cost, and all parts together exactly the whole."""

from dataclasses import replace

import pytest

from evertill.domain.pricing.points_earned import earned_by, taken_back
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.origin import Origin, OriginTax
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Direction, SaleLine, Tender, TenderKind
from evertill.domain.tenders.refund_plan import PointsBefore
from tests.support.sales import a_line, a_sale, a_tax, a_tender, an_item

EARNED = PointsBefore("p-1", "ada", 10, of=998)


def priced(*lines: SaleLine, tenders: tuple[Tender, ...] = ()) -> PricedSale:
    return price_sale(a_sale(lines, tenders=tenders))


def back(fact_id: str, line_id: int = 1) -> SaleLine:
    """One piece for 4.99 that was bought there."""
    taxes = (OriginTax(a_tax(), 416, 83),)
    origin = Origin(fact_id, "2", "S1-1-9", ((0, 1_000_000),), regular=499, discount=0, net=416, gross=499, taxes=taxes)
    return replace(a_line(direction=Direction.RETURN, line_id=line_id), origin=origin)


@pytest.mark.parametrize(("earn_minor", "points"), [(100, 12), (1, 1249), (1250, 0), (0, 0), (-1, 0)])
def test_one_point_for_so_much_and_none_for_a_part(earn_minor: int, points: int) -> None:
    assert earned_by(priced(a_line(an_item("9.99")), a_line(an_item("2.50"), line_id=2)), earn_minor) == points


def test_what_points_paid_and_what_is_tied_to_goods_or_comes_back_earns_none() -> None:
    goods = a_line(an_item("9.99"))
    fee = replace(a_line(an_item("5.00"), line_id=2), tied_to=1)
    assert earned_by(priced(goods, fee, back("f-1", 3)), 100) == 9
    assert earned_by(priced(goods, tenders=(a_tender("5.00", TenderKind.POINTS),)), 100) == 4
    assert earned_by(priced(goods, tenders=(a_tender("9.99", TenderKind.POINTS),)), 100) == 0


def test_goods_that_come_back_take_their_part_and_the_last_of_them_the_rest() -> None:
    returned = priced(back("f-1"))
    first = taken_back(returned, "f-1", EARNED)
    second = taken_back(returned, "f-1", replace(EARNED, before=499))
    assert (first, first + second) == (5, EARNED.earned)
    assert taken_back(returned, "f-2", EARNED) == 0
    assert taken_back(priced(back("f-1"), back("f-1", 2)), "f-1", replace(EARNED, before=499)) == second, "never more"
