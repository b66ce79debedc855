"""Balances: what may be held and how a spending without a network is booked."""

import pytest

from evertill.domain.balances.balance import (
    ACCOUNT_MOVES,
    HOLD_MOVES,
    AccountId,
    AccountState,
    BalanceMark,
    BalanceView,
    HoldState,
    StandIn,
    authorised_amount,
    balance_view,
    mark_json,
    stand_in_shares,
    undone_mark,
)
from evertill.domain.balances.card_number import CardHash


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


def test_mark_of_a_tender_tells_what_is_known_and_no_more() -> None:
    held = BalanceMark(AccountId("a-1"), hold="h-1", last_four="1234", left_minor=0)
    assert mark_json(held) == {"account": "a-1", "hold": "h-1", "last4": "1234", "left": 0}
    assert mark_json(BalanceMark(AccountId("a-1"), is_stand_in=True)) == {"account": "a-1", "stand_in": True}


def test_undone_spending_goes_back_onto_the_balance_and_an_undone_credit_is_taken_off_it() -> None:
    spent = mark_json(BalanceMark(AccountId("a-1"), hold="h-1", last_four="1234", left_minor=5))
    given = mark_json(BalanceMark(AccountId("a-1"), is_credit=True, number_hash=CardHash("ab"), last_four="1234"))
    assert undone_mark(spent) == {"account": "a-1", "last4": "1234", "credit": True}
    assert undone_mark(given) == {"account": "a-1", "last4": "1234", "stand_in": True}
