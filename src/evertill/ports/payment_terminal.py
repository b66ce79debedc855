"""What the till and a card terminal say to each other, whatever the protocol: requests, answers, slips, totals."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from evertill.kernel.money import Money
from evertill.kernel.values import dataclass


class TerminalAction(StrEnum):
    """What a terminal is asked to do; UnifiedPOS: AuthorizeSales, AuthorizeRefund, AuthorizeVoid, DailyLog."""

    PAY = "pay"
    REFUND = "refund"
    REVERSE = "reverse"
    """Undo one payment, named by its receipt number."""
    END_OF_DAY = "end_of_day"


class Verdict(StrEnum):
    """What became of a request. Only what the terminal said plainly is anything but UNKNOWN."""

    APPROVED = "approved"
    DECLINED = "declined"
    """Refused by a code that is known to mean that no money moved."""
    CANCELLED = "cancelled"
    """Given up at the terminal or by the till, and the terminal said so."""
    FAILED = "failed"
    """Nothing was begun: the terminal was not reached, or refused the request before it did anything."""
    UNKNOWN = "unknown"
    """It may have been charged: to be asked, never to be guessed."""


class SlipKind(StrEnum):
    """Whom a terminal's slip is for."""

    MERCHANT = "merchant"
    CUSTOMER = "customer"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip the terminal wants printed, as lines of text; card numbers in it are masked."""

    kind: SlipKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TerminalTotal:
    """One line of a terminal's own end-of-day totals."""

    label: str
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class TerminalRecord:
    """What names one operation in the terminal's own books; to tell a new one from the one before."""

    terminal_id: str = ""
    receipt_number: str = ""
    trace_number: str = ""


@dataclass(frozen=True, slots=True)
class TerminalRequest:
    """One request. `reference` is the attempt's own and is never used for another amount."""

    action: TerminalAction
    amount: Money
    reference: str
    started_at: datetime
    receipt_number: str = ""
    """For REVERSE: the terminal's receipt number of the payment to undo."""
    last_record: TerminalRecord | None = None
    """The terminal's last operation before this one, where the till knows it."""


@dataclass(frozen=True, slots=True)
class TerminalAnswer:
    """What the terminal said. Of the card only its name and last four digits ever get here."""

    verdict: Verdict
    amount: Money | None = None
    """What was booked, tip included; None where nothing was, or the terminal did not say."""
    tip_minor: int = 0
    cash_out_minor: int = 0
    """Cash handed to the customer on top, charged to the card."""
    code: str = ""
    text: str = ""
    """The terminal's own words for a person, or ours where it has none."""
    record: TerminalRecord = field(default_factory=TerminalRecord)
    authorisation: str = ""
    card_name: str = ""
    card_last_four: str = ""
    is_offline: bool = False
    """Approved by the terminal alone: the shop bears the risk until it is settled."""
    needs_signature: bool = False
    slips: tuple[Slip, ...] = ()
    totals: tuple[TerminalTotal, ...] = ()

    @property
    def day_total(self) -> Money | None:
        """Of an end of day: what the terminal says all came to, else its totals added up; None when it told neither."""
        if self.amount is not None or not self.totals:
            return self.amount
        return sum((one.amount for one in self.totals[1:]), self.totals[0].amount)


# --- what a dialogue tells whoever runs it


@dataclass(frozen=True, slots=True)
class Send:
    """Bytes for the line."""

    chunk: bytes


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the terminal shows or waits for, to be mirrored to the cashier."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A result that must be durable before it is acknowledged: call `durable`, or `refuse` when it cannot be."""

    answer: TerminalAnswer
    is_final: bool = False
    """Whether nothing that follows can change it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The request is over; with UNKNOWN the terminal is to be asked."""

    answer: TerminalAnswer


@dataclass(frozen=True, slots=True)
class Ready:
    """The greeting is over; `reason` says what is wrong, and is empty when the terminal answers."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer to a request that was over already: an approval in it is to be reversed."""

    answer: TerminalAnswer


@dataclass(frozen=True, slots=True)
class LateSlips:
    """Slips that came when their request was over already."""

    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class LineDead:
    """The line is of no use any more; close it, and open it again for the next request."""

    reason: str


Step = Send | Prompt | Answered | Ended | Ready | LateAnswer | LateSlips | LineDead
