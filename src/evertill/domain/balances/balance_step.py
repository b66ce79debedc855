"""What can become of a balance that was asked to pay for a sale: the states and every move between them."""

from enum import StrEnum


class StepState(StrEnum):
    """Where it stands."""

    ASKED = "asked"
    """Committed; the backend is being asked to hold the amount, always under the same id."""
    HELD = "held"
    """The backend holds it, and the sale has its tender."""
    SPENT = "spent"
    """The sale is completed; its fact captures what is held."""
    RELEASE_DUE = "release_due"
    """The sale does without it, and the backend is to be told so."""
    OVER = "over"
    """Nothing is held, and nothing is owed."""


STEP_MOVES: dict[StepState, frozenset[StepState]] = {
    StepState.ASKED: frozenset({StepState.HELD, StepState.SPENT, StepState.RELEASE_DUE, StepState.OVER}),
    StepState.HELD: frozenset({StepState.SPENT, StepState.RELEASE_DUE}),
    StepState.RELEASE_DUE: frozenset({StepState.OVER}),
    StepState.SPENT: frozenset(),
    StepState.OVER: frozenset(),
}

OPEN_STEPS = frozenset({StepState.ASKED, StepState.HELD, StepState.RELEASE_DUE})


def may_step(state: StepState, to: StepState) -> bool:
    """Whether it may go from one state to the other."""
    return to in STEP_MOVES[state]


def stand_in_max(*, asked: int, copied: int, limits: tuple[int, int], taken: tuple[int, int]) -> int:
    """How much of a card a till may take without the backend: within the shop's limits for one card and for the till,
    each less what was taken so and has not arrived yet, and never more than the copy says is left. Minor units."""
    card_max, till_max = limits
    of_card, of_till = taken
    return max(0, min(asked, copied - of_card, card_max - of_card, till_max - of_till))
