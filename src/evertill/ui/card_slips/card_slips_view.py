"""What the card terminal was asked to do, as rows: what it was, which card, when, and how many slips there are."""

from datetime import datetime

from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.money import Money
from evertill.ports.attempts import Attempt
from evertill.ports.formats import Formats
from evertill.ports.payment_terminal import TerminalAction
from evertill.ui.frame.age import clock_text
from evertill.ui.look_up.look_up import LookUpRow
from evertill.ui.look_up.looked_for import holds
from evertill.ui.words import tr, tr_count


def is_meant(attempt: Attempt, typed: str, formats: Formats) -> bool:
    """Whether this is what somebody looks for."""
    answer = attempt.answer
    known = [attempt.reference, what_it_was(attempt), attempt.terminal.name, _state(attempt)]
    if answer is not None:
        known += [answer.card_name, answer.card_last_four, answer.authorisation]
        known += [answer.record.receipt_number, answer.record.trace_number]
    return holds(typed, known, amount_of(attempt), formats)


def slip_row(attempt: Attempt, now: datetime, formats: Formats) -> LookUpRow:
    """One of them."""
    answer = attempt.answer
    card = "" if answer is None else " ".join(filter(None, (answer.card_name, _last_four(answer.card_last_four))))
    number = "" if answer is None else answer.record.receipt_number
    return LookUpRow(
        title=" · ".join(filter(None, (what_it_was(attempt), card))),
        detail=" · ".join(
            filter(None, (clock_text(attempt.started_at, now, formats), _numbered(number), _slips(attempt)))
        ),
        value="" if _tells_no_total(attempt) else formats.amount(amount_of(attempt)),
        value_detail=_state(attempt),
        is_negative=attempt.action in (TerminalAction.REFUND, TerminalAction.REVERSE),
    )


def what_it_was(attempt: Attempt) -> str:
    """In a word or two."""
    match attempt.action:
        case TerminalAction.PAY:
            return tr("Card payment")
        case TerminalAction.REFUND:
            return tr("Card refund")
        case TerminalAction.REVERSE:
            return tr("Card payment undone")
        case TerminalAction.END_OF_DAY:
            return tr("End of the terminal's day")


def amount_of(attempt: Attempt) -> Money:
    """What was moved; of an end of day what the terminal told, nothing where it told none."""
    answer = attempt.answer
    if answer is None:
        return attempt.amount
    told = answer.day_total if attempt.action is TerminalAction.END_OF_DAY else answer.amount
    return attempt.amount if told is None else told


def _tells_no_total(attempt: Attempt) -> bool:
    is_day = attempt.action is TerminalAction.END_OF_DAY
    return is_day and (attempt.answer is None or attempt.answer.day_total is None)


def _slips(attempt: Attempt) -> str:
    slips = tr_count("{n} slip", "{n} slips", len(attempt.slips))
    if attempt.late_slips:
        slips = tr("{slips}, {n} came late", slips=slips, n=len(attempt.late_slips))
    if not attempt.copies:
        return slips
    copies = tr_count("{n} copy printed", "{n} copies printed", attempt.copies)
    return f"{slips} · {copies}"


def _state(attempt: Attempt) -> str:
    match attempt.state:
        case AttemptState.APPROVED:
            return ""
        case AttemptState.DECLINED:
            return tr("declined")
        case AttemptState.CANCELLED:
            return tr("given up")
        case AttemptState.FAILED:
            return tr("not begun")
        case AttemptState.REVERSED:
            return tr("undone")
        case AttemptState.OWED:
            return tr("owed to the customer")
        case _:
            return tr("not settled")


def _numbered(number: str) -> str:
    return tr("slip {number}", number=number) if number else ""


def _last_four(digits: str) -> str:
    return f"··{digits}" if digits else ""
