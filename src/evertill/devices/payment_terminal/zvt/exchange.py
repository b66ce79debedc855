"""One ZVT command from its sending to its end, on the till's side: answer, status, prints, completion."""

from dataclasses import field
from enum import StrEnum

from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.devices.payment_terminal.zvt import apdu as codes
from evertill.devices.payment_terminal.zvt.apdu import Apdu, accepted, refused
from evertill.devices.payment_terminal.zvt.bitmaps import Bitmaps, parse_bitmaps
from evertill.devices.payment_terminal.zvt.link import Crossing, Link
from evertill.devices.payment_terminal.zvt.numbers import display_text, unpacked
from evertill.devices.payment_terminal.zvt.slips import SlipCollector
from evertill.devices.payment_terminal.zvt.texts import prompt_of
from evertill.devices.payment_terminal.zvt.tlv import every, read_length
from evertill.kernel.values import dataclass
from evertill.ports.payment_terminal import LateSlips, Slip, Step

NOT_POSSIBLE, SYSTEM_ERROR = 0x83, 0xFF
AUTO_REVERSAL = 0x05
_TLV = 0x06
_CHATTER_MS = 1000
"""How long past a limit a terminal that sends nothing whole, but always something, is still borne with."""
_TEXT_LINE = 0x07


class EndKind(StrEnum):
    """How a command ended."""

    COMPLETED = "completed"
    """By 06 0F, or by the answer itself where nothing follows it."""
    ABORTED = "aborted"
    """By 06 1E."""
    REFUSED = "refused"
    """By 84 xx instead of being begun."""
    SILENT = "silent"
    """The terminal said nothing for too long."""
    LOST = "lost"
    """The line failed."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to send; `holds_status` keeps the acknowledgement of a result back until it is durable.

    A result that comes where the command `brings_status` not is an earlier request's, and never simply accepted.
    """

    apdu: Apdu
    holds_status: bool = False
    ends_with_answer: bool = False
    brings_status: bool = True


@dataclass(frozen=True, slots=True)
class CommandEnd:
    """All that a command brought."""

    kind: EndKind
    code: int = 0
    """Of a refusal or an abort."""
    was_accepted: bool = False
    statuses: tuple[Bitmaps, ...] = ()
    completion: bytes = b""
    slips: tuple[Slip, ...] = ()
    was_reversed: bool = False
    """Whether the terminal showed that it undid the payment."""


@dataclass(slots=True)
class Progress:
    """What one step brought: bytes to send, texts to show, a result to be kept, the end, what is not about this."""

    sends: list[bytes] = field(default_factory=list)
    prompts: list[tuple[int, str]] = field(default_factory=list)
    held: list[Bitmaps] = field(default_factory=list)
    end: CommandEnd | None = None
    unasked: list[Apdu] = field(default_factory=list)


