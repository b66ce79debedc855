"""The till's side of ZVT: registration, the request, and, when its outcome is in doubt, the question after it.

Each request is a script that yields commands and is given how they ended; `exchange` runs one command.
"""

from collections.abc import Generator

from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.devices.payment_terminal.zvt import apdu as codes
from evertill.devices.payment_terminal.zvt import bitmaps as bmp
from evertill.devices.payment_terminal.zvt.apdu import Apdu, accepted, refused
from evertill.devices.payment_terminal.zvt.bitmaps import amount_field, currency_field, parse_bitmaps, write_bitmaps
from evertill.devices.payment_terminal.zvt.exchange import (
    NOT_POSSIBLE,
    SYSTEM_ERROR,
    Command,
    CommandEnd,
    EndKind,
    Exchange,
    Progress,
)
from evertill.devices.payment_terminal.zvt.late_slips import LateCollector
from evertill.devices.payment_terminal.zvt.link import Crossing, Link
from evertill.devices.payment_terminal.zvt.numbers import packed
from evertill.devices.payment_terminal.zvt.statuses import read_status
from evertill.devices.payment_terminal.zvt.texts import reason_of
from evertill.devices.payment_terminal.zvt.verdicts import answer_of, judge_repeat, verdict_of
from evertill.domain.codes.currency_numbers import NUMBERS
from evertill.kernel.errors import Bug
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.ports.payment_terminal import (
    Answered,
    Ended,
    LateAnswer,
    LineDead,
    Prompt,
    Ready,
    Send,
    Step,
    TerminalAction,
    TerminalAnswer,
    TerminalRequest,
    Verdict,
)

CONFIGURATION = 0xBE
"""The till prints everything, sees intermediate states, and alone starts payments and administration."""
TEXT_BLOCKS = bytes.fromhex("0606 2604 0A02 06D3")
"""Registration: TLV is spoken, and slips may come as text blocks."""
SILENT_STATUS = bytes.fromhex("03 03")
"""Repeat the last receipt's status and print nothing."""
NOT_REGISTERED, BUSY, REMOTE_MAINTENANCE, PRINTER_NOT_READY = 0x6B, 0x9C, 0xE0, 0xCC
_BUSY_PAUSE_MS = 2000
_BUSY_TRIES = 90
_INITIALISATION_DUE, _DIAGNOSIS_DUE = 0x01, 0x02


@dataclass(frozen=True, slots=True)
class Pause:
    """A script waits."""

    ms: int


Script = Generator[Command | Pause, CommandEnd, TerminalAnswer]


