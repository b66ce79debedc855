"""The desk: one command, one unit of work; a fault leaves everything as it was, and whoever asked is always told."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.errors import Fault, JournalFault
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.desk import BUG_SENTENCE, Desk
from evertill.operations.people.counter_state import ResumeCounter
from evertill.operations.selling.aside.put_aside import CancelSale, SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, UndoEdit, VoidLine
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, TenderTaken
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.selling.sale.outcomes import ItemAdded, NothingToChange, SaleChanged
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import FactsWritten, SaleCompleted, SpoolWritten
from tests.support.counter import SUPERVISOR, HeldWorker, Till, expect
from tests.support.memory_journal import MemoryJournal

FULL = JournalFault("The disk of this till is full, so nothing was written; free some space.")


@dataclass(frozen=True, slots=True)
class Broken(Command[None]):
    """A command whose operation has a bug."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Never right."""
        raise AssertionError("a bug of its own")


class WatchingAnnouncer:
    """Notes how long the journal's chain was when each notice came."""

    def __init__(self, journal: MemoryJournal) -> None:
        self._journal = journal
        self.seen: list[tuple[object, int]] = []

    def announce(self, notice: object) -> None:
        """Remember it with what is committed by now."""
        self.seen.append((notice, self._journal.committed.head.sequence))


def desk_with(till: Till, worker: HeldWorker) -> tuple[Desk, list[object]]:
    """A desk on a worker that runs when told; what it answers is in the list."""
    answers: list[object] = []

    def post(callback: Callable[[], None]) -> None:
        callback()

    return Desk(worker, till.journal, till.counter, post), answers


def test_submit_brings_the_outcome_to_whoever_asked() -> None:
    till, worker = Till(), HeldWorker()
    desk, answers = desk_with(till, worker)

    assert desk.submit(RingSku("A-1"), answers.append, answers.append)
    assert answers == []
    worker.run()

    assert isinstance(answers[0], ItemAdded)
    assert len(answers) == 1


def test_submit_to_a_full_queue_is_false_and_answers_nobody() -> None:
    till, worker = Till(), HeldWorker(capacity=1)
    desk, answers = desk_with(till, worker)
    assert desk.submit(RingSku("A-1"), answers.append, answers.append)

    assert not desk.submit(RingSku("A-2"), answers.append, answers.append)
    worker.run()

    assert len(answers) == 1
    assert till.memory.committed.open_sale is not None
    assert [line.item.sku for line in till.memory.committed.open_sale.lines] == ["A-1"]


def test_submit_hands_a_fault_to_whoever_asked_and_goes_on() -> None:
    till, worker = Till(), HeldWorker()
    desk, answers = desk_with(till, worker)
    till.catalogue.fault = JournalFault("The copy cannot be read.")
    desk.submit(RingSku("A-1"), lambda outcome: answers.append("then"), answers.append)
    worker.run()
    till.catalogue.fault = None

    desk.submit(RingSku("A-1"), answers.append, answers.append)
    worker.run()

    assert [type(answer) for answer in answers] == [JournalFault, ItemAdded]


def test_submit_of_a_bug_answers_too_and_lets_the_worker_know() -> None:
    till, worker = Till(), HeldWorker()
    desk, answers = desk_with(till, worker)
    faults: list[Fault] = []
    desk.submit(Broken(), lambda outcome: answers.append("then"), faults.append)

    with pytest.raises(AssertionError, match="a bug of its own"):
        worker.run()

    assert (answers, [fault.text for fault in faults]) == ([], [BUG_SENTENCE])
    desk.submit(RingSku("A-1"), answers.append, faults.append)
    worker.run()
    assert isinstance(answers[0], ItemAdded)


def test_notices_come_after_the_commit_facts_last() -> None:
    till = Till()
    watching = WatchingAnnouncer(till.memory)
    till.counter.announcer = watching
    till.ring()
    assert watching.seen == []

    done = till.pays()

    sequence = done.transaction.sequence
    assert watching.seen == [(SaleCompleted(done.transaction.transaction_id), sequence), (FactsWritten(), sequence)]


