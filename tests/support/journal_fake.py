"""A journal in memory that behaves like the real one: same answers, same refusals, nothing kept without a commit."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import dropwhile
from types import TracebackType
from typing import Any, cast

from evertill.domain.balances.balance_step import OPEN_STEPS
from evertill.domain.customers.sealed_customer import digest_of
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import (
    TAKES_RECEIPT_NUMBER,
    ChainHead,
    Draft,
    Identity,
    Transaction,
    TransactionKind,
    head_after,
    seal,
)
from evertill.domain.goods.standing import AssortmentMark
from evertill.domain.orders.order_changes import orders_named
from evertill.domain.receipts.receipt import Receipt, without_codes
from evertill.domain.records.points_moves import PointsMove, read_moves
from evertill.domain.records.post_void import counts_of
from evertill.domain.records.refund_debt import DEBT_KINDS
from evertill.domain.records.sale_record import read_figures
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.sale import Sale
from evertill.domain.stock.stock_document import DocumentId, StockDocument
from evertill.domain.stock.stock_facts import deltas_of
from evertill.domain.stock.stocktake import Stocktake, joined, marked_by
from evertill.domain.till.shift_report import read_z, z_number_text
from evertill.domain.till.tallies import cash_moved
from evertill.journal.finding.assortment import mark_of
from evertill.journal.read_tables.customer_marks import marks_of
from evertill.journal.read_tables.serial_rows import serial_rows
from evertill.kernel.errors import Bug
from evertill.kernel.ids import AttemptId, OperatorId, SaleId, ShiftId, TransactionId
from evertill.kernel.money import Money
from evertill.ports.attempts import Attempt
from evertill.ports.balance_steps import BalanceStep, StandIn
from evertill.ports.customers import SealedCustomer
from evertill.ports.journal_rows import (
    OUTBOX_MOVES,
    DaySums,
    DueFact,
    OutboxState,
    ParkedFact,
    QueueState,
    ReceiptEntry,
    RowOutcome,
    Session,
    Shift,
    ShiftSums,
    SpooledDocument,
    SuspendedSale,
)
from evertill.ports.mails import MailResult, MailState
from evertill.ports.order_facts import OwnOrderFact
from evertill.ports.payment_terminal import TerminalRecord
from evertill.ports.serials import SoldPiece
from evertill.ports.till_control import ZEntry
from evertill.ports.zone_counts import MovedSince
from tests.support.returned_fake import came_back_of, paid_by_code_of

_AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Row:
    row_id: int
    route: str
    transaction: Transaction
    kin: str
    state: OutboxState = OutboxState.WAITING
    attempts: int = 0
    next_try_at: datetime | None = None
    reason: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Document:
    spooled: SpooledDocument
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class FakeMail:
    """A receipt to be sent by e-mail."""

    transaction_id: TransactionId
    sealed_address: str | None
    state: MailState = MailState.WAITING
    reason: str = ""


@dataclass(slots=True)
class _State:
    head: ChainHead = field(default_factory=ChainHead)
    transactions: dict[str, Transaction] = field(default_factory=dict)
    open_sale: Sale | None = None
    suspended: dict[str, tuple[SuspendedSale, Sale]] = field(default_factory=dict)
    shifts: list[Shift] = field(default_factory=list)
    session: Session | None = None
    pins: dict[str, tuple[int, datetime | None]] = field(default_factory=dict)
    documents: list[_Document] = field(default_factory=list)
    copies: dict[str, int] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    stock_documents: dict[str, StockDocument] = field(default_factory=dict)
    balance_steps: dict[str, BalanceStep] = field(default_factory=dict)
    mails: dict[str, FakeMail] = field(default_factory=dict)
    rows: list[_Row] = field(default_factory=list)
    sealed: dict[str, SealedCustomer] = field(default_factory=dict)
    last_delivered_at: dict[str, datetime] = field(default_factory=dict)
    epoch_over: EpochEnd | None = None

    def copied(self) -> "_State":
        """Containers anew, values (all frozen) as they are."""
        state = copy(self)
        for name in self.__slots__:
            member = getattr(self, name)
            if isinstance(member, dict | list):
                setattr(state, name, member.copy())
        return state


class FakeJournal:
    """Fulfils `ports.journal.Journal`, `Outbox` and `Spool`."""

    def __init__(self, identity: Identity, routes: Sequence[str] = ("central",)) -> None:
        self.identity = identity
        self.routes = tuple(routes)
        self.room = True
        self.committed = _State()
        self.is_busy = False

    def begin(self) -> "FakeUnit":
        """Open a unit of work."""
        if self.is_busy:
            raise Bug("a unit of work is open already")
        self.is_busy = True
        return FakeUnit(self, self.committed.copied())

    def has_room(self) -> bool:
        """What `room` says."""
        return self.room

    # --- Outbox ---
    def due(
        self, route: str, *, limit: int, now: datetime, without: AbstractSet[int] = frozenset()
    ) -> Sequence[DueFact]:
        """Facts whose turn it is."""
        free = [
            row
            for row in self.committed.rows
            if row.route == route and self._is_free(row) and row.row_id not in without
        ]
        chosen = [row for row in free if not row.attempts] or [
            row for row in free if row.next_try_at is None or row.next_try_at <= now or row.next_try_at > now + _HOUR
        ]
        return [
            DueFact(
                row.row_id, row.transaction.transaction_id, row.transaction.sequence, row.transaction.wire, row.attempts
            )
            for row in chosen[:limit]
        ]

    def next_try_at(self, route: str) -> datetime | None:
        """When the earliest waiting fact may be tried."""
        free = [row for row in self.committed.rows if row.route == route and self._is_free(row)]
        return min((row.next_try_at or _AT_ONCE for row in free), default=None)

    def _is_free(self, row: _Row) -> bool:
        held_by = {OutboxState.WAITING, OutboxState.PARKED}
        return row.state is OutboxState.WAITING and not any(
            earlier.kin == row.kin and earlier.route == row.route and earlier.state in held_by
            for earlier in self.committed.rows
            if earlier.transaction.sequence < row.transaction.sequence
        )

    def state(self, route: str) -> QueueState:
        """How much waits."""
        waiting = [row for row in self.committed.rows if row.route == route and row.state is OutboxState.WAITING]
        oldest = min(waiting, key=lambda row: row.transaction.sequence, default=None)
        return QueueState(
            waiting=len(waiting),
            parked=len(self.parked(route)),
            oldest_at=None if oldest is None else oldest.transaction.occurred_at,
            last_delivered_at=self.committed.last_delivered_at.get(route),
        )

    def parked(self, route: str) -> Sequence[ParkedFact]:
        """Facts that wait for a person."""
        rows = [row for row in self.committed.rows if row.route == route and row.state is OutboxState.PARKED]
        return [_parked(row) for row in rows]

    # --- Spool ---
    def next_document(self) -> SpooledDocument | None:
        """The oldest document not yet printed."""
        return next((document.spooled for document in self.committed.documents if document.is_waiting), None)

    def next_kick(self, after_spool_id: int) -> SpooledDocument | None:
        """The oldest document after this one that opens the drawer and was never sent."""
        return next(
            (
                document.spooled
                for document in self.committed.documents
                if document.is_waiting
                and document.spooled.spool_id > after_spool_id
                and document.spooled.receipt.kicks_drawer
                and document.spooled.sends == 0
            ),
            None,
        )

    def waiting(self) -> int:
        """How many documents wait."""
        return sum(document.is_waiting for document in self.committed.documents)


def _parked(row: _Row) -> ParkedFact:
    assert row.changed_at is not None
    done = row.transaction
    return ParkedFact(row.row_id, done.transaction_id, done.sequence, done.kind.value, row.reason, row.changed_at)


class FakeUnit:
    """Fulfils `ports.journal.UnitOfWork` on a copy that replaces the committed state when it is committed."""

    def __init__(self, journal: FakeJournal, state: _State) -> None:
        self._journal = journal
        self._state = state
        self._is_over = False

    def __enter__(self) -> "FakeUnit":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over = True
        self._journal.is_busy = False

    def commit(self) -> None:
        """Replace the committed state."""
        if self._is_over:
            raise Bug("this unit of work is over")
        self._is_over = True
        self._journal.is_busy = False
        self._journal.committed = self._state

    @property
    def identity(self) -> Identity:
        """Whose chain this is."""
        return self._journal.identity

    def epoch_over(self) -> EpochEnd | None:
        """Why nothing new may be sold."""
        return self._state.epoch_over

    def end_epoch(self, why: EpochEnd) -> None:
        """The first reason stands."""
        self._state.epoch_over = self._state.epoch_over or why

    # --- the chain ---
    def append(self, draft: Draft) -> Transaction:
        """Number and seal the draft; queue it on every route."""
        state = self._state
        done = seal(draft, self.identity, state.head)
        if done.kind in TAKES_RECEIPT_NUMBER:
            read_figures(done)
        if done.transaction_id in state.transactions:
            raise Bug(f"there is a transaction {done.transaction_id} already")
        state.head = head_after(done, state.head)
        state.transactions[done.transaction_id] = done
        named = done.body.get("transaction")
        original = state.transactions.get(named, done) if isinstance(named, str) else done
        kin = str(original.body.get("sale_id", original.transaction_id))
        state.rows += [
            _Row(len(state.rows) + number, route, done, kin) for number, route in enumerate(self._journal.routes, 1)
        ]
        return done

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """A transaction of this journal."""
        return self._state.transactions.get(transaction_id)

    def post_void_of(self, transaction_id: TransactionId) -> TransactionId | None:
        """The transaction that undoes this one."""
        voids = [done for done in self._state.transactions.values() if done.kind is TransactionKind.POST_VOID]
        return next((done.transaction_id for done in voids if done.body["transaction"] == transaction_id), None)

    def came_back(self, original: str) -> CameBack:
        """What came back of a sale, looked for in every transaction."""
        return came_back_of(self._state.transactions.values(), original)

    def paid_by_code(self, shift_id: ShiftId) -> int:
        """Of all transactions of the shift."""
        return paid_by_code_of(self._state.transactions.values(), shift_id)

    def head(self) -> ChainHead:
        """The chain's last numbers and hash."""
        return self._state.head

    def last_occurred_at(self) -> datetime | None:
        """When the last transaction happened."""
        return next((done.occurred_at for done in reversed(self._state.transactions.values())), None)

    def sums(self, business_day: date) -> DaySums:
        """Counts and amounts of a day."""
        return _sums([done for done in self._sold() if done.business_day == business_day])

    def _sold(self) -> list[Transaction]:
        return [done for done in self._state.transactions.values() if done.kind in TAKES_RECEIPT_NUMBER]

    # --- the sale on the counter ---
    def open_sale(self) -> Sale | None:
        """The sale being rung."""
        return self._state.open_sale

    def keep_open_sale(self, sale: Sale) -> None:
        """Remember the sale being rung."""
        self._state.open_sale = sale

    def clear_open_sale(self) -> None:
        """The counter is empty again."""
        self._state.open_sale = None

    def suspend(self, sale: Sale, *, gross: Money, at: datetime) -> None:
        """Put the sale aside."""
        entry = SuspendedSale(sale.sale_id, sale.label, at, sale.operator_id, gross, len(sale.live_lines))
        self._state.suspended[sale.sale_id] = (entry, sale)
        if self._state.open_sale is not None and self._state.open_sale.sale_id == sale.sale_id:
            self._state.open_sale = None

    def suspended(self) -> Sequence[SuspendedSale]:
        """Sales put aside, oldest first."""
        return [entry for entry, _ in self._state.suspended.values()]

    def suspended_sale(self, sale_id: SaleId) -> Sale | None:
        """One, which stays."""
        found = self._state.suspended.get(sale_id)
        return None if found is None else found[1]

    def take_suspended(self, sale_id: SaleId) -> Sale | None:
        """Fetch a sale back."""
        found = self._state.suspended.pop(sale_id, None)
        return None if found is None else found[1]

    # --- goods ---
    def stock_documents(self) -> Sequence[StockDocument]:
        """Open documents, the oldest first."""
        return [document for _, document in sorted(self._state.stock_documents.items())]

    def stock_document(self, document_id: DocumentId) -> StockDocument | None:
        """One."""
        return self._state.stock_documents.get(document_id)

    def keep_stock_document(self, document: StockDocument) -> None:
        """Remember it."""
        self._state.stock_documents[document.document_id] = document

    def drop_stock_document(self, document_id: DocumentId) -> None:
        """It is booked, or given up."""
        self._state.stock_documents.pop(document_id, None)

    def transfer_steps(self) -> Sequence[Transaction]:
        """Our own steps that nobody waived."""
        waived = {row.transaction.transaction_id for row in self._state.rows if row.state is OutboxState.WAIVED}
        steps = [done for done in self._state.transactions.values() if done.kind is TransactionKind.TRANSFER_STEP]
        return [done for done in steps if done.transaction_id not in waived]

    # --- receipts by e-mail ---
    def put_mail(self, mail_id: str, transaction_id: TransactionId, sealed_address: str, at: datetime) -> None:
        """Queue a receipt."""
        if transaction_id not in self._state.transactions:
            raise Bug(f"there is no transaction {transaction_id}")
        self._state.mails[mail_id] = FakeMail(transaction_id, sealed_address)

    def hand_over_mail(self, mail_id: str) -> bool:
        """Only what waits."""
        mail = self._state.mails[mail_id]
        if mail.state is not MailState.WAITING:
            return False
        self._state.mails[mail_id] = replace(mail, state=MailState.HANDING_OVER)
        return True

    def record_mail(self, mail_id: str, result: MailResult, at: datetime) -> None:
        """What came of it."""
        mail = self._state.mails[mail_id]
        kept = mail.sealed_address if result.state is MailState.WAITING else None
        self._state.mails[mail_id] = replace(mail, state=result.state, sealed_address=kept, reason=result.reason)

    def mails_cut_short(self) -> tuple[str, ...]:
        """Those being handed over."""
        return tuple(name for name, mail in self._state.mails.items() if mail.state is MailState.HANDING_OVER)

    # --- customers ---
    def keep_sealed(self, entry: SealedCustomer) -> None:
        """Keep it beside its transaction, which must hold its digest."""
        done = self._state.transactions.get(entry.fact_id)
        if done is None or done.body.get("digest") != digest_of(entry.sealed):
            raise Bug("a customer's data was sealed for another transaction")
        self._state.sealed[entry.fact_id] = replace(entry, position=done.sequence)

    def sealed_customer(self, customer_id: str) -> SealedCustomer | None:
        """What was written last."""
        of_customer = [entry for entry in self.sealed_customers(0) if entry.customer_id == customer_id]
        return of_customer[-1] if of_customer else None

    def sealed_customers(self, after: int) -> Sequence[SealedCustomer]:
        """In order, without the erased."""
        erased = self.erased_customers()
        kept = (entry for entry in self._state.sealed.values() if entry.position > after)
        return [entry for entry in kept if entry.customer_id not in erased]

    def erased_customers(self) -> frozenset[str]:
        """Who was erased."""
        erased = (done for done in self._state.transactions.values() if done.kind is TransactionKind.CUSTOMER_ERASED)
        return frozenset(str(done.body["customer"]) for done in erased)

    def points_under_way(self, customer_id: str) -> Sequence[PointsMove]:
        """As if nothing had reached the backend."""
        bodies = [done.body for done in self._state.transactions.values()]
        return [move for body in bodies for move in read_moves(body.get("points")) if move.customer == customer_id]

    def customer_transactions(self, customer_id: str, limit: int) -> Sequence[Transaction]:
        """Newest first."""
        named = [row for done in self._state.transactions.values() for row in marks_of(done, done.sequence)]
        places = {position for position, customer, _ in named if customer == customer_id}
        found = [done for done in self._state.transactions.values() if done.sequence in places]
        return found[::-1][:limit]

    # --- attempts at the card terminal ---
    def keep_attempt(self, attempt: Attempt) -> None:
        """Remember it."""
        self._state.attempts[attempt.attempt_id] = attempt

    def attempt(self, attempt_id: AttemptId) -> Attempt | None:
        """One attempt."""
        return self._state.attempts.get(attempt_id)

    def open_attempts(self) -> Sequence[Attempt]:
        """Those not yet settled, oldest first."""
        return [attempt for _, attempt in sorted(self._state.attempts.items()) if attempt.is_open]

    def last_terminal_record(self) -> TerminalRecord | None:
        """What the terminal wrote into its own books last."""
        for _, attempt in sorted(self._state.attempts.items(), reverse=True):
            record = None if attempt.answer is None else attempt.answer.record
            if record is not None and (record.receipt_number or record.trace_number):
                return record
        return None

    # --- balances asked to pay ---
    def keep_balance_step(self, step: BalanceStep) -> None:
        """Remember it."""
        self._state.balance_steps[step.step_id] = step

    def balance_step(self, step_id: AttemptId) -> BalanceStep | None:
        """One of them."""
        return self._state.balance_steps.get(step_id)

    def open_balance_steps(self) -> Sequence[BalanceStep]:
        """Those that are asked, held, or to be released."""
        return [step for _, step in sorted(self._state.balance_steps.items()) if step.state in OPEN_STEPS]

    def stand_ins_under_way(self) -> Sequence[StandIn]:
        """Those of sales that wait, or wait for a person."""
        under_way = {
            row.transaction.transaction_id: row.transaction
            for row in self._state.rows
            if row.state in {OutboxState.WAITING, OutboxState.PARKED}
        }
        return [found for fact in under_way.values() for found in _stand_ins(fact)]

    # --- shift and session ---
    def shift(self) -> Shift | None:
        """The open shift."""
        return next((shift for shift in self._state.shifts if shift.closed_at is None), None)

    def next_shift_number(self) -> int:
        """The number the next shift takes."""
        return len(self._state.shifts) + 1

    def open_shift(self, shift: Shift) -> None:
        """Begin a shift."""
        if self.shift() is not None or shift.number != self.next_shift_number():
            raise Bug("a shift is open already, or its number leaves a gap")
        self._state.shifts.append(shift)

    def shift_sums(self, shift_id: ShiftId) -> ShiftSums:
        """What a shift took."""
        sold = [done for done in self._sold() if done.shift_id == shift_id]
        of_shift = [done for done in self._state.transactions.values() if done.shift_id == shift_id]
        moves = [(done.body, moved) for done in of_shift if (moved := cash_moved(done)) is not None]
        currency = next(
            (str(body["currency"]) for body in [*(body for body, _ in moves), *(done.body for done in sold)]), None
        )
        if currency is None:
            raise Bug(f"shift {shift_id} has neither a float nor a sale")
        cash = sum(moved for _, moved in moves) + sum(read_figures(done).cash_minor for done in sold)
        day = _sums(sold)
        return ShiftSums(
            day.sales,
            day.returns,
            Money(day.sold_minor, currency),
            Money(day.returned_minor, currency),
            Money(cash, currency),
        )

    def close_shift(self, shift_id: ShiftId, at: datetime) -> None:
        """End the open shift."""
        shift = self.shift()
        if shift is None or shift.shift_id != shift_id:
            raise Bug("a shift that is not open cannot be closed")
        self._state.shifts[-1] = replace(shift, closed_at=at)

    def shift_transactions(self, shift: Shift) -> Sequence[Transaction]:
        """All of a shift, in order."""
        return [done for done in self._state.transactions.values() if done.shift_id == shift.shift_id]

    def z_reports(self, limit: int) -> Sequence[ZEntry]:
        """Newest first."""
        settled = [done for done in self._state.transactions.values() if done.kind is TransactionKind.TILL_SETTLE]
        return [entry for done in reversed(settled) if (entry := z_entry(done)) is not None][:limit]

    def refund_facts(self) -> Sequence[Transaction]:
        """In order."""
        return [done for done in self._state.transactions.values() if done.kind in DEBT_KINDS]

    def unsent_count(self) -> int:
        """Facts that wait or are parked on any route."""
        held = {OutboxState.WAITING, OutboxState.PARKED}
        return len({row.transaction.transaction_id for row in self._state.rows if row.state in held})

    def session(self) -> Session | None:
        """Who is signed on."""
        return self._state.session

    def keep_session(self, session: Session | None) -> None:
        """Remember who is signed on."""
        self._state.session = session

    def failed_pins(self, operator_id: OperatorId) -> tuple[int, datetime | None]:
        """Wrong PINs in a row."""
        return self._state.pins.get(operator_id, (0, None))

    def keep_failed_pins(self, operator_id: OperatorId, count: int, at: datetime) -> None:
        """Remember wrong PINs."""
        self._state.pins[operator_id] = (count, at) if count else (0, None)

    # --- documents ---
    def unlisted_facts(self) -> Sequence[Transaction]:
        """Drafts and what became of them, the latest first."""
        kinds = (TransactionKind.ITEM_DRAFT, TransactionKind.ITEM_ASSIGNED)
        return [done for done in reversed(self._state.transactions.values()) if done.kind in kinds]

    def code_facts(self, code: str) -> Sequence[Transaction]:
        """Of one code that got its article, the latest first."""
        facts = self.unlisted_facts()
        return [done for done in facts if done.kind is TransactionKind.ITEM_ASSIGNED and done.body.get("code") == code]

    def last_counted(self, sku: str) -> int | None:
        """Where it was counted last."""
        found = [
            entry.get("at_sequence", done.sequence)
            for done in self._counts()
            for entry in cast("list[dict[str, Any]]", done.body["counted"])  # a count holds a list of objects
            if entry["sku"] == sku
        ]
        return max(found, default=None)

    def own_stocktakes(self) -> Sequence[Stocktake]:
        """Of the zones counted here."""
        marks = (
            marked_by(done.body, done.occurred_at, self.identity.workstation)
            for done in self._counts()
            if done.body.get("scope") == "zone"
        )
        return joined(mark for mark in marks if mark is not None)

    def counts_since(self, stocktake: str) -> Sequence[Transaction]:
        """Counts from the first one of the stocktake on."""
        return list(dropwhile(lambda done: done.body.get("stocktake") != stocktake, self._counts()))

    def moved_since(self, sku: str, sequence: int) -> MovedSince:
        """What moved on hand after it."""
        sold = other = 0
        for done in self._state.transactions.values():
            if done.sequence <= sequence or done.kind is TransactionKind.STOCK_COUNT:
                continue
            moved = sum(delta.micro for delta in deltas_of(done) if delta.sku == sku)
            is_sold = done.kind.value in ("sale", "return", "post_void", "hand_over")
            sold, other = sold + moved * is_sold, other + moved * (not is_sold)
        return MovedSince(sold, other)

    def _counts(self) -> list[Transaction]:
        return [done for done in self._state.transactions.values() if done.kind is TransactionKind.STOCK_COUNT]

    def own_marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """What was set at this till about these articles."""
        asked, kind = set(skus), TransactionKind.ASSORTMENT_SET
        marks = (mark_of(row) for row in self._state.transactions.values() if row.kind is kind)
        return [mark for mark in marks if mark is not None and mark.sku in asked]

    def sold_piece(self, sku: str, serial: str) -> SoldPiece | None:
        """How a numbered piece was sold here, unless it came back."""
        kinds = {TransactionKind.SALE, TransactionKind.RETURN, TransactionKind.POST_VOID}
        for done in reversed(self._state.transactions.values()):
            rows = serial_rows(done, 0) if done.kind in kinds else []
            found = [is_sold for row_sku, number, _, is_sold in rows if (row_sku, number) == (sku, serial)]
            if found:
                return SoldPiece(done.number_text, done.occurred_at) if found[0] else None
        return None

    def order_facts(self, order_id: str) -> Sequence[OwnOrderFact]:
        """All this till told of an order."""
        return [
            OwnOrderFact(row.transaction, row.changed_at if row.state is OutboxState.DELIVERED else None)
            for row in self._state.rows
            if order_id in orders_named(row.transaction.kind, row.transaction.body)
        ]

    def placed_orders(self, as_of: datetime | None) -> Sequence[OwnOrderFact]:
        """Orders placed here that a copy of this age need not have."""
        placed = [row for row in self._state.rows if row.transaction.kind is TransactionKind.ORDER_PLACED]
        facts = [fact for row in placed for fact in self.order_facts(str(row.transaction.body["order_id"]))[:1]]
        return [fact for fact in facts if fact.delivered_at is None or as_of is None or fact.delivered_at >= as_of]

    def put_document(
        self, receipt: Receipt, *, transaction_id: TransactionId | None, at: datetime, is_printed: bool = True
    ) -> int:
        """Queue a document, or only keep it."""
        if transaction_id is not None and transaction_id not in self._state.transactions:
            raise Bug(f"there is no transaction {transaction_id}")
        spool_id = len(self._state.documents) + 1
        spooled = SpooledDocument(spool_id, transaction_id, receipt, 0, at)
        self._state.documents.append(_Document(spooled, is_printed))
        return spool_id

    def receipt_document(self, transaction_id: TransactionId) -> Receipt | None:
        """The first document of a transaction."""
        return next(
            (
                document.spooled.receipt
                for document in self._state.documents
                if document.spooled.transaction_id == transaction_id
            ),
            None,
        )

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Latest completed sales and returns, newest first."""
        return [
            ReceiptEntry(
                transaction_id=done.transaction_id,
                number_text=done.number_text,
                occurred_at=done.occurred_at,
                gross=Money(read_figures(done).gross_minor, read_figures(done).currency),
                kind=done.kind.value,
                copies=self._state.copies.get(done.transaction_id, 0),
            )
            for done in list(reversed(self._sold()))[:limit]
        ]

    def numbered_receipt(self, epoch_number: int, receipt_number: int) -> TransactionId | None:
        """The sale or return with this number."""
        wanted = (epoch_number, receipt_number)
        found = (done for done in self._sold() if (done.identity.epoch_number, done.receipt_number) == wanted)
        return next((done.transaction_id for done in found), None)

    def count_copy(self, transaction_id: TransactionId) -> int:
        """Count one more copy."""
        if transaction_id not in self._state.transactions:
            raise Bug(f"there is no transaction {transaction_id}")
        self._state.copies[transaction_id] = self._state.copies.get(transaction_id, 0) + 1
        return self._state.copies[transaction_id]

    def mark_expired(self, spool_id: int) -> bool:
        """Let it wait no longer, unprinted."""
        document = self._state.documents[spool_id - 1]
        expires = document.is_waiting and document.spooled.sends == 0
        if expires:
            self._state.documents[spool_id - 1] = replace(document, is_waiting=False)
        return expires

    def mark_sending(self, spool_id: int) -> bool:
        """Count one more sending, if it still waits."""
        document = self._state.documents[spool_id - 1]
        if not document.is_waiting:
            return False
        spooled = replace(document.spooled, sends=document.spooled.sends + 1)
        self._state.documents[spool_id - 1] = replace(document, spooled=spooled)
        return True

    def mark_printed(self, spool_id: int, at: datetime) -> None:
        """Take the document out of the queue; what can be paid with stays on the paper alone."""
        document = self._state.documents[spool_id - 1]
        spooled = document.spooled
        if spooled.receipt.is_bearer:
            spooled = replace(spooled, receipt=without_codes(spooled.receipt))
        self._state.documents[spool_id - 1] = replace(document, spooled=spooled, is_waiting=False)

    # --- delivery ---
    def parked_fact(self, row_id: int) -> ParkedFact | None:
        """The refused fact in this row."""
        row = next((row for row in self._state.rows if row.row_id == row_id), None)
        return None if row is None or row.state is not OutboxState.PARKED else _parked(row)

    def record_outcomes(self, outcomes: Sequence[RowOutcome], at: datetime) -> None:
        """Stamp, park or release rows."""
        for outcome in outcomes:
            row = next((row for row in self._state.rows if row.row_id == outcome.row_id), None)
            if row is None or outcome.state not in OUTBOX_MOVES[row.state]:
                raise Bug("there is no such row, or it may not go there")
            is_tried = outcome.state in {OutboxState.DELIVERED, OutboxState.PARKED}
            self._state.rows[row.row_id - 1] = replace(
                row,
                state=outcome.state,
                changed_at=at,
                reason=outcome.reason,
                next_try_at=None,
                attempts=row.attempts + is_tried,
            )
            if outcome.state is OutboxState.DELIVERED:
                self._state.last_delivered_at[row.route] = at

    def record_unreachable(self, row_ids: Sequence[int], *, next_try_at: datetime, reason: str) -> None:
        """Count an attempt that reached nobody."""
        for row_id in row_ids:
            row = self._state.rows[row_id - 1]
            if row.state is OutboxState.WAITING:
                self._state.rows[row_id - 1] = replace(
                    row, attempts=row.attempts + 1, next_try_at=next_try_at, reason=reason
                )


def z_entry(settled: Transaction) -> ZEntry | None:
    """The Z of a settling, as a list shows it."""
    z = read_z(settled.body)
    if z is None:
        return None
    over_short, left = settled.body["over_short"], settled.body["float_left"]
    currency = z.report.currency
    return ZEntry(
        transaction_id=settled.transaction_id,
        number=z.number,
        number_text=z_number_text(settled.identity, z.number),
        business_day=settled.business_day,
        closed_at=settled.occurred_at,
        turnover=z.report.turnover,
        over_short=Money(over_short, currency) if isinstance(over_short, int) else None,
        unsent=z.unsent,
        float_left=Money(left, currency) if isinstance(left, int) else None,
    )


def _sums(sold: Sequence[Transaction]) -> DaySums:
    figures = [read_figures(done) for done in sold]
    counts = [counts_of(done) for done in sold]
    return DaySums(
        sales=sum(sales for sales, _ in counts),
        returns=sum(returns for _, returns in counts),
        sold_minor=sum(figure.sold_minor for figure in figures),
        returned_minor=sum(figure.returned_minor for figure in figures),
    )


def _stand_ins(fact: Transaction) -> Iterator[StandIn]:
    tenders = fact.body.get("tenders")
    for tender in tenders if isinstance(tenders, list) else []:
        match tender:
            case {"amount": int(amount), "balance": {"account": str(account), "stand_in": True}}:
                yield StandIn(account, amount)
            case _:
                pass
