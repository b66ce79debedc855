"""Suspended sales between tills: states by themselves and by the clock."""

from datetime import UTC, datetime, timedelta

import pytest

from evertill.domain.selling.suspension import SUSPENDED_MOVES, SuspendedState, suspended_state

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER, BEFORE = NOW + timedelta(hours=1), NOW - timedelta(hours=1)
ALLOWED = {
    ("waiting", "recalled"),
    ("waiting", "settled"),
    ("waiting", "expired"),
    ("recalled", "waiting"),
    ("recalled", "settled"),
    ("expired", "settled"),
}


@pytest.mark.parametrize("before", SuspendedState)
@pytest.mark.parametrize("after", SuspendedState)
def test_suspended_sale_moves_only_as_allowed(before: SuspendedState, after: SuspendedState) -> None:
    assert (after in SUSPENDED_MOVES[before]) == ((before.value, after.value) in ALLOWED)


@pytest.mark.parametrize(
    ("state", "expires_at", "held_until", "seen"),
    [
        (SuspendedState.WAITING, LATER, None, SuspendedState.WAITING),
        (SuspendedState.WAITING, NOW, None, SuspendedState.EXPIRED),
        (SuspendedState.RECALLED, BEFORE, LATER, SuspendedState.RECALLED),
        (SuspendedState.RECALLED, LATER, NOW, SuspendedState.WAITING),
        (SuspendedState.RECALLED, BEFORE, NOW, SuspendedState.EXPIRED),
        (SuspendedState.RECALLED, LATER, None, SuspendedState.RECALLED),
        (SuspendedState.SETTLED, BEFORE, BEFORE, SuspendedState.SETTLED),
    ],
)
def test_suspended_state_follows_the_clock(
    state: SuspendedState, expires_at: datetime, held_until: datetime | None, seen: SuspendedState
) -> None:
    assert suspended_state(state, expires_at=expires_at, held_until=held_until, now=NOW) is seen
