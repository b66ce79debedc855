"""Receipts go out by e-mail one after another: each is handed over once, offline they wait, and no address is told."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from evertill.domain.receipts.receipt import Receipt, Text
from evertill.kernel.ids import TransactionId
from evertill.ports.journal import UnitOfWork
from evertill.ports.mails import (
    DueMail,
    Letter,
    MailRefused,
    MailResult,
    MailState,
    MaybeSent,
    NotSent,
    SendOutcome,
    Sent,
)
from evertill.ports.notices import MailEnded
from evertill.sync.mail_post import GIVE_UP_AFTER, LOOK_MS, MailPost
from tests.support.counter import FakeClock

ADDRESS = "maria@example.org"
RECEIPT = Receipt((Text("Corner Shop"),), "Receipt S1-2-1-1")


@dataclass
class Mails:
    """The journal's mails, read and written; only what a mail post needs of a unit of work."""

    clock: FakeClock
    due: dict[str, DueMail] = field(default_factory=dict)
    states: dict[str, MailResult] = field(default_factory=dict)
    handed: list[str] = field(default_factory=list)
    cut_short: tuple[str, ...] = ()

    def put(self, mail_id: str = "m-1", sealed: str = f"sealed {ADDRESS}") -> None:
        """A mail waits."""
        self.due[mail_id] = DueMail(mail_id, TransactionId("t-1"), sealed, RECEIPT, 0, self.clock.now())
        self.states[mail_id] = MailResult(MailState.WAITING, next_try_at=self.clock.now())

    def due_mail(self, now: object) -> DueMail | None:
        """The first whose time has come."""
        for mail_id, mail in self.due.items():
            state = self.states[mail_id]
            if state.state is MailState.WAITING and (state.next_try_at or self.clock.now()) <= self.clock.now():
                return mail
        return None

    def next_mail_at(self) -> object:
        """The earliest."""
        waiting = [state.next_try_at for state in self.states.values() if state.state is MailState.WAITING]
        return min((at for at in waiting if at is not None), default=None)

    def hand_over_mail(self, mail_id: str) -> bool:
        """Written before the text goes out."""
        self.handed.append(mail_id)
        return True

    def record_mail(self, mail_id: str, result: MailResult, at: object) -> None:
        """What came of it."""
        self.states[mail_id] = result
        if mail_id in self.due:
            mail = self.due[mail_id]
            self.due[mail_id] = DueMail(
                mail_id, mail.transaction_id, mail.sealed_address, mail.receipt, mail.attempts + 1, mail.queued_at
            )

    def mails_cut_short(self) -> tuple[str, ...]:
        """As a test says."""
        return self.cut_short

    def submit(self, step: Callable[[UnitOfWork], object]) -> "Future[object]":
        """At once."""
        done: Future[object] = Future()
        done.set_result(step(self))  # type: ignore[arg-type]  # the part of a unit of work that mails are
        return done


@dataclass
class Server:
    """Answers as a test says; the last answer stands."""

    answers: list[SendOutcome]
    letters: list[Letter] = field(default_factory=list)

    def send(self, letter: Letter, hand_over: Callable[[], bool]) -> SendOutcome:
        """Takes the text only when it is not refused before."""
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Sent | MaybeSent):
            hand_over()
        self.letters.append(letter)
        return answer


class Seal:
    """Reads what begins with "sealed"."""

    def seal(self, address: str) -> str:
        """Not asked here."""
        return f"sealed {address}"

    def open(self, sealed: str) -> str:
        """The address."""
        if not sealed.startswith("sealed "):
            raise ValueError("not ours")
        return sealed.removeprefix("sealed ")


@dataclass
class Posting:
    """A mail post with all it needs."""

    answers: list[SendOutcome]
    clock: FakeClock = field(default_factory=FakeClock)
    told: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mails, self.server = Mails(self.clock), Server(self.answers)
        self.post = MailPost(self.mails, self.mails, self.server, Seal(), self.clock, self)  # type: ignore[arg-type]

    def announce(self, notice: object) -> None:
        """Remember it."""
        self.told.append(notice)


