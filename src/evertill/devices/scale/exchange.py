"""What a scale's protocol must say to be driven: one exchange asks for the weight, told byte by byte. No I/O."""

from dataclasses import field
from typing import Protocol

from evertill.kernel.values import dataclass
from evertill.ports.devices import WeighOrder, WeightReading

SEVEN_BITS = 0x7F
"""Scales send seven bits with parity; a line that takes eight passes the parity on, so it is taken off here."""


@dataclass(frozen=True, slots=True)
class Step:
    """What came of some bytes: an answer to send at once, a reading that ends the exchange, or neither."""

    send: bytes = b""
    reading: WeightReading | None = None


class ScaleExchange(Protocol):
    """The till's side of a scale's protocol. One exchange at a time."""

    @property
    def takes_tare(self) -> bool:
        """Whether the scale itself takes tare when told."""
        ...

    def ask(self, order: WeighOrder | None) -> bytes:
        """Begin anew: the bytes that ask for the weight, or, without an order, just how the scale is."""
        ...

    def feed(self, byte: int) -> Step:
        """Take one byte of the answer."""
        ...

    def set_tare(self, tare_g: int | None) -> bytes:
        """Have this much taken off; None: whatever lies on the scale now; zero: nothing any more."""
        ...

    def zero(self) -> bytes:
        """Have the empty scale show zero."""
        ...


@dataclass(slots=True)
class FrameBuffer:
    """Collects a frame between two signs; what grows too long is noise."""

    begin: int
    end: int
    length_max: int
    frame: bytearray | None = field(default=None)

    def feed(self, byte: int) -> bytes | None:
        """The frame this byte completes, without its signs."""
        if byte == self.begin:
            self.frame = bytearray()
        elif self.frame is None:
            return None
        elif byte == self.end:
            whole, self.frame = bytes(self.frame), None
            return whole
        elif len(self.frame) >= self.length_max:
            self.frame = None
        else:
            self.frame.append(byte)
        return None

    def clear(self) -> None:
        """Forget what was begun."""
        self.frame = None
