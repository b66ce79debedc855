"""Slips of the card terminal once more: found among the latest, printed again as copies that say so."""

from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import AttemptId
from evertill.kernel.values import dataclass
from evertill.operations.cards.booking import slip_document
from evertill.operations.counter.command import Command, Question
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.counter.reading import Reading
from evertill.operations.selling.receipts.receipt_layout import marked_as_copy
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.attempts import Attempt
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class ListSlips(Question[tuple[Attempt, ...]]):
    """Of the latest requests to the card terminal those that had something printed, newest first."""

    limit: int = 400

    def answer(self, reading: Reading) -> tuple[Attempt, ...]:
        """Look it up."""
        return tuple(one for one in reading.journal.latest_attempts(self.limit) if one.slips)


@dataclass(frozen=True, slots=True)
class SlipsQueued:
    """Their copies are on their way to the printer."""

    attempt: Attempt


PrintSlipsOutcome = SlipsQueued | NothingToChange | Barred


@dataclass(frozen=True, slots=True)
class PrintSlips(Command[PrintSlipsOutcome]):
    """Print all slips of this request again, those that came late as well."""

    attempt_id: AttemptId

    def perform(self, unit: UnitOfWork, counter: Counter) -> PrintSlipsOutcome:
        """By `print_slips_again`."""
        return print_slips_again(unit, counter, self.attempt_id)


def print_slips_again(unit: UnitOfWork, counter: Counter, attempt_id: AttemptId) -> PrintSlipsOutcome:
    """Queue each slip, marked, and write down that it was; whoever may print copies of receipts may."""
    who = at_till(unit, counter, Right.PRINT_COPY)
    if not isinstance(who, AtTill):
        return who
    attempt = unit.attempt(attempt_id)
    if attempt is None or not attempt.slips:
        return NothingToChange()
    again = replace(attempt, copies=attempt.copies + 1)
    unit.keep_attempt(again)
    at = moment(unit, counter)
    body: JsonObject = {"attempt": attempt_id, "copy": again.copies, "slips": len(again.slips)}
    unit.append(draft(unit, counter, TransactionKind.RECEIPT_COPY, body, at=at))
    for slip in again.slips:
        paper = marked_as_copy(slip_document(again, slip), again.copies, counter.words)
        unit.put_document(paper, transaction_id=None, at=at)
    counter.notices.append(SpoolWritten())
    return SlipsQueued(again)
