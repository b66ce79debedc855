"""Emulated scales without I/O: what lies on the plate, and the answers that a real scale would give."""

from dataclasses import dataclass
from typing import Protocol

from evertill.devices.scale import dialog_06, toledo_8217
from evertill.devices.scale.approval import Approval
from evertill.devices.scale.settings import ScaleProtocol
from evertill.devices.scale.toledo_8217 import Toledo8217Status

CAPACITY_G = 15_000
AMOUNT_MINOR_MAX = 999_999
LEAST_G = 40
"""Below this a counter scale with steps of two grams weighs nothing for sale."""
WORDS = ("put N", "take-off", "tare N", "motion", "still", "negative", "overload", "nak N", "checksum")


@dataclass(slots=True)
class Plate:
    """What lies on an emulated scale."""

    gross_g: int = 0
    tare_g: int = 0
    is_moving: bool = False
    is_negative: bool = False
    is_overloaded: bool = False

    @property
    def net_g(self) -> int:
        """Without wrapping."""
        return self.gross_g - self.tare_g

    def command(self, word: str) -> bool:
        """Put something on, take it off, shake it; False when the word is none of these."""
        name, _, number = word.partition(" ")
        if name == "put" and number.isdigit():
            self.gross_g, self.is_negative, self.is_overloaded = int(number), False, int(number) > CAPACITY_G
        elif name == "tare" and number.isdigit():
            self.tare_g = int(number)
        elif word == "take-off":
            self.gross_g, self.is_negative, self.is_overloaded = 0, False, False
        elif word in {"motion", "still"}:
            self.is_moving = word == "motion"
        elif word == "negative":
            self.is_negative = True
        elif word == "overload":
            self.is_overloaded = True
        else:
            return False
        return True


class _Wire(Protocol):
    """The scale's side of a protocol."""

    def feed(self, byte: int) -> bytes: ...

    def command(self, word: str) -> bool: ...


class ScaleMachine:
    """A scale to be emulated, speaking one protocol."""

    words = WORDS

    def __init__(self, protocol: ScaleProtocol) -> None:
        self.plate = Plate()
        self._wire: _Wire = (
            Toledo8217Side(self.plate) if protocol is ScaleProtocol.TOLEDO_8217 else Dialog06Side(self.plate)
        )
        self._answers = bytearray()
        self._told: list[str] = []

    def receive(self, chunk: bytes, now_ms: int) -> None:
        """Bytes from the till."""
        for byte in chunk:
            self._answers += self._wire.feed(byte)

    def run(self, now_ms: int) -> None:
        """A scale does nothing by itself."""

    def command(self, word: str) -> bool:
        """Let something happen."""
        is_known = self.plate.command(word) or self._wire.command(word)
        if is_known:
            self._told.append(f"on the plate: {self.plate.gross_g} g")
        return is_known

    def take_answers(self) -> bytes:
        """What the till gets."""
        answers = bytes(self._answers)
        self._answers.clear()
        return answers

    def take_told(self) -> list[str]:
        """What happened."""
        told, self._told = self._told, []
        return told


class Toledo8217Side:
    """A scale that is asked by single letters."""

    def __init__(self, plate: Plate) -> None:
        self._plate = plate
        self._digits: bytearray | None = None
        self._echo: bytearray | None = None

    def command(self, word: str) -> bool:
        """None of its own."""
        return False

    def feed(self, byte: int) -> bytes:
        """One letter from the till."""
        if self._echo is not None:
            return self._echoed(byte)
        if self._digits is not None and 0x30 <= byte <= 0x39:
            self._digits.append(byte)
            if len(self._digits) == 5:
                self._plate.tare_g, self._digits = int(self._digits), None
            return b""
        if self._digits is not None:
            self._plate.tare_g, self._digits = self._plate.gross_g, None
        return self._obey(byte)

    def _obey(self, byte: int) -> bytes:
        match chr(byte):
            case "W" | "H":
                return self._weight()
            case "Z":
                return b""
            case "T":
                self._digits = bytearray()
                return b""
            case "C":
                self._plate.tare_g = 0
                return b""
            case "E":
                self._echo = bytearray()
                return b"\x02E\r"
            case "A" | "B":
                return toledo_8217.status_frame(Toledo8217Status(0))
            case _:
                return toledo_8217.status_frame(Toledo8217Status.BAD_COMMAND | Toledo8217Status.UNDER_ZERO)

    def _echoed(self, byte: int) -> bytes:
        if byte == ord("F"):
            self._echo = None
            return b"\x02F\r"
        return bytes((byte,))

    def _weight(self) -> bytes:
        plate = self._plate
        if plate.is_overloaded:
            return toledo_8217.status_frame(Toledo8217Status.OVER_CAPACITY)
        if plate.is_negative or plate.net_g < 0:
            return toledo_8217.status_frame(Toledo8217Status.UNDER_ZERO)
        if plate.is_moving:
            return toledo_8217.status_frame(Toledo8217Status.MOTION)
        return toledo_8217.weight_frame(plate.net_g, is_net=plate.tare_g > 0)


