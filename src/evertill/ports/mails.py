"""Receipts by e-mail: what waits in the journal, how a mail server takes it, and what came of it.

An address is kept, sealed, only until its mail is sent or given up; it is never logged and never in a fact.
"""

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from evertill.domain.receipts.receipt import Receipt
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass


class MailState(StrEnum):
    """Where a mail stands."""

    WAITING = "waiting"
    HANDING_OVER = "handing_over"
    """Its text is on the way to the server: from here on nobody knows, until the server has answered."""
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """The line broke while it was handed over: it may have arrived, so it is not sent again by itself."""


@dataclass(frozen=True, slots=True)
class DueMail:
    """A mail whose turn it is."""

    mail_id: str
    """Also its Message-ID, so that whoever gets it twice can tell."""
    transaction_id: TransactionId
    sealed_address: str = field(repr=False)
    receipt: Receipt
    attempts: int
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class MailResult:
    """What came of one try; the reason is a sentence without any address."""

    state: MailState
    reason: str = ""
    next_try_at: datetime | None = None


class MailWriter(Protocol):
    """Mails in the journal, within a unit of work."""

    def put_mail(self, mail_id: str, transaction_id: TransactionId, sealed_address: str, at: datetime) -> None:
        """Queue a receipt for this address."""
        ...

    def hand_over_mail(self, mail_id: str) -> bool:
        """Committed before the text goes out; False when the mail does not wait any more."""
        ...

    def record_mail(self, mail_id: str, result: MailResult, at: datetime) -> None:
        """Write what came of it; the address goes unless it waits on."""
        ...

    def mails_cut_short(self) -> tuple[str, ...]:
        """Those that were being handed over when the till ended."""
        ...


class MailQueue(Protocol):
    """Mails read by the mail worker, on a connection of its own."""

    def due_mail(self, now: datetime) -> DueMail | None:
        """The oldest mail whose time has come."""
        ...

    def next_mail_at(self) -> datetime | None:
        """When the earliest waiting mail may be tried; None when none waits."""
        ...


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as the server is given it."""

    message_id: str
    address: str = field(repr=False)
    subject: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Sent:
    """The server has taken it upon itself."""


@dataclass(frozen=True, slots=True)
class MailRefused:
    """The server says that it will never take it."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not taken; worth another try."""

    reason: str
    is_ours: bool = False
    """The fault is in what this till is set up with, not in the mail or the way."""


@dataclass(frozen=True, slots=True)
class MaybeSent:
    """The line broke after the text went out and before the answer came."""

    reason: str


SendOutcome = Sent | MailRefused | NotSent | MaybeSent


class MailServer(Protocol):
    """The shop's mail server."""

    def send(self, letter: Letter, hand_over: Callable[[], bool]) -> SendOutcome:
        """Send it; `hand_over` is called just before the text goes out, and False from it ends the try."""
        ...


class AddressSeal(Protocol):
    """Keeps addresses unreadable in the journal's file."""

    def seal(self, address: str) -> str:
        """The address, for this till's eyes alone."""
        ...

    def open(self, sealed: str) -> str:
        """The address again; ValueError when it is none of ours."""
        ...
