"""What `ports.till_control` promises, asked of the journal on disk and of its fake in memory alike; and that a day's
Zs stand up to `verify`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import ChainHead, Draft, Transaction, TransactionKind, seal
from evertill.domain.policy.till import CashMove
from evertill.domain.till.shift_report import report_of, z_content
from evertill.domain.till.till_count import counted_as_sum
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.journal.verifying.verify_z import ZWalk, wrong_z
from evertill.kernel.canonical import JsonObject
from evertill.operations.selling.aside.put_aside import CancelSale, RecallSale, SuspendSale
from evertill.operations.selling.changing.change_sale import OverridePrice, VoidLine
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.count_till import CountTill
from evertill.operations.till.move_cash import CashMoved, MoveCash
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.operations.till.open_till import OpenTill
from evertill.operations.till.x_report import TakeX
from evertill.ports.journal_rows import OutboxState as State
from evertill.ports.journal_rows import RowOutcome
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.journal import journal_in
from tests.support.journal_fake import FakeJournal
from tests.support.memory_journal import AN_IDENTITY
from tests.support.sales import money


@pytest.fixture(params=["disk", "memory"])
def till(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Till]:
    """A supervisor's till on either."""
    if request.param == "memory":
        yield Till(operator=SUPERVISOR, journal=FakeJournal(AN_IDENTITY))
        return
    journal = journal_in(tmp_path)
    yield Till(operator=SUPERVISOR, journal=journal)
    journal.close()
    assert [finding.sentence for finding in verify(tmp_path / "journal.sqlite").findings] == []


def a_day(till: Till) -> TillClosed:
    """Everything that a report tells of, then the end of the shift."""
    till.sells("A-1", "A-2")
    till.ring("A-1")
    till.ring("A-2")
    till.do(VoidLine(2))
    till.do(OverridePrice(1, money("3.00").amount, "damaged"))
    till.pays("10.00")
    till.ring("A-1", take_back=True)
    till.pays()
    for move, reason in ((CashMove.PAID_IN, "deposit"), (CashMove.PAID_OUT, "postage"), (CashMove.PICKUP, "safe")):
        expect(CashMoved, till.do(MoveCash(move, money("5.00"), reason)))
    till.do(OpenDrawer("check"))
    till.do(PrintCopy())
    till.ring()
    till.do(CancelSale("changed their mind"))
    for _ in range(2):
        till.ring()
        till.do(SuspendSale())
    till.do(RecallSale())
    till.pays()
    till.do(TakeX())
    till.do(CountTill(counted_as_sum(money("90.00"))))
    return expect(TillClosed, till.do(CloseTill(is_counted=True, float_left=money("50.00"), bag="B-1")))


def test_shift_transactions_are_all_of_the_shift_and_no_other(till: Till) -> None:
    first = a_day(till)
    till.do(OpenTill(money("50.00")))
    second = a_day(till)
    with till.journal.begin() as unit:
        of_first, of_second = unit.shift_transactions(first.shift), unit.shift_transactions(second.shift)
    assert {done.shift_id for done in of_first} == {first.shift.shift_id}
    assert of_first[-1] == first.transaction
    assert [done.sequence for done in of_second] == sorted(done.sequence for done in of_second)
    assert report_of(of_first[:-1], "EUR") == first.z.report


def test_z_reports_are_listed_newest_first_with_what_a_list_tells(till: Till) -> None:
    first = a_day(till)
    till.do(OpenTill(money("50.00")))
    second = a_day(till)
    with till.journal.begin() as unit:
        newest, oldest = unit.z_reports(9)
        assert unit.z_reports(1) == [newest]
    assert (newest.number, oldest.number) == (2, 1)
    assert newest.transaction_id == second.transaction.transaction_id
    assert oldest.number_text.endswith("-1-Z1")
    assert (oldest.turnover, oldest.over_short) == (first.z.report.turnover, first.over_short)
    assert (oldest.float_left, oldest.unsent) == (money("50.00"), first.z.unsent)
    assert oldest.closed_at == first.transaction.occurred_at


def test_unsent_counts_what_waits_and_what_is_parked(till: Till) -> None:
    with till.journal.begin() as unit:
        before = unit.unsent_count()
        unit.record_outcomes([RowOutcome(1, State.DELIVERED), RowOutcome(2, State.PARKED)], till.clock.now())
        assert unit.unsent_count() == before - 1
    assert before == till_length(till)


def till_length(till: Till) -> int:
    """How many transactions there are."""
    with till.journal.begin() as unit:
        return unit.head().sequence


def test_reader_tells_the_same_as_the_unit_of_work(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    till = Till(operator=SUPERVISOR, journal=journal)
    end = a_day(till)
    reader = JournalReader(tmp_path / "journal.sqlite")
    with journal.begin() as unit:
        assert list(reader.z_reports(9)) == list(unit.z_reports(9))
        assert list(reader.shift_transactions(end.shift)) == list(unit.shift_transactions(end.shift))
    reader.close()
    journal.close()


# ---- verify


def resealed(settled: Transaction, z: JsonObject) -> Transaction:
    """The settling with another Z in it, sealed as if it had been written so."""
    draft = Draft(
        settled.transaction_id,
        settled.kind,
        settled.business_day,
        settled.occurred_at,
        settled.operator_id,
        settled.shift_id,
        {**settled.body, "z": z},
    )
    return seal(draft, AN_IDENTITY, ChainHead())


def said(till: Till, settled: Transaction) -> list[str]:
    """What is wrong with this end of a shift."""
    walk = ZWalk()
    sentences: list[str] = []
    done = [each for each in till.memory.transactions if each.shift_id == settled.shift_id]
    for transaction in [*done[:-1], settled]:
        sentences += wrong_z(walk, transaction)
    return sentences


@pytest.mark.parametrize("what", ["number", "before", "figures", "nothing"])
def test_verify_finds_a_z_that_is_not_what_its_shift_came_to(what: str) -> None:
    till = Till(operator=SUPERVISOR)
    end = a_day(till)
    z = end.z
    changed = {
        "number": replace(z, number=2),
        "before": replace(z, before=replace(z.before, signed=5)),
        "figures": replace(z, report=replace(z.report, tallies=z.report.tallies[1:])),
        "nothing": z,
    }[what]
    sentences = said(till, resealed(end.transaction, z_content(changed)))
    assert len(sentences) == (0 if what == "nothing" else 1), sentences


def test_verify_lets_a_settling_from_before_there_were_zs_stand() -> None:
    till = Till(operator=SUPERVISOR)
    settled = a_day(till).transaction
    body = {name: member for name, member in settled.body.items() if name != "z"}
    draft = Draft(
        settled.transaction_id, settled.kind, settled.business_day, settled.occurred_at, None, settled.shift_id, body
    )
    assert said(till, seal(draft, AN_IDENTITY, ChainHead())) == []


def test_verify_says_nothing_of_zs_where_a_body_is_not_of_its_kind() -> None:
    till = Till(operator=SUPERVISOR)
    settled = a_day(till).transaction
    draft = Draft(
        settled.transaction_id,
        TransactionKind.PAID_IN,
        settled.business_day,
        settled.occurred_at,
        None,
        settled.shift_id,
        {},
    )
    walk = ZWalk()
    assert list(wrong_z(walk, seal(draft, AN_IDENTITY, ChainHead()))) == []
    outside = Draft(
        settled.transaction_id, TransactionKind.START, settled.business_day, settled.occurred_at, None, None, {}
    )
    assert list(wrong_z(walk, seal(outside, AN_IDENTITY, ChainHead()))) == []
