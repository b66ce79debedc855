"""When things happen: moments rise whatever is done to the machine's clock, and a jump back is told once."""

from datetime import timedelta

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.errors import JournalFault
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.open_drawer import OpenDrawer
from tests.support.counter import SUPERVISOR, Till, at, expect
from tests.support.sales import A_DAY

ANOMALY = TransactionKind.CLOCK_ANOMALY


def moments(till: Till) -> list[object]:
    """When each transaction happened, in the order of the chain."""
    return [transaction.occurred_at for transaction in till.memory.transactions]


def test_clock_set_back_two_hours_mid_shift_is_told_once_and_moments_go_on_rising() -> None:
    till = Till()
    till.clock.passes(seconds=600)
    till.sells()
    till.clock.is_set(-timedelta(hours=2))

    for _ in range(3):
        till.clock.passes(seconds=60)
        till.sells()

    assert len(till.memory.of_kind(ANOMALY)) == 1
    assert moments(till) == sorted(moments(till), key=str)
    sales = till.memory.of_kind(TransactionKind.SALE)
    assert [sale.occurred_at for sale in sales] == [at(9, 13), at(9, 13), at(9, 14), at(9, 15)]
    assert {sale.business_day for sale in sales} == {A_DAY}


def test_anomaly_says_both_times_who_was_there_and_in_which_shift() -> None:
    till = Till()
    till.clock.is_set(-timedelta(days=1))
    till.sells()

    [anomaly] = till.memory.of_kind(ANOMALY)

    assert anomaly.body == {"clock": "2026-11-20T09:03:00.000+00:00", "journal": "2026-11-21T09:03:00.000+00:00"}
    shift = till.memory.committed.shifts[0]
    assert (anomaly.operator_id, anomaly.shift_id) == (till.memory.committed.session.operator_id, shift.shift_id)  # type: ignore[union-attr]  # the cashier is signed on
    assert (anomaly.business_day, anomaly.occurred_at) == (A_DAY, at(9, 3))


def test_anomaly_before_any_shift_takes_the_day_of_the_journal() -> None:
    till = Till(is_open=False)
    till.clock.is_set(-timedelta(days=3))

    till.sign_on()

    [anomaly] = till.memory.of_kind(ANOMALY)
    assert (anomaly.business_day, anomaly.shift_id) == (A_DAY, None)


def test_small_step_back_as_time_servers_do_is_no_anomaly_and_still_does_not_turn_back() -> None:
    till = Till()
    till.sells()
    till.clock.is_set(-timedelta(minutes=2))

    till.sells()

    assert till.memory.of_kind(ANOMALY) == []
    assert till.memory.of_kind(TransactionKind.SALE)[-1].occurred_at == at(9, 3)


def test_one_millisecond_more_than_tolerated_is_an_anomaly() -> None:
    till = Till()
    till.clock.is_set(-timedelta(minutes=2, milliseconds=1))

    till.sells()

    assert len(till.memory.of_kind(ANOMALY)) == 1


def test_clock_set_right_again_counts_again_and_the_next_jump_is_told_anew() -> None:
    till = Till()
    till.clock.is_set(-timedelta(hours=2))
    till.sells()
    till.clock.is_set(timedelta(hours=2, minutes=1))
    till.sells()

    assert till.memory.of_kind(TransactionKind.SALE)[-1].occurred_at == at(9, 4)
    till.clock.is_set(-timedelta(hours=5))
    till.sells()
    assert len(till.memory.of_kind(ANOMALY)) == 2


def test_clock_set_forward_is_believed_and_the_business_day_stays_that_of_the_shift() -> None:
    till = Till()
    till.clock.is_set(timedelta(days=1))

    done = till.sells()

    assert (done.transaction.occurred_at - at(9, 3), done.transaction.business_day) == (timedelta(days=1), A_DAY)
    assert till.memory.of_kind(ANOMALY) == []


def test_sale_begun_before_midnight_and_paid_after_belongs_to_the_day_of_its_shift() -> None:
    till = Till()
    till.clock.wall = at(23, 59)
    till.ring()
    till.clock.passes(seconds=120)

    assert till.pays().transaction.business_day == A_DAY


def test_anomaly_that_could_not_be_committed_is_told_with_the_next_command() -> None:
    till = Till()
    till.clock.is_set(-timedelta(hours=2))
    till.memory.fails_commit = JournalFault("The disk is full.")
    try:
        till.ring()
    except JournalFault:
        till.memory.fails_commit = None

    till.ring()

    assert len(till.memory.of_kind(ANOMALY)) == 1


def test_restart_with_the_clock_still_behind_goes_on_from_the_journal() -> None:
    till = Till()
    till.clock.passes(seconds=600)
    till.sells()
    till.clock.is_set(-timedelta(hours=2))
    till.sells()
    till.restarts()
    till.clock.passes(seconds=5)

    till.sells()
    till.clock.passes(seconds=5)
    till.sells()

    assert moments(till) == sorted(moments(till), key=str)
    assert till.memory.of_kind(TransactionKind.SALE)[-1].occurred_at == at(9, 13) + timedelta(seconds=5)


def test_commands_that_write_nothing_look_at_no_clock() -> None:
    till = Till()
    till.clock.is_set(-timedelta(hours=2))

    till.scan("nothing known")

    assert till.memory.of_kind(ANOMALY) == []


def test_transactions_rung_from_a_file_keep_the_dates_of_the_file() -> None:
    till = Till(operator=SUPERVISOR)
    till.counter.checks_clock = False
    till.clock.wall = at(9, 3) - timedelta(days=400)

    till.do(OpenDrawer("count"))

    assert till.memory.transactions[-1].occurred_at == at(9, 3) - timedelta(days=400)
    assert till.memory.of_kind(ANOMALY) == []
    expect(TillClosed, till.do(CloseTill()))
