"""A receipt by e-mail as the counter queues it."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.operations.counter.command import SignOnNeeded
from evertill.operations.people.sign_off import SignOff
from evertill.operations.selling.completed.mail_receipt import MailQueued, MailReceipt
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.ports.notices import MailWritten
from tests.support.counter import Till

ADDRESS = "maria@example.org"


class Seal:
    """Turns it round."""

    def seal(self, address: str) -> str:
        """Backwards."""
        return address[::-1]

    def open(self, sealed: str) -> str:
        """Forwards."""
        return sealed[::-1]


def a_till() -> Till:
    """One with a mail server."""
    till = Till()
    till.counter.address_seal = Seal()
    return till


def test_receipt_is_queued_and_written_down_without_its_address() -> None:
    till = a_till()
    sale = till.sells().transaction
    assert till.do(MailReceipt(f" {ADDRESS} ")) == MailQueued(sale.number_text)
    noted = till.memory.transactions[-1]
    assert noted.kind is TransactionKind.RECEIPT_COPY
    assert noted.body == {"transaction": sale.transaction_id, "mail": True, "consent": True}
    (mail,) = till.memory.committed.mails.values()
    assert (mail.transaction_id, mail.sealed_address) == (sale.transaction_id, ADDRESS[::-1])
    assert MailWritten() in till.announced.notices
    assert all(ADDRESS not in done.canonical.decode() for done in till.memory.transactions)
    assert ADDRESS not in repr(MailReceipt(ADDRESS))


def test_receipt_of_an_earlier_sale_can_be_named() -> None:
    till = a_till()
    first = till.sells().transaction
    till.sells("A-2")
    assert till.do(MailReceipt(ADDRESS, first.transaction_id)) == MailQueued(first.number_text)


def test_what_cannot_be_sent_is_told_and_changes_nothing() -> None:
    till = a_till()
    assert till.do(MailReceipt(ADDRESS)) == NothingToChange()
    till.sells()
    count = len(till.memory.transactions)
    assert isinstance(till.do(MailReceipt("maria")), EntryNotPossible)
    till.counter.address_seal = None
    assert isinstance(till.do(MailReceipt(ADDRESS)), EntryNotPossible)
    till.do(SignOff())
    assert till.do(MailReceipt(ADDRESS)) == SignOnNeeded()
    kinds = [done.kind for done in till.memory.transactions[count:]]
    assert TransactionKind.RECEIPT_COPY not in kinds
