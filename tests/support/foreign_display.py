"""Customer displays of two rows of twenty, from the makers' descriptions alone and without any code of the till.

What stands on the glass is kept sign by sign; what the description does not know is a complaint. A display looped into
a printer's line takes only what is meant for it and hands on the rest.
"""

from dataclasses import dataclass, field

_WIDTH = 20
_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 18: "cp852", 19: "cp858"}
_COMMON = {b"\x1b@": 0, b"\x1bt": 1, b"\x1b=": 1}
_VFD = {b"\x1f$": 2, b"\x1fX": 1, b"\x0b": 0, b"\x0c": 0, b"\x1f\x01": 0, b"\x18": 0}
_CD5220 = {b"\x0c": 0, b"\x18": 0, b"\x1bl": 2, b"\x1b*": 1, b"\x1bf": 1, b"\x0b": 0}


@dataclass
class ForeignDisplay:
    """The glass."""

    is_cd5220: bool
    is_looped: bool = False
    rows: list[str] = field(default_factory=lambda: [" " * _WIDTH] * 2)
    brightness: int = 0
    passed_on: bytes = b""

    def __post_init__(self) -> None:
        self._stream = b""
        self._page = "cp437"
        self._x = self._y = 0
        self._is_called = not self.is_looped

    @property
    def read(self) -> tuple[str, str]:
        """What a customer reads."""
        return self.rows[0].rstrip(), self.rows[1].rstrip()

    def switch_off(self) -> None:
        """The glass is dark, and everything forgotten."""
        self.rows, self.brightness = [" " * _WIDTH] * 2, 0
        self.__post_init__()

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """It never answers."""
        self._stream += chunk
        while self._stream:
            used = self._next(self._stream)
            if not used:
                break
            self._stream = self._stream[used:]
        return []

    def _next(self, stream: bytes) -> int:
        if not self._is_called and not stream.startswith((b"\x1b", b"\x1b=")):
            self.passed_on += stream[:1]
            return 1
        if stream[0] >= 0x20:
            self._write(stream[:1].decode(self._page))
            return 1
        if self.is_cd5220 and stream.startswith(b"\x1bQ"):
            return self._line(stream)
        commands = _COMMON | (_CD5220 if self.is_cd5220 else _VFD)
        head = next((known for known in commands if stream.startswith(known)), None)
        if head is None:
            assert any(known.startswith(stream) for known in commands), f"no command: {stream[:4].hex(' ')}"
            return 0
        size = len(head) + commands[head]
        if len(stream) < size:
            return 0
        if self._is_called or head == b"\x1b=":
            self._obey(head, stream[len(head) : size])
        else:
            self.passed_on += stream[:size]
        return size

    def _obey(self, head: bytes, given: bytes) -> None:
        match head:
            case b"\x1b=":
                assert given[0] in (1, 2, 3), "nobody is called"
                self._is_called = bool(given[0] & 2) or not self.is_looped
            case b"\x1b@":
                self.rows, self._page, self._x, self._y = [" " * _WIDTH] * 2, "cp437", 0, 0
            case b"\x1bt":
                self._page = _PAGES[given[0]]
            case b"\x0c":
                self.rows, self._x, self._y = [" " * _WIDTH] * 2, 0, 0
            case b"\x1f$" | b"\x1bl":
                assert 1 <= given[0] <= _WIDTH, "no such place"
                assert given[1] in (1, 2), "no such row"
                self._x, self._y = given[0] - 1, given[1] - 1
            case b"\x1fX" | b"\x1b*":
                assert 1 <= given[0] <= 4, "no such brightness"
                self.brightness = given[0]
            case b"\x0b":
                self._x = self._y = 0
            case _:
                pass

    def _line(self, stream: bytes) -> int:
        """A whole row at once, up to the carriage return."""
        end = stream.find(b"\r")
        if end < 0:
            assert len(stream) <= 3 + _WIDTH, "a row longer than the glass"
            return 0
        assert stream[2:3] in (b"A", b"B"), "no such row"
        text = stream[3:end].decode(self._page)
        assert len(text) <= _WIDTH, "a row longer than the glass"
        if self._is_called:
            self.rows[stream[2] - 0x41] = text.ljust(_WIDTH)
        return end + 1

    def _write(self, sign: str) -> None:
        """Behind the last place of a row comes the first of the other."""
        row = self.rows[self._y]
        self.rows[self._y] = row[: self._x] + sign + row[self._x + 1 :]
        self._x += 1
        if self._x == _WIDTH:
            self._x, self._y = 0, 1 - self._y
