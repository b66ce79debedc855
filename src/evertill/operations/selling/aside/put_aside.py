"""Giving a sale up, putting it aside, fetching it back."""

from dataclasses import replace
from datetime import datetime, timedelta

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.domain.people.people import Right
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.put_aside import PriceChange, merged, with_prices_of_now
from evertill.domain.selling.sale import Sale, SaleState, move
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import SaleId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.customers.seen import see_customer
from evertill.operations.selling.aside.aside_slip import aside_slip
from evertill.operations.selling.sale.customers_exemption import still_exempt
from evertill.operations.selling.sale.listed_price import at_listed_price
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.operations.selling.sale.reserved import with_reserved
from evertill.operations.selling.sale.rung_sale import RungSale, rung_sale
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class SaleCancelled:
    """The counter is empty; nothing was sold."""


@dataclass(frozen=True, slots=True)
class SaleSuspended:
    """The counter is empty; the sale waits under its label."""

    label: str
    suspended_count: int
    sale_id: SaleId | None = None


@dataclass(frozen=True, slots=True)
class SaleRecalled:
    """The sale is back on the counter."""

    rung: RungSale
    suspended_count: int
    changes: tuple[PriceChange, ...] = ()
    """Prices that are others now than when the sale was put aside."""
    total_before: Money | None = None
    """What it came to then; None for a sale that was merged into another."""


@dataclass(frozen=True, slots=True)
class TenderAlreadyTaken:
    """Money was taken for this sale; give it back before putting the sale aside."""


@dataclass(frozen=True, slots=True)
class CounterNotEmpty:
    """Another sale is being rung; finish or suspend it first."""


CancelOutcome = SaleCancelled | NothingToChange | TenderAlreadyTaken | EntryNotPossible | Barred
SuspendOutcome = SaleSuspended | NothingToChange | TenderAlreadyTaken | EntryNotPossible | Barred
RecallOutcome = SaleRecalled | NothingToChange | CounterNotEmpty | Barred


@dataclass(frozen=True, slots=True)
class CancelSale(Command[CancelOutcome]):
    """Give the open sale up."""

    reason: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> CancelOutcome:
        """By `cancel_sale`."""
        return cancel_sale(unit, counter, self)


@dataclass(frozen=True, slots=True)
class SuspendSale(Command[SuspendOutcome]):
    """Put the open sale aside; without a label it is known by its first item."""

    label: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> SuspendOutcome:
        """By `suspend_sale`."""
        return suspend_sale(unit, counter, self)


@dataclass(frozen=True, slots=True)
class RecallSale(Command[RecallOutcome]):
    """Fetch a suspended sale back; without an id, the one suspended last.

    With `merges` its lines join the sale on the counter, if there is one.
    """

    sale_id: SaleId | None = None
    merges: bool = False

    def perform(self, unit: UnitOfWork, counter: Counter) -> RecallOutcome:
        """By `recall_sale`."""
        return recall_sale(unit, counter, self)


def cancel_sale(unit: UnitOfWork, counter: Counter, command: CancelSale) -> CancelOutcome:
    """Empty the counter; what was on it stays in the journal."""
    who = at_till(unit, counter, Right.CANCEL_SALE)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None:
        return NothingToChange()
    if sale.is_part_paid:
        return TenderAlreadyTaken()
    reason = plain_text(command.reason)
    if holds_card_number(reason):
        return EntryNotPossible(CARD_SENTENCE)
    _give_up(unit, counter, sale, reason=reason, at=moment(unit, counter))
    return SaleCancelled()


def clear_empty_sale(unit: UnitOfWork, counter: Counter, at: datetime) -> None:
    """Take a sale that holds only voided lines off the counter, before another sale or shift; they stay on record."""
    sale = unit.open_sale()
    if sale is not None and sale.is_empty:
        _give_up(unit, counter, sale, reason="", at=at)


def _give_up(unit: UnitOfWork, counter: Counter, sale: Sale, *, reason: str, at: datetime) -> None:
    body = {**aside_body(move(sale, SaleState.CANCELLED)), "reason": reason}
    unit.append(draft(unit, counter, TransactionKind.CANCEL_SALE, body, at=at))
    unit.clear_open_sale()
    counter.forget_sale()
    counter.fiscal.abort(sale.sale_id, at)


