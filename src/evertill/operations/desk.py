"""The desk: takes a screen's commands and runs them one by one on the till worker, each in one unit of work."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar, cast

from evertill.kernel.errors import Fault, JournalFault
from evertill.kernel.worker import Worker
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.people.counter_state import ResumeCounter, resume_counter
from evertill.operations.people.sign_off import SignOff, sign_off
from evertill.operations.people.sign_on import SignOn, sign_on
from evertill.operations.selling.change_sale import (
    ChangeQuantity,
    OverridePrice,
    UndoEdit,
    VoidLine,
    change_quantity,
    override_price,
    undo_edit,
    void_line,
)
from evertill.operations.selling.pay_cash import PayCash, RemoveTenders, pay_cash, remove_tenders
from evertill.operations.selling.print_copy import PrintCopy, print_copy
from evertill.operations.selling.put_aside import (
    CancelSale,
    RecallSale,
    SuspendSale,
    cancel_sale,
    recall_sale,
    suspend_sale,
)
from evertill.operations.selling.ring_invoice import RingInvoice, ring_invoice
from evertill.operations.selling.ring_sku import RingSku, ring_sku
from evertill.operations.selling.ring_unknown import RingUnknown, ring_unknown
from evertill.operations.selling.scan_item import ScanItem, scan_item
from evertill.operations.sync_queue.release_fact import RetryFact, WaiveFact, retry_fact, waive_fact
from evertill.operations.till.close_till import CloseTill, close_till
from evertill.operations.till.open_drawer import OpenDrawer, open_drawer
from evertill.operations.till.open_till import OpenTill, open_till
from evertill.ports.journal import Journal, UnitOfWork
from evertill.ports.notices import FactsWritten

Outcome = TypeVar("Outcome")
Post = Callable[[Callable[[], None]], None]
"""Brings a callback to the thread of whoever submitted the command."""

BUG_SENTENCE = (
    "The till met an error of its own, so this was not done and the sale is as it was; "
    "try again, and report it if it comes back."
)


class Desk:
    """Built with the parts of one counter; `submit` is for the UI thread, `perform` for the till worker only."""

    def __init__(self, worker: Worker, journal: Journal, counter: Counter, post: Post) -> None:
        self._worker = worker
        self._journal = journal
        self._counter = counter
        self._post = post

    def submit(
        self,
        command: Command[Outcome],
        then: Callable[[Outcome], None],
        failed: Callable[[Fault], None],
    ) -> bool:
        """Queue the command; its outcome comes to `then`, a fault of the world to `failed`. False: the queue is full.

        A bug comes to `failed` too, for the screen must not wait for ever, and then to the top of the worker.
        """

        def job() -> None:
            answer = partial(failed, Fault(BUG_SENTENCE))
            try:
                answer = partial(then, self.perform(command))
            except Fault as fault:
                answer = partial(failed, fault)
            finally:
                self._post(answer)

        return self._worker.submit(job)

    def perform(self, command: Command[Outcome]) -> Outcome:
        """Run the command now; its notices are announced only after the commit."""
        counter = self._counter
        memory = counter.memory()
        counter.notices.clear()
        try:
            with self._journal.begin() as unit:
                before = unit.head()
                self._check_room(unit, command)
                outcome = _run(unit, counter, command)
                has_facts = unit.head() != before
                unit.commit()
        except BaseException:
            counter.put_back(memory)
            raise
        if has_facts:
            counter.notices.append(FactsWritten())
        for notice in counter.notices:
            counter.announcer.announce(notice)
        return cast(Outcome, outcome)  # each operation's own signature ties its command to its outcome

    def _check_room(self, unit: UnitOfWork, command: object) -> None:
        """A sale that could not be finished must not be begun; one that is on the counter may go on."""
        begins = isinstance(command, ScanItem | RingSku | RingUnknown | RingInvoice)
        if begins and unit.open_sale() is None and not self._journal.has_room():
            raise JournalFault(
                "The disk of this till is nearly full, so no new sale can begin; what was sold is safe. "
                "Free some space on it, then ring the item again."
            )


def _run(unit: UnitOfWork, counter: Counter, command: object) -> object:
    """Which operation answers which command."""
    match command:
        case ScanItem():
            return scan_item(unit, counter, command)
        case RingSku():
            return ring_sku(unit, counter, command)
        case RingInvoice():
            return ring_invoice(unit, counter, command)
        case RingUnknown():
            return ring_unknown(unit, counter, command)
        case ChangeQuantity():
            return change_quantity(unit, counter, command)
        case VoidLine():
            return void_line(unit, counter, command)
        case OverridePrice():
            return override_price(unit, counter, command)
        case UndoEdit():
            return undo_edit(unit, counter, command)
        case PayCash():
            return pay_cash(unit, counter, command)
        case RemoveTenders():
            return remove_tenders(unit, counter, command)
        case SuspendSale():
            return suspend_sale(unit, counter, command)
        case RecallSale():
            return recall_sale(unit, counter, command)
        case CancelSale():
            return cancel_sale(unit, counter, command)
        case PrintCopy():
            return print_copy(unit, counter, command)
        case ResumeCounter():
            return resume_counter(unit, counter, command)
        case SignOn():
            return sign_on(unit, counter, command)
        case SignOff():
            return sign_off(unit, counter, command)
        case OpenTill():
            return open_till(unit, counter, command)
        case CloseTill():
            return close_till(unit, counter, command)
        case OpenDrawer():
            return open_drawer(unit, counter, command)
        case RetryFact():
            return retry_fact(unit, counter, command)
        case WaiveFact():
            return waive_fact(unit, counter, command)
        case _:
            raise AssertionError(f"no operation answers {type(command).__name__}")
