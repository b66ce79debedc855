"""Rings the invoices of a file in this till's journal: one unit of work for each, on its own date, a shift for
each date."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from evertill.app.inline_worker import InlineWorker
from evertill.app.replay.invoice_file import FileInvoice, InvoiceFile
from evertill.app.replay.stand_ins import (
    OPERATOR,
    FileClock,
    ReplayPeople,
    ReplayPins,
    ReplayPolicies,
    open_price_item,
)
from evertill.app.till_parts import CounterParts, make_counter
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import JournalFault
from evertill.kernel.money import zero
from evertill.kernel.secret import Secret
from evertill.operations.desk import Desk
from evertill.operations.people.counter_state import ResumeCounter
from evertill.operations.people.sign_off import SignOff
from evertill.operations.people.sign_on import SignedOn, SignOn
from evertill.operations.selling.paying.ring_invoice import InvoiceLine, InvoiceRung, RingInvoice, WriteOff
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.open_till import OpenTill, TillOpened

Progress = Callable[[int], None]


@dataclass(slots=True)
class Rehearsal:
    """Owns the desk of the past; the till's own screens must not run meanwhile."""

    desk: Desk
    clock: FileClock
    currency: str
    items: dict[str, Item]
    drafts: set[str]
    """SKUs the backend has still to be told of."""

    def ring(self, invoices: Sequence[FileInvoice], progress: Progress) -> None:
        """Ring them in order. JournalFault when one is not possible; those before it stand."""
        day = self._day_left_open(is_needed=bool(invoices))
        for count, invoice in enumerate(invoices, start=1):
            if invoice.moment.date() != day:
                self._end_day(day)
                day = self._begin_day(invoice)
            self.clock.moment = invoice.moment
            self._ring_one(invoice)
            progress(count)
        self._end_day(day)

    def _ring_one(self, invoice: FileInvoice) -> None:
        lines = tuple(
            InvoiceLine(self.items[line.sku], line.quantity, line.unit_price)
            for line in invoice.lines
            if not line.is_write_off
        )
        write_offs = tuple(
            WriteOff(self.items[line.sku], -line.quantity) for line in invoice.lines if line.is_write_off
        )
        new = dict.fromkeys(line.sku for line in invoice.lines if line.sku in self.drafts)
        drafts = tuple(self.items[sku] for sku in new)
        outcome = self.desk.perform(RingInvoice(invoice.number, lines, write_offs, drafts))
        if not isinstance(outcome, InvoiceRung):
            raise JournalFault(
                f"Invoice {invoice.number} could not be rung ({type(outcome).__name__}), so the replay stops there; "
                "the invoices before it stand, and running it again goes on from here."
            )
        self.drafts.difference_update(new)

    def _day_left_open(self, *, is_needed: bool) -> date | None:
        """The day in whose middle an earlier replay was cut off: its shift goes on. A person's shift is theirs."""
        shift = self.desk.perform(ResumeCounter()).shift
        if shift is None or (not is_needed and shift.opened_by != OPERATOR.operator_id):
            return None
        if shift.opened_by != OPERATOR.operator_id:
            raise JournalFault(
                "A shift is open on this till, so no past day can be rung; close the till first, or use another --home."
            )
        self.clock.moment = shift.opened_at
        self._sign_on()
        return shift.business_day

    def _begin_day(self, invoice: FileInvoice) -> date:
        self.clock.moment = invoice.moment
        self._sign_on()
        opened = self.desk.perform(OpenTill(zero(self.currency)))
        assert isinstance(opened, TillOpened), "no shift is open by now, and a manager with an empty drawer may"
        return invoice.moment.date()

    def _sign_on(self) -> None:
        if not isinstance(self.desk.perform(SignOn(OPERATOR.operator_id, Secret(""))), SignedOn):
            raise JournalFault(
                "The replay could not sign on, so nothing was rung; check the home with `evertill verify`."
            )

    def _end_day(self, day: date | None) -> None:
        if day is None:
            return
        if not isinstance(self.desk.perform(CloseTill(is_printed=False)), TillClosed):
            raise JournalFault(f"The till could not be closed for {day}; look at the open sale in the terminal first.")
        self.desk.perform(SignOff())


def prepare_rehearsal(
    journal: Journal, parts: CounterParts, file: InvoiceFile, *, currency: str, told: set[str] | None
) -> Rehearsal:
    """A desk on the file's dates, and every item the file names. `told` are the SKUs the backend knows; None: no
    backend."""
    first = file.invoices[0].moment if file.invoices else parts.seams.clock.now()
    clock = FileClock(parts.seams.clock, first)
    counter = make_counter(parts)
    names = file.names()
    counter.clock = clock
    counter.people = ReplayPeople()
    counter.policies = ReplayPolicies(currency)
    counter.pin_verifier = ReplayPins()
    counter.checks_clock = False
    return Rehearsal(
        desk=Desk(InlineWorker(), journal, counter, lambda callback: callback()),
        clock=clock,
        currency=currency,
        items={sku: open_price_item(sku, name, currency) for sku, name in names.items()},
        drafts=set() if told is None else set(names) - told,
    )


def told_skus(reader: JournalReader) -> set[str]:
    """Items the backend was told of by drafts in the journal."""
    drafts = reader.transactions(kinds=(TransactionKind.ITEM_DRAFT,))
    return {sku for _, transaction in drafts if isinstance(sku := transaction.body.get("sku"), str)}


def rung_references(reader: JournalReader) -> set[str]:
    """Invoices that are in the journal already."""
    found = (transaction.body.get("reference") for _, transaction in reader.transactions())
    return {reference for reference in found if isinstance(reference, str)}
