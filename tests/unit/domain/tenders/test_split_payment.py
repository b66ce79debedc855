"""Shares of a sale: they add up, differ by one step at most, and know whose turn it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.tenders.split_payment import SHARES_MAX, Share, equal_shares, share_now
from evertill.kernel.money import Money


def euros(minor: int) -> Money:
    """Minor units of EUR."""
    return Money(minor, "EUR")


@given(st.integers(1, 10**12), st.integers(1, SHARES_MAX), st.sampled_from([1, 5, 10, 100]))
def test_shares_add_up_and_are_as_equal_as_coins_allow(due: int, count: int, step: int) -> None:
    shares = [share.minor for share in equal_shares(euros(due), count, step)]
    assert sum(shares) == due
    assert all(share > 0 for share in shares)
    assert len(shares) <= count
    assert all(share % step == 0 for share in shares[:-1])
    assert max(shares) - min(shares) < 2 * step


@pytest.mark.parametrize(
    ("due", "count", "step", "shares"),
    [
        (10_000, 3, 1, [3334, 3333, 3333]),
        (2, 3, 1, [1, 1]),
        (10_003, 2, 5, [5000, 5003]),
        (3, 2, 5, [3]),
        (500, 1, 1, [500]),
    ],
)
def test_shares_are_what_people_expect(due: int, count: int, step: int, shares: list[int]) -> None:
    assert [share.minor for share in equal_shares(euros(due), count, step)] == shares


@given(st.lists(st.integers(1, 500), min_size=1, max_size=6), st.integers(0, 2000))
def test_turn_goes_on_with_what_is_paid(parts: list[int], paid: int) -> None:
    due = sum(parts)
    paid = min(paid, due)
    shares = [euros(part) for part in parts]
    turn = share_now(shares, due=euros(due), paid=euros(paid), remaining=euros(due - paid))
    if paid == due:
        assert turn is None
    else:
        assert turn is not None
        reached = sum(parts[: turn.number])
        assert reached - parts[turn.number - 1] <= paid < reached
        assert turn.amount == euros(reached - paid)


@pytest.mark.parametrize(
    ("shares", "due", "paid", "remaining", "turn"),
    [
        ([500], 900, 500, 400, None),
        ([500], 900, 0, 900, Share(1, 1, euros(500))),
        ([900], 900, 800, 100, Share(1, 1, euros(100))),
        ([900], 500, 0, 500, Share(1, 1, euros(500))),
        ([125, 124], 249, 125, 125, Share(2, 2, euros(125))),
        ([125, 124], 249, 0, 249, Share(1, 2, euros(125))),
        ([], 900, 0, 900, None),
        ([300, 300], 600, 0, 0, None),
    ],
)
def test_turn_never_asks_for_more_than_is_due_and_the_last_pays_what_remains(
    shares: list[int], due: int, paid: int, remaining: int, turn: Share | None
) -> None:
    parts = [euros(share) for share in shares]
    assert share_now(parts, due=euros(due), paid=euros(paid), remaining=euros(remaining)) == turn
