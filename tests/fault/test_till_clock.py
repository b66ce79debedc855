"""The machine's clock jumps under a till that sells: order stays, the business day stays, and it is written down."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from evertill.app.workstation.home import Home
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.operations.till.close_till import CloseTill
from tests.support.jumping_clock import JumpingClock, seams_of
from tests.support.shop import a_home
from tests.support.whole_till import at_work, stock_products

BERLIN = ZoneInfo("Europe/Berlin")


MORNING = datetime(2026, 11, 21, 10, 0, tzinfo=BERLIN)


@pytest.fixture
def clock() -> JumpingClock:
    """Ten in the morning."""
    return JumpingClock(MORNING)


@pytest.fixture
def home(tmp_path: Path, clock: JumpingClock) -> Home:
    """A till set up on that clock."""
    home = a_home(tmp_path / "till", seams=seams_of(clock))
    stock_products(home)
    return home


def transactions(home: Home) -> list[Transaction]:
    """All of the journal."""
    reader = JournalReader(home.journal)
    found = [transaction for _, transaction in reader.transactions()]
    reader.close()
    return found


def assert_in_order(found: list[Transaction]) -> None:
    """Numbers without gaps, moments that never go back, one business day."""
    assert [transaction.sequence for transaction in found] == list(range(1, len(found) + 1))
    moments = [transaction.occurred_at for transaction in found]
    assert moments == sorted(moments)
    of_shift = [transaction for transaction in found if transaction.shift_id is not None]
    assert len({transaction.business_day for transaction in of_shift}) == 1


@pytest.mark.parametrize(
    ("jump", "anomalies"),
    [({"hours": -2}, 1), ({"days": 1}, 0), ({"days": -1}, 1), ({"seconds": -30}, 0), ({"days": -20_000}, 1)],
)
def test_clock_that_jumps_in_a_shift_changes_neither_order_nor_day(
    jump: dict[str, int], anomalies: int, home: Home, clock: JumpingClock
) -> None:
    with at_work(home, seams=seams_of(clock)) as till:
        first = till.sell("A-1")
        till.scan("B-2")
        clock.jump(**jump)
        second = till.sell("A-1")
        third = till.sell("C-3")
        till.do(CloseTill())

    found = transactions(home)
    assert_in_order(found)
    assert {done.transaction.business_day for done in (first, second, third)} == {MORNING.date()}
    assert [done.transaction.receipt_number for done in (first, second, third)] == [1, 2, 3]
    assert sum(transaction.kind is TransactionKind.CLOCK_ANOMALY for transaction in found) == anomalies
    assert verify(home.journal).is_sound


def test_clock_set_back_and_right_again_ends_in_true_moments(home: Home, clock: JumpingClock) -> None:
    with at_work(home, seams=seams_of(clock)) as till:
        till.sell("A-1")
        clock.jump(hours=-2)
        till.sell("A-1")
        clock.jump(hours=2, minutes=5)
        last = till.sell("A-1")

    found = transactions(home)
    assert_in_order(found)
    assert clock.now() - last.transaction.occurred_at < timedelta(minutes=1)
    assert sum(transaction.kind is TransactionKind.CLOCK_ANOMALY for transaction in found) == 1


def test_clock_set_back_over_a_restart_is_written_down_once_for_each_start(home: Home, clock: JumpingClock) -> None:
    with at_work(home, seams=seams_of(clock)) as till:
        till.sell("A-1")
    clock.jump(hours=-3)
    with at_work(home, seams=seams_of(clock)) as till:
        till.sell("A-1")
        till.sell("A-1")

    found = transactions(home)
    assert_in_order(found)
    assert sum(transaction.kind is TransactionKind.CLOCK_ANOMALY for transaction in found) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (datetime(2026, 10, 25, 0, 59, 20, tzinfo=UTC), datetime(2026, 10, 25, 1, 0, 1, tzinfo=UTC)),  # back an hour
        (datetime(2026, 3, 29, 0, 59, 20, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, 1, tzinfo=UTC)),  # on an hour
    ],
)
def test_summer_time_that_begins_or_ends_in_a_shift_is_no_anomaly(
    before: datetime, after: datetime, tmp_path: Path
) -> None:
    clock = JumpingClock(before.astimezone(BERLIN))
    home = a_home(tmp_path / "night", seams=seams_of(clock))
    stock_products(home)
    with at_work(home, seams=seams_of(clock)) as till:
        first = till.sell("A-1").transaction
        clock.set(after.astimezone(BERLIN))
        second = till.sell("A-1").transaction

    found = transactions(home)
    assert_in_order(found)
    assert first.occurred_at.utcoffset() != second.occurred_at.utcoffset()
    assert second.occurred_at - first.occurred_at < timedelta(minutes=1)
    assert not any(transaction.kind is TransactionKind.CLOCK_ANOMALY for transaction in found)


def test_shift_over_midnight_keeps_the_day_it_began_on(home: Home, clock: JumpingClock) -> None:
    with at_work(home, seams=seams_of(clock)) as till:
        clock.set(MORNING.replace(hour=23, minute=59, second=50))
        first = till.sell("A-1").transaction
        clock.jump(seconds=20)
        second = till.sell("A-1").transaction
        till.do(CloseTill())
        till.open()
        third = till.sell("A-1").transaction

    assert first.business_day == second.business_day == MORNING.date()
    assert third.business_day == MORNING.date() + timedelta(days=1)
