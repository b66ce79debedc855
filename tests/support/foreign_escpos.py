"""An ESC/POS receipt printer from the other side, from the makers' descriptions alone and without any code of the till.

It is strict: a command that its description does not know is a complaint. Real-time commands are obeyed wherever they
stand in the stream, also in the middle of a picture; everything else waits in the buffer while it is off-line.
"""

from collections import deque
from dataclasses import dataclass, field

_PLAIN = {
    "1b40": 0, "1b74": 1, "1b61": 1, "1b45": 1, "1b4a": 1, "1b64": 1, "1b2d": 1, "1b32": 0, "1b33": 1, "1b70": 3,
    "1d21": 1, "1d48": 1, "1d68": 1, "1d77": 1, "1d61": 1, "1d72": 1,
}  # fmt: skip
"""Commands and how many bytes of parameters they have."""
_FEEDING_CUTS = (65, 66)
_QR = 49


@dataclass(frozen=True)
class Manners:
    """What the descriptions leave to the maker."""

    knows_automatic_status: bool = True
    knows_buffered_answers: bool = True
    floats: int = 0
    """What it puts where a bit of the automatic status means nothing."""
    slowly_ms: int = 0
    """How long it thinks before it answers a real-time question."""
    in_single_bytes: bool = False
    says_xon: bool = False
    line_ms: int = 2
    """How long a line takes on paper."""


