"""A journal in memory: seals, numbers and rolls back like the real one, and fails on command."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import TracebackType

from evertill.domain.receipt import Receipt
from evertill.domain.sale import Sale
from evertill.domain.sale_record import read_figures
from evertill.domain.transaction import (
    ChainHead,
    Draft,
    Identity,
    Transaction,
    TransactionKind,
    head_after,
    read_fact,
    seal,
)
from evertill.kernel.errors import Bug, Fault
from evertill.kernel.ids import EpochId, OperatorId, SaleId, ShiftId, TransactionId
from evertill.kernel.money import Money
from evertill.ports.journal import (
    DaySums,
    ParkedFact,
    ReceiptEntry,
    RowOutcome,
    Session,
    Shift,
    ShiftSums,
    SuspendedSale,
)

AN_IDENTITY = Identity("S1", "2", EpochId("01920000-0000-7000-8000-000000000001"), 1)
SOLD = frozenset({TransactionKind.SALE, TransactionKind.RETURN})


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the spool keeps it."""

    receipt: Receipt
    transaction_id: TransactionId | None
    is_printed: bool


@dataclass(slots=True)
class State:
    """Everything in the journal; a unit of work changes a copy."""

    head: ChainHead = field(default_factory=ChainHead)
    transactions: list[Transaction] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    open_sale: Sale | None = None
    suspended: list[tuple[SuspendedSale, Sale]] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    session: Session | None = None
    failed_pins: dict[OperatorId, tuple[int, datetime]] = field(default_factory=dict)
    copies: dict[TransactionId, int] = field(default_factory=dict)

    def copy(self) -> "State":
        """The same, to be changed apart."""
        return State(
            self.head,
            list(self.transactions),
            list(self.documents),
            self.open_sale,
            list(self.suspended),
            list(self.shifts),
            self.session,
            dict(self.failed_pins),
            dict(self.copies),
        )


class MemoryJournal:
    """Fulfils `ports.journal.Journal`."""

    def __init__(self, identity: Identity = AN_IDENTITY) -> None:
        self.identity = identity
        self.state = State()
        self.fails_commit: Fault | None = None
        self.room = True
        self.is_busy = False
        self.kept: list[Sale] = []
        """Every open sale written, committed or not."""

    def begin(self) -> "MemoryUnit":
        """Open a unit of work."""
        if self.is_busy:
            raise Bug("a unit of work is open already")
        self.is_busy = True
        return MemoryUnit(self)

    def has_room(self) -> bool:
        """As the test says."""
        return self.room

    # --- what tests ask ---
    def of_kind(self, kind: TransactionKind) -> list[Transaction]:
        """The committed transactions of one kind, in order."""
        return [transaction for transaction in self.state.transactions if transaction.kind is kind]

    def kinds(self) -> list[str]:
        """The kinds of all committed transactions, in order."""
        return [transaction.kind.value for transaction in self.state.transactions]