class ZvtDialogue:
    """Fulfils `Dialogue`; the same over serial lines and TCP, as the link has it."""

    can_ask = True

    def __init__(self, link: Link, *, is_stream: bool, password: Secret, currency: str, timers: TerminalTimers) -> None:
        self._link = link
        self._is_stream = is_stream
        self._password = bytes.fromhex(password.reveal())
        self._currency = currency
        self._timers = timers
        self._is_registered = False
        self._request: TerminalRequest | None = None
        self._last_request: TerminalRequest | None = None
        self._script: Script | None = None
        self._exchange: Exchange | None = None
        self._resume_at_ms: int | None = None
        self._late_held = 0
        self._late = LateCollector()

    @property
    def is_idle(self) -> bool:
        """Whether a request may begin."""
        return self._script is None

    def opened(self, now_ms: int) -> list[Step]:
        """A new line: the terminal does not know us yet."""
        self._link.clear()
        self._is_registered = False
        self._late_held = 0
        self._late.is_refused = False
        return []

    def greet(self, now_ms: int) -> list[Step]:
        """Register, or ask how the terminal is."""
        if self._script is not None:
            raise Bug("a card terminal does one thing at a time")
        self._request = None
        self._script = self._greeting()
        return self._go_on(None, now_ms)

    def begin(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Register where needed, then ask."""
        return self._start(request, self._perform(request), now_ms)

    def ask(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Wait until the terminal is free, then have its last operation repeated."""
        return self._start(request, self._recover(request), now_ms)

    def feed(self, chunk: bytes, now_ms: int) -> list[Step]:
        """Bytes or time."""
        if self._exchange is not None:
            return self._follow(self._exchange.feed(chunk, now_ms), now_ms)
        steps = self._hear_unasked(self._link.feed(chunk, now_ms), now_ms)
        steps += self._late.rested(now_ms)
        if self._resume_at_ms is not None and now_ms >= self._resume_at_ms:
            self._resume_at_ms = None
            steps += self._go_on(None, now_ms)
        return steps

    def durable(self, now_ms: int) -> list[Step]:
        """Acknowledge what is kept."""
        return self._release(now_ms, is_durable=True)

    def refuse(self, now_ms: int) -> list[Step]:
        """Have it undone: a terminal reverses a result that is not acknowledged (PA00P015, 2.2)."""
        return self._release(now_ms, is_durable=False)

    def abort(self, now_ms: int) -> list[Step]:
        """Ask the terminal to give up."""
        if self._exchange is not None:
            return self._follow(self._exchange.abort(now_ms), now_ms)
        return []

    def lost(self, now_ms: int) -> list[Step]:
        """Whatever runs is in doubt."""
        self._link.clear()
        self._is_registered = False
        self._late_held = 0
        self._resume_at_ms = None
        slips = self._late.taken()
        if self._script is None:
            return slips
        exchange, self._exchange = self._exchange, None
        return slips + self._go_on(CommandEnd(EndKind.LOST) if exchange is None else exchange.lost(), now_ms)

    def wait_ms(self, now_ms: int) -> int | None:
        """Until a timer or a pause is over."""
        if self._exchange is not None:
            return self._exchange.wait_ms(now_ms)
        waits = [] if self._resume_at_ms is None else [max(0, self._resume_at_ms - now_ms)]
        others = (self._link.wait_ms(now_ms), self._late.wait_ms(now_ms))
        return min([*waits, *(one for one in others if one is not None)], default=None)

    # --- scripts
    def _perform(self, request: TerminalRequest) -> Script:
        for _ in range(2):
            failed = yield from self._register()
            if failed is not None:
                return failed
            end = yield Command(self._command(request), holds_status=True)
            was_refused = end.kind in (EndKind.REFUSED, EndKind.ABORTED) and not end.statuses
            self._is_registered = not (was_refused and end.code == NOT_REGISTERED)
            if self._is_registered:
                break
        return verdict_of(end, request)

    def _greeting(self) -> Script:
        if self._is_registered:
            enquiry = Apdu(codes.STATUS_ENQUIRY, self._password + bytes([bmp.SERVICE, 0x02]))
            end = yield Command(enquiry, brings_status=False)
            answers = end.kind not in (EndKind.SILENT, EndKind.LOST)
            return TerminalAnswer(Verdict.APPROVED, text="" if answers else "the card terminal does not answer")
        failed = yield from self._register()
        return TerminalAnswer(Verdict.APPROVED) if failed is None else failed

    def _recover(self, request: TerminalRequest) -> Script:
        for _ in range(_BUSY_TRIES):
            if (yield from self._register(is_asking=True)) is None:
                yield from self._wait_until_free()
                end = yield Command(Apdu(codes.REPEAT_RECEIPT, self._password + SILENT_STATUS))
                if not _is_busy(end):
                    break
            else:
                end = CommandEnd(EndKind.LOST)
                break
            yield Pause(_BUSY_PAUSE_MS)
        return judge_repeat(end, request)

    def _wait_until_free(self) -> Generator[Command | Pause, CommandEnd, None]:
        for _ in range(_BUSY_TRIES):
            end = yield Command(Apdu(codes.STATUS_ENQUIRY, self._password + bytes([bmp.SERVICE, 0x02])))
            state = status_byte(end.completion) if end.kind is EndKind.COMPLETED else None
            if not _is_busy(end) and state not in (BUSY, REMOTE_MAINTENANCE):
                return
            yield Pause(_BUSY_PAUSE_MS)

    def _register(self, *, is_asking: bool = False) -> Generator[Command | Pause, CommandEnd, TerminalAnswer | None]:
        """None once registered; otherwise why nothing was begun. A result heard while asking is asked for next."""
        if self._is_registered:
            return None
        end = CommandEnd(EndKind.SILENT)
        currency = packed(NUMBERS[self._currency], 2)
        head = self._password + bytes([CONFIGURATION]) + currency
        for tail in (TEXT_BLOCKS, b""):
            for _ in range(_BUSY_TRIES):
                end = yield Command(Apdu(codes.REGISTRATION, head + tail), brings_status=is_asking)
                if not _is_busy(end):
                    break
                yield Pause(_BUSY_PAUSE_MS)
            if end.kind not in (EndKind.REFUSED, EndKind.ABORTED):
                break
        if end.kind is not EndKind.COMPLETED:
            text = reason_of(end.code) if end.code else "the card terminal does not answer"
            return TerminalAnswer(Verdict.FAILED, code=f"{end.code:02X}" if end.code else "", text=text)
        self._is_registered = True
        yield from self._do_what_is_due(end.completion)
        return None

    def _do_what_is_due(self, completion: bytes) -> Generator[Command | Pause, CommandEnd, None]:
        state = (parse_bitmaps(completion).get(bmp.PAYMENT_TYPE) or b"\0")[0]
        if state & _INITIALISATION_DUE:
            yield Command(Apdu(codes.INITIALISATION, self._password))
        if state & _DIAGNOSIS_DUE:
            yield Command(Apdu(codes.DIAGNOSIS))

    def _command(self, request: TerminalRequest) -> Apdu:
        amount = amount_field(request.amount.minor)
        currency = currency_field(NUMBERS[request.amount.currency])
        match request.action:
            case TerminalAction.PAY:
                return Apdu(codes.AUTHORISATION, write_bitmaps([amount, currency]))
            case TerminalAction.REFUND:
                return Apdu(codes.REFUND, self._password + write_bitmaps([amount, currency]))
            case TerminalAction.REVERSE:
                receipt = (bmp.RECEIPT, bytes.fromhex(request.receipt_number.zfill(4)))
                return Apdu(codes.REVERSAL, self._password + write_bitmaps([receipt, amount]))
            case TerminalAction.END_OF_DAY:
                return Apdu(codes.END_OF_DAY, self._password)

    # --- running them
    def _start(self, request: TerminalRequest, script: Script, now_ms: int) -> list[Step]:
        if self._script is not None:
            raise Bug("a card terminal does one thing at a time")
        self._request = self._last_request = request
        self._script = script
        return self._late.taken() + self._go_on(None, now_ms)

    def _go_on(self, end: CommandEnd | None, now_ms: int) -> list[Step]:
        """Give the script how its command ended, and begin what it wants next."""
        assert self._script is not None
        steps: list[Step] = []
        if end is not None and end.kind is EndKind.SILENT and self._is_stream:
            steps.append(LineDead("the card terminal does not answer"))
        try:
            # A generator at its start takes None only; after a pause it expects nothing.
            wanted = next(self._script) if end is None else self._script.send(end)
        except StopIteration as stop:
            answer: TerminalAnswer = stop.value
            self._script = None
            return [*steps, Ready(answer.text) if self._request is None else Ended(answer)]
        if isinstance(wanted, Pause):
            self._resume_at_ms = now_ms + wanted.ms
            return steps
        if steps:  # the line is dead: what the script wants next cannot be sent any more
            return steps + self._go_on(CommandEnd(EndKind.LOST), now_ms)
        if end is not None and end.kind is EndKind.LOST:
            return self._go_on(CommandEnd(EndKind.LOST), now_ms)
        self._exchange = Exchange(wanted, self._link, self._timers)
        return self._follow(self._exchange.begin(now_ms), now_ms)

    def _follow(self, progress: Progress, now_ms: int) -> list[Step]:
        steps: list[Step] = [Send(chunk) for chunk in progress.sends]
        steps += [Prompt(text, f"{code:02X}") for code, text in progress.prompts]
        for status in progress.held:
            assert self._request is not None
            steps.append(Answered(answer_of(read_status(status, self._currency), self._request)))
        if progress.end is not None:
            assert self._exchange is not None
            steps += self._exchange.slips_of_before(progress.end) if self._last_request is not None else []
            self._exchange = None
            steps += self._go_on(progress.end, now_ms)
        return steps + self._hear_unasked(Crossing(arrived=progress.unasked), now_ms)

    def _release(self, now_ms: int, *, is_durable: bool) -> list[Step]:
        if self._late_held:
            self._late_held -= 1
            self._late.is_refused = not is_durable
            answer = accepted() if is_durable else refused(SYSTEM_ERROR)
            return [Send(chunk) for chunk in self._link.transmit(answer, now_ms).sends]
        if self._exchange is None:
            return []
        return self._follow(self._exchange.release(now_ms, is_durable=is_durable), now_ms)

    def _hear_unasked(self, crossing: Crossing, now_ms: int) -> list[Step]:
        """Between requests a terminal may still send the end of something, or the result of a request given up.

        While a request is being prepared such a result is nobody's, and the terminal is to undo it.
        """
        steps: list[Step] = [Send(chunk) for chunk in crossing.sends]
        for apdu in crossing.arrived:
            if apdu.is_answer:
                continue
            is_result = apdu.command == codes.STATUS_INFORMATION
            if is_result and self._last_request is not None and (self._script is None or self._request is None):
                self._late_held += 1
                status = read_status(parse_bitmaps(apdu.payload), self._currency)
                steps.append(LateAnswer(answer_of(status, self._last_request)))
                continue
            answer = self._unasked_answer(apdu, now_ms)
            steps += [Send(chunk) for chunk in self._link.transmit(answer, now_ms).sends]
            if apdu.command in (codes.COMPLETION, codes.ABORT):
                self._late.is_refused = False
                steps += self._late.taken()
        return steps

    def _unasked_answer(self, apdu: Apdu, now_ms: int) -> Apdu:
        """A slip of the last request is taken and told of: a refused one would undo the payment (PA00P015, 2.2.8).
        One of a result that was refused, or of nothing asked for, has no printer."""
        match apdu.command:
            case codes.COMPLETION | codes.ABORT | codes.INTERMEDIATE:
                return accepted()
            case codes.STATUS_INFORMATION:
                return refused(SYSTEM_ERROR)
            case codes.PRINT_LINE | codes.PRINT_BLOCK:
                if self._last_request is None or self._late.is_refused:
                    return refused(PRINTER_NOT_READY)
                self._late.take(apdu, now_ms)
                return accepted()
            case _:
                return refused(NOT_POSSIBLE)


def status_byte(completion: bytes) -> int | None:
    """The state in a completion of a status enquiry; a software version, LLLVAR without a tag, may stand before it."""
    place = 0
    if len(completion) >= 3 and all(byte & 0xF0 == 0xF0 for byte in completion[:3]):
        size = 0
        for byte in completion[:3]:
            size = size * 10 + (byte & 0x0F)
        place = 3 + size
    return completion[place] if place < len(completion) else None


def _is_busy(end: CommandEnd) -> bool:
    return end.kind in (EndKind.REFUSED, EndKind.ABORTED) and end.code == BUSY
