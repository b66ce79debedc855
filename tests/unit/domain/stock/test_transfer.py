"""Transfers between places, step by step, in any order."""

from dataclasses import replace

import pytest

from evertill.domain.stock.stock_ledger import MovementKind
from evertill.domain.stock.transfer import (
    TRANSFER_MOVES,
    Goods,
    PlacedMovement,
    Stepped,
    Transfer,
    TransferLine,
    TransferState,
    TransferStep,
    in_transit,
    step_transfer,
)

ONE = 1_000_000
NEW = Transfer("T1", "S1", "S2")
OUT, IN, EXPECT = MovementKind.TRANSFER_OUT, MovementKind.TRANSFER_IN, MovementKind.EXPECT


def goods(pieces: int, carton: str = "", sku: str = "A") -> Goods:
    """Pieces of an article."""
    return Goods(sku, pieces * ONE, "C62", carton)


def moved(stepped: Stepped) -> list[tuple[str, MovementKind, int]]:
    """Store, kind and pieces of each movement."""
    return [(each.store, each.kind, each.micro // ONE) for each in stepped.movements]


def test_transfer_shipped_and_received_moves_both_ends_and_leaves_nothing_in_transit() -> None:
    asked = step_transfer(NEW, TransferStep.REQUEST, [goods(5)])
    approved = step_transfer(asked.transfer, TransferStep.APPROVE, [])
    shipped = step_transfer(approved.transfer, TransferStep.SHIP, [goods(5)])
    assert moved(shipped) == [("S1", OUT, -5), ("S2", EXPECT, 5)]
    assert in_transit(shipped.transfer) == {"A": 5 * ONE}
    part = step_transfer(shipped.transfer, TransferStep.RECEIVE, [goods(3, "c1")])
    assert (part.transfer.state, moved(part)) == (
        TransferState.PARTIALLY_RECEIVED,
        [("S2", IN, 3), ("S2", EXPECT, -3)],
    )
    whole = step_transfer(part.transfer, TransferStep.RECEIVE, [goods(2, "c2")])
    assert (whole.transfer.state, whole.remarks, in_transit(whole.transfer)) == (TransferState.RECEIVED, (), {})
    closed = step_transfer(whole.transfer, TransferStep.CLOSE, [])
    assert (closed.transfer.state, closed.movements, closed.remarks) == (TransferState.CLOSED, (), ())


def test_transfer_closed_short_names_the_variance_and_expects_nothing_more() -> None:
    shipped = step_transfer(NEW, TransferStep.SHIP, [goods(5)]).transfer
    part = step_transfer(shipped, TransferStep.RECEIVE, [goods(4)]).transfer
    closed = step_transfer(part, TransferStep.CLOSE, [])
    assert moved(closed) == [("S2", EXPECT, -1)]
    assert closed.remarks == ("A: sent 5, received 4.",)


def test_transfer_received_before_it_is_known_to_be_shipped_is_taken_and_told() -> None:
    early = step_transfer(NEW, TransferStep.RECEIVE, [goods(5)])
    assert moved(early) == [("S2", IN, 5)]
    assert "before S1 said" in early.remarks[0]
    assert early.transfer.state is TransferState.PARTIALLY_RECEIVED
    late = step_transfer(early.transfer, TransferStep.SHIP, [goods(6)])
    assert moved(late) == [("S1", OUT, -6), ("S2", EXPECT, 1)]


def test_carton_received_twice_is_received_once() -> None:
    shipped = step_transfer(NEW, TransferStep.SHIP, [goods(4)]).transfer
    once = step_transfer(shipped, TransferStep.RECEIVE, [goods(2, "c1")]).transfer
    twice = step_transfer(once, TransferStep.RECEIVE, [goods(2, "c1")])
    assert (twice.movements, twice.remarks) == ((), ("Carton c1 was received before; it is counted once.",))


def test_more_received_than_sent_is_stock_and_a_variance() -> None:
    shipped = step_transfer(NEW, TransferStep.SHIP, [goods(1)]).transfer
    over = step_transfer(shipped, TransferStep.RECEIVE, [Goods("A", 1_500_000, "KGM")])
    assert over.transfer.state is TransferState.RECEIVED
    assert over.movements[0] == PlacedMovement("S2", "A", IN, 1_500_000, "KGM")
    assert over.remarks == ("A: sent 1, received 1.5.",)


def test_transfer_that_is_over_takes_goods_all_the_same_but_no_other_step() -> None:
    closed = replace(NEW, state=TransferState.CLOSED, is_shipped=True, lines=(TransferLine("A", "C62", 0, ONE, 0),))
    late = step_transfer(closed, TransferStep.RECEIVE, [goods(1)])
    assert moved(late) == [("S2", IN, 1)]
    assert late.transfer.state is TransferState.CLOSED
    again = step_transfer(closed, TransferStep.CANCEL, [])
    assert (again.transfer, again.remarks) == (closed, ("The transfer is closed already.",))


def test_step_that_its_state_does_not_allow_leaves_the_state() -> None:
    shipped = step_transfer(NEW, TransferStep.SHIP, [goods(1)]).transfer
    assert step_transfer(shipped, TransferStep.CANCEL, []).transfer.state is TransferState.IN_TRANSIT


ALLOWED = {
    "requested": {"approved", "in_transit", "partially_received", "received", "cancelled"},
    "approved": {"in_transit", "partially_received", "received", "cancelled"},
    "in_transit": {"partially_received", "received", "closed"},
    "partially_received": {"received", "closed"},
    "received": {"partially_received", "closed"},
    "closed": set(),
    "cancelled": set(),
}


@pytest.mark.parametrize("before", TransferState)
@pytest.mark.parametrize("after", TransferState)
def test_transfer_moves_only_as_allowed(before: TransferState, after: TransferState) -> None:
    assert (after in TRANSFER_MOVES[before]) == (after.value in ALLOWED[before.value])


def test_step_without_goods_of_its_own_moves_none() -> None:
    approved = step_transfer(NEW, TransferStep.APPROVE, [goods(5)])
    assert (approved.transfer.lines[0].requested_micro, approved.movements) == (0, ())


def test_step_that_is_contained_already_changes_nothing() -> None:
    shipped = step_transfer(NEW, TransferStep.SHIP, [goods(5)], "f1").transfer
    again = step_transfer(shipped, TransferStep.SHIP, [goods(5)], "f1")
    assert again == Stepped(shipped)
    other = step_transfer(shipped, TransferStep.SHIP, [goods(5)], "f2")
    assert other.transfer.steps == ("f1", "f2")
    assert in_transit(other.transfer) == {"A": 10 * ONE}


def test_carton_that_came_before_it_is_known_to_be_sent_is_sent_all_the_same() -> None:
    received = step_transfer(NEW, TransferStep.RECEIVE, [goods(4, "c1")]).transfer
    shipped = step_transfer(received, TransferStep.SHIP, [goods(4, "c1")])
    assert moved(shipped) == [("S1", OUT, -4)]
    assert (shipped.transfer.state, shipped.remarks) == (TransferState.RECEIVED, ())
    assert shipped.transfer.awaited_cartons == frozenset()
    assert step_transfer(NEW, TransferStep.SHIP, [goods(4, "c1")]).transfer.awaited_cartons == {"c1"}
