"""Counts of the drawer, and the notes and coins it is counted in."""

import pytest

from evertill.domain.till.denominations import drawer_values
from evertill.domain.till.till_count import (
    CountedTender,
    TillCount,
    count_content,
    counted_as_sum,
    problem_of,
    read_count,
)
from evertill.kernel.canonical import JsonObject
from tests.support.sales import money

COUNT = TillCount(
    "EUR",
    ((5000, 2), (200, 3), (1, 0)),
    loose_minor=250,
    tenders=(CountedTender("card", 1999), CountedTender("wallet", 250, "TWINT")),
)


def test_count_adds_up_pieces_and_loose_cash() -> None:
    assert COUNT.cash == money("108.50")
    assert counted_as_sum(money("12.00")).cash == money("12.00")


def test_count_is_read_back_without_the_pieces_that_are_none() -> None:
    read = read_count(count_content(COUNT))
    assert read.pieces == ((5000, 2), (200, 3))
    assert (read.cash, read.tenders) == (COUNT.cash, COUNT.tenders)


@pytest.mark.parametrize(
    ("count", "problem"),
    [
        (COUNT, None),
        (TillCount("EUR", ((0, 1),)), "pieces"),
        (TillCount("EUR", ((100, -1),)), "pieces"),
        (TillCount("EUR", ((100, 100_000),)), "pieces"),
        (TillCount("EUR", loose_minor=-1), "cash"),
        (TillCount("EUR", ((1000, 99_999),)), "cash"),
        (TillCount("EUR", tenders=(CountedTender("card", -90_000_000),)), "tender"),
    ],
)
def test_count_that_cannot_be_is_named(count: TillCount, problem: str | None) -> None:
    assert problem_of(count, most_minor=50_000_000) == problem


@pytest.mark.parametrize(
    "broken",
    [{"cash": 1}, {"pieces": [7]}, {"tenders": [["card"]]}, {"currency": None}],
)
def test_count_that_cannot_be_read_is_refused(broken: JsonObject) -> None:
    with pytest.raises(ValueError, match="count"):
        read_count({**count_content(COUNT), **broken})


def test_drawer_is_counted_in_the_currencys_own_or_the_shops_choice() -> None:
    assert drawer_values("EUR", (), ())[:2] == (20000, 10000)
    assert drawer_values("EUR", (500,), (5, 10)) == (500, 10, 5)
    assert drawer_values("XAF", (), ()) == ()