def test_mail_is_sent_once_to_its_address_and_not_told() -> None:
    posting = Posting([Sent()])
    posting.mails.put()
    assert posting.post.tick() == LOOK_MS
    assert posting.post.tick() == LOOK_MS
    (letter,) = posting.server.letters
    assert (letter.address, letter.message_id, letter.subject) == (ADDRESS, "m-1", RECEIPT.title)
    assert posting.mails.states["m-1"].state is MailState.SENT
    assert posting.mails.handed == ["m-1"]
    assert posting.told == []


@pytest.mark.expects_log("receipts cannot be sent by e-mail")
def test_offline_mail_waits_ever_longer_and_goes_out_when_the_line_is_back() -> None:
    posting = Posting([NotSent("The mail server cannot be reached."), NotSent("again"), Sent()])
    posting.mails.put()
    assert posting.post.tick() == LOOK_MS
    posting.clock.passes(seconds=59)
    posting.post.tick()
    assert len(posting.server.letters) == 1
    posting.clock.passes(seconds=1)
    posting.post.tick()
    assert len(posting.server.letters) == 2
    posting.clock.passes(seconds=300)
    posting.post.tick()
    assert posting.mails.states["m-1"].state is MailState.SENT
    assert posting.told == []


@pytest.mark.expects_log("receipts cannot be sent by e-mail")
def test_greylisted_mail_is_given_up_after_two_days_and_told() -> None:
    posting = Posting([NotSent("The mail server asks to be tried again later.")])
    posting.mails.put()
    posting.post.tick()
    posting.clock.passes(seconds=round((GIVE_UP_AFTER + timedelta(hours=1)).total_seconds()))
    posting.post.tick()
    assert posting.mails.states["m-1"].state is MailState.REFUSED
    (told,) = posting.told
    assert isinstance(told, MailEnded)
    assert ADDRESS not in repr(told)


@pytest.mark.parametrize(
    ("answer", "state"),
    [(MailRefused("The mail server does not take mail for this address."), MailState.REFUSED),
     (MaybeSent("The line to the mail server broke while the mail was handed over."), MailState.UNKNOWN)],
)  # fmt: skip
def test_refused_or_doubtful_mail_is_told_and_never_sent_again(answer: SendOutcome, state: MailState) -> None:
    posting = Posting([answer])
    posting.mails.put()
    posting.post.tick()
    posting.clock.passes(seconds=100_000)
    posting.post.tick()
    assert len(posting.server.letters) == 1
    assert posting.mails.states["m-1"].state is state
    assert [notice for notice in posting.told if isinstance(notice, MailEnded) and notice.state is state]


def test_mail_cut_short_by_the_end_of_the_till_is_not_sent_again() -> None:
    posting = Posting([Sent()])
    posting.mails.cut_short = ("m-7",)
    posting.post.tick()
    assert posting.mails.states["m-7"].state is MailState.UNKNOWN
    assert posting.server.letters == []
    assert len(posting.told) == 1


def test_address_that_cannot_be_read_ends_the_mail() -> None:
    posting = Posting([Sent()])
    posting.mails.put(sealed="of another till")
    posting.post.tick()
    assert posting.mails.states["m-1"].state is MailState.REFUSED
    assert posting.server.letters == []


@pytest.mark.expects_log("receipts cannot be sent by e-mail")
def test_server_that_is_set_up_wrong_is_told_once() -> None:
    posting = Posting([NotSent("The mail server does not accept this till's name and password.", is_ours=True)])
    posting.mails.put("m-1")
    posting.mails.put("m-2")
    posting.post.tick()
    assert len(posting.server.letters) == 2
    (told,) = posting.told
    assert isinstance(told, MailEnded)
    assert told.state is MailState.WAITING
