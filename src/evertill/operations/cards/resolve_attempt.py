"""A person says, with evidence, what became of an attempt that no terminal tells of: a right, and an entry for ever."""

from dataclasses import replace

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import AttemptId
from evertill.kernel.values import dataclass
from evertill.operations.cards.outcomes import NothingToSettle, ResolveOutcome
from evertill.operations.cards.settle_attempt import settle_attempt
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.attempts import Attempt
from evertill.ports.journal import UnitOfWork
from evertill.ports.payment_terminal import TerminalAnswer, Verdict


@dataclass(frozen=True, slots=True)
class ResolveAttempt(Command[ResolveOutcome]):
    """It was paid, or it was not; `evidence` is the slip's number or what was seen.

    Where the terminal can be asked, only somebody with the right may; where it cannot, or stands by itself, whoever
    sells.
    """

    attempt_id: AttemptId
    is_paid: bool
    evidence: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> ResolveOutcome:
        """By `resolve_attempt`."""
        return resolve_attempt(unit, counter, self)


def resolve_attempt(unit: UnitOfWork, counter: Counter, command: ResolveAttempt) -> ResolveOutcome:
    """Take the person's word, write it down, and book it."""
    attempt = unit.attempt(command.attempt_id)
    if attempt is None or not _may_be_said(attempt):
        return NothingToSettle()
    right = Right.RESOLVE_CARD if attempt.terminal.can_ask else Right.SELL
    who = at_till(unit, counter, right, despite_attempt=True)
    if not isinstance(who, AtTill):
        return who
    evidence = plain_text(command.evidence)
    if holds_card_number(evidence):
        return EntryNotPossible(CARD_SENTENCE)
    if not evidence and (command.is_paid or attempt.terminal.can_ask):
        return EntryNotPossible(
            "Without evidence it stays undecided; key the number on the card terminal's slip, or what it shows."
        )
    resolved = _resolved(attempt, command, evidence)
    if not attempt.terminal.is_manual:
        _write_down(unit, counter, attempt, command, evidence)
    unit.keep_attempt(resolved)
    return settle_attempt(unit, counter, resolved)


def _may_be_said(attempt: Attempt) -> bool:
    """A terminal still at work tells by itself; one that stands alone never does."""
    return attempt.state is AttemptState.UNKNOWN or (attempt.terminal.is_manual and attempt.waits_for_answer)


def _resolved(attempt: Attempt, command: ResolveAttempt, evidence: str) -> Attempt:
    known = attempt.answer or TerminalAnswer(Verdict.UNKNOWN)
    if command.is_paid:
        answer = replace(
            known,
            verdict=Verdict.APPROVED,
            amount=known.amount or attempt.amount,
            authorisation=known.authorisation or evidence,
        )
        return replace(attempt, state=AttemptState.APPROVED, answer=answer, settled_by_person=True)
    answer = replace(known, verdict=Verdict.CANCELLED, amount=None)
    return replace(attempt, state=AttemptState.CANCELLED, answer=answer, settled_by_person=True)


def _write_down(unit: UnitOfWork, counter: Counter, attempt: Attempt, command: ResolveAttempt, evidence: str) -> None:
    body: JsonObject = {
        "attempt": attempt.attempt_id,
        "payment_of": attempt.sale_id,
        "action": attempt.action.value,
        "amount": attempt.amount.minor,
        "currency": attempt.amount.currency,
        "terminal": attempt.terminal.name,
        "paid": command.is_paid,
        "evidence": evidence,
    }
    unit.append(draft(unit, counter, TransactionKind.CARD_RESOLVED, body, at=moment(unit, counter)))
