"""Getting APDUs across: over a serial line with acknowledgements and repeats, over TCP as they are.

Both ends use these. Timers by their names in PA00P016: T1 between two bytes, T2 until the acknowledgement.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from evertill.devices.payment_terminal.zvt.apdu import Apdu, split_apdu
from evertill.devices.payment_terminal.zvt.serial_frame import ACK, NAK, Framed, FrameReader, Signal, frame

TRANSMISSIONS_MAX = 3


@dataclass(slots=True)
class Crossing:
    """What one step across a link comes to: bytes to send, APDUs that arrived, and whether it was given up."""

    sends: list[bytes] = field(default_factory=list)
    arrived: list[Apdu] = field(default_factory=list)
    gave_up: bool = False
    """What was sent was never acknowledged, however often."""


class Link(Protocol):
    """A way across. `now_ms` is monotonic time."""

    def transmit(self, apdu: Apdu, now_ms: int) -> Crossing:
        """Send one APDU, or queue it behind one that is not yet acknowledged."""
        ...

    def feed(self, chunk: bytes, now_ms: int) -> Crossing:
        """Take bytes (none: only time has passed)."""
        ...

    def wait_ms(self, now_ms: int) -> int | None:
        """How long until time alone matters; None when it does not."""
        ...

    @property
    def is_sending(self) -> bool:
        """Whether what was sent is not known to have arrived yet."""
        ...

    def clear(self) -> None:
        """Begin anew, as on a line just opened."""
        ...


class TcpLink:
    """APDUs one behind the other; the stream may be cut anywhere."""

    def __init__(self) -> None:
        self._received = b""

    def transmit(self, apdu: Apdu, now_ms: int) -> Crossing:
        """At once."""
        return Crossing(sends=[apdu.encode()])

    def feed(self, chunk: bytes, now_ms: int) -> Crossing:
        """Whatever is whole by now."""
        received, place = self._received + chunk, 0
        crossing = Crossing()
        while found := split_apdu(received, place):
            crossing.arrived.append(found[0])
            place = found[1]
        self._received = received[place:]
        return crossing

    def wait_ms(self, now_ms: int) -> int | None:
        """TCP keeps its own time."""
        return None

    @property
    def is_sending(self) -> bool:
        """TCP does not say."""
        return False

    def clear(self) -> None:
        """Forget half an APDU."""
        self._received = b""


class SerialLink:
    """Frames, each acknowledged, repeated at most twice."""

    def __init__(self, *, t1_ms: int = 200, t2_ms: int = 5000) -> None:
        self._t1_ms = t1_ms
        self._t2_ms = t2_ms
        self._reader = FrameReader()
        self.clear()

    def clear(self) -> None:
        """Nothing sent, nothing begun."""
        self._reader.clear()
        self._queue: deque[Apdu] = deque()
        self._outstanding: Apdu | None = None
        self._transmissions = 0
        self._resend_at_ms = 0
        self._byte_limit_at_ms = 0
        self._last_arrived: Apdu | None = None

    def transmit(self, apdu: Apdu, now_ms: int) -> Crossing:
        """Send the frame, unless another one still waits for its acknowledgement."""
        self._queue.append(apdu)
        crossing = Crossing()
        self._send_next(crossing, now_ms)
        return crossing

    def feed(self, chunk: bytes, now_ms: int) -> Crossing:
        """Signals, frames, and what time has brought."""
        crossing = Crossing()
        if not chunk:
            self._look_at_the_time(crossing, now_ms)
            return crossing
        for token in self._reader.feed(chunk):
            match token:
                case Framed(apdu):
                    self._arrived(apdu, crossing, now_ms)
                case Signal.ACK:
                    self._acknowledged(crossing, now_ms)
                case Signal.NAK:
                    self._repeat(crossing, now_ms)
                case Signal.DAMAGED:
                    crossing.sends.append(bytes([NAK]))
        self._byte_limit_at_ms = now_ms + self._t1_ms
        if not self._reader.is_within_frame:
            self._look_at_the_time(crossing, now_ms)  # noise must not keep time from passing
        return crossing

    def wait_ms(self, now_ms: int) -> int | None:
        """Until T1 or T2 is over."""
        limits = []
        if self._outstanding is not None:
            limits.append(self._resend_at_ms)
        if self._reader.is_within_frame:
            limits.append(self._byte_limit_at_ms)
        return max(0, min(limits) - now_ms) if limits else None

    @property
    def is_sending(self) -> bool:
        """Until its acknowledgement."""
        return self._outstanding is not None

    def _arrived(self, apdu: Apdu, crossing: Crossing, now_ms: int) -> None:
        crossing.sends.append(bytes([ACK]))
        if apdu == self._last_arrived:
            return  # our acknowledgement of it was lost, and nothing was said since: it has been taken already
        # Whoever answers has heard us, even when the acknowledgement itself was lost.
        self._acknowledged(crossing, now_ms)
        self._last_arrived = apdu
        crossing.arrived.append(apdu)

    def _acknowledged(self, crossing: Crossing, now_ms: int) -> None:
        if self._outstanding is not None:
            self._outstanding = None
            self._last_arrived = None  # the same bytes from now on are said anew
            self._send_next(crossing, now_ms)

    def _send_next(self, crossing: Crossing, now_ms: int) -> None:
        if self._outstanding is None and self._queue:
            self._outstanding = self._queue.popleft()
            self._transmissions = 0
            self._send(crossing, now_ms)

    def _send(self, crossing: Crossing, now_ms: int) -> None:
        assert self._outstanding is not None
        self._transmissions += 1
        self._resend_at_ms = now_ms + self._t2_ms
        crossing.sends.append(frame(self._outstanding))

    def _repeat(self, crossing: Crossing, now_ms: int) -> None:
        if self._outstanding is None:
            return
        if self._transmissions < TRANSMISSIONS_MAX:
            self._send(crossing, now_ms)
            return
        self._outstanding = None
        self._queue.clear()
        crossing.gave_up = True

    def _look_at_the_time(self, crossing: Crossing, now_ms: int) -> None:
        if self._reader.is_within_frame and now_ms >= self._byte_limit_at_ms:
            self._reader.clear()
            crossing.sends.append(bytes([NAK]))
        if self._outstanding is not None and now_ms >= self._resend_at_ms:
            self._repeat(crossing, now_ms)