@dataclass
class ForeignEscPos:
    """The printer. What is on paper stands in `paper`, the strip not yet cut off in `strip`."""

    manners: Manners = Manners()
    paper: list[list[str]] = field(default_factory=list)
    strip: list[str] = field(default_factory=list)
    kicks: list[str] = field(default_factory=list)
    lines_left: int = 100_000
    is_cover_open: bool = False
    is_near_end: bool = False
    is_hot: bool = False
    has_broken_cutter: bool = False
    is_drawer_open: bool = False
    is_switched_off: bool = False

    def __post_init__(self) -> None:
        self._switched_on()

    def _switched_on(self) -> None:
        self._buffer = b""
        self._seen = b""
        self._line = ""
        self._tells = 0
        self._told = b""
        self._page = "cp437"
        self._qr = ""
        self._answers: deque[tuple[int, bytes]] = deque()
        self._idle_from_ms = 0

    def switch_off(self) -> None:
        """The power goes: what was in memory is gone, what is on paper stays there."""
        if self._line:
            self.strip.append(self._line)
        self._switched_on()

    def open_drawer(self) -> None:
        """By its key."""
        self.is_drawer_open = True

    @property
    def is_offline(self) -> bool:
        """Whether it cannot print."""
        return self.lines_left <= 0 or self.is_cover_open or self.is_hot or self.has_broken_cutter

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One moment."""
        for place in range(len(chunk)):
            self._obey_at_once(chunk[place : place + 1], now_ms)
        self._buffer += chunk
        while self._buffer and not self.is_offline and now_ms >= self._idle_from_ms:
            used = self._next(now_ms)
            if not used:
                break
            self._buffer = self._buffer[used:]
        self._tell_change(now_ms)
        due = []
        while self._answers and self._answers[0][0] <= now_ms:
            due.append(self._answers.popleft()[1])
        if due and self.manners.says_xon:
            due = [b"\x11", *due, b"\x13\x11"]
        return [bytes((one,)) for one in b"".join(due)] if self.manners.in_single_bytes else due

    # --- at once
    def _obey_at_once(self, byte: bytes, now_ms: int) -> None:
        self._seen = (self._seen + byte)[-5:]
        if self._seen[-3:-1] == b"\x10\x04" and 1 <= byte[0] <= 4:
            self._answers.append((now_ms + self.manners.slowly_ms, bytes((self._real_time(byte[0]),))))
        elif self._seen[:3] == b"\x10\x14\x01":
            self._kick(f"at once {self._seen[3:].hex()}")
        elif self._seen[:3] in (b"\x10\x14\x02", b"\x10\x14\x08"):
            raise AssertionError("the till switches the printer off, or clears its memory")
        elif self._seen[-3:-1] == b"\x10\x05" and byte in b"\x00\x01\x02":
            raise AssertionError("the till has the printer forget what it prints")

    def _real_time(self, question: int) -> int:
        is_out = self.lines_left <= 0
        bits = {
            1: 0x04 * self.is_drawer_open | 0x08 * self.is_offline,
            2: 0x04 * self.is_cover_open | 0x20 * is_out | 0x40 * (self.is_hot or self.has_broken_cutter),
            3: 0x08 * self.has_broken_cutter | 0x40 * self.is_hot,
            4: 0x0C * (self.is_near_end or is_out) | 0x60 * is_out,
        }
        return 0x12 | bits[question]

    def _tell_change(self, now_ms: int) -> None:
        is_out = self.lines_left <= 0
        block = bytes(
            (
                0x10 | 0x04 * self.is_drawer_open | 0x08 * self.is_offline | 0x20 * self.is_cover_open,
                0x08 * self.has_broken_cutter | 0x40 * self.is_hot | self.manners.floats & 0x03,
                0x03 * (self.is_near_end or is_out) | 0x0C * is_out | self.manners.floats & 0x60,
                self.manners.floats & 0x6F,
            )
        )
        if self._tells and block != self._told:
            self._told = block
            self._answers.append((now_ms, block))

    def _kick(self, how: str) -> None:
        self.kicks.append(how)
        self.is_drawer_open = True

    # --- in its turn
    def _next(self, now_ms: int) -> int:
        """How many bytes of the buffer were used; none while a command is not whole."""
        first = self._buffer[0]
        if first == 0x10:
            if len(self._buffer) < 3:
                return 0
            assert self._buffer[1] in (0x04, 0x14), f"no command: {self._buffer[:4].hex(' ')}"
            return 3 if self._buffer[1] == 0x04 else 5
        if first == 0x0A:
            self._end_line(now_ms)
            return 1
        if first >= 0x20:
            size = next((place for place, octet in enumerate(self._buffer) if octet < 0x20), len(self._buffer))
            self._line += self._buffer[:size].decode(self._page)
            return size
        assert first in (0x1B, 0x1D), f"no command: {self._buffer[:4].hex(' ')}"
        return self._command(self._buffer) if len(self._buffer) >= 3 or self._buffer == b"\x1b@" else 0

    def _command(self, stream: bytes) -> int:
        name = stream[:2].hex()
        if name in _PLAIN:
            size = 2 + _PLAIN[name]
            if len(stream) >= size:
                self._plain(name, stream[2:size])
            return size if len(stream) >= size else 0
        match name:
            case "1d56":
                return self._cut(stream)
            case "1d76":
                return self._picture(stream)
            case "1d6b":
                assert stream[2] >= 65, "a barcode in the old form"
                size = 4 + stream[3] if len(stream) > 3 else len(stream) + 1
                if len(stream) >= size:
                    self._bars(stream[2], stream[4:size])
                return size if len(stream) >= size else 0
            case "1d28":
                size = 5 + int.from_bytes(stream[3:5], "little") if len(stream) >= 5 else len(stream) + 1
                if len(stream) >= size:
                    self._code(stream[2:3], stream[5:size])
                return size if len(stream) >= size else 0
            case _:
                raise AssertionError(f"this printer knows no {stream[:4].hex(' ')}")

    def _plain(self, name: str, parameters: bytes) -> None:
        match name:
            case "1b40":
                self._page, self._tells, self._line = "cp437", 0, ""
            case "1b74":
                self._page = {0: "cp437", 2: "cp850", 16: "cp1252", 18: "cp852", 19: "cp858"}[parameters[0]]
            case "1d61":
                self._tells, self._told = parameters[0] * self.manners.knows_automatic_status, b""
            case "1d72" if self.manners.knows_buffered_answers:
                assert parameters[0] in (1, 49), "another answer than the paper's"
                self._answers.append((0, bytes((0x03 * self.is_near_end,))))
            case "1b70":
                assert parameters[0] in (0, 1, 48, 49), "no such connector"
                assert 0 < parameters[1] < parameters[2], "a pulse longer than its pause"
                self._kick(f"in turn {parameters[0] & 1}")
            case "1b61":
                assert parameters[0] in (0, 1, 2, 48, 49, 50), "no such place"
            case _:
                pass

    def _end_line(self, now_ms: int) -> None:
        self.strip.append(self._line.rstrip())
        self._line = ""
        self.lines_left -= 1
        self._idle_from_ms = now_ms + self.manners.line_ms

    def _cut(self, stream: bytes) -> int:
        if stream[2] in _FEEDING_CUTS and len(stream) < 4:
            return 0
        assert stream[2] in (0, 1, 48, 49, *_FEEDING_CUTS), "no such cut"
        self.paper.append(self.strip)
        self.strip = []
        return 4 if stream[2] in _FEEDING_CUTS else 3

    def _picture(self, stream: bytes) -> int:
        assert stream[2:3] == b"0", "no such picture"
        if len(stream) < 8:
            return 0
        across, down = int.from_bytes(stream[4:6], "little"), int.from_bytes(stream[6:8], "little")
        assert across <= 72, "wider than the paper"
        assert 0 < down <= 2303, "taller than a picture may be"
        size = 8 + across * down
        if len(stream) < size:
            return 0
        self.strip.append(f"[picture {across * 8}x{down}]")
        return size

    def _bars(self, kind: int, content: bytes) -> None:
        if kind == 67:
            assert len(content) in (12, 13), "no EAN-13"
            assert content.isdigit(), "no EAN-13"
        else:
            assert kind == 73, "no such barcode"
            assert content[:2] in (b"{A", b"{B", b"{C"), "a code 128 without its set"
        self.strip.append(f"[bars {content.decode('ascii')}]")

    def _code(self, family: bytes, content: bytes) -> None:
        assert family == b"k", "no two-dimensional code"
        assert content[0] == _QR, "no QR code"
        if content[1:2] == b"P":
            self._qr = content[3:].decode()
        elif content[1:2] == b"Q":
            assert self._qr, "an empty QR code"
            self.strip.append(f"[qr {self._qr}]")
