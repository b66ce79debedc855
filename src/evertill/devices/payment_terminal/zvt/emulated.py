"""An emulated ZVT terminal without its line: everything a till can ask, every way in which it can go wrong.

It books a charge when it tells the result, and undoes it when the till does not acknowledge (PA00P015, 2.2.8).
"""

from collections.abc import Callable, Generator
from datetime import datetime

from evertill.devices.payment_terminal.emulation.ledger import Booking, Ledger
from evertill.devices.payment_terminal.emulation.scenario import Ending, Scenario, Stage
from evertill.devices.payment_terminal.zvt import apdu as codes
from evertill.devices.payment_terminal.zvt import bitmaps as bmp
from evertill.devices.payment_terminal.zvt.apdu import Apdu, accepted, refused
from evertill.devices.payment_terminal.zvt.bitmaps import Bitmaps, parse_bitmaps, write_bitmaps
from evertill.devices.payment_terminal.zvt.emulated_slips import print_blocks, print_day, print_lines, slip_words
from evertill.devices.payment_terminal.zvt.link import Crossing, Link
from evertill.devices.payment_terminal.zvt.numbers import packed
from evertill.devices.payment_terminal.zvt.statuses import OFFLINE, TOTAL_LABELS
from evertill.devices.payment_terminal.zvt.tlv import find, write_tlv
from evertill.kernel.values import dataclass

TERMINAL_ID = bytes.fromhex("52523535")
_ANSWER_MS = 5000
_REPEAT_STATUS_MS = 2000
_LATE_MS = 1500
_DECLINED, _CANCELLED, _UNLISTED = 0x05, 0x6C, 0xD9
_NOT_REGISTERED, _NOT_POSSIBLE, _BUSY, _NOTHING, _NO_PRINTER = 0x6B, 0x83, 0x9C, 0xB8, 0xCC
_ALREADY, _NOT_REVERSIBLE = 0xB4, 0xB5
_ONLINE = 0x60
_CARD_LABEL = "Mastercard"
"""Of the card that every customer holds."""


@dataclass(frozen=True, slots=True)
class Say:
    """A command to the till; the script is given its answer, or None when none came."""

    apdu: Apdu


@dataclass(frozen=True, slots=True)
class Pause:
    """Time passes."""

    ms: int


class FellSilent(Exception):
    """The script stops talking; only the emulator sees this."""


Script = Generator[Say | Pause, Apdu | None, None]


