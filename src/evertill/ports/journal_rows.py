"""What the journal tells of its rows: shifts, receipts, suspended sales, the outbox and the spool, as frozen values."""

from datetime import date, datetime
from enum import StrEnum

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.receipts.receipt import Receipt
from evertill.kernel.ids import OperatorId, SaleId, ShiftId, TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """A till opening; it belongs to one business day and ends with TillSettle."""

    shift_id: ShiftId
    number: int
    """Counts the workstation's shifts, without gaps."""
    business_day: date
    opened_at: datetime
    opened_by: OperatorId | None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed on, since when; `None` operator: locked."""

    operator_id: OperatorId | None
    since: datetime


@dataclass(frozen=True, slots=True)
class SuspendedSale:
    """A sale put aside, as a list shows it."""

    sale_id: SaleId
    label: str
    suspended_at: datetime
    operator_id: OperatorId
    gross: Money
    line_count: int


@dataclass(frozen=True, slots=True)
class ReceiptEntry:
    """A completed sale or return, as a list shows it."""

    transaction_id: TransactionId
    number_text: str
    occurred_at: datetime
    gross: Money
    kind: str
    copies: int


class OutboxState(StrEnum):
    """Where a fact is on one route."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    PARKED = "parked"
    """Refused; waits for a person. Its kin wait with it, all else goes on."""
    WAIVED = "waived"


OUTBOX_MOVES: dict[OutboxState, frozenset[OutboxState]] = {
    OutboxState.WAITING: frozenset({OutboxState.DELIVERED, OutboxState.PARKED}),
    OutboxState.PARKED: frozenset({OutboxState.WAITING, OutboxState.DELIVERED, OutboxState.WAIVED}),
    OutboxState.DELIVERED: frozenset(),
    OutboxState.WAIVED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What came of delivering one row; written in one commit for a whole batch."""

    row_id: int
    state: OutboxState
    remote_id: str | None = None
    visible_at: str | None = None
    differences: tuple[str, ...] = ()
    reason: str = ""
    over: EpochEnd | None = None
    """Why the till may not go on in the epoch that the fact was written in."""


@dataclass(frozen=True, slots=True)
class DaySums:
    """Counts and amounts (minor units, one currency) of a business day; returns positive."""

    sales: int
    returns: int
    sold_minor: int
    returned_minor: int


@dataclass(frozen=True, slots=True)
class ShiftSums:
    """What happened in a shift; `cash` is what the drawer should hold: float, cash taken, change and refunds."""

    sales: int
    returns: int
    sold: Money
    returned: Money
    cash: Money


@dataclass(frozen=True, slots=True)
class DueFact:
    """A fact to deliver now."""

    row_id: int
    fact_id: TransactionId
    sequence: int
    wire: bytes
    attempts: int


@dataclass(frozen=True, slots=True)
class QueueState:
    """What the sync indicator tells of a route."""

    waiting: int
    parked: int
    oldest_at: datetime | None
    last_delivered_at: datetime | None


@dataclass(frozen=True, slots=True)
class ParkedFact:
    """A refused fact."""

    row_id: int
    fact_id: TransactionId
    sequence: int
    kind: str
    reason: str
    since: datetime


@dataclass(frozen=True, slots=True)
class SpooledDocument:
    """A document in the spool."""

    spool_id: int
    transaction_id: TransactionId | None
    receipt: Receipt
    sends: int
    """How often it was sent to a printer without a clean answer: a re-print is marked as a possible duplicate."""
    queued_at: datetime
