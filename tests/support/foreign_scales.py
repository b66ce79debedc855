"""Two counter scales from the other side, from the makers' descriptions alone and without any code of the till.

Both are strict: what their description does not know is a complaint, or the refusal the description asks for.
"""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Pan:
    """What lies on the scale, and how it is built."""

    weight_g: int = 0
    moves: int = 0
    """So many questions it still swings after something was put on or taken off."""
    is_over: bool = False
    is_under: bool = False
    has_parity: bool = False
    """The eighth bit carries the parity through, as on a line set to eight bits."""
    in_single_bytes: bool = False
    questions: int = 0

    def put(self, weight_g: int, moves: int = 2) -> None:
        """Something else lies there."""
        self.weight_g, self.moves = weight_g, moves

    def swings(self) -> bool:
        """Whether it swings at this question."""
        self.questions += 1
        self.moves -= self.moves > 0
        return self.moves > 0


def _on_line(answers: Iterable[bytes], pan: Pan, *, odd: bool) -> list[bytes]:
    raw = b"".join(answers)
    if pan.has_parity:
        raw = bytes(octet | 0x80 * (octet.bit_count() % 2 != odd) for octet in raw)
    return [bytes((octet,)) for octet in raw] if pan.in_single_bytes else [raw] if raw else []


@dataclass
class ForeignToledo:
    """W asks, Z zeroes, T takes tare, C clears it; five digits behind a T are a tare in grams."""

    pan: Pan = field(default_factory=Pan)
    tells_centre_of_zero: bool = False
    """An empty pan is told by a status instead of by a weight."""
    heard: str = ""
    tare_g: int = 0
    zero_g: int = 0

    def __post_init__(self) -> None:
        self._digits: str | None = None
        self._takes_at_ms = 0

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One moment."""
        if self._digits == "" and now_ms >= self._takes_at_ms:
            self._digits, self.tare_g = None, self.pan.weight_g
        answers = []
        for octet in chunk:
            sign = chr(octet & 0x7F)
            self.heard += sign
            answers.append(self._hear(sign, now_ms))
        return _on_line(answers, self.pan, odd=False)

    def _hear(self, sign: str, now_ms: int) -> bytes:
        if self._digits is not None and sign.isdigit():
            self._digits += sign
            if len(self._digits) == 5:
                self.tare_g, self._digits = int(self._digits), None
            return b""
        if self._digits is not None:
            assert self._digits == "", f"a tare of {len(self._digits)} digits"
            self._digits, self.tare_g = None, self.pan.weight_g
        match sign:
            case "W":
                return self._weighed()
            case "Z":
                self.zero_g = self.pan.weight_g
            case "T":
                self._digits, self._takes_at_ms = "", now_ms + 60
            case "C":
                self.tare_g = 0
            case _:
                return b"\x02?\x40\r"
        return b""

    def _weighed(self) -> bytes:
        net = 0x20 * (self.tare_g > 0)
        weight_g = self.pan.weight_g - self.zero_g - self.tare_g
        if self.pan.swings():
            return bytes((0x02, 0x3F, 0x01 | net, 0x0D))
        if self.pan.is_over:
            return bytes((0x02, 0x3F, 0x02 | net, 0x0D))
        if weight_g < 0 or self.pan.is_under:
            return bytes((0x02, 0x3F, 0x04 | net, 0x0D))
        if not weight_g and self.tells_centre_of_zero:
            return bytes((0x02, 0x3F, 0x10 | net, 0x0D))
        whole, rest = divmod(weight_g, 1000)
        return f"\x02{whole:02}.{rest:03}{'N' if net else ''}\r".encode()


_RECORDS = {
    "01": re.compile("\x1b(?P<price>[0-9]{6})\x1b?"),
    "03": re.compile("\x1b(?P<price>[0-9]{6})\x1b(?P<tare>[0-9]{4})\x1b?"),
    "08": re.compile(""),
}


@dataclass
class ForeignDialog06:
    """A price comes, then a question; the answer is weight, price and amount, or a no that is to be asked about."""

    pan: Pan = field(default_factory=Pan)
    keeps_old_weight: bool = True
    """What was read once is not told again until the pan has moved."""
    records: list[str] = field(default_factory=list)
    price: int | None = None
    tare_g: int = 0

    def __post_init__(self) -> None:
        self._stream = b""
        self._state = "21"
        self._was_read = False
        self._waits_for_ack = False
        self._seen_g = self.pan.weight_g
        self._said: deque[bytes] = deque()

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One moment."""
        self._stream += bytes(octet & 0x7F for octet in chunk)
        while self._stream and self._take():
            pass
        said, self._said = list(self._said), deque()
        return _on_line(said, self.pan, odd=True)

    def _take(self) -> bool:
        first = self._stream[0]
        if first in (0x06, 0x15):
            assert self._waits_for_ack, "the till acknowledges nothing"
            self._waits_for_ack = False
            self._was_read = first == 0x06
            self._stream = self._stream[1:]
            return True
        assert first == 0x04, f"no beginning: {self._stream.hex(' ')}"
        if len(self._stream) < 2:
            return False
        if self._stream[1] == 0x05:
            self._stream = self._stream[2:]
            self._asked()
            return True
        assert self._stream[1] == 0x02, f"no record: {self._stream.hex(' ')}"
        end = self._stream.find(b"\x03")
        if end < 0:
            return False
        record = self._stream[2:end].decode("ascii")
        self._stream = self._stream[end + 1 :]
        self._recorded(record)
        return True

    def _recorded(self, record: str) -> None:
        self.records.append(record)
        known = _RECORDS.get(record[:2])
        found = None if known is None else known.fullmatch(record[2:])
        if found is None:
            self._refuse("10")
            return
        if record[:2] == "08":
            self._said.append(f"\x0209\x1b{self._state}\x03".encode())
            return
        assert not self._waits_for_ack, "the till does not acknowledge the weight"
        self.price = int(found["price"])
        self.tare_g = int(found.groupdict().get("tare") or 0)
        if not self.price:
            self._refuse("11")
            return
        self._said.append(b"\x06")

    def _asked(self) -> None:
        pan, net_g = self.pan, self.pan.weight_g - self.tare_g
        if pan.weight_g != self._seen_g:
            self._seen_g, self._was_read = pan.weight_g, False
        if self.price is None:
            self._refuse("11")
        elif pan.swings():
            self._refuse("20")
        elif pan.is_over:
            self._refuse("32")
        elif net_g < 0 or pan.is_under:
            self._refuse("31")
        elif net_g < 20:
            self._refuse("30")
        elif self._was_read and self.keeps_old_weight:
            self._refuse("21")
        else:
            amount = (net_g * self.price + 500) // 1000
            self._said.append(f"\x0202\x1b3\x1b{net_g:05}\x1b{self.price:06}\x1b{amount:06}\x03".encode())
            self._waits_for_ack, self._state = True, "00"

    def _refuse(self, why: str) -> None:
        self._state = why
        self._said.append(b"\x15")
