"""A StarPRNT receipt printer from the other side, from its maker's description alone and without any code of the till.

Its status is one block: how long it is, how the printer is, and how many end marks it has passed. The block comes when
asked for, and by itself when something changes where its switches say so.
"""

from dataclasses import dataclass, field

_SIZES = {
    b"\x1b@": 2, b"\x1b\x1dt": 4, b"\x1b\x1da": 4, b"\x1bE": 2, b"\x1bF": 2, b"\x1bi": 4, b"\x1bJ": 3, b"\x1bd": 3,
    b"\x1b\x07": 4, b"\x1b0": 2, b"\x1bz": 3, b"\x1b\x06": 3,
}  # fmt: skip
"""Commands with all their bytes."""
_SEVEN, _NINE, _FIFTEEN = (7, 0x0F), (9, 0x23), (15, 0x2F)
"""How long a status block is, and the first byte that says so."""


@dataclass(frozen=True)
class StarManners:
    """What differs from one printer to the next."""

    block: tuple[int, int] = _NINE
    tells_changes: bool = False
    marks_at_first: int = 0
    in_single_bytes: bool = False
    line_ms: int = 2


LONG_BLOCK = StarManners(block=_FIFTEEN, tells_changes=True, marks_at_first=31, in_single_bytes=True)
SHORT_BLOCK = StarManners(block=_SEVEN)


@dataclass
class ForeignStar:
    """The printer. What is on paper stands in `paper`, the strip not yet cut off in `strip`."""

    manners: StarManners = StarManners()
    paper: list[list[str]] = field(default_factory=list)
    strip: list[str] = field(default_factory=list)
    kicks: list[str] = field(default_factory=list)
    lines_left: int = 100_000
    is_cover_open: bool = False
    is_near_end: bool = False
    has_cutter_error: bool = False
    is_drawer_open: bool = False

    def __post_init__(self) -> None:
        self._marks = self.manners.marks_at_first
        self._switched_on()

    def _switched_on(self) -> None:
        self._buffer, self._line, self._page = b"", "", "cp437"
        self._seen, self._out, self._told = b"", b"", b""
        self._idle_from_ms = 0

    def switch_off(self) -> None:
        """The power goes; the count of end marks begins anew."""
        if self._line:
            self.strip.append(self._line)
        self._marks = 0
        self._switched_on()

    @property
    def is_offline(self) -> bool:
        """Whether it cannot print."""
        return self.lines_left <= 0 or self.is_cover_open or self.has_cutter_error

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One moment."""
        for octet in chunk:
            self._seen = (self._seen + bytes((octet,)))[-3:]
            if self._seen == b"\x1b\x06\x01":
                self._out += self._status()
        self._buffer += chunk
        while self._buffer and not self.is_offline and now_ms >= self._idle_from_ms:
            used = self._next(now_ms)
            if not used:
                break
            self._buffer = self._buffer[used:]
        if self.manners.tells_changes and self._status() != self._told:
            self._told = self._status()
            self._out += self._told
        out, self._out = self._out, b""
        return [bytes((one,)) for one in out] if self.manners.in_single_bytes else [out] if out else []

    def _status(self) -> bytes:
        size, first = self.manners.block
        is_out = self.lines_left <= 0
        block = bytearray(size)
        block[:2] = bytes((first, 0x06))
        block[2] = 0x20 * self.is_cover_open | 0x08 * self.is_offline | 0x04 * self.is_drawer_open
        block[3] = 0x08 * self.has_cutter_error
        block[5] = 0x0C * is_out | 0x04 * self.is_near_end
        if size > 7:
            low, high = self._marks % 8, self._marks // 8 % 4
            block[7] = low * 2 | high * 32
        return bytes(block)

    def _next(self, now_ms: int) -> int:
        first = self._buffer[0]
        if first >= 0x20:
            size = next((place for place, octet in enumerate(self._buffer) if octet < 0x20), len(self._buffer))
            self._line += self._buffer[:size].decode(self._page)
            return size
        match first:
            case 0x0A:
                self.strip.append(self._line.rstrip())
                self._line = ""
                self.lines_left -= 1
                self._idle_from_ms = now_ms + self.manners.line_ms
                return 1
            case 0x17:
                self._marks = (self._marks + 1) % 32
                return 1
            case 0x07 | 0x1A:
                self.kicks.append("1" if first == 0x07 else "2")
                self.is_drawer_open = True
                return 1
            case _:
                assert first == 0x1B, f"no command: {self._buffer[:4].hex(' ')}"
                return self._command(self._buffer)

    def _command(self, stream: bytes) -> int:
        if stream[:2] == b"\x1bX":
            size = 4 + 3 * int.from_bytes(stream[2:4], "little") if len(stream) >= 4 else len(stream) + 1
            if len(stream) >= size:
                assert size <= 4 + 3 * 576, "wider than the paper"
                self._line += "[band]"
            return size if len(stream) >= size else 0
        head = next((known for known in _SIZES if stream.startswith(known)), None)
        if head is None:
            assert any(known.startswith(stream) for known in _SIZES), f"this printer knows no {stream[:4].hex(' ')}"
            return 0
        size = _SIZES[head]
        if len(stream) < size:
            return 0
        self._obey(head, stream[len(head) : size])
        return size

    def _obey(self, head: bytes, parameters: bytes) -> None:
        match head:
            case b"\x1b@":
                self._page, self._line = "cp437", ""
            case b"\x1b\x1dt":
                self._page = {1: "cp437", 4: "cp858", 5: "cp852", 32: "cp1252"}[parameters[0]]
            case b"\x1b\x1da":
                assert parameters[0] in (0, 1, 2, 48, 49, 50), "no such place"
            case b"\x1bd":
                assert parameters[0] in (0, 1, 2, 3, 48, 49, 50, 51), "no such cut"
                self.paper.append(self.strip)
                self.strip = []
            case b"\x1bi":
                assert max(parameters) <= 5, "letters that large there are not"
            case _:
                pass