class Exchange:
    """Runs one command over a link. Feed it bytes and time until a `Progress` has an end."""

    def __init__(self, command: Command, link: Link, timers: TerminalTimers) -> None:
        self._command = command
        self._link = link
        self._timers = timers
        self._limit_at_ms = 0
        self._t4_ms = timers.t4_ms
        self._is_running = False
        self._is_aborting = False
        self._was_reversed = False
        self._held = False
        self._behind_held: list[Apdu] = []
        self._statuses: list[Bitmaps] = []
        self._slips = SlipCollector()

    def begin(self, now_ms: int) -> Progress:
        """Send the command."""
        self._limit_at_ms = now_ms + self._timers.t3_ms
        return self._crossed(self._link.transmit(self._command.apdu, now_ms), now_ms)

    def feed(self, chunk: bytes, now_ms: int) -> Progress:
        """Take what came; without bytes, look at the time."""
        was_sending = self._link.is_sending
        progress = self._crossed(self._link.feed(chunk, now_ms), now_ms)
        if was_sending:  # the time for an answer begins when the other end has the frame, which may take three tries
            self._limit_at_ms = max(self._limit_at_ms, now_ms + self._timers.t3_ms)
        limit_at_ms = self._limit_at_ms + (_CHATTER_MS if chunk else 0)
        if progress.end is None and now_ms >= limit_at_ms and not self._held:
            self._time_is_up(progress, now_ms)
        return progress

    def wait_ms(self, now_ms: int) -> int:
        """How long until time alone matters."""
        waits = [] if self._held else [max(0, self._limit_at_ms - now_ms)]
        link = self._link.wait_ms(now_ms)
        return min([*waits, *([] if link is None else [link])], default=1000)

    def release(self, now_ms: int, *, is_durable: bool) -> Progress:
        """Answer the results held back: they are kept, or they cannot be and the terminal is to undo them."""
        progress = Progress()
        if not self._held:
            return progress
        self._held = False
        self._limit_at_ms = now_ms + self._t4_ms
        self._say(accepted() if is_durable else refused(SYSTEM_ERROR), progress, now_ms)
        behind, self._behind_held = self._behind_held, []
        self._add(progress, Crossing(arrived=behind), now_ms)
        return progress

    def abort(self, now_ms: int) -> Progress:
        """Ask the terminal to give up; its result still tells what became of it."""
        progress = Progress()
        if not self._is_aborting:
            self._is_aborting = True
            if self._is_running:
                self._add(progress, self._link.transmit(Apdu(codes.ABORT_COMMAND), now_ms), now_ms)
        return progress

    def slips_of_before(self, end: CommandEnd) -> list[Step]:
        """What was printed during a command that prints nothing is of the request before it."""
        return [] if self._command.brings_status or not end.slips else [LateSlips(end.slips)]

    def lost(self) -> CommandEnd:
        """The line is gone."""
        return self._end(EndKind.LOST)

    def _crossed(self, crossing: Crossing, now_ms: int) -> Progress:
        progress = Progress()
        self._add(progress, crossing, now_ms)
        return progress

    def _add(self, progress: Progress, crossing: Crossing, now_ms: int) -> None:
        progress.sends += crossing.sends
        for apdu in crossing.arrived:
            if self._held and not apdu.is_answer:
                self._behind_held.append(apdu)  # a terminal that does not wait for its answer: one thing at a time
            elif progress.end is not None or (
                apdu.command == codes.STATUS_INFORMATION and not self._command.brings_status
            ):
                progress.unasked.append(apdu)
            else:
                self._arrived(apdu, progress, now_ms)
        if crossing.gave_up and progress.end is None:
            progress.end = self._end(EndKind.LOST)

    def _arrived(self, apdu: Apdu, progress: Progress, now_ms: int) -> None:
        if apdu.is_answer:
            self._answered(apdu, progress, now_ms)
            return
        if not self._is_running:  # a terminal that forgot its answer has plainly accepted the command
            self._now_runs(progress, now_ms)
        self._limit_at_ms = now_ms + self._t4_ms
        match apdu.command:
            case codes.STATUS_INFORMATION:
                self._take_status(apdu, progress, now_ms)
            case codes.COMPLETION:
                self._say(accepted(), progress, now_ms)
                progress.end = self._end(EndKind.COMPLETED, completion=apdu.payload)
            case codes.ABORT:
                self._say(accepted(), progress, now_ms)
                progress.end = self._end(EndKind.ABORTED, code=apdu.payload[0] if apdu.payload else 0)
            case _:
                self._say(self._served(apdu, progress, now_ms), progress, now_ms)

    def _answered(self, apdu: Apdu, progress: Progress, now_ms: int) -> None:
        if self._is_running:
            return  # the answer to our abort: whether it was obeyed, the result tells
        if apdu.command != codes.POSITIVE:
            progress.end = self._end(EndKind.REFUSED, code=apdu.command[1])
        elif self._command.ends_with_answer:
            progress.end = self._end(EndKind.COMPLETED, completion=apdu.payload)
        else:
            self._now_runs(progress, now_ms)

    def _now_runs(self, progress: Progress, now_ms: int) -> None:
        self._is_running = True
        self._limit_at_ms = now_ms + self._t4_ms
        if self._is_aborting:
            self._say(Apdu(codes.ABORT_COMMAND), progress, now_ms)

    def _take_status(self, apdu: Apdu, progress: Progress, now_ms: int) -> None:
        status = parse_bitmaps(apdu.payload)
        self._statuses.append(status)
        if self._command.holds_status:
            self._held = True
            progress.held.append(status)
        else:
            self._say(accepted(), progress, now_ms)

    def _served(self, apdu: Apdu, progress: Progress, now_ms: int) -> Apdu:
        match apdu.command:
            case codes.INTERMEDIATE:
                self._take_intermediate(apdu.payload, progress, now_ms)
            case codes.PRINT_LINE:
                self._slips.print_line(apdu.payload)
            case codes.PRINT_BLOCK:
                self._slips.print_block(apdu.payload)
            case _:
                return refused(NOT_POSSIBLE)
        return accepted()

    def _take_intermediate(self, payload: bytes, progress: Progress, now_ms: int) -> None:
        code = payload[0] if payload else 0x17
        self._was_reversed |= code == AUTO_REVERSAL
        rest = payload[1:]
        if rest and not _is_container(rest):
            minutes = unpacked(rest[:1])
            if minutes:
                self._t4_ms = minutes * 60_000
                self._limit_at_ms = now_ms + self._t4_ms
            rest = rest[1:]
        lines = [display_text(line.content).strip() for line in every(parse_bitmaps(rest).objects, _TEXT_LINE)]
        progress.prompts.append((code, " ".join(line for line in lines if line) or prompt_of(code)))

    def _say(self, apdu: Apdu, progress: Progress, now_ms: int) -> None:
        progress.sends += self._link.transmit(apdu, now_ms).sends

    def _time_is_up(self, progress: Progress, now_ms: int) -> None:
        """T3 ends it; T4 asks the terminal to give up, and waits once more for what it says to that."""
        if not self._is_running or self._is_aborting:
            progress.end = self._end(EndKind.SILENT)
            return
        self._is_aborting = True
        self._say(Apdu(codes.ABORT_COMMAND), progress, now_ms)
        self._limit_at_ms = now_ms + self._timers.t3_ms

    def _end(self, kind: EndKind, *, code: int = 0, completion: bytes = b"") -> CommandEnd:
        return CommandEnd(
            kind=kind,
            code=code,
            was_accepted=self._is_running,
            statuses=tuple(self._statuses),
            completion=completion,
            slips=self._slips.slips(),
            was_reversed=self._was_reversed,
        )


def _is_container(rest: bytes) -> bool:
    """Whether a TLV container stands here: its tag may as well be a T4 of six minutes, before a container or alone."""
    length = read_length(rest, 1) if rest[0] == _TLV else None
    return length is not None and sum(length) == len(rest)
