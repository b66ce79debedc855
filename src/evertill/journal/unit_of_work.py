"""One unit of work: everything one command reads and writes, one SQLite transaction, one commit.

Each method is a line: the chain is in `chain`, the counter in `open_sale`, documents in `spool`, delivery in `outbox`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import ChainHead, Draft, Identity, Transaction
from evertill.domain.goods.standing import AssortmentMark
from evertill.domain.receipts.receipt import Receipt, marked_as_training
from evertill.domain.records.points_moves import PointsMove
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.sale import Sale
from evertill.domain.stock.stock_document import DocumentId, StockDocument
from evertill.domain.stock.stocktake import Stocktake
from evertill.journal.chain import chain
from evertill.journal.chain.chain import Memory
from evertill.journal.chain.epoch_over import epoch_of_row, put_epoch_over
from evertill.journal.counter import attempts, balance_steps, open_sale, shifts
from evertill.journal.file.connection import Connection
from evertill.journal.file.refused_commit import overwrite_refused_commit
from evertill.journal.finding import (
    assigned,
    assortment,
    customers,
    order_facts,
    refunds,
    returned,
    serials,
    stock_documents,
    zone_counts,
)
from evertill.journal.queues import mails, outbox, spool
from evertill.journal.read_tables import item_sums
from evertill.journal.reports import sums, till_control
from evertill.kernel.errors import Bug, JournalFault
from evertill.kernel.ids import AttemptId, OperatorId, SaleId, ShiftId, TransactionId
from evertill.kernel.money import Money
from evertill.ports.attempts import Attempt
from evertill.ports.balance_steps import BalanceStep, StandIn
from evertill.ports.customers import SealedCustomer
from evertill.ports.journal_rows import (
    DaySums,
    ParkedFact,
    ReceiptEntry,
    RowOutcome,
    Session,
    Shift,
    ShiftSums,
    SuspendedSale,
)
from evertill.ports.mails import MailResult
from evertill.ports.order_facts import OwnOrderFact
from evertill.ports.payment_terminal import TerminalRecord
from evertill.ports.serials import SoldPiece
from evertill.ports.till_control import ZEntry
from evertill.ports.zone_counts import MovedSince


class JournalUnit:
    """Fulfils `ports.journal.UnitOfWork` on the journal's writing connection, which it holds until it is left."""

    def __init__(
        self,
        connection: Connection,
        *,
        identity: Identity,
        routes: Sequence[str],
        memory: Memory,
        on_end: Callable[[Memory | None], None],
    ) -> None:
        self._connection = connection
        self._identity = identity
        self._routes = routes
        self._memory = memory
        self._on_end = on_end
        self._latest: TransactionId | None = None
        self._is_over = False

    def __enter__(self) -> "JournalUnit":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._is_over:
            self._roll_back()

    def commit(self) -> None:
        """Make it durable."""
        if self._is_over:
            raise Bug("this unit of work is over")
        try:
            self._connection.execute("COMMIT")
        except (JournalFault, Bug):
            self._roll_back()
            overwrite_refused_commit(self._connection)
            raise
        self._is_over = True
        self._on_end(self._memory)

    def _roll_back(self) -> None:
        """Undo it; what the writer remembers of the file is read anew."""
        self._is_over = True
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        finally:
            self._on_end(None)

    @property
    def identity(self) -> Identity:
        """Whose chain this is."""
        return self._identity

    # --- the chain ---
    def append(self, draft: Draft) -> Transaction:
        """Number and seal the draft, write it with its read rows and one outbox row for each route."""
        transaction = chain.append(
            self._connection, draft, identity=self._identity, after=self._memory, routes=self._routes
        )
        self._memory = chain.memory_after(transaction, self._memory)
        self._latest = transaction.transaction_id
        return transaction

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """A transaction of this journal, checked against its hash."""
        return chain.read_transaction(self._connection, transaction_id)

    def post_void_of(self, transaction_id: TransactionId) -> TransactionId | None:
        """The transaction that undoes this sale or return."""
        return chain.find_post_void(self._connection, transaction_id)

    def came_back(self, original: str) -> CameBack:
        """What was taken back here of a sale."""
        return returned.read_came_back(self._connection, original)

    def paid_by_code(self, shift_id: ShiftId) -> int:
        """What a shift paid back for receipts known by their code alone."""
        return returned.read_paid_by_code(self._connection, shift_id)

    def sums(self, business_day: date) -> DaySums:
        """What the read tables say of a day."""
        return sums.read_day_sums(self._connection, business_day)

    def head(self) -> ChainHead:
        """The chain's last numbers and hash."""
        return self._memory.head

    def last_occurred_at(self) -> datetime | None:
        """When the last transaction happened by its own clock."""
        return self._memory.last_occurred_at

    # --- the sale on the counter ---
    def open_sale(self) -> Sale | None:
        """The sale being rung."""
        return self._memory.open_sale

    def keep_open_sale(self, sale: Sale) -> None:
        """Write the sale being rung; only what differs from what was kept before."""
        open_sale.keep_open_sale(self._connection, sale, kept=self._memory.open_sale)
        self._memory = replace(self._memory, open_sale=sale)

    def clear_open_sale(self) -> None:
        """The counter is empty again."""
        open_sale.clear_open_sale(self._connection)
        self._memory = replace(self._memory, open_sale=None)

    def suspend(self, sale: Sale, *, gross: Money, at: datetime) -> None:
        """Put the sale aside; it is then no longer the open one."""
        open_sale.suspend(self._connection, sale, gross=gross, at=at)
        on_counter = self._memory.open_sale
        if on_counter is not None and on_counter.sale_id == sale.sale_id:
            self.clear_open_sale()

    def suspended(self) -> Sequence[SuspendedSale]:
        """Sales put aside, oldest first."""
        return open_sale.read_suspended(self._connection)

    def suspended_sale(self, sale_id: SaleId) -> Sale | None:
        """A sale put aside, which stays there."""
        return open_sale.find_suspended(self._connection, sale_id)

    def take_suspended(self, sale_id: SaleId) -> Sale | None:
        """Fetch a sale back and strike it from the list."""
        return open_sale.take_suspended(self._connection, sale_id)

    # --- shift and session ---
    def shift(self) -> Shift | None:
        """The open shift."""
        return shifts.read_shift(self._connection)

    def next_shift_number(self) -> int:
        """The number the next shift takes."""
        return shifts.next_shift_number(self._connection)

    def open_shift(self, shift: Shift) -> None:
        """Begin a shift; none may be open."""
        shifts.open_shift(self._connection, shift)

    def shift_sums(self, shift_id: ShiftId) -> ShiftSums:
        """What a shift took, from the read tables."""
        return sums.read_shift_sums(self._connection, shift_id)

    def close_shift(self, shift_id: ShiftId, at: datetime) -> None:
        """End the open shift; what it sold is taken into the sums of the reports."""
        shifts.close_shift(self._connection, shift_id, at)
        item_sums.sum_up_items(self._connection)

    def session(self) -> Session | None:
        """Who is signed on."""
        return shifts.read_session(self._connection)

    def keep_session(self, session: Session | None) -> None:
        """Remember who is signed on across a restart."""
        shifts.keep_session(self._connection, session)

    def failed_pins(self, operator_id: OperatorId) -> tuple[int, datetime | None]:
        """Wrong PINs in a row, and when the last one was."""
        return shifts.read_failed_pins(self._connection, operator_id)

    def keep_failed_pins(self, operator_id: OperatorId, count: int, at: datetime) -> None:
        """Remember wrong PINs; zero after a right one."""
        shifts.keep_failed_pins(self._connection, operator_id, count, at)

    # --- till control ---
    def shift_transactions(self, shift: Shift) -> Sequence[Transaction]:
        """All transactions of a shift in order."""
        return till_control.read_shift_transactions(self._connection, shift)

    def z_reports(self, limit: int) -> Sequence[ZEntry]:
        """The latest Zs, newest first."""
        return till_control.read_z_reports(self._connection, limit)

    def refund_facts(self) -> Sequence[Transaction]:
        """All facts that money is owed or was paid."""
        return refunds.read_refund_facts(self._connection)

    def unsent_count(self) -> int:
        """Facts that a backend in use does not have yet."""
        return till_control.count_unsent(self._connection)

    # --- orders ---
    def unlisted_facts(self) -> Sequence[Transaction]:
        """Drafts of articles and codes that got their article, the latest first."""
        return assigned.read_unlisted_facts(self._connection)

    def code_facts(self, code: str) -> Sequence[Transaction]:
        """What was written here of one code that got its article, the latest first."""
        return assigned.read_code_facts(self._connection, code)

    def last_counted(self, sku: str) -> int | None:
        """At which sequence of this epoch an article was counted last."""
        return assigned.read_last_counted(self._connection, self._identity.epoch_number, sku)

    def own_stocktakes(self) -> Sequence[Stocktake]:
        """Of the zones counted here lately."""
        return zone_counts.read_own_stocktakes(self._connection)

    def counts_since(self, stocktake: str) -> Sequence[Transaction]:
        """All counts of this epoch from the first one of the stocktake on."""
        return zone_counts.read_counts_since(self._connection, self._identity.epoch_number, stocktake)

    def moved_since(self, sku: str, sequence: int) -> MovedSince:
        """What moved after this sequence of this epoch."""
        return zone_counts.read_moved_since(self._connection, sku, self._identity.epoch_number, sequence)

    def own_marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """What was set at this till about these articles."""
        return assortment.read_own_marks(self._connection, skus)

    def sold_piece(self, sku: str, serial: str) -> SoldPiece | None:
        """How a numbered piece was sold here, unless it came back."""
        return serials.read_sold_piece(self._connection, sku, serial)

    def order_facts(self, order_id: str) -> Sequence[OwnOrderFact]:
        """All this till told of an order."""
        return order_facts.read_order_facts(self._connection, order_id)

    def placed_orders(self, as_of: datetime | None) -> Sequence[OwnOrderFact]:
        """Orders placed here that a copy of this age need not have."""
        return order_facts.read_placed_orders(self._connection, as_of)

    # --- documents ---
    def put_document(
        self, receipt: Receipt, *, transaction_id: TransactionId | None, at: datetime, is_printed: bool = True
    ) -> int:
        """Queue a document for the receipt printer (or only keep it for copies); gives its spool id."""
        if transaction_id is None:
            position = None
        elif transaction_id == self._latest:  # the sale just sealed, which the hot path need not look up
            position = self._memory.position
        else:
            position = spool.position_of(self._connection, transaction_id)
        said = marked_as_training(receipt) if self.identity.is_training else receipt
        return spool.put_document(self._connection, said, position=position, at=at, is_printed=is_printed)

    def receipt_document(self, transaction_id: TransactionId) -> Receipt | None:
        """The original document of a completed sale or return."""
        return spool.read_document(self._connection, transaction_id)

    def numbered_receipt(self, epoch_number: int, receipt_number: int) -> TransactionId | None:
        """The sale or return of this journal that carries the number."""
        return spool.find_numbered_receipt(self._connection, epoch_number=epoch_number, receipt_number=receipt_number)

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Latest completed sales and returns, newest first."""
        return spool.read_receipts(self._connection, limit)

    def count_copy(self, transaction_id: TransactionId) -> int:
        """Count one more copy printed; gives the copy's number."""
        return spool.count_copy(self._connection, transaction_id)

    def mark_sending(self, spool_id: int) -> bool:
        """Committed before the first byte goes out."""
        return spool.mark_sending(self._connection, spool_id)

    def mark_expired(self, spool_id: int) -> bool:
        """Take a document that was never sent out of the queue, unprinted."""
        return spool.mark_expired(self._connection, spool_id)

    def mark_printed(self, spool_id: int, at: datetime) -> None:
        """Committed once the printer has answered cleanly."""
        spool.mark_printed(self._connection, spool_id, at)

    # --- receipts by e-mail ---
    def put_mail(self, mail_id: str, transaction_id: TransactionId, sealed_address: str, at: datetime) -> None:
        """Queue a receipt for this address."""
        position = spool.position_of(self._connection, transaction_id)
        mails.put_mail(self._connection, mail_id, position=position, sealed_address=sealed_address, at=at)

    def hand_over_mail(self, mail_id: str) -> bool:
        """Committed before the text goes out."""
        return mails.hand_over_mail(self._connection, mail_id)

    def record_mail(self, mail_id: str, result: MailResult, at: datetime) -> None:
        """Write what came of it."""
        mails.record_mail(self._connection, mail_id, result, at)

    def mails_cut_short(self) -> tuple[str, ...]:
        """Those that were being handed over when the till ended."""
        return mails.read_cut_short(self._connection)

    # --- customers ---
    def keep_sealed(self, entry: SealedCustomer) -> None:
        """Keep a sealed text beside its transaction."""
        customers.keep_sealed(self._connection, entry)

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

    # --- attempts at the card terminal ---
    def keep_attempt(self, attempt: Attempt) -> None:
        """Write it, new or changed."""
        attempts.keep_attempt(self._connection, attempt)

    def attempt(self, attempt_id: AttemptId) -> Attempt | None:
        """One attempt."""
        return attempts.find_attempt(self._connection, attempt_id)

    def open_attempts(self) -> Sequence[Attempt]:
        """Those not yet settled, oldest first."""
        return attempts.read_open_attempts(self._connection)

    def last_terminal_record(self) -> TerminalRecord | None:
        """What the terminal wrote into its own books last."""
        return attempts.read_last_record(self._connection)

    # --- goods ---
    def stock_documents(self) -> Sequence[StockDocument]:
        """Open documents, the oldest first."""
        return stock_documents.read_documents(self._connection)

    def stock_document(self, document_id: DocumentId) -> StockDocument | None:
        """One; that which was edited last is remembered."""
        last = self._memory.stock_document
        if last is not None and last.document_id == document_id:
            return last
        return stock_documents.find_document(self._connection, document_id)

    def keep_stock_document(self, document: StockDocument) -> None:
        """Write what an edit changed."""
        kept = self.stock_document(document.document_id)
        stock_documents.keep_document(self._connection, document, kept=kept)
        self._memory = replace(self._memory, stock_document=document)

    def drop_stock_document(self, document_id: DocumentId) -> None:
        """It is booked, or given up."""
        stock_documents.drop_document(self._connection, document_id)
        self._memory = replace(self._memory, stock_document=None)

    def transfer_steps(self) -> Sequence[Transaction]:
        """Our own steps that the copy of transfers may not contain yet."""
        return stock_documents.read_transfer_steps(self._connection)

    # --- balances asked to pay ---
    def keep_balance_step(self, step: BalanceStep) -> None:
        """Write it, new or changed."""
        balance_steps.keep_balance_step(self._connection, step)

    def balance_step(self, step_id: AttemptId) -> BalanceStep | None:
        """One of them."""
        return balance_steps.find_balance_step(self._connection, step_id)

    def open_balance_steps(self) -> Sequence[BalanceStep]:
        """Those that are asked, held, or to be released; oldest first."""
        return balance_steps.read_open_balance_steps(self._connection)

    def stand_ins_under_way(self) -> Sequence[StandIn]:
        """What was taken without the backend in sales that have not reached it."""
        return balance_steps.read_stand_ins_under_way(self._connection)

    # --- delivery ---
    def parked_fact(self, row_id: int) -> ParkedFact | None:
        """The refused fact in this row of the outbox."""
        return outbox.find_parked(self._connection, row_id)

    def record_outcomes(self, outcomes: Sequence[RowOutcome], at: datetime) -> None:
        """Stamp, park or release rows."""
        outbox.record_outcomes(self._connection, outcomes, at)
        for told in outcomes:
            if told.over is not None and epoch_of_row(self._connection, told.row_id) == self._identity.epoch:
                self.end_epoch(told.over)

    def epoch_over(self) -> EpochEnd | None:
        """Why nothing new may be sold under this epoch."""
        return self._memory.epoch_over

    def end_epoch(self, why: EpochEnd) -> None:
        """Nothing new is sold under it any more."""
        put_epoch_over(self._connection, self._identity, why)
        self._memory = replace(self._memory, epoch_over=self._memory.epoch_over or why)

    def record_unreachable(self, row_ids: Sequence[int], *, next_try_at: datetime, reason: str) -> None:
        """Count an attempt that reached nobody, and when to try next."""
        outbox.record_unreachable(self._connection, row_ids, next_try_at=next_try_at, reason=reason)
