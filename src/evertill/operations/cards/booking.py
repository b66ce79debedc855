"""What of an attempt goes into the books: the tender it makes, its slips, and a note for whoever must look at it."""

from collections.abc import Sequence
from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.receipts.receipt import Receipt, Text
from evertill.domain.selling.sale import CardMark, Tender, TenderKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.ports.attempts import Attempt
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten
from evertill.ports.payment_terminal import Slip, TerminalAction, TerminalAnswer, Verdict


def card_tender(attempt: Attempt) -> Tender:
    """The tender an approved attempt makes; tip and cash paid out on the card are amounts of their own."""
    answer = attempt.answer or TerminalAnswer(Verdict.APPROVED, amount=attempt.amount)
    booked = answer.amount or attempt.amount
    cash_out = _cash_out(attempt, booked.minor - answer.tip_minor)
    minor = booked.minor - answer.tip_minor - cash_out
    sign = -1 if attempt.action is TerminalAction.REFUND else 1
    mark = CardMark(
        attempt_id=attempt.attempt_id,
        card_name=answer.card_name,
        last_four=answer.card_last_four,
        terminal=attempt.terminal.name,
        terminal_id=answer.record.terminal_id,
        receipt_number=answer.record.receipt_number,
        trace_number=answer.record.trace_number,
        authorisation=answer.authorisation,
        tip_minor=answer.tip_minor,
        cash_out_minor=cash_out,
        is_offline=answer.is_offline,
        by_person=attempt.settled_by_person,
    )
    return Tender(TenderKind.CARD, Money(sign * minor, booked.currency), reference=attempt.reference, card=mark)


def _cash_out(attempt: Attempt, booked_minor: int) -> int:
    """What of it is paid out in cash: what is booked beyond the goods, where less was approved than asked."""
    if attempt.action is TerminalAction.PAY and attempt.cash_out_minor:
        return max(0, min(attempt.cash_out_minor, booked_minor - (attempt.amount.minor - attempt.cash_out_minor)))
    return 0 if attempt.answer is None else attempt.answer.cash_out_minor


def note_exception(unit: UnitOfWork, counter: Counter, attempt: Attempt, why: str) -> None:
    answer = attempt.contradiction or attempt.answer
    body: JsonObject = {
        "why": why,
        "attempt": attempt.attempt_id,
        "payment_of": attempt.sale_id,
        "action": attempt.action.value,
        "amount": attempt.amount.minor,
        "currency": attempt.amount.currency,
        "terminal": attempt.terminal.name,
        "receipt": "" if answer is None else answer.record.receipt_number,
        "last_four": "" if answer is None else answer.card_last_four,
        "said": "" if answer is None else answer.verdict.value,
    }
    unit.append(draft(unit, counter, TransactionKind.CARD_EXCEPTION, body, at=moment(unit, counter)))
    unit.keep_attempt(replace(attempt, is_settled=True))


def print_slips(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> None:
    """As the terminal wants them, through the spool."""
    _print(unit, counter, attempt, () if attempt.answer is None else attempt.answer.slips)


def print_late_slips(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> Attempt:
    """What came when the request was over, each slip once."""
    slips = attempt.late_slips[attempt.late_printed :]
    if not slips:
        return attempt
    _print(unit, counter, attempt, slips)
    printed = replace(attempt, late_printed=len(attempt.late_slips))
    unit.keep_attempt(printed)
    return printed


def _print(unit: UnitOfWork, counter: Counter, attempt: Attempt, slips: Sequence[Slip]) -> None:
    for slip in slips:
        unit.put_document(slip_document(attempt, slip), transaction_id=None, at=moment(unit, counter))
    if slips:
        counter.notices.append(SpoolWritten())


def slip_document(attempt: Attempt, slip: Slip) -> Receipt:
    """As the terminal wants it on paper."""
    return Receipt(tuple(Text(line) for line in slip.lines), f"{attempt.terminal.name}: {slip.kind.value}")
