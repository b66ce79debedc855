"""A till's books beside the backend's: every figure that differs is named with both."""

from dataclasses import replace

from evertill.domain.balances.balance_pages import balances_in
from evertill.domain.orders.order_rows import order_content
from evertill.domain.orders.order_states import LineState
from evertill.domain.till.books_check import (
    FigureGap,
    FigureKind,
    balance_figures,
    gaps_between,
    order_figures,
    orders_told,
    stock_figures,
)
from tests.support.order_copies import a_pickup, an_order_line

K = FigureKind
BROKEN = {"x": {"sku": 7}, "y": "no row", "z": None}


def test_figures_that_differ_are_named_with_both_and_nothing_is_as_good_as_nought() -> None:
    here = {(K.STOCK, "A"): 5, (K.STOCK, "B"): 0, (K.Z, "1"): 900}
    there = {(K.STOCK, "A"): 4, (K.STOCK, "C"): 0, (K.BALANCE, "card"): 10, (K.Z, "1"): 900}
    assert gaps_between(here, there) == (
        FigureGap(K.BALANCE, "card", None, 10),
        FigureGap(K.STOCK, "A", 5, 4),
    )


def test_rows_are_read_and_those_that_cannot_be_are_left_out() -> None:
    row = {"sku": "A", "on_hand_micro": 5}
    assert dict(stock_figures({"A": row, **BROKEN})) == {(K.STOCK, "A"): 5}
    assert dict(orders_told({"W-1": order_content(a_pickup()), **BROKEN})) == {
        (K.ORDER, "NW-1"): "ready",
        (K.ORDER_DUE, "NW-1"): 0,
    }
    account = {"account_id": "card-1", "available": 500}
    assert balance_figures(balances_in({"card-1": account, **BROKEN})) == {
        (K.BALANCE, "card-1"): 500,
        **{(K.BALANCE, name): 0 for name in BROKEN},
    }


def test_order_that_is_over_is_no_figure() -> None:
    over = replace(a_pickup(an_order_line(state=LineState.HANDED_OVER)))
    assert list(order_figures(over)) == []
