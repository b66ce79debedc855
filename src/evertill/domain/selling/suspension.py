"""Suspended sales shared between tills: the first to recall one has it, until it is put back, sold or forgotten."""

from datetime import datetime, timedelta
from enum import StrEnum

SUSPENDED_LIFE = timedelta(hours=24)
"""A suspended sale that nobody recalls is over after a day, unless the shop says otherwise."""

RECALL_LIFE = timedelta(hours=2)
"""A till that recalled a sale and is never heard of again keeps it from the others for so long."""


class SuspendedState(StrEnum):
    """Where a suspended sale stands; see SUSPENDED_MOVES."""

    WAITING = "waiting"
    RECALLED = "recalled"
    SETTLED = "settled"
    """Sold or given up."""
    EXPIRED = "expired"


SUSPENDED_MOVES: dict[SuspendedState, frozenset[SuspendedState]] = {
    SuspendedState.WAITING: frozenset({SuspendedState.RECALLED, SuspendedState.SETTLED, SuspendedState.EXPIRED}),
    SuspendedState.RECALLED: frozenset({SuspendedState.WAITING, SuspendedState.SETTLED}),
    SuspendedState.SETTLED: frozenset(),
    SuspendedState.EXPIRED: frozenset({SuspendedState.SETTLED}),
}
"""An expired one may still be reported as sold: a till without a network had it."""


def suspended_state(
    state: SuspendedState, *, expires_at: datetime, held_until: datetime | None, now: datetime
) -> SuspendedState:
    """The state as of now: a recall that was never finished ends by itself, and so does the waiting."""
    if state is SuspendedState.RECALLED and held_until is not None and held_until <= now:
        state = SuspendedState.WAITING
    if state is SuspendedState.WAITING and expires_at <= now:
        return SuspendedState.EXPIRED
    return state
