"""An emulated customer display without I/O: twenty columns, two lines, told whenever they change."""

from evertill.devices.lettering.code_pages import CODE_PAGES
from evertill.devices.line_display.protocols import COLUMNS, DisplayProtocol

_BLANK = b" " * COLUMNS
_CODECS = {page.number: page.codec for page in CODE_PAGES.values()}
_LENGTHS = {b"\x1b@": 2, b"\x1bt": 3, b"\x1b*": 3, b"\x1b=": 3, b"\x1bl": 4, b"\x1bf": 3, b"\x1fX": 3, b"\x1f$": 4}
_TEXT_LENGTH_MAX = 64
WORDS: tuple[str, ...] = ("clear",)


class DisplayMachine:
    """A display to be emulated."""

    words = WORDS

    def __init__(self, protocol: DisplayProtocol) -> None:
        self._protocol = protocol
        self._lines = [bytearray(_BLANK), bytearray(_BLANK)]
        self._codec = "cp437"
        self._row, self._column = 0, 0
        self._is_selected = True
        self._pending = bytearray()
        self._told: list[str] = []
        self._last = ("", "")

    @property
    def lines(self) -> tuple[str, str]:
        """What can be read on it."""
        upper, lower = (bytes(line).decode(self._codec, errors="replace").rstrip() for line in self._lines)
        return upper, lower

    def receive(self, chunk: bytes, now_ms: int) -> None:
        """Bytes from the till."""
        self._pending += chunk
        while self._pending and (used := self._next()):
            del self._pending[:used]
        if self.lines != self._last:
            self._last = self.lines
            self._told.append("shows {} | {}".format(*self.lines))

    def run(self, now_ms: int) -> None:
        """A display does nothing by itself."""

    def command(self, word: str) -> bool:
        """`clear`: as if it was switched off and on."""
        if word == "clear":
            self._clear()
        return word == "clear"

    def take_answers(self) -> bytes:
        """It never answers."""
        return b""

    def take_told(self) -> list[str]:
        """What could be read, newest last."""
        told, self._told = self._told, []
        return told

    def _next(self) -> int:
        """Obey the next command; how many bytes it took, none when it is not whole yet."""
        lead = bytes(self._pending[:2])
        if lead[:1] in {b"\x1b", b"\x1f"}:
            if len(lead) < 2:
                return 0
            if lead == b"\x1bQ":
                return self._write_line()
            length = _LENGTHS.get(lead, 2)
            if len(self._pending) < length:
                return 0
            self._obey(lead, bytes(self._pending[2:length]))
            return length
        if self._is_selected:
            self._sign(lead[0])
        return 1

    def _obey(self, lead: bytes, parameters: bytes) -> None:
        if lead == b"\x1b=":
            self._is_selected = bool(parameters[0] & 2)
        if not self._is_selected:
            return
        if lead == b"\x1b@":
            self._clear()
        elif lead == b"\x1bt":
            self._codec = _CODECS.get(parameters[0], self._codec)
        elif lead in {b"\x1f$", b"\x1bl"}:
            self._column, self._row = (parameters[0] - 1) % COLUMNS, (parameters[1] - 1) % 2

    def _write_line(self) -> int:
        end = self._pending.find(b"\r", 3)
        if end < 0:
            return len(self._pending) if len(self._pending) > _TEXT_LENGTH_MAX else 0
        row = {ord("A"): 0, ord("B"): 1}.get(self._pending[2])
        if row is not None and self._is_selected:
            self._lines[row] = bytearray(bytes(self._pending[3:end])[:COLUMNS].ljust(COLUMNS))
        return end + 1

    def _sign(self, byte: int) -> None:
        if byte == 0x0C:
            self._clear()
        elif byte == 0x0B:
            self._row, self._column = 0, 0
        elif byte == 0x18:
            self._lines[self._row] = bytearray(_BLANK)
        elif byte >= 0x20:
            self._lines[self._row][self._column] = byte
            self._column += 1
            if self._column == COLUMNS:
                self._column, self._row = 0, 1 - self._row

    def _clear(self) -> None:
        self._lines = [bytearray(_BLANK), bytearray(_BLANK)]
        self._row, self._column = 0, 0
