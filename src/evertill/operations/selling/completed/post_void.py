"""Undoing a completed sale: a new transaction that names the old one and turns all its figures, once and for all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from evertill.domain.facts.transaction import Draft, Transaction, TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.policy.rights import Limit, PostVoidWithin
from evertill.domain.records.post_void import CAN_BE_UNDONE, card_tenders, post_void_body
from evertill.domain.records.sale_record import read_figures
from evertill.domain.selling.sale import Tender
from evertill.kernel.canonical import Json
from evertill.kernel.ids import SaleId, TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.debts.owed_refunds import owed_for, was_paid
from evertill.operations.debts.pending_undoing import STILL_GOING_BACK, undoing_of
from evertill.operations.selling.receipts.receipt_again import receipt_of
from evertill.operations.selling.receipts.receipt_layout import void_receipt
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.operations.selling.sale.reasons import reason_of
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift
from evertill.ports.notices import SaleCompleted


@dataclass(frozen=True, slots=True)
class SaleUndone:
    """It is as if it had not been: money back where it was, goods on the shelf, and both on record."""

    transaction: Transaction
    original: Transaction
    paid_back: Money
    """What goes out of the drawer; below zero comes in."""


PostVoidOutcome = SaleUndone | EntryNotPossible | NothingToChange | Barred


@dataclass(frozen=True, slots=True)
class PostVoid(Command[PostVoidOutcome]):
    """Undo this completed sale or return, for a reason."""

    transaction_id: TransactionId
    reason: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> PostVoidOutcome:
        """By `post_void`."""
        return post_void(unit, counter, self)


@dataclass(frozen=True, slots=True)
class Undoable:
    """A sale or return that the operator may undo now, and why they do."""

    original: Transaction
    reason: str


def post_void(unit: UnitOfWork, counter: Counter, command: PostVoid) -> PostVoidOutcome:
    """Write the transaction that undoes it, with stock, money and a receipt of its own, in one commit."""
    checked = check_undoing(unit, counter, command)
    if not isinstance(checked, Undoable):
        return checked
    if card_tenders(checked.original):
        return EntryNotPossible(
            "That sale was paid by card, which only the terminal pays back, so it stands; take the goods back instead."
        )
    return write_post_void(unit, counter, draft_void(unit, counter, checked.original, checked.reason), checked.original)


def check_undoing(
    unit: UnitOfWork, counter: Counter, command: PostVoid
) -> Undoable | EntryNotPossible | NothingToChange | Barred:
    """Whether it may and can be undone, whatever it was paid with."""
    who = at_till(unit, counter, Right.POST_VOID)
    if not isinstance(who, AtTill):
        return who
    original = unit.transaction(command.transaction_id)
    if original is None or original.kind not in CAN_BE_UNDONE:
        return NothingToChange()
    impossible = _impossible(unit, counter, original, who.shift)
    if impossible is not None:
        return impossible
    reason = reason_of(command.reason, "Undoing a sale needs a reason, so it stands; choose or key one.")
    if isinstance(reason, EntryNotPossible):
        return reason
    gross_minor = read_figures(original).gross_minor
    refusal = who.authority.refusal(Right.POST_VOID, Limit.POST_VOID_AMOUNT, abs(gross_minor))
    return refusal or Undoable(original, reason)


def _impossible(unit: UnitOfWork, counter: Counter, original: Transaction, shift: Shift) -> EntryNotPossible | None:
    if unit.post_void_of(original.transaction_id) is not None:
        return EntryNotPossible("That sale is undone already, so nothing was changed.")
    if undoing_of(unit, original.transaction_id) is not None:
        return EntryNotPossible(STILL_GOING_BACK)
    sale = unit.open_sale()
    if sale is not None and any(source.fact_id == original.transaction_id for source in sale.sources):
        return EntryNotPossible(
            "Goods of that sale are being taken back on the counter, so it stands; finish or cancel that first."
        )
    if "order" in original.body:
        return EntryNotPossible(
            "That sale handed an order over, which cannot be undone, so it stands; take the goods back instead."
        )
    if "orders_back" in original.body or "order_claim" in original.body:
        return EntryNotPossible(
            "Goods of an order came back with that sale, which cannot be undone, so it stands; sell them anew instead."
        )
    if (owed := owed_for(unit, original.transaction_id)) is not None and (
        was_paid(unit, owed.transaction_id) or undoing_of(unit, owed.transaction_id) is not None
    ):
        return EntryNotPossible(
            "What was owed for that return is paid, or on its way, so it stands; ring the goods as a sale instead."
        )
    if any("order_deposit" in line for line in _lines(original)):
        return EntryNotPossible(
            "That sale took or gave back the deposit of an order, so it stands; cancel the order instead."
        )
    if unit.came_back(original.transaction_id).spans:
        return EntryNotPossible(
            "Some of that sale came back already, so it stands; take back what is left of it instead."
        )
    within = counter.policy().rights.post_void_within
    is_late = {
        PostVoidWithin.SHIFT: original.shift_id != shift.shift_id,
        PostVoidWithin.DAY: original.business_day != shift.business_day,
        PostVoidWithin.EVER: False,
    }[within]
    if is_late:
        return EntryNotPossible(
            "That sale is of an earlier shift or day, which is closed, so it stands; take the goods back instead."
        )
    return None


def _lines(original: Transaction) -> list[Mapping[str, Json]]:
    lines = original.body.get("lines")
    return [line for line in lines if isinstance(line, Mapping)] if isinstance(lines, list) else []


def draft_void(
    unit: UnitOfWork, counter: Counter, original: Transaction, reason: str, backs: Sequence[Tender] = ()
) -> Draft:
    """What undoes it, by the operator signed on; `backs` is how each card got its part back."""
    at = moment(unit, counter)
    body, owed = post_void_body(original, reason, backs), owed_for(unit, original.transaction_id)
    if owed is not None:
        body["owed_no_more"] = owed.transaction_id
    return draft(unit, counter, TransactionKind.POST_VOID, body, at=at)


def write_post_void(unit: UnitOfWork, counter: Counter, void: Draft, original: Transaction) -> SaleUndone:
    """Sign it, append it, and print its receipt."""
    at = void.occurred_at
    fiscal_id = SaleId(counter.ids.new())
    counter.fiscal.begin(fiscal_id, at)
    mark = counter.fiscal.finish(fiscal_id, void.body, at)
    done = unit.append(replace(void, body={**void.body, "fiscal": mark.sealed()}))
    document = receipt_of(unit, counter, original)
    if document is not None:
        receipt = void_receipt(document, done, original, counter.words, counter.formats, mark.receipt_lines)
        unit.put_document(receipt, transaction_id=done.transaction_id, at=at)
    counter.notices.append(SaleCompleted(done.transaction_id))
    figures = read_figures(original)
    return SaleUndone(done, original, Money(figures.cash_minor, figures.currency))
