"""Every move of an attempt at a card terminal, the forbidden ones included."""

import pytest

from evertill.domain.tenders.attempt import ATTEMPT_MOVES, WAITS_FOR_ANSWER, AttemptState, may_move

ENDS = {"approved", "declined", "cancelled", "failed", "unknown"}
UNDONE = {"reversal_due", "reversed", "owed"}
ALLOWED = {
    "started": ENDS | {"answered"},
    "answered": ENDS | {"answered"},
    "unknown": ENDS,
    "approved": UNDONE,
    "declined": UNDONE,
    "cancelled": UNDONE,
    "failed": UNDONE,
    "reversal_due": {"reversed", "owed"},
    "reversed": set(),
    "owed": set(),
}


@pytest.mark.parametrize("state", AttemptState)
@pytest.mark.parametrize("to", AttemptState)
def test_attempt_moves_only_where_it_may(state: AttemptState, to: AttemptState) -> None:
    assert may_move(state, to) is (to.value in ALLOWED[state.value])


def test_every_state_has_its_moves() -> None:
    assert set(ATTEMPT_MOVES) == set(AttemptState)


def test_sale_is_held_until_something_is_known() -> None:
    assert {state.value for state in WAITS_FOR_ANSWER} == {"started", "answered", "unknown"}