def test_looking_at_the_counter_announces_nothing() -> None:
    till = Till()

    till.do(ResumeCounter())

    assert till.announced.notices == []


@pytest.mark.parametrize(
    "command",
    [
        RingSku("A-2"),
        RingSku("A-1"),
        ChangeQuantity(1, 3),
        VoidLine(1),
        UndoEdit(),
        PayCash(),
        SuspendSale(),
        CancelSale(),
        OpenDrawer("change"),
        RingUnknown("X-1", "Mug", Decimal("3.00")),
    ],
)
def test_full_disk_at_the_commit_leaves_everything_as_it_was(command: Command[object]) -> None:
    till = Till()
    till.ring("A-1")
    till.scan("A-1")
    before, undo, scan = till.memory.committed.copied(), list(till.counter.undo), till.counter.last_scan
    till.announced.notices.clear()
    till.memory.fails_commit = FULL

    with pytest.raises(JournalFault, match="disk of this till is full"):
        till.do(command)

    assert till.memory.committed == before
    assert (till.counter.undo, till.counter.last_scan, till.counter.notices) == (undo, scan, [])
    assert till.announced.notices == []
    till.memory.fails_commit = None
    expect(SaleDone, till.do(PayCash()))


def test_fault_inside_an_operation_leaves_everything_as_it_was() -> None:
    till = Till()
    till.ring("A-1")
    before, undo = till.memory.committed.copied(), list(till.counter.undo)
    till.catalogue.fault = JournalFault("The copy cannot be read.")

    with pytest.raises(JournalFault):
        till.scan("4006381333931")

    assert (till.memory.committed, till.counter.undo) == (before, undo)
    assert not till.memory.is_busy


def test_sale_that_failed_to_commit_is_numbered_anew_without_a_gap() -> None:
    till = Till()
    till.sells()
    till.ring()
    till.memory.fails_commit = FULL
    with pytest.raises(JournalFault):
        till.pays()
    till.memory.fails_commit = None

    done = till.pays()

    assert done.transaction.receipt_number == 2
    assert [found.sequence for found in till.memory.transactions] == list(
        range(1, till.memory.committed.head.sequence + 1)
    )


@pytest.mark.parametrize("command", [RingSku("A-1"), RingUnknown("X-1", "Mug", Decimal("3.00"))])
def test_no_sale_begins_on_a_disk_that_is_nearly_full(command: Command[object]) -> None:
    till = Till()
    till.memory.room = False

    with pytest.raises(JournalFault, match="no new sale can begin"):
        till.do(command)

    assert till.memory.committed.open_sale is None
    till.memory.room = True
    expect(ItemAdded, till.do(command))


def test_sale_at_hand_is_finished_on_a_disk_that_is_nearly_full() -> None:
    till = Till()
    till.ring()
    till.memory.room = False

    till.ring("A-2")
    expect(TenderTaken, till.do(PayCash(till.money("1.00"))))
    till.pays()

    assert len(till.memory.of_kind(TransactionKind.SALE)) == 1


def test_undo_is_as_before_after_an_undo_that_could_not_be_committed() -> None:
    till = Till()
    till.ring("A-1")
    till.ring("A-2")
    till.memory.fails_commit = FULL
    with pytest.raises(JournalFault):
        till.do(UndoEdit())
    till.memory.fails_commit = None

    rung = expect(SaleChanged, till.do(UndoEdit())).rung
    assert [line.item.sku for line in rung.sale.live_lines] == ["A-1"]
    expect(SaleChanged, till.do(UndoEdit()))
    assert till.do(UndoEdit()) == NothingToChange()


def test_drawer_opening_tells_the_printer() -> None:
    till = Till(operator=SUPERVISOR)

    till.do(OpenDrawer("change"))

    assert till.announced.notices == [SpoolWritten(), FactsWritten()]
