"""The desk: takes a screen's commands and runs them one by one on the till worker, each in one unit of work with one commit."""

from collections.abc import Callable
from typing import TypeVar, cast

from evertill.kernel.errors import Fault
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
from evertill.operations.till.close_till import CloseTill, close_till
from evertill.operations.till.open_drawer import OpenDrawer, open_drawer
from evertill.operations.till.open_till import OpenTill, open_till
from evertill.ports.journal import Journal, UnitOfWork
from evertill.ports.notices import FactsWritten

Outcome = TypeVar("Outcome")
Post = Callable[[Callable[[], None]], None]
"""Brings a callback to the thread of whoever submitted the command."""


class Desk:
    """Built with the parts of one counter; `submit` may be called from the UI thread, `perform` on the till worker only."""

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
        """Queue the command; its outcome comes to `then`, a fault of the world to `failed`. False when the queue is full."""

        def job() -> None:
            try:
                outcome = self.perform(command)
            except Fault as fault:
                met = fault
                self._post(lambda: failed(met))
            else:
                self._post(lambda: then(outcome))

        return self._worker.submit(job)

    def perform(self, command: Command[Outcome]) -> Outcome:
        """Run the command now; its notices are announced only after the commit."""
        counter = self._counter
        counter.notices.clear()
        undo = list(counter.undo)
        try:
            with self._journal.begin() as unit:
                outcome = _run(unit, counter, command)
                unit.commit()
        except BaseException:
            counter.undo[:] = undo
            raise
        for notice in (*counter.notices, FactsWritten()):
            counter.announcer.announce(notice)
        return cast(Outcome, outcome)  # each operation's own signature ties its command to its outcome


def _run(unit: UnitOfWork, counter: Counter, command: object) -> object:  # noqa: C901, PLR0911, PLR0912
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
        case _:
            raise AssertionError(f"no operation answers {type(command).__name__}")
