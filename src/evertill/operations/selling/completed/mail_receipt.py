"""A receipt by e-mail: queued with the customer's word that it may be; the address is in no fact and no log."""

from dataclasses import field

from evertill.domain.customers.mail_address import mail_address
from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, TransactionKind
from evertill.domain.people.people import Right
from evertill.kernel.canonical import Json
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import MailWritten


@dataclass(frozen=True, slots=True)
class MailQueued:
    """It goes out by itself, at once or as soon as the server can be reached."""

    number: str


MailReceiptOutcome = MailQueued | EntryNotPossible | NothingToChange | Barred


@dataclass(frozen=True, slots=True)
class MailReceipt(Command[MailReceiptOutcome]):
    """Send the receipt of this transaction, else of the latest, to an address the customer gave for it."""

    address: str = field(repr=False)
    transaction_id: TransactionId | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> MailReceiptOutcome:
        """By `mail_receipt`."""
        return mail_receipt(unit, counter, self)


def mail_receipt(unit: UnitOfWork, counter: Counter, command: MailReceipt) -> MailReceiptOutcome:
    """Queue it and write down that it was asked for, and that the customer agreed; whoever may sell may send it."""
    who = at_till(unit, counter, Right.SELL)
    if not isinstance(who, AtTill):
        return who
    if counter.address_seal is None:
        return EntryNotPossible(
            "No mail server is set up at this till, so no receipt was sent; see More, Set-up, E-mail."
        )
    address = mail_address(command.address)
    if address is None:
        return EntryNotPossible("That is no address for e-mail, so nothing was sent; look for a missing @ or dot.")
    transaction_id = command.transaction_id
    if transaction_id is None:
        latest = unit.receipts(1)
        transaction_id = latest[0].transaction_id if latest else None
    original = None if transaction_id is None else unit.transaction(transaction_id)
    if original is None or original.kind not in TAKES_RECEIPT_NUMBER:
        return NothingToChange()
    at = moment(unit, counter)
    body: dict[str, Json] = {"transaction": original.transaction_id, "mail": True, "consent": True}
    unit.append(draft(unit, counter, TransactionKind.RECEIPT_COPY, body, at=at))
    unit.put_mail(counter.ids.new(), original.transaction_id, counter.address_seal.seal(address), at)
    counter.notices.append(MailWritten())
    return MailQueued(original.number_text)
