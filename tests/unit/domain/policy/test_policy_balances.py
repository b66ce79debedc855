"""What a shop allows of gift cards while its backend is silent."""

import pytest

from evertill.domain.balances.balance_step import OPEN_STEPS, STEP_MOVES, StepState, may_step, stand_in_max
from evertill.domain.policy.balances import BalancePolicy, WithoutBackend, balances_content, parse_balances
from evertill.domain.streams.stream_fields import BadRow


def test_cards_are_refused_without_the_backend_unless_said() -> None:
    assert parse_balances({}) == BalancePolicy()
    assert BalancePolicy().without_backend is WithoutBackend.REFUSE


def test_policy_is_read_back_as_it_was_written() -> None:
    policy = BalancePolicy(WithoutBackend.LIMITED, 1, 2, 3, sells_without_backend=True, load_minor_max=4)
    assert parse_balances(balances_content(policy)) == policy
    assert parse_balances(balances_content(BalancePolicy(card_minor_max=0))).card_minor_max == 0


@pytest.mark.parametrize("content", [{"without_backend": "always"}, {"card_minor_max": -1}, {"copy_age_h_max": 10**6}])
def test_policy_that_cannot_be_is_refused(content: dict[str, object]) -> None:
    with pytest.raises(BadRow):
        parse_balances(content)  # type: ignore[arg-type]  # JSON


@pytest.mark.parametrize(
    ("asked", "copied", "taken", "expected"),
    [
        (1000, 5000, (0, 0), 300),
        (200, 5000, (0, 0), 200),
        (1000, 100, (0, 0), 100),
        (1000, 5000, (250, 250), 50),
        (1000, 5000, (0, 450), 50),
        (1000, 260, (250, 250), 10),
        (1000, 5000, (300, 300), 0),
        (1000, -500, (0, 0), 0),
    ],
)
def test_stand_in_is_the_least_of_what_is_asked_known_and_allowed(
    asked: int, copied: int, taken: tuple[int, int], expected: int
) -> None:
    assert stand_in_max(asked=asked, copied=copied, limits=(300, 500), taken=taken) == expected


@pytest.mark.parametrize("state", list(StepState))
@pytest.mark.parametrize("to", list(StepState))
def test_step_moves_only_where_the_table_says(state: StepState, to: StepState) -> None:
    assert may_step(state, to) is (to in STEP_MOVES[state])


def test_open_steps_are_those_that_go_on() -> None:
    assert {state for state in StepState if STEP_MOVES[state]} == OPEN_STEPS
