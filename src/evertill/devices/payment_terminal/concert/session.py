"""Concert's line: whoever has a message calls with ENQ, sends it framed, and hangs up with EOT. Used by both ends."""

from dataclasses import dataclass, field
from enum import Enum, auto
from functools import reduce
from operator import xor

ENQ, ACK, NAK, STX, ETX, EOT = 0x05, 0x06, 0x15, 0x02, 0x03, 0x04
TRIES = 3
CHATTER_MS = 1000
"""How long past a limit an end that sends noise is still borne with."""
_BODY_MAX = 512
_SEVEN_BITS = 0x7F


def check_sign(body: bytes) -> int:
    """The exclusive or of the body and ETX."""
    return reduce(xor, body, ETX)


def frame(body: bytes) -> bytes:
    """The message as it travels."""
    return bytes([STX]) + body + bytes([ETX, check_sign(body)])


class Sending(Enum):
    """What became of the message given to `send`."""

    DELIVERED = auto()
    """It was acknowledged."""
    NOT_HEARD = auto()
    """Nobody answered the call: the message was never sent."""
    REFUSED = auto()
    """Each time it was sent, it was called damaged: it was never taken."""
    IN_DOUBT = auto()
    """It was sent and not acknowledged: it may have been taken."""


@dataclass(slots=True)
class Turn:
    """What one step comes to."""

    sends: list[bytes] = field(default_factory=list)
    sending: Sending | None = None
    arrived: list[bytes] = field(default_factory=list)
    """Bodies whose acknowledgement waits for `acknowledge`."""


class _Place(Enum):
    IDLE = auto()
    CALLING = auto()
    PAUSING = auto()
    SENT = auto()
    CALLED = auto()
    BODY = auto()
    CHECK = auto()
    HOLDING = auto()


