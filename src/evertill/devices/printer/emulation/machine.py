"""The emulated printer without I/O: buffer, paper, cover, drawer, and the answers a real one would give.

Real-time queries are answered on arrival, even off-line; all else waits in the buffer until the printer can print.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from evertill.devices.printer.emulation.commands import ESC, GS, Command, Control, Piece, next_piece
from evertill.devices.printer.emulation.head import LF, PrintHead
from evertill.devices.printer.emulation.paper_roll import PaperRoll, Torn

_REAL_TIME = re.compile(
    rb"\x10(?:\x04(?P<query>[\x01-\x04])|\x14\x01(?P<pin>[\x00\x01])(?P<time>[\x01-\x08]))", re.DOTALL
)
_REAL_TIME_LENGTH = 5
_SLOW_PIECE_MS = 100


class Fault(StrEnum):
    """Words that make things go wrong, or right again."""

    PAPER_OUT = "paper-out"
    PAPER_IN = "paper-in"
    NEAR_END = "near-end"
    COVER_OPEN = "cover-open"
    COVER_CLOSE = "cover-close"
    MUTE = "mute"
    UNMUTE = "unmute"
    SLOW = "slow"
    FAST = "fast"
    OFF = "off"
    ON = "on"
    DRAWER_OPEN = "drawer-open"
    DRAWER_CLOSE = "drawer-close"


@dataclass(slots=True)
class Body:
    """The state of the machine's parts."""

    is_powered: bool = True
    has_paper: bool = True
    is_near_end: bool = False
    is_cover_open: bool = False
    is_drawer_open: bool = False
    is_mute: bool = False
    is_slow: bool = False
    lines_left: int | None = None
    """How many lines until the paper ends; None: enough."""

    @property
    def is_offline(self) -> bool:
        """Whether nothing can be printed."""
        return not self.has_paper or self.is_cover_open

    def suffer(self, fault: Fault) -> None:
        """Let something go wrong, or right again."""
        match fault:
            case Fault.PAPER_OUT:
                self.has_paper, self.lines_left = False, None
            case Fault.PAPER_IN:
                self.has_paper, self.is_near_end, self.lines_left = True, False, None
            case Fault.NEAR_END:
                self.is_near_end = True
            case Fault.COVER_OPEN | Fault.COVER_CLOSE:
                self.is_cover_open = fault is Fault.COVER_OPEN
            case Fault.MUTE | Fault.UNMUTE:
                self.is_mute = fault is Fault.MUTE
            case Fault.SLOW | Fault.FAST:
                self.is_slow = fault is Fault.SLOW
            case Fault.OFF | Fault.ON:
                self.is_powered = fault is Fault.ON
            case Fault.DRAWER_OPEN | Fault.DRAWER_CLOSE:
                self.is_drawer_open = fault is Fault.DRAWER_OPEN

    def answer(self, query: int) -> int:
        """The byte that answers DLE EOT n."""
        match query:
            case 1:
                return 0x12 | 0x04 * self.is_drawer_open | 0x08 * self.is_offline
            case 2:
                return 0x12 | 0x04 * self.is_cover_open | 0x20 * (not self.has_paper)
            case 4:
                near_end = self.is_near_end or not self.has_paper
                return 0x12 | 0x0C * near_end | 0x60 * (not self.has_paper)
            case _:
                return 0x12

    def automatic_status(self) -> bytes:
        """The four bytes of ASB."""
        first = 0x10 | 0x04 * self.is_drawer_open | 0x08 * self.is_offline | 0x20 * self.is_cover_open
        paper = 0x03 * (self.is_near_end or not self.has_paper) | 0x0C * (not self.has_paper)
        return bytes((first, 0, paper, 0))