def suspend_sale(unit: UnitOfWork, counter: Counter, command: SuspendSale) -> SuspendOutcome:
    """Put the sale aside for later, on this till."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None or sale.is_empty:
        return NothingToChange()
    if sale.is_part_paid:
        return TenderAlreadyTaken()
    if any(line.origin is not None for line in sale.live_lines):
        return EntryNotPossible(
            "Goods of a receipt come back on this sale, so it cannot wait; finish it, or strike those lines first."
        )
    first = sale.live_lines[0].item
    label = plain_text(command.label) or first.name or first.sku
    if holds_card_number(label):
        return EntryNotPossible(CARD_SENTENCE)
    at = moment(unit, counter)
    body = {**aside_body(sale), "label": label}
    done = unit.append(draft(unit, counter, TransactionKind.SUSPEND_SALE, body, at=at))
    aside = replace(move(sale, SaleState.SUSPENDED), label=label)
    unit.suspend(aside, gross=price_sale(sale).gross, at=at)
    if counter.policy().till.prints_aside:
        slip = aside_slip(counter, aside, gross=price_sale(sale).gross, at=at, done=done)
        unit.put_document(slip, transaction_id=done.transaction_id, at=at)
        counter.notices.append(SpoolWritten())
    counter.forget_sale()
    counter.fiscal.update(sale.sale_id, at)
    return SaleSuspended(label, len(unit.suspended()), sale.sale_id)


def recall_sale(unit: UnitOfWork, counter: Counter, command: RecallSale) -> RecallOutcome:
    """Bring a suspended sale back to an empty counter."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    if not takes_aside(unit.open_sale(), merges=command.merges):
        return CounterNotEmpty()
    waiting = unit.suspended()
    sale_id = command.sale_id if command.sale_id is not None else waiting[-1].sale_id if waiting else None
    aside = None if sale_id is None else unit.take_suspended(sale_id)
    return NothingToChange() if aside is None else bring_back(unit, counter, who, aside, merges=command.merges)


def takes_aside(there: Sale | None, *, merges: bool) -> bool:
    """Whether a sale put aside can come onto the counter as it stands."""
    return there is None or not (there.is_part_paid or not (there.is_empty or merges))


def bring_back(unit: UnitOfWork, counter: Counter, who: AtTill, aside: Sale, *, merges: bool) -> SaleRecalled:
    """Put it on the counter at the prices of now, alone or with what is there."""
    there = unit.open_sale()
    merges = merges and there is not None and not there.is_empty
    at = moment(unit, counter)
    fetched, changes = with_prices_of_now(move(aside, SaleState.OPEN), current_items(unit, counter, aside))
    if not merges:
        clear_empty_sale(unit, counter, at)
    unit.append(draft(unit, counter, TransactionKind.RECALL_SALE, _recall_body(fetched, there, merges=merges), at=at))
    if merges and there is not None:
        counter.fiscal.abort(aside.sale_id, at)
        counter.forget_sale()
        sale = offered(unit, counter, merged(there, fetched), at)
    else:
        sale = offered(unit, counter, _in_shift(fetched, who.shift), at)
    if sale.customer_id is not None:
        see_customer(unit, counter, sale.customer_id)
    unit.keep_open_sale(sale)
    counter.fiscal.update(sale.sale_id, at)
    before = None if merges else price_sale(aside).gross
    rung = with_reserved(counter, rung_sale(sale, counter))
    return SaleRecalled(rung, len(unit.suspended()), changes, before)


def give_up_expired(unit: UnitOfWork, counter: Counter, at: datetime) -> int:
    """Sales put aside for longer than the shop's policy keeps them are given up; how many."""
    hours = counter.policy().till.aside_hours
    expired = [sale for sale in unit.suspended() if hours and at - sale.suspended_at > timedelta(hours=hours)]
    for entry in expired:
        sale = unit.take_suspended(entry.sale_id)
        assert sale is not None, "a sale just listed is there"
        body = {**aside_body(move(sale, SaleState.CANCELLED)), "reason": "expired"}
        unit.append(draft(unit, counter, TransactionKind.CANCEL_SALE, body, at=at))
        counter.fiscal.abort(sale.sale_id, at)
    return len(expired)


def current_items(unit: UnitOfWork, counter: Counter, sale: Sale) -> dict[str, Item]:
    """What the catalogue and the lists that hold for the sale say now of its items; of those it no longer knows,
    nothing."""
    found = {sku: counter.catalogue.find_by_sku(sku) for sku in {line.item.sku for line in sale.live_lines}}
    return {sku: at_listed_price(unit, counter, item, of=sale) for sku, item in found.items() if item is not None}


def _recall_body(fetched: Sale, there: Sale | None, *, merges: bool) -> JsonObject:
    body = aside_body(fetched)
    if merges and there is not None:
        body["merged_into"] = there.sale_id
    return body


def _in_shift(sale: Sale, shift: Shift) -> Sale:
    """Its money will come into the drawer of the shift it is finished in, and be booked on that shift's day;
    a certificate that expired before it frees of no tax."""
    return still_exempt(replace(sale, shift_id=shift.shift_id, business_day=shift.business_day))[0]


def aside_body(sale: Sale) -> JsonObject:
    """What the journal keeps of a sale that is not sold."""
    gross = price_sale(sale).gross
    return {
        "sale_id": sale.sale_id,
        "gross": gross.minor,
        "currency": gross.currency,
        "lines": [
            {"sku": line.item.sku, "name": line.item.name, "quantity": line.quantity.micro, "voided": line.is_voided}
            for line in sale.lines
        ],
    }
