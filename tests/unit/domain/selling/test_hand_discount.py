"""How far discounts by hand go: by what was keyed, whatever rounding and promotions make of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.selling.hand_discount import hand_percent, with_discount
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier
from tests.support.sales import a_line, a_sale, an_item, money

PERCENT, AMOUNT, UNIT, PRICE = (
    ModifierKind.PERCENT,
    ModifierKind.AMOUNT,
    ModifierKind.UNIT_AMOUNT,
    ModifierKind.PRICE,
)


def off(kind: ModifierKind, value: str, reason: str = "manual:goodwill") -> PriceModifier:
    """A modifier."""
    return PriceModifier(kind, Decimal(value), reason)


@pytest.mark.parametrize(
    ("modifiers", "percent"),
    [
        ([], 0),
        ([off(PERCENT, "10")], 1000),
        ([off(PERCENT, "10.005")], 1001),
        ([off(PERCENT, "10", "goodwill")], 1000),
        ([off(PERCENT, "10", "promotion:spring")], 0),
        ([off(AMOUNT, "2.00")], 1000),
        ([off(AMOUNT, "2.01")], 1005),
        ([off(UNIT, "1.00")], 1000),
        ([off(PRICE, "5.00")], 0),
        ([off(PRICE, "5.00"), off(AMOUNT, "1.00")], 1000),
        ([off(PERCENT, "10"), off(AMOUNT, "2.00")], 2000),
        ([off(AMOUNT, "100.00")], 10_000),
    ],
)
def test_hand_percent_of_a_line_of_two_at_ten(modifiers: list[PriceModifier], percent: int) -> None:
    sale = a_sale(lines=[replace(a_line(an_item("10.00"), quantity="2"), modifiers=tuple(modifiers))])
    assert hand_percent(sale) == percent


def test_hand_percent_is_the_worst_line_with_its_part_of_the_sale() -> None:
    lines = [replace(a_line(an_item("10.00")), modifiers=(off(PERCENT, "10"),)), a_line(an_item("30.00"))]
    assert hand_percent(a_sale(lines=lines)) == 1000
    assert hand_percent(replace(a_sale(lines=lines), modifiers=(off(PERCENT, "5"),))) == 1500
    assert hand_percent(replace(a_sale(lines=lines), modifiers=(off(AMOUNT, "4.00"),))) == 2000
    assert hand_percent(replace(a_sale(lines=lines), modifiers=(off(AMOUNT, "4.00", "promotion:x"),))) == 1000


def test_hand_percent_looks_at_goods_that_go_out_and_count() -> None:
    back = replace(a_line(an_item("10.00")), direction=Direction.RETURN, modifiers=(off(PERCENT, "50"),))
    struck = replace(a_line(an_item("10.00")), is_voided=True, modifiers=(off(PERCENT, "50"),))
    assert hand_percent(a_sale(lines=[back, struck])) == 0


def test_hand_percent_of_what_costs_nothing_is_nothing() -> None:
    free = replace(a_line(an_item("0.00")), modifiers=(off(AMOUNT, "1.00"),))
    assert hand_percent(a_sale(lines=[free])) == 0


def test_hand_percent_of_a_label_is_of_the_labels_price() -> None:
    labelled = replace(a_line(an_item("10.00")), label_amount=money("4.00"), modifiers=(off(AMOUNT, "1.00"),))
    assert hand_percent(a_sale(lines=[labelled])) == 2500


def test_discount_takes_the_place_of_the_one_by_hand_and_of_nothing_else() -> None:
    price, promotion = off(PRICE, "5.00"), off(PERCENT, "3", "promotion:spring")
    modifiers = (price, off(PERCENT, "10"), promotion)

    assert with_discount(modifiers, off(AMOUNT, "1.00")) == (price, promotion, off(AMOUNT, "1.00"))
    assert with_discount(modifiers, None) == (price, promotion)
