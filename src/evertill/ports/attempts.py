"""Attempts: whatever a card terminal was asked to do, committed before it is asked and again before it is believed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from evertill.domain.records.refund_debt import RefundDebt
from evertill.domain.tenders.attempt import WAITS_FOR_ANSWER, AttemptState, may_move
from evertill.kernel.errors import Bug
from evertill.kernel.ids import AttemptId, OperatorId, SaleId, TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.ports.payment_terminal import (
    Slip,
    TerminalAction,
    TerminalAnswer,
    TerminalRecord,
    TerminalRequest,
    Verdict,
)


def reference_of(attempt_id: AttemptId) -> str:
    """What the terminal knows an attempt by: ten signs, as Concert has room for, from the id's random end."""
    return attempt_id.replace("-", "")[-10:].upper()


@dataclass(frozen=True, slots=True)
class CardTerminal:
    """The card terminal of this till, as operations know it."""

    name: str
    protocol: str
    can_ask: bool = True
    """Whether the terminal tells what became of a payment; where it does not, the cashier must say."""
    is_manual: bool = False
    """Whether it stands by itself: the cashier keys the amount there."""
    names_what_it_undoes: bool = False
    """Whether it undoes the payment it is told by number; where not, only a refund is sure to be of the right one."""
    pays_cash_out: bool = False
    """Whether it may charge cash that the drawer pays out with a purchase."""


@dataclass(frozen=True, slots=True)
class SaleToUndo:
    """The completed sale whose card part goes back with an attempt, and why; it stands until the terminal did it."""

    transaction_id: TransactionId
    reason: str
    tip_minor: int = 0
    """Of the amount: what had been charged on top."""
    cash_out_minor: int = 0
    """Of the amount: what the drawer had paid out in cash, which the customer hands back."""
    given_back: tuple[AttemptId, ...] = ()
    """Of a sale paid with several cards: what gave the cards before this one their part back."""
    debt: RefundDebt | None = None
    """What is owed and paid by it, where another till owes it."""
    hold_id: str = ""
    """By which the backend keeps that debt for this till."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request to a card terminal and what is known of it."""

    attempt_id: AttemptId
    sale_id: SaleId | None
    """The sale it pays; None for an end of day."""
    action: TerminalAction
    amount: Money
    """What was asked for; never changed, and its reference never used again."""
    terminal: CardTerminal
    started_at: datetime
    operator_id: OperatorId | None
    state: AttemptState = AttemptState.STARTED
    answer: TerminalAnswer | None = None
    undoes: AttemptId | None = None
    """For a reversal: the attempt it undoes."""
    receipt_number: str = ""
    """For a reversal: the terminal's number of what it undoes."""
    last_record: TerminalRecord | None = None
    """The terminal's last operation before this one."""
    contradiction: TerminalAnswer | None = None
    """What the terminal said later, against what a person had said."""
    settled_by_person: bool = False
    """A person with evidence said what became of it, not the terminal."""
    cash_out_minor: int = 0
    """Of the amount: what the drawer pays out in cash."""
    sale_to_undo: SaleToUndo | None = None
    """For money that goes back because its whole sale is undone."""
    is_settled: bool = False
    """What it came to has been booked: a tender, or a note that there is none."""
    late_slips: tuple[Slip, ...] = ()
    """Slips that came when it was over."""
    late_printed: int = 0
    """How many of them are in the spool."""
    copies: int = 0
    """How often its slips were printed again."""

    @property
    def reference(self) -> str:
        """What the terminal knows it by."""
        return reference_of(self.attempt_id)

    @property
    def slips(self) -> tuple[Slip, ...]:
        """All it had printed, what came late last."""
        return (*(() if self.answer is None else self.answer.slips), *self.late_slips)

    @property
    def is_open(self) -> bool:
        """Whether anything of it is still to be booked or printed."""
        return not self.is_settled or self.late_printed < len(self.late_slips)

    @property
    def waits_for_answer(self) -> bool:
        """Whether nobody knows yet what became of it."""
        return self.state in WAITS_FOR_ANSWER

    @property
    def request(self) -> TerminalRequest:
        """As the terminal is asked."""
        return TerminalRequest(
            self.action, self.amount, self.reference, self.started_at, self.receipt_number, self.last_record
        )


