"""Notices: hints inside the process that something happened. They may get lost; whoever listens may draw, wake or
log, not command."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.ports.mails import MailState


class Announcer(Protocol):
    """Tells whoever listens; returns at once and never raises."""

    def announce(self, notice: object) -> None:
        """Pass the notice on."""
        ...


@dataclass(frozen=True, slots=True)
class SaleCompleted:
    """A sale or return is durable; its facts and documents wait."""

    transaction_id: TransactionId


@dataclass(frozen=True, slots=True)
class FactsWritten:
    """New facts wait in the outbox."""


@dataclass(frozen=True, slots=True)
class SpoolWritten:
    """New documents wait in the print spool."""


class LinkState(StrEnum):
    """How the backend answers."""

    UNCONNECTED = "unconnected"
    """This till works on its own; no backend is configured."""
    ONLINE = "online"
    OFFLINE = "offline"
    REJECTED = "rejected"
    """The backend answers, but does not accept this workstation's credential."""


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The backend began to answer, stopped, or refuses us."""

    state: LinkState
    since: datetime
    reason: str = ""
    """In plain words, for a person; empty when all is well. Online it says what should be seen to all the same."""


@dataclass(frozen=True, slots=True)
class FactsRecorded:
    """Outcomes of delivery were written: the queue is shorter, or something was parked."""


@dataclass(frozen=True, slots=True)
class CopiesUpdated:
    """The mirror holds newer copies of these streams."""

    streams: frozenset[str]


class DeviceKind(StrEnum):
    """Device families by their UnifiedPOS category."""

    RECEIPT_PRINTER = "receipt_printer"
    CASH_DRAWER = "cash_drawer"
    SCANNER = "scanner"
    SCALE = "scale"
    LINE_DISPLAY = "line_display"
    LABEL_PRINTER = "label_printer"
    PAYMENT_TERMINAL = "payment_terminal"


@dataclass(frozen=True, slots=True)
class DeviceStateChanged:
    """A device became ready or met a fault."""

    kind: DeviceKind
    name: str
    is_ready: bool
    reason: str = ""
    """What is wrong and what to do, in one sentence; empty when ready."""


@dataclass(frozen=True, slots=True)
class DrawerMoved:
    """The cash drawer was opened or closed, as far as it has a switch that tells."""

    name: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class DocumentExpired:
    """A receipt could not be printed for so long that it is not printed any more; a copy can be had."""

    spool_id: int
    title: str
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentPrinted:
    """A receipt came out of a printer."""

    spool_id: int
    transaction_id: TransactionId | None


@dataclass(frozen=True, slots=True)
class EpochDoubted:
    """The backend says of a fact that its epoch is over; whether that is the one at hand, the journal knows."""


@dataclass(frozen=True, slots=True)
class BackupEnded:
    """A backup was made, or could not be."""


@dataclass(frozen=True, slots=True)
class TillTold:
    """Something that whoever stands at the till has to know, in a sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class MailWritten:
    """A receipt waits to be sent by e-mail."""


@dataclass(frozen=True, slots=True)
class MailEnded:
    """What became of a receipt by e-mail; of one that waits, that the server cannot be used as it is set up."""

    title: str
    """Of the receipt; empty when it is not known, or concerns all."""
    state: MailState
    reason: str


@dataclass(frozen=True, slots=True)
class CustomerErased:
    """The journal says that a customer is erased: the key of their data is to be destroyed."""

    customer_id: str
