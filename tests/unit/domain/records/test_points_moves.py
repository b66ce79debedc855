"""Points that a body names, read back and turned; what cannot be read is nothing."""

from evertill.domain.records.points_moves import PointsMove, moves_json, net_of, read_moves, turned_moves
from evertill.kernel.canonical import Json

MOVES = [PointsMove("p-1", "ada", earned=7), PointsMove("p-2", "", returned=3), PointsMove("p-1", "ada", returned=2)]


def test_moves_are_read_as_they_are_written() -> None:
    assert read_moves(moves_json(MOVES)) == MOVES


def test_moves_of_one_account_come_to_a_sum() -> None:
    assert (net_of(MOVES, "p-1"), net_of(MOVES, "p-2"), net_of(MOVES, "p-3")) == (5, -3, 0)


def test_moves_turned_undo_each_other() -> None:
    both = [*MOVES, *read_moves(turned_moves(moves_json(MOVES)))]
    assert net_of(both, "p-1") == net_of(both, "p-2") == 0


def test_what_is_no_move_is_passed_over() -> None:
    bad: list[Json] = [1, {}, {"account": 2}, {"account": "p-1", "customer": 3, "earned": "x"}]
    assert read_moves(bad) == [PointsMove("p-1", "")]
    assert read_moves({"account": "p-1"}) == read_moves(None) == []