class Session:
    """One end of the line. Bytes are seven bits wide: a parity bit that gets through is dropped."""

    def __init__(self, *, answer_ms: int = 3000, pause_ms: int = 1000) -> None:
        self._answer_ms = answer_ms
        self._pause_ms = pause_ms
        self.clear()

    def clear(self) -> None:
        """As on a line just opened."""
        self._place = _Place.IDLE
        self._message: bytes | None = None
        self._tries = 0
        self._was_only_refused = True
        self._limit_at_ms: int | None = None
        self._body = bytearray()

    @property
    def is_receiving(self) -> bool:
        """Whether the other end is in the middle of telling something."""
        return self._place in (_Place.CALLED, _Place.BODY, _Place.CHECK, _Place.HOLDING)

    def send(self, body: bytes, now_ms: int) -> Turn:
        """Call, and send the message once the other end answers."""
        turn = Turn()
        self._message, self._tries, self._was_only_refused = body, 0, True
        if not self.is_receiving:
            self._call(turn, now_ms)
        return turn

    def acknowledge(self, *, is_taken: bool, now_ms: int) -> Turn:
        """Answer the message held back; one that could not be kept is called damaged, so that it comes again."""
        assert self._place is _Place.HOLDING
        self._place = _Place.CALLED
        self._limit_at_ms = now_ms + self._answer_ms
        return Turn(sends=[bytes([ACK if is_taken else NAK])])

    def feed(self, chunk: bytes, now_ms: int) -> Turn:
        """Bytes, or time."""
        turn = Turn()
        for byte in chunk:
            self._take(byte & _SEVEN_BITS, turn, now_ms)
        borne_ms = CHATTER_MS if chunk else 0
        if self._limit_at_ms is not None and now_ms >= self._limit_at_ms + borne_ms:
            self._time_is_up(turn, now_ms)
        return turn

    def wait_ms(self, now_ms: int) -> int | None:
        """Until time alone matters."""
        return None if self._limit_at_ms is None else max(0, self._limit_at_ms - now_ms)

    def _take(self, byte: int, turn: Turn, now_ms: int) -> None:
        match self._place:
            case _Place.BODY:
                self._within(byte, turn, now_ms)
            case _Place.CHECK:
                self._end_of_frame(byte, turn, now_ms)
            case _Place.CALLING if byte == ACK:
                self._transmit(turn, now_ms)
            case _Place.CALLING if byte == NAK:
                self._pause(turn, now_ms)
            case _Place.SENT if byte in (ACK, NAK):
                self._told(turn, now_ms, is_taken=byte == ACK)
            case _Place.SENT if byte == ENQ:  # it calls with its answer: it has the message, its ACK was lost
                self._message, turn.sending = None, Sending.DELIVERED
                self._called(turn, now_ms)
            case _Place.IDLE | _Place.CALLING | _Place.PAUSING | _Place.CALLED if byte == ENQ:
                self._called(turn, now_ms)  # whoever has an answer goes first; our own call comes again behind it
            case _Place.CALLED if byte == STX:
                self._place = _Place.BODY
                self._body.clear()
            case _Place.CALLED if byte == EOT:
                self._hung_up(turn, now_ms)
            case _:
                pass  # noise

    def _within(self, byte: int, turn: Turn, now_ms: int) -> None:
        if byte == ETX:
            self._place = _Place.CHECK
        elif byte == STX:
            self._body.clear()  # begun anew
        elif len(self._body) >= _BODY_MAX:
            self._damaged(turn, now_ms)
        else:
            self._body.append(byte)

    def _end_of_frame(self, byte: int, turn: Turn, now_ms: int) -> None:
        if byte != check_sign(bytes(self._body)):
            self._damaged(turn, now_ms)
            return
        self._place = _Place.HOLDING
        self._limit_at_ms = None
        turn.arrived.append(bytes(self._body))

    def _damaged(self, turn: Turn, now_ms: int) -> None:
        turn.sends.append(bytes([NAK]))
        self._place = _Place.CALLED
        self._limit_at_ms = now_ms + self._answer_ms

    def _called(self, turn: Turn, now_ms: int) -> None:
        turn.sends.append(bytes([ACK]))
        self._place = _Place.CALLED
        self._limit_at_ms = now_ms + self._answer_ms

    def _hung_up(self, turn: Turn, now_ms: int) -> None:
        self._place, self._limit_at_ms = _Place.IDLE, None
        if self._message is None:
            return
        if self._tries < 2 * TRIES:
            self._call(turn, now_ms)
            return
        self._message, turn.sending = None, Sending.NOT_HEARD  # it calls and calls, and never listens

    def _call(self, turn: Turn, now_ms: int) -> None:
        self._place = _Place.CALLING
        self._tries += 1
        self._limit_at_ms = now_ms + self._answer_ms
        turn.sends.append(bytes([ENQ]))

    def _transmit(self, turn: Turn, now_ms: int) -> None:
        assert self._message is not None
        if self._place is _Place.CALLING:
            self._tries = 0  # counts transmissions from here on
        self._place = _Place.SENT
        self._tries += 1
        self._limit_at_ms = now_ms + self._answer_ms
        turn.sends.append(frame(self._message))

    def _told(self, turn: Turn, now_ms: int, *, is_taken: bool) -> None:
        if is_taken:
            self._finish(turn, Sending.DELIVERED)
        elif self._tries < TRIES:
            self._transmit(turn, now_ms)
        else:
            self._finish(turn, Sending.REFUSED if self._was_only_refused else Sending.IN_DOUBT)

    def _finish(self, turn: Turn, sending: Sending) -> None:
        turn.sends.append(bytes([EOT]))
        turn.sending = sending
        self._message = None
        self._place, self._limit_at_ms = _Place.IDLE, None

    def _pause(self, turn: Turn, now_ms: int) -> None:
        turn.sends.append(bytes([EOT]))
        if self._tries >= TRIES:
            self._message = None
            self._place, self._limit_at_ms = _Place.IDLE, None
            turn.sending = Sending.NOT_HEARD
            return
        self._place = _Place.PAUSING
        self._limit_at_ms = now_ms + self._pause_ms

    def _time_is_up(self, turn: Turn, now_ms: int) -> None:
        match self._place:
            case _Place.CALLING:
                self._pause(turn, now_ms)
            case _Place.PAUSING:
                self._call(turn, now_ms)
            case _Place.SENT:
                self._was_only_refused = False
                if self._tries < TRIES:
                    self._transmit(turn, now_ms)
                else:
                    self._finish(turn, Sending.IN_DOUBT)
            case _Place.BODY | _Place.CHECK:
                self._damaged(turn, now_ms)
            case _:
                self._hung_up(turn, now_ms)  # the other end forgot to: the line is free again
