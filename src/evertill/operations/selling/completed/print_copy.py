"""A receipt once more: a copy, counted and marked as one."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.receipts.receipt_again import receipt_of
from evertill.operations.selling.receipts.receipt_layout import marked_as_copy
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class CopyQueued:
    """The copy is on its way to the printer."""

    copy_number: int


PrintCopyOutcome = CopyQueued | NothingToChange | Barred


@dataclass(frozen=True, slots=True)
class PrintCopy(Command[PrintCopyOutcome]):
    """Print the receipt of this transaction again; without an id, the latest."""

    transaction_id: TransactionId | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> PrintCopyOutcome:
        """By `print_copy`."""
        return print_copy(unit, counter, self)


def print_copy(unit: UnitOfWork, counter: Counter, command: PrintCopy) -> PrintCopyOutcome:
    """Queue the stored document, or one laid out anew where none is, marked; and write down that it was."""
    who = at_till(unit, counter, Right.PRINT_COPY)
    if not isinstance(who, AtTill):
        return who
    transaction_id = command.transaction_id
    if transaction_id is None:
        latest = unit.receipts(1)
        transaction_id = latest[0].transaction_id if latest else None
    transaction = None if transaction_id is None else unit.transaction(transaction_id)
    original = None if transaction is None else receipt_of(unit, counter, transaction)
    if transaction_id is None or original is None or transaction is None:
        return NothingToChange()
    at = moment(unit, counter)
    number = unit.count_copy(transaction_id)
    unit.append(
        draft(unit, counter, TransactionKind.RECEIPT_COPY, {"transaction": transaction_id, "copy": number}, at=at)
    )
    unit.put_document(marked_as_copy(original, number, counter.words), transaction_id=transaction_id, at=at)
    counter.fiscal.copy(transaction, number, at)
    counter.notices.append(SpoolWritten())
    return CopyQueued(number)
