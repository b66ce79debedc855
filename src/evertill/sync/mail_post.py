"""Sends receipts by e-mail, one after another, each handed over once; offline they wait, and nobody waits for them."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar, assert_never

import structlog

from evertill.kernel.clock import Clock
from evertill.kernel.errors import JournalFault
from evertill.ports.journal import JournalWriter, UnitOfWork
from evertill.ports.mails import (
    AddressSeal,
    DueMail,
    Letter,
    MailQueue,
    MailRefused,
    MailResult,
    MailServer,
    MailState,
    MaybeSent,
    NotSent,
    SendOutcome,
    Sent,
)
from evertill.ports.notices import Announcer, MailEnded

WRITE_LIMIT_S = 10
LOOK_MS = 60_000
"""How often to look without being woken: a hint may be lost."""
_DELAYS_MIN = (1, 5, 10, 15, 30, 60)
"""Greylisting lets a mail pass after a few minutes (RFC 6647); a line that is down is asked ever more rarely."""
GIVE_UP_AFTER = timedelta(hours=48)

Answer = TypeVar("Answer")


@dataclass(slots=True)
class MailPost:
    """Used on the mail worker only."""

    queue: MailQueue
    writer: JournalWriter
    server: MailServer
    seal: AddressSeal
    clock: Clock
    announcer: Announcer
    _has_begun: bool = False
    _trouble: str = ""
    _log: structlog.typing.FilteringBoundLogger = field(default_factory=lambda: structlog.get_logger(__name__))

    def tick(self) -> int:
        """Send what is due; milliseconds until the next look."""
        try:
            if not self._has_begun:
                self._settle_cut_short()
                self._has_begun = True
            while (mail := self.queue.due_mail(self.clock.now())) is not None:
                self._send(mail)
            due_at = self.queue.next_mail_at()
        except (JournalFault, CancelledError, TimeoutError):
            return LOOK_MS  # the journal says so itself; what is written decides at the next look
        if due_at is None:
            return LOOK_MS
        return min(LOOK_MS, max(0, round((due_at - self.clock.now()) / timedelta(milliseconds=1))))

    def _settle_cut_short(self) -> None:
        """What was being handed over when the till ended may have arrived, so it is not sent again by itself."""
        for mail_id in self._written(lambda unit: unit.mails_cut_short()):
            result = MailResult(MailState.UNKNOWN, "The till ended while the mail was handed over.")
            self._record(mail_id, result)
            self.announcer.announce(MailEnded("", result.state, result.reason))

    def _send(self, mail: DueMail) -> None:
        title = mail.receipt.title
        try:
            letter = Letter(mail.mail_id, self.seal.open(mail.sealed_address), title, mail.receipt)
        except ValueError:
            self._end(mail, MailResult(MailState.REFUSED, "The address cannot be read any more."))
            return
        outcome = self.server.send(letter, lambda: self._written(lambda unit: unit.hand_over_mail(mail.mail_id)))
        self._note_trouble(outcome)
        self._end(mail, self._result(mail, outcome))

    def _result(self, mail: DueMail, outcome: SendOutcome) -> MailResult:
        match outcome:
            case Sent():
                return MailResult(MailState.SENT)
            case MailRefused(reason):
                return MailResult(MailState.REFUSED, reason)
            case MaybeSent(reason):
                return MailResult(MailState.UNKNOWN, reason)
            case NotSent(reason):
                now = self.clock.now()
                if now - mail.queued_at > GIVE_UP_AFTER:
                    return MailResult(MailState.REFUSED, f"{reason} It was tried for two days.")
                return MailResult(MailState.WAITING, reason, _next_try(now, mail.attempts))
            case _:
                assert_never(outcome)

    def _end(self, mail: DueMail, result: MailResult) -> None:
        self._record(mail.mail_id, result)
        if result.state in {MailState.REFUSED, MailState.UNKNOWN}:
            self.announcer.announce(MailEnded(mail.receipt.title, result.state, result.reason))

    def _note_trouble(self, outcome: SendOutcome) -> None:
        """Logged, and told, once when it starts failing and once when it recovers."""
        trouble = outcome.reason if isinstance(outcome, NotSent) else ""
        if bool(trouble) == bool(self._trouble):
            return
        self._trouble = trouble
        if not trouble:
            self._log.info("receipts go out by e-mail again")
            return
        self._log.warning("receipts cannot be sent by e-mail", reason=trouble)
        if isinstance(outcome, NotSent) and outcome.is_ours:
            self.announcer.announce(MailEnded("", MailState.WAITING, trouble))

    def _record(self, mail_id: str, result: MailResult) -> None:
        now = self.clock.now()
        self._written(lambda unit: unit.record_mail(mail_id, result, now))

    def _written(self, step: Callable[[UnitOfWork], Answer]) -> Answer:
        return self.writer.submit(step).result(timeout=WRITE_LIMIT_S)


def _next_try(now: datetime, attempts: int) -> datetime:
    return now + timedelta(minutes=_DELAYS_MIN[min(attempts, len(_DELAYS_MIN) - 1)])
