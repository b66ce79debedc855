"""How many units of a line can still come back."""

from evertill.domain.returns.returned_units import (
    CameBack,
    LineLeft,
    claim_shortfall,
    first_of,
    free_spans,
    placed,
    together,
)


def test_left_is_sold_less_returned_less_claimed_and_never_below_zero() -> None:
    assert LineLeft(3, 1, 1).left_micro == 1
    assert LineLeft(3, 3, 1).left_micro == 0
    assert LineLeft(3, 4).over_micro == 1
    assert LineLeft(3, 3).over_micro == 0


def test_shortfall_names_the_lines_of_which_more_is_asked_than_is_left() -> None:
    lines = {"1": LineLeft(3, 1), "2": LineLeft(1)}
    assert claim_shortfall(lines, {"1": 2, "2": 1}) == {}
    assert claim_shortfall(lines, {"1": 3, "2": 1, "9": 1}) == {"1": 2, "9": 0}


def test_free_is_what_no_span_holds_lowest_place_first() -> None:
    assert free_spans(10, []) == ((0, 10),)
    assert free_spans(10, [(4, 6), (0, 2)]) == ((2, 4), (6, 10))
    assert free_spans(10, [(0, 10), (0, 3)]) == ()
    assert free_spans(10, [(3, 20)]) == ((0, 3),)
    assert free_spans(10, [(12, 20)]) == ((0, 10),)


def test_first_of_the_free_takes_the_lowest_places_and_no_more_than_there_are() -> None:
    assert first_of([(2, 4), (6, 10)], 3) == ((2, 4), (6, 7))
    assert first_of([(2, 4)], 2) == ((2, 4),)
    assert first_of([(2, 4)], 5) == ((2, 4),)
    assert first_of([(2, 4), (6, 10)], 0) == ()


def test_together_is_what_either_knows_of_and_what_both_know_of_once() -> None:
    here = CameBack({"1": ((4, 6),), "2": ((0, 1),)}, {"r1": {"cash": 100}})
    there = CameBack({"1": ((4, 6), (0, 2))}, {"r1": {"cash": 100}, "r2": {"card": 50}})
    known = together(here, there)
    assert known.spans == {"1": ((0, 2), (4, 6)), "2": ((0, 1),)}
    assert known.refunds == {"r1": {"cash": 100}, "r2": {"card": 50}}


def test_what_came_back_by_code_is_dropped_where_the_other_placed_it_on_its_line() -> None:
    here = CameBack({}, {"r1": {"cash": 100}}, {"r1": {"A": 1}, "r2": {"B": 2}})
    there = CameBack({"1": ((0, 1),)}, {"r1": {"cash": 100}}, {"r3": {"C": 3}})
    assert together(here, there).by_code == {"r2": {"B": 2}, "r3": {"C": 3}}


def test_what_came_back_by_code_takes_the_first_free_places_of_its_article() -> None:
    known = CameBack({"1": ((0, 1),)}, {}, {"r1": {"A": 2, "C": 1}, "r2": {"A": 2}})
    sold = [("1", "A", 2), ("2", "B", 5), ("3", "A", 2)]
    assert placed(known, sold) == CameBack({"1": ((0, 1), (1, 2)), "3": ((0, 1), (1, 2))})
