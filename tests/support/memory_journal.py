"""The journal in memory as operations meet it: its commit fails on command, and tests may look at all it holds."""

from dataclasses import dataclass

from evertill.domain.facts.transaction import Draft, Identity, Transaction, TransactionKind, read_fact
from evertill.domain.receipts.receipt import Receipt
from evertill.domain.selling.sale import Sale
from evertill.kernel.errors import Fault
from evertill.kernel.ids import EpochId, TransactionId
from evertill.ports.attempts import Attempt
from evertill.ports.journal_rows import SuspendedSale
from tests.support.journal_fake import FakeJournal, FakeUnit

AN_IDENTITY = Identity("S1", "2", EpochId("01920000-0000-7000-8000-000000000001"), 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the spool keeps it."""

    receipt: Receipt
    transaction_id: TransactionId | None
    is_printed: bool


class MemoryJournal(FakeJournal):
    """Fulfils `ports.journal.Journal`; `fails_commit` is what the disk says instead of keeping anything."""

    def __init__(self, identity: Identity = AN_IDENTITY) -> None:
        super().__init__(identity)
        self.fails_commit: Fault | None = None
        self.kept: list[Sale] = []
        """Every open sale written, committed or not."""

    def begin(self) -> "MemoryUnit":
        """Open a unit of work."""
        super().begin()
        return MemoryUnit(self, self.committed.copied())

    @property
    def transactions(self) -> list[Transaction]:
        """All that is committed, in order."""
        return list(self.committed.transactions.values())

    @property
    def documents(self) -> list[Document]:
        """All documents, in order."""
        return [
            Document(document.spooled.receipt, document.spooled.transaction_id, document.is_waiting)
            for document in self.committed.documents
        ]

    def latest_attempts(self, limit: int) -> list[Attempt]:
        """Newest first."""
        return [attempt for _, attempt in sorted(self.committed.attempts.items(), reverse=True)][:limit]

    @property
    def aside(self) -> list[tuple[SuspendedSale, Sale]]:
        """The suspended sales with their entries, oldest first."""
        return list(self.committed.suspended.values())

    def of_kind(self, kind: TransactionKind) -> list[Transaction]:
        """The committed transactions of one kind, in order."""
        return [transaction for transaction in self.transactions if transaction.kind is kind]

    def kinds(self) -> list[str]:
        """The kinds of all committed transactions, in order."""
        return [transaction.kind.value for transaction in self.transactions]


class MemoryUnit(FakeUnit):
    """Checks on the way that what is appended can be read back as it was."""

    _journal: MemoryJournal

    def append(self, draft: Draft) -> Transaction:
        """Number and seal the draft."""
        transaction = super().append(draft)
        assert read_fact(transaction.wire) == transaction
        return transaction

    def keep_open_sale(self, sale: Sale) -> None:
        """Remember the sale being rung."""
        self._journal.kept.append(sale)
        super().keep_open_sale(sale)

    def commit(self) -> None:
        """Keep it, unless the test says that the disk refuses."""
        if self._journal.fails_commit is not None:
            raise self._journal.fails_commit
        super().commit()
