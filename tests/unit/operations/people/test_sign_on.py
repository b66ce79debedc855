"""Who is at the till: PINs, waiting after wrong ones, signing off, and people who are no longer here."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.store_policy import StorePolicy
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import SignOnNeeded
from evertill.operations.people.counter_state import ResumeCounter
from evertill.operations.people.proof import OperatorUnknown, WrongPin
from evertill.operations.people.sign_off import SignOff
from evertill.operations.people.sign_on import SignedOn, SignOn, SignOnOutcome
from evertill.operations.selling.aside.put_aside import SuspendSale
from evertill.operations.selling.ringing.ring_sku import RingSku
from tests.support.counter import CASHIER, MANAGER, Till, expect

SIGN_ON, SIGN_OFF = TransactionKind.SIGN_ON, TransactionKind.SIGN_OFF


def tries(till: Till, pin: str = "0000", operator: OperatorId = CASHIER) -> SignOnOutcome:
    """Somebody keys a PIN."""
    return till.do(SignOn(operator, Secret(pin)))


def wrong(till: Till, times: int) -> WrongPin:
    """So many wrong PINs, each as soon as it counts."""
    for _ in range(times):
        answer = expect(WrongPin, tries(till))
        till.clock.passes(seconds=answer.retry_after_s)
    return answer


# ---- the right PIN


def test_right_pin_begins_a_session_and_shows_the_counter_as_it_was_left() -> None:
    till = Till()
    sale = till.ring().sale
    till.do(SignOff())

    state = expect(SignedOn, tries(till, "1234")).state

    assert state.operator == till.people.staff[CASHIER]
    assert state.rung is not None
    assert state.rung.sale == sale
    assert till.memory.transactions[-1].kind is SIGN_ON
    assert till.memory.transactions[-1].body == {"operator": CASHIER, "by": "pin"}
    assert till.memory.transactions[-1].operator_id == CASHIER


def test_sign_on_needs_no_open_till() -> None:
    till = Till(operator=None, is_open=False)

    state = expect(SignedOn, tries(till, "1234")).state

    assert (state.shift, state.rung, state.suspended_count) == (None, None, 0)


def test_somebody_else_signing_on_ends_the_session_before() -> None:
    till = Till()

    tries(till, "3456", MANAGER)

    ended, begun = till.memory.transactions[-2:]
    assert (ended.kind, ended.operator_id, ended.body) == (
        SIGN_OFF,
        CASHIER,
        {"operator": CASHIER, "lock": False, "switch": True},
    )
    assert (begun.kind, begun.operator_id) == (SIGN_ON, MANAGER)


@pytest.mark.parametrize("operator", [OperatorId("nobody"), CASHIER])
def test_unknown_or_dismissed_operator_may_not_sign_on_whatever_the_pin(operator: OperatorId) -> None:
    till = Till(operator=None, is_open=False)
    till.people.staff[CASHIER] = replace(till.people.staff[CASHIER], is_active=False)

    assert tries(till, "1234", operator) == OperatorUnknown()
    assert (till.memory.transactions, till.pins.tried) == ([], 0)


def test_pin_is_written_nowhere() -> None:
    till = Till(operator=None, is_open=False)
    tries(till, "9876543")
    till.sign_on()

    assert "9876543" not in repr(till.memory.committed)
    assert "9876543" not in repr(SignOn(CASHIER, Secret("9876543")))


# ---- wrong ones


def test_first_wrong_pins_are_free_and_then_the_wait_doubles_to_five_minutes() -> None:
    till = Till(operator=None, is_open=False)

    waits = []
    for _ in range(11):
        answer = expect(WrongPin, tries(till))
        waits.append(answer.retry_after_s)
        till.clock.passes(seconds=answer.retry_after_s)

    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_right_pin_during_the_wait_does_not_count_either_way() -> None:
    till = Till(operator=None, is_open=False)
    for _ in range(3):
        tries(till)
    tried = till.pins.tried
    till.clock.passes(seconds=2)

    assert tries(till, "1234") == WrongPin(3)
    assert tries(till) == WrongPin(3)
    assert till.pins.tried == tried
    till.clock.passes(seconds=3)
    expect(SignedOn, tries(till, "1234"))


def test_right_pin_forgives_the_wrong_ones() -> None:
    till = Till(operator=None, is_open=False)
    wrong(till, 4)
    till.sign_on()
    till.do(SignOff())

    assert wrong(till, 2) == WrongPin(0)


def test_wait_of_one_holds_up_nobody_else() -> None:
    till = Till(operator=None, is_open=False)
    for _ in range(3):
        tries(till)

    expect(SignedOn, tries(till, "3456", MANAGER))


def test_wait_goes_on_after_a_restart_with_no_network() -> None:
    till = Till(operator=None, is_open=False)
    wrong(till, 5)
    tries(till)
    till.restarts()
    till.clock.passes(seconds=1)

    assert expect(WrongPin, tries(till, "1234")).retry_after_s == 39


@pytest.mark.parametrize("change", [timedelta(hours=-3), timedelta(days=-400)])
def test_setting_the_clock_back_neither_ends_the_wait_nor_locks_out(change: timedelta) -> None:
    till = Till(operator=None, is_open=False)
    wrong(till, 5)
    tries(till)
    till.clock.is_set(change)

    assert expect(WrongPin, tries(till, "1234")).retry_after_s == 40
    till.clock.passes(seconds=39)
    assert expect(WrongPin, tries(till, "1234")).retry_after_s == 1
    till.clock.passes(seconds=1)
    expect(SignedOn, tries(till, "1234"))


# ---- leaving


def test_sign_off_keeps_the_sale_and_leaves_nobody_at_the_till() -> None:
    till = Till()
    sale = till.ring().sale

    state = till.do(SignOff(is_lock=True)).state

    assert (state.operator, till.memory.committed.open_sale) == (None, sale)
    assert till.memory.transactions[-1].body == {"operator": CASHIER, "lock": True, "switch": False}
    assert till.do(RingSku("A-1")) == SignOnNeeded()


def test_sign_off_with_nobody_there_writes_nothing() -> None:
    till = Till()
    till.do(SignOff())
    written = len(till.memory.transactions)

    till.do(SignOff())

    assert len(till.memory.transactions) == written


@pytest.mark.parametrize("is_gone", [True, False])
def test_operator_dismissed_during_the_shift_is_not_at_the_till_any_more(is_gone: bool) -> None:
    till = Till()
    till.ring()
    if is_gone:
        del till.people.staff[CASHIER]
    else:
        till.people.staff[CASHIER] = replace(till.people.staff[CASHIER], is_active=False)

    assert till.do(RingSku("A-1")) == SignOnNeeded()
    state = till.do(ResumeCounter())
    assert state.operator is None
    assert CASHIER not in [operator.operator_id for operator in state.operators]
    till.sign_on(MANAGER)
    assert till.pays().transaction.operator_id == MANAGER


# ---- the counter's state


def test_restart_brings_back_session_shift_and_open_sale() -> None:
    till = Till()
    till.ring("A-1")
    till.do(SuspendSale())
    sale = till.ring("A-2").sale
    till.restarts()

    state = till.do(ResumeCounter())

    assert state.operator == till.people.staff[CASHIER]
    assert [operator.name for operator in state.operators] == ["Anna K.", "Maria L.", "Sam B."]
    assert state.shift == till.memory.committed.shifts[0]
    assert state.rung is not None
    assert (state.rung.sale, state.rung.priced.gross.minor) == (sale, 79)
    assert (state.suspended_count, state.policy, state.identity) == (1, till.policies.now, till.memory.identity)


def test_till_that_was_off_for_longer_than_a_screen_may_stand_open_asks_for_the_pin() -> None:
    till = Till(policy=StorePolicy(version=7, lock_after_s=300))
    sale = till.ring("A-1").sale
    till.clock.passes(seconds=300)
    till.restarts()

    state = till.do(ResumeCounter(is_start=True))

    assert state.operator is None
    assert state.rung is not None
    assert state.rung.sale == sale
    assert till.memory.transactions[-1].kind is SIGN_OFF
    assert till.memory.transactions[-1].body == {"operator": CASHIER, "lock": True, "switch": False}


@pytest.mark.parametrize(("lock_after_s", "off_s"), [(300, 299), (0, 86_400)])
def test_restart_within_the_time_a_screen_may_stand_open_goes_on(lock_after_s: int, off_s: int) -> None:
    till = Till(policy=StorePolicy(version=7, lock_after_s=lock_after_s))
    till.clock.passes(seconds=off_s)
    till.restarts()

    assert till.do(ResumeCounter(is_start=True)).operator == till.people.staff[CASHIER]


def test_screen_that_asks_anew_locks_nobody_out() -> None:
    till = Till(policy=StorePolicy(version=7, lock_after_s=300))
    till.clock.passes(seconds=900)

    assert till.do(ResumeCounter()).operator == till.people.staff[CASHIER]
