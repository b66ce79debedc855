"""What can become of something a card terminal was asked to do: the states and every move between them.

Unknown is a state of its own: it is left only by what the terminal says, or by a person with evidence.
"""

from enum import StrEnum


class AttemptState(StrEnum):
    """Where an attempt stands."""

    STARTED = "started"
    """Committed; the terminal is about to be asked, or has been."""
    ANSWERED = "answered"
    """The terminal told a result; whether it stands is known at the end of the dialogue only."""
    UNKNOWN = "unknown"
    APPROVED = "approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    FAILED = "failed"
    """Nothing was begun."""
    REVERSAL_DUE = "reversal_due"
    """Charged without a sale to show for it: to be undone."""
    REVERSED = "reversed"
    OWED = "owed"
    """Charged without a sale, and not undone: the customer is owed it."""


_ENDS = frozenset(
    {AttemptState.APPROVED, AttemptState.DECLINED, AttemptState.CANCELLED, AttemptState.FAILED, AttemptState.UNKNOWN}
)
_UNDONE = frozenset({AttemptState.REVERSED, AttemptState.OWED})

ATTEMPT_MOVES: dict[AttemptState, frozenset[AttemptState]] = {
    AttemptState.STARTED: _ENDS | {AttemptState.ANSWERED},
    AttemptState.ANSWERED: _ENDS | {AttemptState.ANSWERED},
    AttemptState.UNKNOWN: _ENDS,
    AttemptState.APPROVED: _UNDONE | {AttemptState.REVERSAL_DUE},
    AttemptState.DECLINED: _UNDONE | {AttemptState.REVERSAL_DUE},
    AttemptState.CANCELLED: _UNDONE | {AttemptState.REVERSAL_DUE},
    AttemptState.FAILED: _UNDONE | {AttemptState.REVERSAL_DUE},
    AttemptState.REVERSAL_DUE: _UNDONE,
    AttemptState.REVERSED: frozenset(),
    AttemptState.OWED: frozenset(),
}

WAITS_FOR_ANSWER = frozenset({AttemptState.STARTED, AttemptState.ANSWERED, AttemptState.UNKNOWN})
"""Holds its sale: nobody knows yet whether it was charged."""


def may_move(state: AttemptState, to: AttemptState) -> bool:
    """Whether an attempt may go from one state to the other."""
    return to in ATTEMPT_MOVES[state]
