"""ZVT on a serial line: DLE STX, the stuffed APDU, DLE ETX, checksum; ACK and NAK are single bytes (PA00P016, 3)."""

from enum import Enum, auto

from evertill.devices.payment_terminal.zvt.apdu import PAYLOAD_MAX, Apdu, whole_apdu
from evertill.kernel.values import dataclass

DLE, STX, ETX, ACK, NAK = 0x10, 0x02, 0x03, 0x06, 0x15
_BODY_MAX = PAYLOAD_MAX + 5


def checksum(body: bytes) -> bytes:
    """CRC-16/KERMIT over the unstuffed APDU and the ETX, low byte first."""
    register = 0
    for byte in body + bytes([ETX]):
        register ^= byte
        for _ in range(8):
            register = register >> 1 ^ 0x8408 if register & 1 else register >> 1
    return register.to_bytes(2, "little")


def frame(apdu: Apdu) -> bytes:
    """The APDU as it travels on a serial line; the checksum is not stuffed."""
    body = apdu.encode()
    stuffed = body.replace(bytes([DLE]), bytes([DLE, DLE]))
    return bytes([DLE, STX]) + stuffed + bytes([DLE, ETX]) + checksum(body)


class Signal(Enum):
    """What came beside whole frames."""

    ACK = auto()
    NAK = auto()
    DAMAGED = auto()
    """A frame that is none: its checksum or its length is wrong."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A whole frame with a right checksum."""

    apdu: Apdu


class _Place(Enum):
    BETWEEN = auto()
    BETWEEN_AFTER_DLE = auto()
    BODY = auto()
    BODY_AFTER_DLE = auto()
    CHECKSUM = auto()


class FrameReader:
    """Bytes to frames and signals, however they are cut into pieces. Noise between frames is dropped."""

    def __init__(self) -> None:
        self._place = _Place.BETWEEN
        self._body = bytearray()
        self._checksum = bytearray()
        self._is_spoilt = False

    @property
    def is_within_frame(self) -> bool:
        """Whether a frame has begun and not ended."""
        return self._place not in (_Place.BETWEEN, _Place.BETWEEN_AFTER_DLE)

    def clear(self) -> None:
        """Forget what has begun."""
        self._place = _Place.BETWEEN
        self._body.clear()
        self._checksum.clear()
        self._is_spoilt = False

    def feed(self, chunk: bytes) -> list[Framed | Signal]:
        """What these bytes complete, in order."""
        found: list[Framed | Signal] = []
        for byte in chunk:
            token = self._next(byte)
            if token is not None:
                found.append(token)
        return found

    def _next(self, byte: int) -> Framed | Signal | None:
        match self._place:
            case _Place.BETWEEN:
                return self._between(byte)
            case _Place.BETWEEN_AFTER_DLE:
                if byte == STX:
                    self._begin()
                    return None
                self._place = _Place.BETWEEN
                return self._between(byte)
            case _Place.BODY:
                if byte == DLE:
                    self._place = _Place.BODY_AFTER_DLE
                    return None
                return self._add(byte)
            case _Place.BODY_AFTER_DLE:
                return self._after_dle(byte)
            case _Place.CHECKSUM:
                self._checksum.append(byte)
                return self._check()

    def _between(self, byte: int) -> Signal | None:
        if byte == DLE:
            self._place = _Place.BETWEEN_AFTER_DLE
        return {ACK: Signal.ACK, NAK: Signal.NAK}.get(byte)

    def _begin(self) -> None:
        self.clear()
        self._place = _Place.BODY

    def _add(self, byte: int) -> Signal | None:
        self._body.append(byte)
        if len(self._body) > _BODY_MAX:
            self.clear()
            return Signal.DAMAGED
        return None

    def _after_dle(self, byte: int) -> Signal | None:
        if byte == DLE:
            self._place = _Place.BODY
            return self._add(byte)
        if byte == ETX:
            self._place = _Place.CHECKSUM
            return None
        if byte == STX:  # the sender began anew: the frame before was cut off
            self._begin()
            return None
        self._is_spoilt = True  # what follows is still this frame: its bytes must not be taken for signals
        self._place = _Place.BODY
        return None

    def _check(self) -> Framed | Signal | None:
        if len(self._checksum) < 2:
            return None
        if self._is_spoilt:
            self.clear()
            return Signal.DAMAGED
        expected, got = checksum(bytes(self._body)), bytes(self._checksum)
        if got == bytes([DLE, DLE]) and expected[0] == DLE and expected[1] != DLE:
            return None  # a sender that stuffs the checksum as well: its second byte follows
        if got[:1] + got[-1:] != expected or got[1:-1] not in (b"", bytes([DLE])):
            self.clear()
            return Signal.DAMAGED
        apdu = whole_apdu(bytes(self._body))
        self.clear()
        return Signal.DAMAGED if apdu is None else Framed(apdu)