_DRAWN = (3, 1)
"""What the emulated scale draws; it need not be hard to guess."""
APPROVED = Approval(0x4711, 0xF336)
"""The till it takes for an approved one."""


class Dialog06Side:
    """A scale that computes the price."""

    def __init__(self, plate: Plate) -> None:
        self._plate = plate
        self._frame = bytearray()
        self._price_minor: int | None = None
        self._weighed: tuple[int, int] | None = None
        """Gross and tare of what was told last: told again only after it moved."""
        self._last = b""
        self._state = b"00"
        self._naks_left = 0
        self._answer: bytes | None = None
        self._wants_checksum = self._is_asked = False

    def command(self, word: str) -> bool:
        """`nak N`: refuse the next N requests; `checksum`: be a scale that talks to approved tills only."""
        name, _, number = word.partition(" ")
        if name == "nak" and number.isdigit():
            self._naks_left = int(number)
        elif word == "checksum":
            self._wants_checksum = True
        else:
            return False
        return True

    def feed(self, byte: int) -> bytes:
        """One byte from the till."""
        if byte == dialog_06.EOT:
            self._frame = bytearray((byte,))
            return b""
        if byte == dialog_06.NAK and not self._frame:
            return self._last
        if not self._frame or len(self._frame) > 64:
            self._frame.clear()
            return b""
        self._frame.append(byte)
        if len(self._frame) == 2 and byte == dialog_06.ENQ:
            return self._ended(self._weight)
        if byte == dialog_06.ETX:
            return self._ended(self._record)
        return b""

    def _ended(self, answer: "_Answer") -> bytes:
        frame = bytes(self._frame)
        self._frame.clear()
        if self._naks_left > 0 and frame != dialog_06.ASK_STATUS:
            self._naks_left -= 1
            return self._refuse(b"01")
        self._last = answer(frame)
        return self._last

    def _record(self, frame: bytes) -> bytes:
        if frame == dialog_06.ASK_STATUS:
            return dialog_06.status_record(self._state)
        kind, fields = frame[2:4], frame[4:-1].split(b"\x1b")
        if kind == b"10" and self._is_asked:
            self._answer = frame
            return bytes((dialog_06.ACK,))
        if kind not in {b"01", b"03", b"04", b"05"} or len(fields) < 2:
            return self._refuse(b"10")
        if len(fields[1]) != 6 or not fields[1].isdigit() or int(fields[1]) == 0:
            return self._refuse(b"11")
        if kind in {b"03", b"05"}:
            if len(fields) < 3 or len(fields[2]) != 4 or not fields[2].isdigit():
                return self._refuse(b"12")
            self._plate.tare_g = int(fields[2])
        else:
            self._plate.tare_g = 0
        self._price_minor = int(fields[1])
        return bytes((dialog_06.ACK,))

    def _weight(self, frame: bytes) -> bytes:
        if self._wants_checksum and self._answer is None:
            self._is_asked = True
            return b"\x0211\x1b2%X%X\x03" % _DRAWN
        if self._is_asked:
            self._is_asked = False
            is_right = self._answer == APPROVED.record(*_DRAWN)
            self._wants_checksum, self._answer = not is_right, None
            return b"\x0211\x1b%d\x03" % is_right
        state = self._why_not()
        if state is not None:
            return self._refuse(state)
        assert self._price_minor is not None
        amount_minor = (2 * self._plate.net_g * self._price_minor + 1000) // 2000
        if amount_minor > AMOUNT_MINOR_MAX:
            return self._refuse(b"02")
        self._state, self._weighed = b"00", (self._plate.gross_g, self._plate.tare_g)
        weight_g = self._plate.net_g
        return dialog_06.weighed_record(dialog_06.Weighed(weight_g, self._price_minor, amount_minor))

    def _why_not(self) -> bytes | None:
        plate = self._plate
        if self._price_minor is None:
            return b"11"
        if plate.is_overloaded:
            return b"32"
        if plate.is_negative or plate.net_g < 0:
            return b"31"
        if plate.is_moving:
            self._weighed = None
            return b"20"
        if plate.net_g < LEAST_G:
            self._weighed = None
            return b"30"
        return b"21" if self._weighed == (plate.gross_g, plate.tare_g) else None

    def _refuse(self, state: bytes) -> bytes:
        self._state = state
        return bytes((dialog_06.NAK,))


class _Answer(Protocol):
    def __call__(self, frame: bytes) -> bytes: ...
