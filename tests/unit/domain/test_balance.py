"""Balances: what may be held and how a spending without a network is booked."""

import pytest

from evertill.domain.balance import (
    ACCOUNT_MOVES,
    HOLD_MOVES,
    AccountState,
    BalanceView,
    HoldState,
    StandIn,
    authorised_amount,
    balance_view,
    stand_in_shares,
)


def test_balance_is_the_sum_of_its_entries_less_what_is_held() -> None:
    view = balance_view([5000, -1200], [800, 200])
    assert (view.balance, view.held, view.available) == (3800, 1000, 2800)


@pytest.mark.parametrize(
    ("available", "asked", "is_partial", "held"),
    [(100, 100, False, 100), (99, 100, False, None), (99, 100, True, 99), (0, 100, True, None), (-5, 1, True, None)],
)
def test_authorised_amount_never_exceeds_what_is_available(
    available: int, asked: int, is_partial: bool, held: int | None
) -> None:
    assert authorised_amount(BalanceView(available, 0), asked, is_partial=is_partial) == held


def test_stand_in_takes_what_the_ledger_has_and_names_the_rest() -> None:
    assert stand_in_shares(BalanceView(500, 0), 2000, may_go_below_zero=False) == StandIn(500, 1500)
    assert stand_in_shares(BalanceView(-3, 0), 2000, may_go_below_zero=False) == StandIn(0, 2000)
    assert stand_in_shares(BalanceView(5000, 0), 2000, may_go_below_zero=False) == StandIn(2000, 0)


def test_points_go_below_zero_instead() -> None:
    assert stand_in_shares(BalanceView(20, 0), 80, may_go_below_zero=True) == StandIn(80, 0)


ALLOWED_ACCOUNT = {("inactive", "active"), ("inactive", "void"), ("active", "void")}
ALLOWED_HOLD = {
    ("held", "captured"),
    ("held", "released"),
    ("held", "expired"),
    ("released", "captured"),
    ("expired", "captured"),
}


@pytest.mark.parametrize("before", AccountState)
@pytest.mark.parametrize("after", AccountState)
def test_account_moves_only_as_allowed(before: AccountState, after: AccountState) -> None:
    assert (after in ACCOUNT_MOVES[before]) == ((before.value, after.value) in ALLOWED_ACCOUNT)


@pytest.mark.parametrize("before", HoldState)
@pytest.mark.parametrize("after", HoldState)
def test_hold_moves_only_as_allowed(before: HoldState, after: HoldState) -> None:
    assert (after in HOLD_MOVES[before]) == ((before.value, after.value) in ALLOWED_HOLD)
