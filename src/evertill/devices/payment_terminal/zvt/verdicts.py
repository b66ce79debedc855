"""From what a ZVT terminal said to what became of the money: of a request just made, and of one that was in doubt."""

from dataclasses import replace
from datetime import datetime, timedelta

from evertill.devices.payment_terminal.zvt.exchange import CommandEnd, EndKind
from evertill.devices.payment_terminal.zvt.statuses import StatusRead, read_status, read_totals
from evertill.devices.payment_terminal.zvt.texts import CANCELLED, REFUSALS, reason_of
from evertill.ports.payment_terminal import TerminalAction, TerminalAnswer, TerminalRecord, TerminalRequest, Verdict

CLOCK_TOLERANCE = timedelta(minutes=2)
NOTHING_STORED = frozenset({0x64, 0x6A, 0xB5, 0xB8})
"""What terminals answer to 'repeat the last' when there is none."""


def verdict_of(end: CommandEnd, request: TerminalRequest) -> TerminalAnswer:
    """What became of a request. The last status information decides; an approval counts once the dialogue completed."""
    if end.kind is EndKind.REFUSED:
        return TerminalAnswer(Verdict.FAILED, code=_code(end.code), text=reason_of(end.code))
    if not end.statuses:
        return replace(_without_status(end, request), slips=end.slips)
    status = read_status(end.statuses[-1], request.amount.currency)
    answer = answer_of(status, request)
    if request.action is TerminalAction.END_OF_DAY:
        totals = read_totals(end.statuses[-1], request.amount.currency)
        answer = replace(answer, amount=status.amount, totals=totals)
    answer = replace(answer, slips=end.slips)
    is_ended = end.kind in (EndKind.COMPLETED, EndKind.ABORTED)
    stands = answer.verdict is not Verdict.APPROVED or end.kind is EndKind.COMPLETED
    if is_ended and stands:
        return answer
    return replace(answer, verdict=Verdict.UNKNOWN)


def answer_of(status: StatusRead, request: TerminalRequest) -> TerminalAnswer:
    """What a status information alone says of a request."""
    code = status.result
    amount = status.amount or request.amount
    if code is None and request.action is TerminalAction.END_OF_DAY:
        verdict = Verdict.APPROVED  # totals need no result code; whether the day is closed, the end of the talk tells
    elif code is None or (code == 0 and not _is_plausible(status, request)):
        verdict = Verdict.UNKNOWN
    elif code == 0:
        verdict = Verdict.APPROVED
    elif code == CANCELLED:
        verdict = Verdict.CANCELLED
    else:
        verdict = Verdict.DECLINED if code in REFUSALS else Verdict.UNKNOWN
    is_approved = verdict is Verdict.APPROVED
    above = amount.minor - request.amount.minor
    is_tipped = is_approved and request.action is TerminalAction.PAY and above > 0
    return TerminalAnswer(
        verdict=verdict,
        amount=amount if is_approved else None,
        tip_minor=above if is_tipped else 0,
        code="" if code is None else _code(code),
        text=status.text,
        record=status.record,
        authorisation=status.authorisation,
        card_name=status.card_name,
        card_last_four=status.card_last_four,
        is_offline=is_approved and status.is_offline,
        needs_signature=is_approved and status.needs_signature,
    )


def judge_repeat(end: CommandEnd, request: TerminalRequest) -> TerminalAnswer:
    """What the terminal's last operation, repeated, tells of a request in doubt. Anything ambiguous stays unknown."""
    if not end.statuses:
        return _judge_nothing(end)
    status = read_status(end.statuses[-1], request.amount.currency)
    answer = replace(answer_of(status, request), slips=end.slips)
    if _is_same_record(status.record, request.last_record):
        return _not_charged("the card terminal's last operation is the one before this")
    wants_reversal = request.action is TerminalAction.REVERSE
    is_new = _is_recent(status, request)
    if is_new is not True:
        stale = is_new is False and status.amount is not None and status.amount != request.amount
        return _not_charged("the card terminal's last operation is an older one") if stale else _unknown(answer)
    if status.amount is not None and status.amount != request.amount:
        return _unknown(answer)
    if status.is_reversal != wants_reversal:
        undone = replace(_not_charged("the card terminal has undone it"), verdict=Verdict.CANCELLED)
        return undone if status.is_reversal else _unknown(answer)
    return answer