class EmulatedZvt:
    """Fulfils `TerminalCore`."""

    def __init__(self, link: Link, ledger: Ledger, *, now: Callable[[], datetime], language: str = "en") -> None:
        self.scenario = Scenario()
        self.ledger = ledger
        self._link = link
        self._words = slip_words(language)
        self._now = now
        self._script: Script | None = None
        self._awaits_answer = False
        self._resume_at_ms: int | None = None
        self._silent_until_ms: int | None = None
        self._is_registered = False
        self._takes_blocks = False
        self._wants_abort = False
        self._sends: list[bytes] = []

    def hung_up(self) -> None:
        """A premature end of the line ends the whole operation (PA00P016, 4)."""
        self._link.clear()
        self._silent_until_ms = None
        self._is_registered = False
        self._stop_script()

    def wait_ms(self, now_ms: int) -> int | None:
        """Until a pause, an answer's limit, or the silence is over."""
        moments = [moment for moment in (self._resume_at_ms, self._silent_until_ms) if moment is not None]
        waits = [max(0, moment - now_ms) for moment in moments]
        link = self._link.wait_ms(now_ms)
        return min([*waits, *([] if link is None else [link])], default=None)

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One step."""
        self._sends = []
        if self._silent_until_ms is not None:
            if now_ms < self._silent_until_ms:
                return []
            self._silent_until_ms = None
            self._link.clear()
        if chunk and self.scenario.naks:
            self.scenario.naks -= 1
            return [b"\x15"]
        self._take(self._link.feed(chunk, now_ms), now_ms)
        if self._resume_at_ms is not None and now_ms >= self._resume_at_ms:
            self._resume_at_ms = None
            self._awaits_answer = False
            self._go_on(None, now_ms)
        return self._damaged(self._sends)

    def _damaged(self, sends: list[bytes]) -> list[bytes]:
        for place, chunk in enumerate(sends):
            if self.scenario.bad_checksums and len(chunk) > 1:
                self.scenario.bad_checksums -= 1
                sends[place] = chunk[:-1] + bytes([chunk[-1] ^ 0x55])
        return sends

    def _take(self, crossing: Crossing, now_ms: int) -> None:
        self._sends += crossing.sends
        for apdu in crossing.arrived:
            if apdu.is_answer:
                if self._awaits_answer:
                    self._awaits_answer = False
                    self._resume_at_ms = None
                    self._go_on(apdu, now_ms)
            else:
                self._commanded(apdu, now_ms)

    def _commanded(self, apdu: Apdu, now_ms: int) -> None:
        if self._script is not None:
            if apdu.command == codes.ABORT_COMMAND:
                self._wants_abort = True
                self._say(accepted(), now_ms)
            else:
                self._say(refused(_BUSY), now_ms)
            return
        if self.scenario.busy:
            self.scenario.busy -= 1
            self._say(refused(_BUSY), now_ms)
            return
        if apdu.command in (codes.AUTHORISATION, codes.REFUND, codes.REVERSAL) and not self._is_registered:
            self._say(refused(_NOT_REGISTERED), now_ms)
            return
        self._wants_abort = False
        self._begin(apdu, now_ms)

    def _begin(self, apdu: Apdu, now_ms: int) -> None:
        """Password first, where the command carries one."""
        after_password = parse_bitmaps(apdu.payload[3:])
        match apdu.command:
            case codes.REGISTRATION:
                self._register(apdu)
                self._run(self._complete(self._registration_completion()), now_ms)
            case codes.LOG_OFF:
                self._is_registered = False
                self._say(accepted(), now_ms)
            case codes.AUTHORISATION:
                self._run(self._operate("pay", parse_bitmaps(apdu.payload)), now_ms)
            case codes.REFUND:
                self._run(self._operate("refund", after_password), now_ms)
            case codes.REVERSAL:
                self._run(self._operate("reversal", after_password), now_ms)
            case codes.END_OF_DAY:
                self._run(self._close_day(), now_ms)
            case codes.REPEAT_RECEIPT:
                self._run(self._repeat(after_password), now_ms)
            case codes.STATUS_ENQUIRY:
                self._run(self._complete(b"\x00"), now_ms)
            case codes.DIAGNOSIS | codes.INITIALISATION | codes.SEND_TOTALS:
                self._run(self._complete(b""), now_ms)
            case codes.ABORT_COMMAND:
                self._say(accepted(), now_ms)
            case _:
                self._say(refused(_NOT_POSSIBLE), now_ms)

    # --- scripts
    def _complete(self, completion: bytes) -> Script:
        yield Say(Apdu(codes.COMPLETION, completion))

    def _operate(self, kind: str, fields: Bitmaps) -> Script:
        wanted = self.scenario.next_payment()
        minor = fields.number(bmp.AMOUNT) or 0
        if wanted.silent_at is Stage.ACCEPTED:
            raise FellSilent
        for code in (0x0A, 0x0E, 0x04):
            yield Say(Apdu(codes.INTERMEDIATE, bytes([code])))
            yield Pause(max(wanted.pause_ms, wanted.slow_ms))
            if self._wants_abort:
                yield from self._decline(wanted, _CANCELLED, with_status=True)
                return
        if wanted.wrong_pin:
            yield Say(Apdu(codes.STATUS_INFORMATION, self._refusal(0x37)))
            yield Say(Apdu(codes.INTERMEDIATE, b"\x15"))
        refusal = _CODES.get(wanted.ending)
        if refusal is not None:
            with_status = wanted.ending is not Ending.DECLINE_BY_ABORT
            completes = wanted.ending is Ending.DECLINE_COMPLETED
            yield from self._decline(wanted, refusal, with_status=with_status, completes=completes)
            if wanted.ending is not Ending.LATE_APPROVAL:
                return
            yield Pause(_LATE_MS)
        if kind == "reversal" and not self._is_of(minor, fields):
            yield from self._decline(wanted, _NOT_REVERSIBLE, with_status=True)
            return
        booking = self._booked(kind, minor - wanted.less_minor + wanted.tip_minor, fields, wanted)
        if booking is None:
            yield from self._decline(wanted, _ALREADY, with_status=True)
            return
        yield from self._approve(booking, wanted)

    def _approve(self, booking: Booking, wanted: Scenario) -> Script:
        """Tell the result; without the till's acknowledgement the charge is undone, unless told to keep it."""
        stands = wanted.keeps_unacknowledged
        try:
            if wanted.silent_at is Stage.STATUS:
                raise FellSilent
            status = Apdu(codes.STATUS_INFORMATION, self._status(booking, wanted))
            answer = yield Say(status)
            while answer is not None and answer.command == b"\x84\x9c":
                yield Pause(_REPEAT_STATUS_MS)
                answer = yield Say(status)
            stands = stands or (answer is not None and answer.command in (codes.POSITIVE, b"\x84\x00"))
            if wanted.duplicate:
                yield Say(status)
        finally:
            if not stands:
                self.ledger.reverse(booking.receipt)
        if not stands:
            yield Say(Apdu(codes.ABORT, bytes([_CANCELLED])))
            return
        if wanted.silent_at is Stage.PRINT:
            raise FellSilent
        if wanted.prints_late:
            yield Say(Apdu(codes.COMPLETION))
            yield Pause(_LATE_MS)
            yield from self._print(booking, wanted)
        elif wanted.ending is not Ending.LATE_APPROVAL:
            was_printed = yield from self._print(booking, wanted)
            if not was_printed:
                self.ledger.reverse(booking.receipt)
                yield Say(Apdu(codes.ABORT, bytes([_NO_PRINTER])))
                return
        if wanted.silent_at is Stage.COMPLETION:
            raise FellSilent
        yield Say(Apdu(codes.COMPLETION))

    def _decline(self, wanted: Scenario, code: int, *, with_status: bool, completes: bool = False) -> Script:
        if wanted.silent_at is Stage.STATUS:
            raise FellSilent
        if with_status:
            yield Say(Apdu(codes.STATUS_INFORMATION, self._refusal(code)))
        if wanted.silent_at in (Stage.PRINT, Stage.COMPLETION):
            raise FellSilent
        yield Say(Apdu(codes.COMPLETION) if completes else Apdu(codes.ABORT, bytes([code])))

    def _print(self, booking: Booking, wanted: Scenario) -> Generator[Say | Pause, Apdu | None, bool]:
        """Whether the till took every line."""
        if wanted.prints == "none":
            return True
        as_blocks = self._takes_blocks and wanted.prints == "blocks"
        for apdu in print_blocks(booking, self._words) if as_blocks else print_lines(booking, self._words):
            answer = yield Say(apdu)
            if answer is None or answer.command not in (codes.POSITIVE, b"\x84\x00"):
                return False
        return True

    def _close_day(self) -> Script:
        """Packed digits know no sign: a day on which more went back than came in is told by its slip alone."""
        day = self.ledger.close_day()
        fields = [(bmp.RESULT, b"\0")]
        if day.minor >= 0:
            amount = packed(day.minor, 6)
            totals = packed(day.first_receipt, 2) + packed(day.last_receipt, 2)
            for label in TOTAL_LABELS:
                totals += bytes([min(day.count, 255)]) + amount if label == _CARD_LABEL else packed(0, 7)
            fields += [(bmp.AMOUNT, amount), (bmp.TOTALS, totals)]
        yield Say(Apdu(codes.STATUS_INFORMATION, write_bitmaps(fields)))
        as_block, prints = self._takes_blocks, self.scenario.prints
        for apdu in () if prints == "none" else print_day(day, self._words, as_block=as_block and prints == "blocks"):
            yield Say(apdu)
        yield Say(Apdu(codes.COMPLETION))

    def _repeat(self, fields: Bitmaps) -> Script:
        last = self.ledger.last
        if last is None:
            yield Say(Apdu(codes.ABORT, bytes([_NOTHING])))
            return
        service = (fields.get(bmp.SERVICE) or b"\0")[0]
        if service & 0x01:
            yield Say(Apdu(codes.STATUS_INFORMATION, self._status(last, Scenario(is_offline=last.is_offline))))
        if not service & 0x02:
            yield from self._print(last, Scenario())
        yield Say(Apdu(codes.COMPLETION))

    # --- what it says
    def _is_of(self, minor: int, fields: Bitmaps) -> bool:
        """Whether that receipt is of this amount; where none is told it is not looked at."""
        booking = self.ledger.find(fields.number(bmp.RECEIPT) or 0)
        return booking is not None and minor in (0, booking.minor)

    def _booked(self, kind: str, minor: int, fields: Bitmaps, wanted: Scenario) -> Booking | None:
        if kind == "reversal":
            return self.ledger.reverse(fields.number(bmp.RECEIPT) or 0)
        return self.ledger.book(kind, minor, is_offline=wanted.is_offline)

    def _status(self, booking: Booking, wanted: Scenario) -> bytes:
        at = self._now()
        number = booking.receipt
        fields = [
            (bmp.RESULT, b"\0"),
            (bmp.AMOUNT, packed(booking.minor, 6)),
            (bmp.CURRENCY, packed(978, 2)),
            (bmp.TIME, bytes.fromhex(at.strftime("%H%M%S"))),
            (bmp.DATE, bytes.fromhex(at.strftime("%m%d"))),
            (bmp.PAN, bytes.fromhex("EEEEEEEEEEEE0008")),
            (bmp.RECEIPT, packed(number, 2)),
            (bmp.APPROVAL, b"750071\0\0"),
            (bmp.TRACE, packed(number, 3)),
            (bmp.PAYMENT_TYPE, bytes([OFFLINE if wanted.is_offline else _ONLINE])),
            (bmp.TERMINAL_ID, TERMINAL_ID),
            (bmp.CARD_TYPE, b"\x06"),
            (bmp.CARD_NAME, b"MasterCard\0"),
        ]
        if booking.kind == "reversal":
            fields.append((bmp.ORIGINAL_TRACE, packed(booking.of_receipt, 3)))
        objects = write_tlv(0x1F10, b"\x01") if wanted.needs_signature else b""
        objects += write_tlv(0x1F11, b"\x00") if wanted.is_offline else b""
        if objects:
            fields.append((bmp.TLV_CONTAINER, write_tlv(0x2F, objects)))
        return write_bitmaps(fields)

    def _refusal(self, code: int) -> bytes:
        fields = [(bmp.RESULT, bytes([code])), (bmp.TERMINAL_ID, TERMINAL_ID)]
        return write_bitmaps(fields + ([(bmp.TEXT, b"Abgelehnt")] if code == _DECLINED else []))

    def _register(self, apdu: Apdu) -> None:
        self._is_registered = True
        allowed = find(parse_bitmaps(apdu.payload[6:]).objects, 0x26)
        self._takes_blocks = allowed is not None and b"\x06\xd3" in allowed.content

    def _registration_completion(self) -> bytes:
        fields = [(bmp.PAYMENT_TYPE, b"\0"), (bmp.TERMINAL_ID, TERMINAL_ID), (bmp.CURRENCY, packed(978, 2))]
        return write_bitmaps(fields)

    # --- running scripts
    def _run(self, script: Script, now_ms: int) -> None:
        if self.scenario.silent_at is Stage.COMMAND:
            self.scenario.silent_at = Stage.NOWHERE
            self._fall_silent(now_ms)
            return
        self._say(accepted(), now_ms)
        self._script = script
        self._go_on(None, now_ms)

    def _go_on(self, answer: Apdu | None, now_ms: int) -> None:
        if self._script is None:
            return
        try:
            wanted = self._script.send(answer)
        except StopIteration:
            self._script = None
            return
        except FellSilent:
            self._script = None
            self._fall_silent(now_ms)
            return
        if isinstance(wanted, Pause):
            self._resume_at_ms = now_ms + wanted.ms
            return
        self._awaits_answer = True
        self._resume_at_ms = now_ms + _ANSWER_MS
        self._say(wanted.apdu, now_ms)

    def _fall_silent(self, now_ms: int) -> None:
        self._silent_until_ms = now_ms + self.scenario.silence_ms

    def _stop_script(self) -> None:
        script, self._script = self._script, None
        self._awaits_answer = False
        self._resume_at_ms = None
        if script is not None:
            script.close()

    def _say(self, apdu: Apdu, now_ms: int) -> None:
        self._sends += self._link.transmit(apdu, now_ms).sends


_CODES = {
    Ending.DECLINE: _DECLINED,
    Ending.DECLINE_BY_ABORT: _DECLINED,
    Ending.DECLINE_COMPLETED: _DECLINED,
    Ending.CANCEL: _CANCELLED,
    Ending.UNKNOWN_CODE: _UNLISTED,
    Ending.LATE_APPROVAL: _CANCELLED,
}