class PrinterMachine:
    """A receipt printer. Give it bytes and time, take its answers and what it printed."""

    def __init__(self, roll: PaperRoll, *, buffer_bytes: int = 65_536) -> None:
        self.body = Body()
        self.kicks = 0
        """How often the drawer was opened."""
        self._roll = roll
        self._head = PrintHead(roll, on_cut=self._cut)
        self._buffer_bytes = buffer_bytes
        self._buffer = bytearray()
        self._arrived = b""
        self._answers = bytearray()
        self._tells_changes = False
        self._told = b""
        self._printed: list[Torn] = []
        self._next_piece_ms = 0

    @property
    def room(self) -> int:
        """How many bytes it takes now; none while its buffer is full."""
        return max(0, self._buffer_bytes - len(self._buffer))

    def receive(self, chunk: bytes) -> None:
        """Bytes arrive: queries are answered at once, the rest is buffered."""
        if not self.body.is_powered:
            return
        window = self._arrived + chunk
        for found in _REAL_TIME.finditer(window):
            if found.end() > len(self._arrived):
                self._obey_at_once(found)
        self._arrived = window[-(_REAL_TIME_LENGTH - 1) :]
        self._buffer += chunk

    def run(self, now_ms: int) -> None:
        """Print what can be printed by now."""
        while self.body.is_powered and not self.body.is_offline:
            if self.body.is_slow and now_ms < self._next_piece_ms:
                break
            piece, length = next_piece(bytes(self._buffer))
            if piece is None:
                break
            del self._buffer[:length]
            self._next_piece_ms = now_ms + _SLOW_PIECE_MS
            self._obey(piece)
        self._tell_changes()

    def take_answers(self) -> bytes:
        """What it sends back; nothing while it is mute."""
        answers = bytes(self._answers)
        self._answers.clear()
        return b"" if self.body.is_mute or not self.body.is_powered else answers

    def take_printed(self) -> list[Torn]:
        """Receipts cut off since the last time."""
        printed, self._printed = self._printed, []
        return printed

    def fault(self, fault: Fault) -> None:
        """Let something go wrong, or right again."""
        self.body.suffer(fault)
        if fault in {Fault.OFF, Fault.ON}:
            self._switch()

    def paper_ends_after(self, lines: int) -> None:
        """Let the paper run out in the middle of a receipt."""
        self.body.lines_left = lines

    def _switch(self) -> None:
        """Without power the buffer is lost; what is on paper stays on paper."""
        self._buffer.clear()
        self._answers.clear()
        self._arrived = b""
        self._tells_changes = False
        self._head.reset()

    def _obey_at_once(self, found: re.Match[bytes]) -> None:
        if found["query"]:
            self._answers.append(self.body.answer(found["query"][0]))
        else:
            self._kick()

    def _obey(self, piece: Piece) -> None:
        match piece:
            case Command(lead, name, parameters) if lead == GS and name == "a":
                self._tells_changes = parameters[0] != 0
                self._told = b""
            case Command(lead, name, parameters) if lead == GS and name == "r":
                self._answers.append(self._buffered_answer(parameters[0]))
            case Command(lead, name) if lead == ESC and name == "p":
                self._kick()
            case Command(lead, name) if lead == ESC and name == "@":
                self._tells_changes = False
                self._head.print(piece)
            case _:
                self._head.print(piece)
        if piece == Control(LF):
            self._use_line()

    def _use_line(self) -> None:
        if self.body.lines_left is not None:
            self.body.lines_left -= 1
            if self.body.lines_left <= 0:
                self.fault(Fault.PAPER_OUT)

    def _buffered_answer(self, what: int) -> int:
        if what in {2, 50}:
            return int(self.body.is_drawer_open)
        return 0x03 if self.body.is_near_end else 0x00

    def _kick(self) -> None:
        self.kicks += 1
        self.body.is_drawer_open = True

    def _cut(self) -> None:
        torn = self._roll.tear()
        if torn is not None:
            self._printed.append(torn)

    def _tell_changes(self) -> None:
        status = self.body.automatic_status()
        if self._tells_changes and status != self._told:
            self._answers += status
            self._told = status
