"""What questions read of a counter in memory: its journal, and freshness, outbox and link as a test says."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Identity, Transaction
from evertill.domain.goods.standing import AssortmentMark
from evertill.domain.records.points_moves import PointsMove
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.stock.stock_document import DocumentId, StockDocument
from evertill.domain.stock.stocktake import Stocktake
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.ids import ShiftId, TransactionId
from evertill.ports.attempts import Attempt
from evertill.ports.audit import AuditFilter, AuditPage
from evertill.ports.customers import SealedCustomer
from evertill.ports.journal_rows import DueFact, ParkedFact, QueueState, ReceiptEntry, Shift, SuspendedSale
from evertill.ports.notices import LinkChanged, LinkState
from evertill.ports.order_facts import OwnOrderFact
from evertill.ports.sales_reports import ReportKind, ReportRow
from evertill.ports.till_control import ZEntry
from tests.support.counter import Till
from tests.support.report_oracle import oracle_rows


class FakeSync:
    """Freshness, outbox and link as a test says."""

    def __init__(self, now: datetime) -> None:
        self.link = LinkChanged(LinkState.ONLINE, now)
        self.queue = QueueState(0, 0, None, now - timedelta(seconds=2))
        self.parked_facts: tuple[ParkedFact, ...] = ()
        self.stock_as_of: datetime | None = now - timedelta(minutes=1)

    def copied_at(self, stream: str) -> datetime | None:
        """When this copy was confirmed."""
        return self.stock_as_of

    def due(
        self, route: str, *, limit: int, now: datetime, without: AbstractSet[int] = frozenset()
    ) -> Sequence[DueFact]:
        """The screens never deliver."""
        return ()

    def next_try_at(self, route: str) -> datetime | None:
        """The screens never wait for one."""
        return None

    def state(self, route: str) -> QueueState:
        """How much waits."""
        return self.queue

    def parked(self, route: str) -> Sequence[ParkedFact]:
        """What needs a person."""
        return self.parked_facts


class MemoryReading:
    """What questions read of the journal in memory."""

    audit_stretch = 1_000_000

    def __init__(self, till: Till) -> None:
        self._till = till

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Newest first."""
        with self._till.memory.begin() as unit:
            return unit.receipts(limit)

    def latest_attempts(self, limit: int) -> Sequence[Attempt]:
        """Newest first."""
        return self._till.memory.latest_attempts(limit)

    def suspended(self) -> Sequence[SuspendedSale]:
        """Oldest first."""
        with self._till.memory.begin() as unit:
            return unit.suspended()

    def audit(self, asked: AuditFilter, *, before: int | None, limit: int) -> AuditPage:
        """Newest first; `audit_stretch` transactions are looked through at once."""
        if before is None:
            before = len(self._till.memory.transactions) + 1
        start = max(1, before - self.audit_stretch)
        numbered = [(at, done) for at, done in enumerate(self._till.memory.transactions, 1) if _matches(asked, done)]
        older = [entry for entry in reversed(numbered) if start <= entry[0] < before]
        page = tuple(older[:limit])
        rest = page[-1][0] if len(older) > limit else start if start > 1 else None
        return AuditPage(page, rest, self._till.memory.transactions[(rest or 1) - 1].occurred_at)

    def stock_documents(self) -> Sequence[StockDocument]:
        """Open documents of goods."""
        with self._till.memory.begin() as unit:
            return unit.stock_documents()

    def stock_document(self, document_id: DocumentId) -> StockDocument | None:
        """One."""
        with self._till.memory.begin() as unit:
            return unit.stock_document(document_id)

    def transfer_steps(self) -> Sequence[Transaction]:
        """Our own steps of transfers."""
        with self._till.memory.begin() as unit:
            return unit.transfer_steps()

    def shift_transactions(self, shift: Shift) -> Sequence[Transaction]:
        """All of a shift, in order."""
        with self._till.memory.begin() as unit:
            return unit.shift_transactions(shift)

    def refund_facts(self) -> Sequence[Transaction]:
        """In order."""
        with self._till.memory.begin() as unit:
            return unit.refund_facts()

    def z_reports(self, limit: int) -> Sequence[ZEntry]:
        """Newest first."""
        with self._till.memory.begin() as unit:
            return unit.z_reports(limit)

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """With this id."""
        with self._till.memory.begin() as unit:
            return unit.transaction(transaction_id)

    def own_marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """What was set at this till about these articles."""
        with self._till.memory.begin() as unit:
            return unit.own_marks(skus)

    def unlisted_facts(self) -> Sequence[Transaction]:
        """Drafts and what became of them."""
        with self._till.memory.begin() as unit:
            return unit.unlisted_facts()

    def code_facts(self, code: str) -> Sequence[Transaction]:
        """Of one code."""
        with self._till.memory.begin() as unit:
            return unit.code_facts(code)

    def own_stocktakes(self) -> Sequence[Stocktake]:
        """Of the zones counted here."""
        with self._till.memory.begin() as unit:
            return unit.own_stocktakes()

    def order_facts(self, order_id: str) -> Sequence[OwnOrderFact]:
        """All about one order."""
        with self._till.memory.begin() as unit:
            return unit.order_facts(order_id)

    def placed_orders(self, as_of: datetime | None) -> Sequence[OwnOrderFact]:
        """Orders placed here that a copy need not have."""
        with self._till.memory.begin() as unit:
            return unit.placed_orders(as_of)

    def sealed_customer(self, customer_id: str) -> SealedCustomer | None:
        """What was written last."""
        with self._till.memory.begin() as unit:
            return unit.sealed_customer(customer_id)

    def sealed_customers(self, after: int) -> Sequence[SealedCustomer]:
        """In order."""
        with self._till.memory.begin() as unit:
            return unit.sealed_customers(after)

    def epoch_over(self) -> EpochEnd | None:
        """Why nothing new may be sold."""
        with self._till.memory.begin() as unit:
            return unit.epoch_over()

    def erased_customers(self) -> frozenset[str]:
        """Who was erased."""
        with self._till.memory.begin() as unit:
            return unit.erased_customers()

    def points_under_way(self, customer_id: str) -> Sequence[PointsMove]:
        """What has not reached the backend."""
        with self._till.memory.begin() as unit:
            return unit.points_under_way(customer_id)

    def customer_transactions(self, customer_id: str, limit: int) -> Sequence[Transaction]:
        """Newest first."""
        with self._till.memory.begin() as unit:
            return unit.customer_transactions(customer_id, limit)

    def came_back(self, original: str) -> CameBack:
        """What came back of a sale."""
        with self._till.memory.begin() as unit:
            return unit.came_back(original)

    def paid_by_code(self, shift_id: ShiftId) -> int:
        """Of one shift."""
        with self._till.memory.begin() as unit:
            return unit.paid_by_code(shift_id)

    def numbered_receipt(self, epoch_number: int, receipt_number: int) -> TransactionId | None:
        """With this number."""
        with self._till.memory.begin() as unit:
            return unit.numbered_receipt(epoch_number, receipt_number)

    def post_void_of(self, transaction_id: TransactionId) -> TransactionId | None:
        """What undoes it."""
        with self._till.memory.begin() as unit:
            return unit.post_void_of(transaction_id)

    def identity(self) -> Identity:
        """Whose journal it is."""
        return self._till.memory.identity

    def report_rows(self, kind: ReportKind, first: date, last: date) -> Sequence[ReportRow]:
        """Added up by the oracle."""
        return oracle_rows(kind, self._of(first, last))

    def report_currency(self, first: date, last: date) -> str | None:
        """Of the first sale there is."""
        sold = [done for done in self._of(first, last) if done.kind in TAKES_RECEIPT_NUMBER]
        return str(sold[0].body["currency"]) if sold else None

    def last_written(self) -> str | None:
        """When the last transaction happened."""
        done = self._till.memory.transactions
        return to_rfc3339(done[-1].occurred_at) if done else None

    def _of(self, first: date, last: date) -> list[Transaction]:
        return [done for done in self._till.memory.transactions if first <= done.business_day <= last]


def _matches(asked: AuditFilter, done: Transaction) -> bool:
    return (
        (not asked.kinds or done.kind in asked.kinds)
        and asked.operator_id in (None, done.operator_id)
        and asked.business_day in (None, done.business_day)
        and any(text in done.canonical.decode().lower() for text in (asked.text.lower(), *asked.named))
    )
