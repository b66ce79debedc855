"""Reads the journal beside the till worker: on a connection of its own that cannot write, for one thread."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from pathlib import Path

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import ChainHead, Identity, Transaction, TransactionKind
from evertill.domain.goods.standing import AssortmentMark
from evertill.domain.receipts.receipt import Receipt
from evertill.domain.records.points_moves import PointsMove
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.sale import Sale
from evertill.domain.stock.stock_document import DocumentId, StockDocument
from evertill.domain.stock.stocktake import Stocktake
from evertill.journal.chain import auditing, chain
from evertill.journal.chain.epoch_over import read_epoch_over
from evertill.journal.counter import attempts, shifts
from evertill.journal.counter.open_sale import read_open_sale, read_suspended
from evertill.journal.file.connection import Connect, connect_sqlite, open_reader
from evertill.journal.file.migrate import read_version
from evertill.journal.finding import (
    assigned,
    assortment,
    customers,
    order_facts,
    refunds,
    returned,
    stock_documents,
    zone_counts,
)
from evertill.journal.finding.stock_overlay import StockOverlay
from evertill.journal.queues import mails, outbox, spool
from evertill.journal.reports import sales_reports, sums, till_control
from evertill.kernel.errors import JournalFault
from evertill.kernel.ids import ShiftId, TransactionId
from evertill.kernel.money import Money
from evertill.ports.attempts import Attempt
from evertill.ports.audit import AuditFilter, AuditPage
from evertill.ports.customers import SealedCustomer
from evertill.ports.journal_rows import (
    DaySums,
    DueFact,
    OutboxState,
    ParkedFact,
    QueueState,
    ReceiptEntry,
    Session,
    Shift,
    ShiftSums,
    SpooledDocument,
    SuspendedSale,
)
from evertill.ports.mails import DueMail
from evertill.ports.order_facts import OwnOrderFact
from evertill.ports.sales_reports import ReportKind, ReportRow
from evertill.ports.till_control import ZEntry

_PAGE = 500


class JournalReader:
    """Fulfils `ports.journal.Outbox` and `Spool`, and answers what lists, searches and reports ask."""

    def __init__(self, path: Path, *, route: str | None = None, connect: Connect = connect_sqlite) -> None:
        """`route` is the one whose copy of stock our moves are laid over; None when there is no backend."""
        self._connection = open_reader(path, connect)
        self._overlay = StockOverlay(route)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    # --- the outbox ---
    def due(
        self, route: str, *, limit: int, now: datetime, without: AbstractSet[int] = frozenset()
    ) -> Sequence[DueFact]:
        """Facts whose turn it is, in order of sequence; none whose kin before it is parked."""
        return outbox.due(self._connection, route, limit=limit, now=now, without=without)

    def next_try_at(self, route: str) -> datetime | None:
        """When the earliest waiting fact may be tried; None when nothing waits."""
        return outbox.next_try_at(self._connection, route)

    def state(self, route: str) -> QueueState:
        """How much waits, since when."""
        return outbox.read_state(self._connection, route)

    def parked(self, route: str) -> Sequence[ParkedFact]:
        """Facts that wait for a person."""
        return outbox.read_parked(self._connection, route)

    # --- the spool ---
    def next_document(self) -> SpooledDocument | None:
        """The oldest document not yet printed."""
        return spool.next_document(self._connection)

    def next_kick(self, after_spool_id: int) -> SpooledDocument | None:
        """The oldest document after this one that opens the drawer and is neither printed nor was ever sent."""
        return spool.next_kick(self._connection, after_spool_id)

    def waiting(self) -> int:
        """How many documents wait."""
        return spool.count_waiting(self._connection)

    # --- lists and reports ---
    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Latest completed sales and returns, newest first."""
        return spool.read_receipts(self._connection, limit)

    def receipt_document(self, transaction_id: TransactionId) -> Receipt | None:
        """The original document of a completed sale or return."""
        return spool.read_document(self._connection, transaction_id)

    def sums(self, business_day: date) -> DaySums:
        """What the read tables say of a day."""
        return sums.read_day_sums(self._connection, business_day)

    def shift_sums(self, shift_id: ShiftId) -> ShiftSums:
        """What a shift took."""
        return sums.read_shift_sums(self._connection, shift_id)

    def shift_tenders(self, shift_id: ShiftId) -> dict[tuple[str, str], Money]:
        """What each kind of tender brought in during a shift, cash net of change."""
        return sums.read_shift_tenders(self._connection, shift_id)

    def shift(self) -> Shift | None:
        """The open shift."""
        return shifts.read_shift(self._connection)

    def shift_transactions(self, shift: Shift) -> Sequence[Transaction]:
        """All transactions of a shift in order."""
        return till_control.read_shift_transactions(self._connection, shift)

    def z_reports(self, limit: int) -> Sequence[ZEntry]:
        """The latest Zs, newest first."""
        return till_control.read_z_reports(self._connection, limit)

    def refund_facts(self) -> Sequence[Transaction]:
        """All facts that money is owed or was paid."""
        return refunds.read_refund_facts(self._connection)

    def latest_attempts(self, limit: int) -> Sequence[Attempt]:
        """What the card terminal was asked to do."""
        return attempts.read_latest_attempts(self._connection, limit)

    def report_rows(self, kind: ReportKind, first: date, last: date) -> Sequence[ReportRow]:
        """The rows of a report over these days."""
        return sales_reports.read_report(self._connection, kind, first, last)

    def report_currency(self, first: date, last: date) -> str | None:
        """What was sold in on these days."""
        return sales_reports.read_currency(self._connection, first, last)

    def last_written(self) -> str | None:
        """When the last transaction happened."""
        return sales_reports.read_last_written(self._connection)

    def own_marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """What was set at this till about these articles."""
        return assortment.read_own_marks(self._connection, skus)

    def unlisted_facts(self) -> Sequence[Transaction]:
        """Drafts of articles and codes that got their article, the latest first."""
        return assigned.read_unlisted_facts(self._connection)

    def code_facts(self, code: str) -> Sequence[Transaction]:
        """What was written here of one code that got its article, the latest first."""
        return assigned.read_code_facts(self._connection, code)

    def own_stocktakes(self) -> Sequence[Stocktake]:
        """Of the zones counted here lately."""
        return zone_counts.read_own_stocktakes(self._connection)

    def order_facts(self, order_id: str) -> Sequence[OwnOrderFact]:
        """All this till told of an order."""
        return order_facts.read_order_facts(self._connection, order_id)

    def placed_orders(self, as_of: datetime | None) -> Sequence[OwnOrderFact]:
        """Orders placed here that a copy of this age need not have."""
        return order_facts.read_placed_orders(self._connection, as_of)

    def session(self) -> Session | None:
        """Who is signed on."""
        return shifts.read_session(self._connection)

    def open_sale(self) -> Sale | None:
        """The sale being rung, as it was last kept."""
        return read_open_sale(self._connection)

    def suspended(self) -> Sequence[SuspendedSale]:
        """Sales put aside, oldest first."""
        return read_suspended(self._connection)

    # --- receipts by e-mail ---
    def due_mail(self, now: datetime) -> DueMail | None:
        """The oldest mail whose time has come."""
        return mails.read_due_mail(self._connection, now)

    def next_mail_at(self) -> datetime | None:
        """When the earliest waiting mail may be tried."""
        return mails.read_next_mail_at(self._connection)

    # --- the chain ---
    def identity(self) -> Identity:
        """Whose chain the file goes on."""
        identity = chain.read_identity(self._connection) if read_version(self._connection) else None
        if identity is None:
            raise JournalFault("This till's journal is empty, so there is nothing to show; run 'evertill init' first.")
        return identity

    def head(self) -> ChainHead:
        """The last numbers and hash of the current epoch."""
        return chain.read_head(self._connection, self.identity())

    def epoch_over(self) -> EpochEnd | None:
        """Why nothing new may be sold under the epoch at hand."""
        return read_epoch_over(self._connection, self.identity())

    def position(self) -> int:
        """The place of the last transaction in the file; counts over all epochs."""
        found = self._connection.row("SELECT coalesce(max(position), 0) FROM transactions")
        return int(found[0]) if found else 0

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """A transaction, checked against its hash."""
        return chain.read_transaction(self._connection, transaction_id)

    def came_back(self, original: str) -> CameBack:
        """What was taken back here of a sale."""
        return returned.read_came_back(self._connection, original)

    def paid_by_code(self, shift_id: ShiftId) -> int:
        """What a shift paid back for receipts known by their code alone."""
        return returned.read_paid_by_code(self._connection, shift_id)

    def post_void_of(self, transaction_id: TransactionId) -> TransactionId | None:
        """The transaction that undoes this sale or return."""
        return chain.find_post_void(self._connection, transaction_id)

    def numbered_receipt(self, epoch_number: int, receipt_number: int) -> TransactionId | None:
        """The sale or return with this number."""
        return spool.find_numbered_receipt(self._connection, epoch_number=epoch_number, receipt_number=receipt_number)

    def transactions(
        self,
        *,
        after: int = 0,
        kinds: Sequence[TransactionKind] = (),
        business_day: date | None = None,
        text: str = "",
        operator: str | None = None,
    ) -> Iterator[tuple[int, Transaction]]:
        """Every matching transaction after this place in the file, in order, with its place; page by page."""
        day = None if business_day is None else business_day.isoformat()
        while page := list(
            chain.search(
                self._connection, after=after, kinds=kinds, business_day=day, text=text, operator=operator, limit=_PAGE
            )
        ):
            yield from page
            after = page[-1][0]

    def audit(self, asked: AuditFilter, *, before: int | None, limit: int) -> AuditPage:
        """A page of what an audit looks for, newest first."""
        return auditing.audit(self._connection, asked, before=before, limit=limit)

    def outbox_states(self, route: str) -> dict[TransactionId, OutboxState]:
        """Where every fact is on this route; for reconciliation."""
        return outbox.read_states(self._connection, route)

    # --- customers ---
    def sealed_of_fact(self, fact_id: TransactionId) -> SealedCustomer | None:
        """What lies beside a transaction, unless the customer was erased here."""
        return customers.sealed_of_fact(self._connection, fact_id)

    def sealed_customer(self, customer_id: str) -> SealedCustomer | None:
        """What was written of a customer last."""
        return customers.find_sealed(self._connection, customer_id)

    def sealed_customers(self, after: int) -> Sequence[SealedCustomer]:
        """All that was written by transactions after this place."""
        return customers.read_sealed(self._connection, after)

    def erased_customers(self) -> frozenset[str]:
        """Who was erased at this till."""
        return customers.read_erased(self._connection)

    def points_under_way(self, customer_id: str) -> Sequence[PointsMove]:
        """What of a customer's points the backend has not heard of yet."""
        return customers.read_points_under_way(self._connection, customer_id)

    def customer_transactions(self, customer_id: str, limit: int) -> Sequence[Transaction]:
        """Transactions that name the customer, newest first."""
        return customers.read_transactions_of(self._connection, customer_id, limit)

    # --- stock ---
    def stock_documents(self) -> Sequence[StockDocument]:
        """Open documents of goods, the oldest first."""
        return stock_documents.read_documents(self._connection)

    def stock_document(self, document_id: DocumentId) -> StockDocument | None:
        """One."""
        return stock_documents.find_document(self._connection, document_id)

    def transfer_steps(self) -> Sequence[Transaction]:
        """Our own steps that the copy of transfers may not contain yet."""
        return stock_documents.read_transfer_steps(self._connection)

    def stock_overlay_micro(self, sku: str, copy_cursor: str | None) -> int:
        """Millionths of this SKU moved here that the copy at this cursor (None: no copy) does not contain."""
        return self.stock_overlay(copy_cursor).get(sku, 0)

    def stock_overlay(self, copy_cursor: str | None) -> dict[str, int]:
        """The same for all SKUs; one that is absent has no such moves."""
        return self._overlay.sums(self._connection, copy_cursor)

    def stock_overlays(self, copy_cursor: str | None) -> tuple[dict[str, int], dict[str, int]]:
        """The same, and that of what is not for sale any more."""
        return self._overlay.both(self._connection, copy_cursor)

    def stated_stock(self, copy_cursor: str | None) -> set[str]:
        """SKUs whose stock this till knows without a copy."""
        return self._overlay.stated(self._connection, copy_cursor)
