"""The journal as operations and sync see it: fulfilled by `journal`. One unit of work is one commit."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, TypeVar

from evertill.domain.facts.transaction import ChainHead, Draft, Identity, Transaction
from evertill.domain.receipts.receipt import Receipt
from evertill.domain.selling.sale import Sale
from evertill.kernel.ids import OperatorId, SaleId, ShiftId, TransactionId
from evertill.kernel.money import Money
from evertill.ports.assigned import AssignedReading
from evertill.ports.assortment import AssortmentReading
from evertill.ports.attempts import AttemptWriter
from evertill.ports.balance_steps import BalanceSteps
from evertill.ports.customers import CustomerWriter
from evertill.ports.epochs import EpochEnding
from evertill.ports.journal_rows import (
    DaySums,
    DueFact,
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
from evertill.ports.mails import MailWriter
from evertill.ports.order_facts import OrderFactReading
from evertill.ports.refunds import RefundReading
from evertill.ports.returned import ReturnedReading
from evertill.ports.serials import SerialReading
from evertill.ports.stock_documents import StockDocumentWriter
from evertill.ports.till_control import TillControl
from evertill.ports.zone_counts import ZoneCountReading

Result = TypeVar("Result")


class OutcomeWriter(Protocol):
    """Part of the unit of work that sync uses."""

    def record_outcomes(self, outcomes: Sequence[RowOutcome], at: datetime) -> None:
        """Stamp, park or release rows."""
        ...

    def record_unreachable(self, row_ids: Sequence[int], *, next_try_at: datetime, reason: str) -> None:
        """Count an attempt that reached nobody, and when to try next; a time over an hour ahead is not waited for."""
        ...


class SpoolWriter(Protocol):
    """Part of the unit of work that printers use."""

    def mark_sending(self, spool_id: int) -> bool:
        """Committed before the first byte goes out; False, and nothing is counted, when it does not wait any more."""
        ...

    def mark_expired(self, spool_id: int) -> bool:
        """Take a document that was never sent out of the queue, unprinted; False when it does not wait any more."""
        ...

    def mark_printed(self, spool_id: int, at: datetime) -> None:
        """Committed once the printer has answered cleanly."""
        ...


class UnitOfWork(
    EpochEnding,
    OutcomeWriter,
    SpoolWriter,
    AttemptWriter,
    MailWriter,
    BalanceSteps,
    TillControl,
    StockDocumentWriter,
    OrderFactReading,
    AssortmentReading,
    ZoneCountReading,
    AssignedReading,
    CustomerWriter,
    ReturnedReading,
    RefundReading,
    SerialReading,
    Protocol,
):
    """Everything one command reads and writes; nothing lasts unless `commit` was called before leaving."""

    def __enter__(self) -> "UnitOfWork": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def commit(self) -> None:
        """Make it durable (a power cut after this returns loses nothing); JournalFault when the disk refuses."""
        ...

    @property
    def identity(self) -> Identity:
        """Whose chain this is."""
        ...

    # --- the chain ---
    def append(self, draft: Draft) -> Transaction:
        """Number and seal the draft, write it with its stock moves, read tables and one outbox row for each route."""
        ...

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """A transaction of this journal, checked against its hash."""
        ...

    def post_void_of(self, transaction_id: TransactionId) -> TransactionId | None:
        """The transaction that undoes this sale or return; None while it stands."""
        ...

    def sums(self, business_day: date) -> DaySums:
        """What the read tables say of a day."""
        ...

    # --- the sale on the counter ---
    def open_sale(self) -> Sale | None:
        """The sale being rung."""
        ...

    def keep_open_sale(self, sale: Sale) -> None:
        """Write the sale being rung; only lines that differ from what was kept before are written."""
        ...

    def clear_open_sale(self) -> None:
        """The counter is empty again."""
        ...

    def suspend(self, sale: Sale, *, gross: Money, at: datetime) -> None:
        """Put the sale aside (it is then no longer the open one)."""
        ...

    def suspended(self) -> Sequence[SuspendedSale]:
        """Sales put aside, oldest first."""
        ...

    def suspended_sale(self, sale_id: SaleId) -> Sale | None:
        """A sale put aside, which stays there; None when it is not there (any more)."""
        ...

    def take_suspended(self, sale_id: SaleId) -> Sale | None:
        """Fetch a sale back and strike it from the list; None when it is not there (any more)."""
        ...

    # --- shift and session ---
    def shift(self) -> Shift | None:
        """The open shift."""
        ...

    def next_shift_number(self) -> int:
        """The number the next shift takes."""
        ...

    def open_shift(self, shift: Shift) -> None:
        """Begin a shift; none may be open."""
        ...

    def shift_sums(self, shift_id: ShiftId) -> ShiftSums:
        """What a shift took, from the read tables."""
        ...

    def close_shift(self, shift_id: ShiftId, at: datetime) -> None:
        """End the open shift."""
        ...

    def session(self) -> Session | None:
        """Who is signed on."""
        ...

    def keep_session(self, session: Session | None) -> None:
        """Remember who is signed on across a restart."""
        ...

    # --- documents ---
    def put_document(
        self, receipt: Receipt, *, transaction_id: TransactionId | None, at: datetime, is_printed: bool = True
    ) -> int:
        """Queue a document for the receipt printer (or only keep it for copies); gives its spool id."""
        ...

    def receipt_document(self, transaction_id: TransactionId) -> Receipt | None:
        """The original document of a completed sale or return."""
        ...

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Latest completed sales and returns, newest first."""
        ...

    def numbered_receipt(self, epoch_number: int, receipt_number: int) -> TransactionId | None:
        """The sale or return with this number, in this or an earlier epoch of the workstation."""
        ...

    def count_copy(self, transaction_id: TransactionId) -> int:
        """Count one more copy printed; gives the copy's number."""
        ...

    # --- delivery, as far as a person takes part in it ---
    def parked_fact(self, row_id: int) -> ParkedFact | None:
        """The refused fact in this row of the outbox; None when it is not, or no longer, parked."""
        ...

    # --- settings that must survive and change with a commit ---
    def failed_pins(self, operator_id: OperatorId) -> tuple[int, datetime | None]:
        """Wrong PINs in a row, and when the last one was."""
        ...

    def keep_failed_pins(self, operator_id: OperatorId, count: int, at: datetime) -> None:
        """Remember wrong PINs; zero after a right one."""
        ...

    def head(self) -> ChainHead:
        """The chain's last numbers and hash."""
        ...

    def last_occurred_at(self) -> datetime | None:
        """When the last transaction happened by its own clock; to notice a clock set back."""
        ...