def _without_status(end: CommandEnd, request: TerminalRequest) -> TerminalAnswer:
    if end.kind is EndKind.ABORTED:
        if end.code == CANCELLED:
            verdict = Verdict.CANCELLED
        else:
            verdict = Verdict.DECLINED if end.code in REFUSALS else Verdict.UNKNOWN
        return TerminalAnswer(verdict, code=_code(end.code), text=reason_of(end.code))
    if end.kind is EndKind.COMPLETED and request.action is TerminalAction.END_OF_DAY:
        return TerminalAnswer(Verdict.APPROVED)
    return TerminalAnswer(Verdict.UNKNOWN, text=_SILENCE[end.kind])


_SILENCE = {
    EndKind.COMPLETED: "the card terminal ended without a result",
    EndKind.ABORTED: "the card terminal ended without a result",
    EndKind.REFUSED: "the card terminal refused it",
    EndKind.SILENT: "the card terminal stopped answering",
    EndKind.LOST: "the line to the card terminal was lost",
}


def _is_plausible(status: StatusRead, request: TerminalRequest) -> bool:
    """Whether an approval is about our money: in our currency, its amount a number where one is told, and read without
    guessing unless the amount agrees."""
    if request.action is TerminalAction.END_OF_DAY:
        return True
    if status.has_amount and status.amount is None:
        return False
    return status.currency_is_ours and (not status.is_guessed or status.amount == request.amount)


def _judge_nothing(end: CommandEnd) -> TerminalAnswer:
    if end.kind in (EndKind.ABORTED, EndKind.REFUSED) and end.code in NOTHING_STORED:
        return _not_charged("the card terminal has no operation stored")
    return TerminalAnswer(Verdict.UNKNOWN, code=_code(end.code), text=_SILENCE[end.kind])


def _not_charged(text: str) -> TerminalAnswer:
    return TerminalAnswer(Verdict.FAILED, text=text)


def _unknown(answer: TerminalAnswer) -> TerminalAnswer:
    return replace(answer, verdict=Verdict.UNKNOWN, amount=None)


def _is_same_record(found: TerminalRecord, before: TerminalRecord | None) -> bool:
    if before is None or not (found.receipt_number or found.trace_number):
        return False
    return (found.receipt_number, found.trace_number) == (before.receipt_number, before.trace_number)


def _is_recent(status: StatusRead, request: TerminalRequest) -> bool | None:
    """Whether the operation is not older than the request: by the books when the one before is known, else by the
    terminal's clock; None when neither tells."""
    before = request.last_record
    if before is not None and before.receipt_number and status.record.receipt_number:
        return True
    happened = _moment_of(status, request.started_at)
    return None if happened is None else happened >= request.started_at - CLOCK_TOLERANCE


def _moment_of(status: StatusRead, near: datetime) -> datetime | None:
    """The terminal's own time, in the year nearest to the request."""
    if len(status.time_text) != 6 or len(status.date_text) != 4:
        return None
    text = f"{near.year}-{status.date_text[:2]}-{status.date_text[2:]}T"
    clock = f"{status.time_text[:2]}:{status.time_text[2:4]}:{status.time_text[4:]}"
    try:
        happened = datetime.fromisoformat(text + clock).replace(tzinfo=near.tzinfo)
        if happened - near > timedelta(days=180):
            happened = happened.replace(year=near.year - 1)
    except ValueError:
        return None
    return happened


def _code(code: int) -> str:
    return f"{code:02X}"