class MemoryUnit:
    """Fulfils `ports.journal.UnitOfWork`."""

    def __init__(self, journal: MemoryJournal) -> None:
        self._journal = journal
        self._now = journal.state.copy()
        self._is_over = False

    def __enter__(self) -> "MemoryUnit":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over = True
        self._journal.is_busy = False

    def commit(self) -> None:
        """Keep it, unless the test says that the disk refuses."""
        if self._is_over:
            raise Bug("this unit of work is over")
        if self._journal.fails_commit is not None:
            raise self._journal.fails_commit
        self._journal.state = self._now
        self._is_over = True

    @property
    def identity(self) -> Identity:
        """Whose chain this is."""
        return self._journal.identity

    # --- the chain ---
    def append(self, draft: Draft) -> Transaction:
        """Number and seal the draft; what is kept is what can be read back."""
        transaction = read_fact(seal(draft, self.identity, self._now.head).wire)
        self._now.head = head_after(transaction, self._now.head)
        self._now.transactions.append(transaction)
        return transaction

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """A transaction of this journal."""
        return next((found for found in self._now.transactions if found.transaction_id == transaction_id), None)

    def sums(self, business_day: date) -> DaySums:
        """What was sold on a day."""
        sold = [found for found in self._sold() if found.business_day == business_day]
        return _sums(sold)

    def head(self) -> ChainHead:
        """The chain's last numbers and hash."""
        return self._now.head

    def last_occurred_at(self) -> datetime | None:
        """When the last transaction happened by its own clock."""
        return self._now.transactions[-1].occurred_at if self._now.transactions else None

    def _sold(self) -> list[Transaction]:
        return [found for found in self._now.transactions if found.kind in SOLD]

    # --- the sale on the counter ---
    def open_sale(self) -> Sale | None:
        """The sale being rung."""
        return self._now.open_sale

    def keep_open_sale(self, sale: Sale) -> None:
        """Write the sale being rung."""
        self._now.open_sale = sale
        self._journal.kept.append(sale)

    def clear_open_sale(self) -> None:
        """The counter is empty again."""
        self._now.open_sale = None

    def suspend(self, sale: Sale, *, gross: Money, at: datetime) -> None:
        """Put the sale aside; it is then no longer the open one."""
        entry = SuspendedSale(sale.sale_id, sale.label, at, sale.operator_id, gross, len(sale.live_lines))
        self._now.suspended.append((entry, sale))
        if self._now.open_sale is not None and self._now.open_sale.sale_id == sale.sale_id:
            self._now.open_sale = None

    def suspended(self) -> Sequence[SuspendedSale]:
        """Sales put aside, oldest first."""
        return [entry for entry, _ in self._now.suspended]

    def take_suspended(self, sale_id: SaleId) -> Sale | None:
        """Fetch a sale back and strike it from the list."""
        for place, (entry, sale) in enumerate(self._now.suspended):
            if entry.sale_id == sale_id:
                del self._now.suspended[place]
                return sale
        return None

    # --- shift and session ---
    def shift(self) -> Shift | None:
        """The open shift."""
        return next((shift for shift in self._now.shifts if shift.closed_at is None), None)

    def next_shift_number(self) -> int:
        """One more than the last shift's."""
        return len(self._now.shifts) + 1

    def open_shift(self, shift: Shift) -> None:
        """Begin a shift; none may be open."""
        if self.shift() is not None or shift.number != self.next_shift_number():
            raise Bug("a shift is open already, or its number leaves a gap")
        self._now.shifts.append(shift)

    def shift_sums(self, shift_id: ShiftId) -> ShiftSums:
        """What a shift took."""
        mine = [found for found in self._now.transactions if found.shift_id == shift_id]
        loans = [found.body for found in mine if found.kind is TransactionKind.TENDER_LOAN]
        sold = [found for found in mine if found.kind in SOLD]
        if not loans and not sold:
            raise Bug("nothing tells the currency of this shift")
        currency = str((loans or [found.body for found in sold])[0]["currency"])
        cash = sum(_whole(loan["amount"]) for loan in loans) + sum(read_figures(found).cash_minor for found in sold)
        sums = _sums(sold)
        return ShiftSums(
            sums.sales,
            sums.returns,
            Money(sums.sold_minor, currency),
            Money(sums.returned_minor, currency),
            Money(cash, currency),
        )

    def close_shift(self, shift_id: ShiftId, at: datetime) -> None:
        """End the open shift."""
        shift = self.shift()
        if shift is None or shift.shift_id != shift_id:
            raise Bug("a shift that is not open cannot be closed")
        self._now.shifts[-1] = replace(shift, closed_at=at)

    def session(self) -> Session | None:
        """Who is signed on."""
        return self._now.session

    def keep_session(self, session: Session | None) -> None:
        """Remember who is signed on."""
        self._now.session = session

    def failed_pins(self, operator_id: OperatorId) -> tuple[int, datetime | None]:
        """Wrong PINs in a row, and when the last one was."""
        return self._now.failed_pins.get(operator_id, (0, None))

    def keep_failed_pins(self, operator_id: OperatorId, count: int, at: datetime) -> None:
        """Remember wrong PINs; zero forgets them."""
        if count:
            self._now.failed_pins[operator_id] = (count, at)
        else:
            self._now.failed_pins.pop(operator_id, None)

    # --- documents ---
    def put_document(
        self, receipt: Receipt, *, transaction_id: TransactionId | None, at: datetime, is_printed: bool = True
    ) -> int:
        """Queue a document; a transaction it names must be there."""
        if transaction_id is not None and self.transaction(transaction_id) is None:
            raise Bug(f"there is no transaction {transaction_id}")
        self._now.documents.append(Document(receipt, transaction_id, is_printed))
        return len(self._now.documents)

    def receipt_document(self, transaction_id: TransactionId) -> Receipt | None:
        """The first document of a transaction."""
        kept = (found.receipt for found in self._now.documents if found.transaction_id == transaction_id)
        return next(kept, None)

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Latest completed sales and returns, newest first."""
        latest = list(reversed(self._sold()))[:limit]
        return [
            ReceiptEntry(
                transaction_id=found.transaction_id,
                number_text=found.number_text,
                occurred_at=found.occurred_at,
                gross=Money(read_figures(found).gross_minor, read_figures(found).currency),
                kind=found.kind.value,
                copies=self._now.copies.get(found.transaction_id, 0),
            )
            for found in latest
        ]

    def numbered_receipt(self, epoch_number: int, receipt_number: int) -> TransactionId | None:
        """The sale or return with this number."""
        numbers = {(found.identity.epoch_number, found.receipt_number): found for found in self._sold()}
        found = numbers.get((epoch_number, receipt_number))
        return None if found is None else found.transaction_id

    def count_copy(self, transaction_id: TransactionId) -> int:
        """Count one more copy printed."""
        self._now.copies[transaction_id] = self._now.copies.get(transaction_id, 0) + 1
        return self._now.copies[transaction_id]

    # --- delivery ---
    def parked_fact(self, row_id: int) -> ParkedFact | None:
        """Nothing is sent from here, so nothing was ever refused."""
        return None

    # --- what operations never call ---
    def record_outcomes(self, outcomes: Sequence[RowOutcome], at: datetime) -> None:
        """Sync's part."""
        raise Bug("operations deliver nothing")

    def record_unreachable(self, row_ids: Sequence[int], *, next_try_at: datetime, reason: str) -> None:
        """Sync's part."""
        raise Bug("operations deliver nothing")

    def mark_sending(self, spool_id: int) -> None:
        """The printer's part."""
        raise Bug("operations print nothing")

    def mark_printed(self, spool_id: int, at: datetime) -> None:
        """The printer's part."""
        raise Bug("operations print nothing")


def _sums(sold: Sequence[Transaction]) -> DaySums:
    figures = [read_figures(found) for found in sold]
    returns = sum(found.kind is TransactionKind.RETURN for found in sold)
    return DaySums(
        len(sold) - returns,
        returns,
        sum(figure.sold_minor for figure in figures),
        sum(figure.returned_minor for figure in figures),
    )


def _whole(number: object) -> int:
    assert isinstance(number, int)
    return number
