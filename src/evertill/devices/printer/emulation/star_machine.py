"""An emulated Star printer without I/O: line mode as the till writes it, status blocks, and the counter of jobs."""

from dataclasses import replace

from PIL import Image

from evertill.devices.printer.emulation.machine import Body, Fault
from evertill.devices.printer.emulation.paper_roll import CELL, Look, PaperRoll, Run, Torn
from evertill.devices.printer.languages import STAR_PAGES
from evertill.devices.printer.star_status import STAR_STATUS_REQUEST, star_block
from evertill.devices.printer.status import Paper, PrinterStatus

_CODECS = {number: codec for codec, number in STAR_PAGES.items()}
_LENGTHS = {
    b"\x1b@": 2, b"\x1bE": 2, b"\x1bF": 2, b"\x1bi": 4, b"\x1bJ": 3, b"\x1bd": 3, b"\x1b0": 2, b"\x1bz": 3,
    b"\x1b\x07": 4, b"\x1b\x06": 3, b"\x1b\x1e": 4, b"\x1b\x1d": 4,
}  # fmt: skip
_BAND_ROWS = 24
_SLOW_MS = 100


class StarMachine:
    """A Star printer. Give it bytes and time, take its answers and what it printed."""

    def __init__(self, roll: PaperRoll, *, buffer_bytes: int = 65_536) -> None:
        self.body = Body()
        self.kicks = 0
        """How often the drawer was opened."""
        self._roll = roll
        self._buffer_bytes = buffer_bytes
        self._buffer = bytearray()
        self._arrived = b""
        self._answers = bytearray()
        self._printed: list[Torn] = []
        self._marks = 0
        self._told = b""
        self._look = Look()
        self._align = 0
        self._codec = "cp437"
        self._line: list[Run] = []
        self._next_ms = 0

    @property
    def room(self) -> int:
        """How many bytes it takes now."""
        return max(0, self._buffer_bytes - len(self._buffer))

    def receive(self, chunk: bytes) -> None:
        """Bytes arrive: questions are answered at once, the rest is buffered."""
        if not self.body.is_powered:
            return
        window = self._arrived + chunk
        for _ in range(window.count(STAR_STATUS_REQUEST)):
            self._answers += self._block()
        self._arrived = b"" if window.endswith(STAR_STATUS_REQUEST) else window[-2:]
        self._buffer += chunk.replace(STAR_STATUS_REQUEST, b"")

    def run(self, now_ms: int) -> None:
        """Print what can be printed by now."""
        while self.body.is_powered and not self.body.is_offline and self._buffer:
            if self.body.is_slow and now_ms < self._next_ms:
                break
            used = self._next()
            if used == 0:
                break
            del self._buffer[:used]
            self._next_ms = now_ms + _SLOW_MS
        block = self._block()
        if block != self._told:
            self._told = block
            self._answers += block

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
        """Let something go wrong, or right again; without power the buffer is lost."""
        self.body.suffer(fault)
        if fault in {Fault.OFF, Fault.ON}:
            self._buffer.clear()
            self._answers.clear()
            self._line.clear()
            self._arrived, self._marks = b"", 0

    def paper_ends_after(self, lines: int) -> None:
        """Let the paper run out in the middle of a receipt."""
        self.body.lines_left = lines

    def _block(self) -> bytes:
        body = self.body
        paper = Paper.OUT if not body.has_paper else Paper.NEAR_END if body.is_near_end else Paper.OK
        status = PrinterStatus(paper, body.is_cover_open, body.is_offline, drawer_pin_is_high=body.is_drawer_open)
        return star_block(status, self._marks)

    def _next(self) -> int:
        """Obey the next command; how many bytes it took, none when it is not whole yet."""
        first = self._buffer[0]
        if first == 0x1B:
            return self._escape()
        if first == 0x0A:
            self._end_line()
            return 1
        if first == 0x17:
            self._marks += 1
            return 1
        if first in {0x07, 0x1A}:
            self.kicks += 1
            self.body.is_drawer_open = True
            return 1
        if first < 0x20:
            return 1
        end = next((at for at, byte in enumerate(self._buffer) if byte < 0x20), len(self._buffer))
        self._write(bytes(self._buffer[:end]).decode(self._codec, errors="replace"))
        return end

    def _escape(self) -> int:
        if len(self._buffer) < 2:
            return 0
        lead = bytes(self._buffer[:2])
        if lead == b"\x1bX":
            return self._band()
        length = _LENGTHS.get(lead, 2)
        if len(self._buffer) < length:
            return 0
        self._obey(lead, bytes(self._buffer[2:length]))
        return length

    def _obey(self, lead: bytes, parameters: bytes) -> None:
        match lead:
            case b"\x1b@":
                self._look, self._align, self._codec = Look(), 0, "cp437"
            case b"\x1bE" | b"\x1bF":
                self._look = replace(self._look, is_bold=lead == b"\x1bE")
            case b"\x1bi":
                self._look = replace(self._look, high=parameters[0] + 1, wide=parameters[1] + 1)
            case b"\x1bJ":
                self._flush()
                self._roll.feed(parameters[0] * 2)
            case b"\x1bd":
                self._cut()
            case b"\x1b\x1d" if parameters[:1] == b"a":
                self._align = parameters[1] % 3
            case b"\x1b\x1d" if parameters[:1] == b"t":
                self._codec = _CODECS.get(parameters[1], self._codec)
            case _:
                pass

    def _band(self) -> int:
        """ESC X: columns of 24 dots."""
        if len(self._buffer) < 4:
            return 0
        width = int.from_bytes(self._buffer[2:4], "little")
        length = 4 + 3 * width
        if len(self._buffer) < length:
            return 0
        if width:
            image = Image.new("1", (width, _BAND_ROWS), 1)
            for x in range(width):
                column = int.from_bytes(self._buffer[4 + 3 * x : 7 + 3 * x], "big")
                for y in range(_BAND_ROWS):
                    if column >> (_BAND_ROWS - 1 - y) & 1:
                        image.putpixel((x, y), 0)
            self._roll.print_image(image.crop((0, 0, min(width, self._roll.dots), _BAND_ROWS)), self._align, "")
            if len(self._buffer) > length and self._buffer[length] == 0x0A:
                length += 1
        return length

    def _write(self, text: str) -> None:
        columns = self._roll.dots // CELL
        for sign in text:
            used = sum(len(run.text) * run.look.wide for run in self._line)
            if used + self._look.wide > columns:
                self._end_line()
            self._line.append(Run(sign, self._look))

    def _end_line(self) -> None:
        self._roll.print_line(self._line, self._align)
        self._line = []
        if self.body.lines_left is not None:
            self.body.lines_left -= 1
            if self.body.lines_left <= 0:
                self.fault(Fault.PAPER_OUT)

    def _flush(self) -> None:
        if self._line:
            self._end_line()

    def _cut(self) -> None:
        self._flush()
        torn = self._roll.tear()
        if torn is not None:
            self._printed.append(torn)
