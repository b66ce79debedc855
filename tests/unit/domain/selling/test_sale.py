"""The sale as a value: its states, its lines, and when a second scan only raises a quantity."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from evertill.domain.goods.catalogue import Item
from evertill.domain.selling.sale import (
    SALE_MOVES,
    Direction,
    Sale,
    SaleLine,
    SaleState,
    TakenPromotion,
    add_line,
    change_line,
    merges_with,
    move,
)
from evertill.kernel.quantity import Quantity, Unit, pieces
from tests.support.sales import a_line, a_modifier, a_sale, a_tender, an_item, money

ALLOWED = {
    (SaleState.OPEN, SaleState.SUSPENDED),
    (SaleState.OPEN, SaleState.COMPLETED),
    (SaleState.OPEN, SaleState.CANCELLED),
    (SaleState.SUSPENDED, SaleState.OPEN),
    (SaleState.SUSPENDED, SaleState.CANCELLED),
}
ALL_MOVES = [(here, there) for here in SaleState for there in SaleState]


def test_sale_moves_table_names_every_state() -> None:
    assert set(SALE_MOVES) == set(SaleState)


@pytest.mark.parametrize(("here", "there"), [pair for pair in ALL_MOVES if pair in ALLOWED])
def test_move_allowed_changes_the_state_and_nothing_else(here: SaleState, there: SaleState) -> None:
    sale = a_sale(state=here)
    assert move(sale, there) == replace(sale, state=there)


@pytest.mark.parametrize(("here", "there"), [pair for pair in ALL_MOVES if pair not in ALLOWED])
def test_move_forbidden_is_a_bug(here: SaleState, there: SaleState) -> None:
    with pytest.raises(AssertionError, match="cannot go from"):
        move(a_sale(state=here), there)


def test_add_line_numbers_go_on_past_voided_lines() -> None:
    sale = a_sale([a_line(is_voided=True), a_line()])
    grown = add_line(sale, a_line(an_item(sku="B"), line_id=99))
    assert [line.line_id for line in grown.lines] == [1, 2, 3]
    assert grown.lines[:2] == sale.lines
    assert grown.lines[2].item.sku == "B"


@pytest.mark.parametrize(
    ("sale", "line"),
    [
        (a_sale(state=SaleState.SUSPENDED), a_line()),
        (a_sale(), a_line(an_item(currency="USD"))),
        (a_sale(), a_line(quantity=pieces(0))),
        (a_sale(), a_line(quantity=Quantity(-1))),
    ],
)
def test_add_line_that_does_not_fit_the_sale_is_a_bug(sale: Sale, line: SaleLine) -> None:
    with pytest.raises(AssertionError):
        add_line(sale, line)


def test_change_line_replaces_the_line_of_its_number_alone() -> None:
    sale = a_sale([a_line(), a_line(), a_line()])
    second = replace(sale.lines[1], quantity=pieces(5))
    assert change_line(sale, second).lines == (sale.lines[0], second, sale.lines[2])


@pytest.mark.parametrize("sale", [a_sale(state=SaleState.COMPLETED), a_sale([])])
def test_change_line_of_a_closed_sale_or_an_unknown_number_is_a_bug(sale: Sale) -> None:
    with pytest.raises(AssertionError):
        change_line(sale, a_line(line_id=1))


def test_sale_line_is_found_by_its_number_voided_or_not() -> None:
    sale = a_sale([a_line(), a_line(is_voided=True)])
    assert sale.line(2) == sale.lines[1]
    assert sale.line(3) is None


def test_live_lines_leave_out_the_voided() -> None:
    sale = a_sale([a_line(is_voided=True), a_line()])
    assert sale.live_lines == (sale.lines[1],)


@pytest.mark.parametrize(
    ("sale", "is_empty"),
    [
        (a_sale([]), True),
        (a_sale([a_line(is_voided=True)]), True),
        (a_sale(), False),
        (a_sale([], tenders=[a_tender()]), False),
    ],
)
def test_sale_is_empty_when_nothing_on_it_counts(sale: Sale, is_empty: bool) -> None:
    assert sale.is_empty is is_empty


TEA = an_item("4.99")
CHEESE = an_item("12.90", unit=Unit.KILOGRAM)


def test_merges_with_the_same_item_at_the_same_price() -> None:
    assert merges_with(a_line(TEA), TEA, price=Decimal("4.99"), direction=Direction.SALE)
    assert merges_with(a_line(TEA, direction=Direction.RETURN), TEA, price=Decimal("4.99"), direction=Direction.RETURN)


@pytest.mark.parametrize(
    ("line", "item", "price", "direction"),
    [
        (a_line(TEA, is_voided=True), TEA, "4.99", Direction.SALE),
        (a_line(TEA), replace(TEA, version=2), "4.99", Direction.SALE),
        (a_line(TEA), TEA, "3.99", Direction.SALE),
        (a_line(TEA), TEA, "4.99", Direction.RETURN),
        (a_line(TEA, quantity="0.5"), TEA, "4.99", Direction.SALE),
        (a_line(CHEESE, quantity="1"), CHEESE, "12.90", Direction.SALE),
        (a_line(TEA, modifiers=[a_modifier()]), TEA, "4.99", Direction.SALE),
        (a_line(TEA, label_amount=money("4.99")), TEA, "4.99", Direction.SALE),
        (a_line(TEA, serial="S1"), TEA, "4.99", Direction.SALE),
        (a_line(TEA, batch="B1"), TEA, "4.99", Direction.SALE),
        (a_line(TEA, expires_on=date(2026, 12, 24)), TEA, "4.99", Direction.SALE),
    ],
)
def test_merges_with_anything_special_stays_a_line_of_its_own(
    line: SaleLine, item: Item, price: str, direction: Direction
) -> None:
    assert not merges_with(line, item, price=Decimal(price), direction=direction)


def test_changed_line_takes_its_deposit_along_and_no_other_line() -> None:
    bottle, other = a_line(an_item(sku="BOTTLE")), a_line(an_item(sku="B"))
    deposit = replace(a_line(an_item(sku="DEPOSIT")), tied_to=1)
    sale = a_sale([bottle, deposit, other])

    changed = change_line(sale, replace(sale.lines[0], quantity=Quantity(3_000_000, Unit.PIECE)))
    voided = change_line(sale, replace(sale.lines[0], is_voided=True))

    assert [line.quantity.micro for line in changed.lines] == [3_000_000, 3_000_000, 1_000_000]
    assert [line.is_voided for line in voided.lines] == [True, True, False]


def test_taken_promotions_are_known_by_their_ids() -> None:
    sale = replace(a_sale(), taken=(TakenPromotion("p1", "A", 1, ((1, 5),)), TakenPromotion("p2", "B", 1, ())))
    assert sale.taken_ids == {"p1", "p2"}