class Journal(Protocol):
    """The till's journal, on the till worker: one writer, one unit of work at a time."""

    @property
    def identity(self) -> Identity:
        """Whose chain this is."""
        ...

    def begin(self) -> UnitOfWork:
        """Open a unit of work; JournalFault when the file is locked or cannot be written."""
        ...

    def has_room(self) -> bool:
        """Whether the disk has room for more than the sale at hand; when not, finish that one and begin none."""
        ...


class JournalWriter(Protocol):
    """Lets other workers have something written by the till worker."""

    def submit(self, step: Callable[[UnitOfWork], Result]) -> "Future[Result]":
        """Run the step in a unit of work of its own, committed when it returns; wait for the future with a limit."""
        ...


class Outbox(Protocol):
    """The outbox read by the push worker, on a read-only connection of its own."""

    def due(
        self, route: str, *, limit: int, now: datetime, without: AbstractSet[int] = frozenset()
    ) -> Sequence[DueFact]:
        """Facts whose turn it is, in order of sequence; none while kin before it is not delivered, and none in the rows
        `without`.

        Facts that failed before come only when there is no other, so that they hold up nobody.
        """
        ...

    def next_try_at(self, route: str) -> datetime | None:
        """When the earliest waiting fact may be tried; None when nothing waits."""
        ...

    def state(self, route: str) -> QueueState:
        """How much waits, since when."""
        ...

    def parked(self, route: str) -> Sequence[ParkedFact]:
        """Facts that wait for a person."""
        ...


class Spool(Protocol):
    """Waiting documents, read by a printer's worker on a read-only connection of its own."""

    def next_document(self) -> SpooledDocument | None:
        """The oldest document not yet printed."""
        ...

    def next_kick(self, after_spool_id: int) -> SpooledDocument | None:
        """The oldest document after this one that opens the drawer and is neither printed nor was ever sent.

        A printer out of paper holds up its receipts, not the drawer of the next cash sale.
        """
        ...

    def waiting(self) -> int:
        """How many documents wait."""
        ...