_STATES = {
    Verdict.APPROVED: AttemptState.APPROVED,
    Verdict.DECLINED: AttemptState.DECLINED,
    Verdict.CANCELLED: AttemptState.CANCELLED,
    Verdict.FAILED: AttemptState.FAILED,
    Verdict.UNKNOWN: AttemptState.UNKNOWN,
}


def answered(attempt: Attempt, answer: TerminalAnswer) -> Attempt:
    """The terminal told a result that is about to be acknowledged."""
    if may_move(attempt.state, AttemptState.ANSWERED):
        return replace(attempt, state=AttemptState.ANSWERED, answer=answer)
    return attempt


def ended(attempt: Attempt, answer: TerminalAnswer) -> Attempt:
    """The dialogue is over. What was told before is kept where its end tells nothing."""
    to = _STATES[answer.verdict]
    if not may_move(attempt.state, to):
        return attempt
    known = attempt.answer
    if to is AttemptState.UNKNOWN and known is not None:
        answer = replace(known, verdict=Verdict.UNKNOWN, text=answer.text or known.text)
    return replace(attempt, state=to, answer=answer)


def with_late_slips(attempt: Attempt, slips: tuple[Slip, ...]) -> Attempt:
    """Slips came after its end."""
    return replace(attempt, late_slips=(*attempt.late_slips, *slips))


def moved(attempt: Attempt, to: AttemptState) -> Attempt:
    """In another state; the move must be allowed."""
    if not may_move(attempt.state, to):
        raise Bug(f"an attempt cannot go from {attempt.state} to {to}")
    return replace(attempt, state=to)


@dataclass(frozen=True, slots=True)
class LateDecision:
    """What to do with an answer that came when its request was over."""

    accepts: bool
    attempt: Attempt


def late(attempt: Attempt, answer: TerminalAnswer) -> LateDecision:
    """An answer after the end: it settles what was unknown, repeats what is known, or is to be undone."""
    if attempt.waits_for_answer:
        return LateDecision(True, ended(attempt, answer))
    refusals = (Verdict.DECLINED, Verdict.CANCELLED, Verdict.FAILED)
    if attempt.settled_by_person and attempt.state is AttemptState.APPROVED and answer.verdict in refusals:
        return LateDecision(True, replace(attempt, contradiction=answer, is_settled=False))
    if answer.verdict is not Verdict.APPROVED or attempt.state is AttemptState.APPROVED:
        return LateDecision(True, attempt)
    if may_move(attempt.state, AttemptState.REVERSAL_DUE):
        return LateDecision(False, replace(attempt, state=AttemptState.REVERSAL_DUE, answer=answer, is_settled=False))
    return LateDecision(False, attempt)


class AttemptWriter(Protocol):
    """Part of the unit of work that a card terminal's worker uses."""

    def keep_attempt(self, attempt: Attempt) -> None:
        """Write it, new or changed."""
        ...

    def attempt(self, attempt_id: AttemptId) -> Attempt | None:
        """One attempt."""
        ...

    def open_attempts(self) -> Sequence[Attempt]:
        """Those not yet settled, or with a slip to print, oldest first."""
        ...

    def last_terminal_record(self) -> TerminalRecord | None:
        """What the terminal wrote into its own books last, as far as its answers told."""
        ...


class AttemptReading(Protocol):
    """What questions ask of the attempts."""

    def latest_attempts(self, limit: int) -> Sequence[Attempt]:
        """The latest, newest first."""
        ...


class CardDesk(Protocol):
    """The card terminal as the screens see it. All of it returns at once; answers come as notices."""

    @property
    def terminal(self) -> CardTerminal | None:
        """Which terminal there is."""
        ...

    def abort(self) -> None:
        """Ask the terminal to give up what it is doing; what became of it comes as an answer."""
        ...

    def ask_again(self) -> None:
        """Ask about what is unknown, now."""
        ...


class NoCardDesk:
    """A till that takes no cards."""

    terminal: CardTerminal | None = None

    def abort(self) -> None:
        """There is nothing to give up."""

    def ask_again(self) -> None:
        """There is nobody to ask."""


@dataclass(frozen=True, slots=True)
class AttemptStarted:
    """A notice: an attempt is committed, and its terminal may be asked."""

    attempt_id: AttemptId


@dataclass(frozen=True, slots=True)
class AttemptPrompted:
    """A notice: what the terminal shows, to be mirrored to the cashier."""

    attempt_id: AttemptId
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class AttemptAsked:
    """A notice: the terminal is being asked what became of this attempt."""

    attempt_id: AttemptId
