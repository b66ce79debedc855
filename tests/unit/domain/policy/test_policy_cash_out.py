"""What a shop pays out in cash on cards, as data."""

import pytest

from evertill.domain.policy.cash_out import CashOutPolicy, cash_out_content, parse_cash_out
from evertill.domain.streams.stream_fields import BadRow


def test_nothing_is_paid_out_unless_the_shop_says_so() -> None:
    assert parse_cash_out({}) == CashOutPolicy()
    assert not CashOutPolicy().is_offered


def test_policy_is_read_back_as_it_was_written() -> None:
    policy = CashOutPolicy(is_offered=True, minor_max=5000, step_minor=500, purchase_minor_least=0)
    assert parse_cash_out(cash_out_content(policy)) == policy


@pytest.mark.parametrize("content", [{"step_minor": 0}, {"minor_max": -1}])
def test_policy_that_cannot_be_is_refused(content: dict[str, int]) -> None:
    with pytest.raises(BadRow):
        parse_cash_out(content)  # type: ignore[arg-type]  # JSON


@pytest.mark.parametrize(
    ("minor", "may"), [(1000, True), (20_000, True), (0, False), (-1000, False), (1500, False), (21_000, False)]
)
def test_amounts_are_whole_steps_up_to_the_most(minor: int, *, may: bool) -> None:
    assert CashOutPolicy().allows(minor) is may
