"""Toledo 8217, as Mettler Diva, Ariva and Viva and many others speak it: the till asks `W`, the scale answers. No I/O.

`02 "01.250" 0D` is 1.250 kg (with `N` behind it: net); `02 3F s 0D` says by the bits of `s` why there is no weight.
"""

import re
from enum import IntFlag

from evertill.devices.scale.exchange import SEVEN_BITS, FrameBuffer, Step
from evertill.ports.devices import WeighOrder, WeightReading, WeightState

STX, CR = 0x02, 0x0D
_WEIGHT = re.compile(rb"([0-9]{2,3})\.([0-9]{3})(N?)", re.IGNORECASE)
_STATUS_SIGN = 0x3F
_TARE_G_MAX = 99_999


class Toledo8217Status(IntFlag):
    """Why there is no weight."""

    MOTION = 0x01
    OVER_CAPACITY = 0x02
    UNDER_ZERO = 0x04
    OUTSIDE_ZERO_RANGE = 0x08
    CENTRE_OF_ZERO = 0x10
    NET = 0x20
    BAD_COMMAND = 0x40


_IN_ORDER = (
    (Toledo8217Status.BAD_COMMAND, WeightState.REFUSED),
    (Toledo8217Status.OUTSIDE_ZERO_RANGE, WeightState.NO_ZERO),
    (Toledo8217Status.OVER_CAPACITY, WeightState.OVERLOAD),
    (Toledo8217Status.UNDER_ZERO, WeightState.UNDER_ZERO),
    (Toledo8217Status.MOTION, WeightState.MOVING),
    (Toledo8217Status.CENTRE_OF_ZERO, WeightState.ZERO),
)
"""The worst first: what is over capacity may move as well."""


class Toledo8217Exchange:
    """The till's side."""

    takes_tare = True

    def __init__(self) -> None:
        self._frame = FrameBuffer(STX, CR, 16)

    def ask(self, order: WeighOrder | None) -> bytes:
        """The price is the till's own affair here."""
        self._frame.clear()
        return b"W"

    def feed(self, byte: int) -> Step:
        """A whole frame is the reading. A status can be any number, so it is never taken for the frame's own signs."""
        byte &= SEVEN_BITS
        begun = self._frame.frame
        if begun is not None and len(begun) == 1 and begun[0] == _STATUS_SIGN:
            begun.append(byte)
            return Step()
        frame = self._frame.feed(byte)
        return Step() if frame is None else Step(reading=read_frame(frame))

    def set_tare(self, tare_g: int | None) -> bytes:
        """`T` takes what lies there, `T` with five digits so many grams, `C` takes off nothing any more."""
        if tare_g is None:
            return b"T"
        return b"C" if tare_g == 0 else b"T%05d" % min(tare_g, _TARE_G_MAX)

    def zero(self) -> bytes:
        """`Z`."""
        return b"Z"


def read_frame(frame: bytes) -> WeightReading:
    """What stands between STX and CR; nonsense is taken for silence, never for a weight."""
    weight = _WEIGHT.fullmatch(frame)
    if weight is not None:
        weight_g = int(weight[1]) * 1000 + int(weight[2])
        state = WeightState.STABLE if weight_g else WeightState.ZERO
        return WeightReading(state, weight_g, is_net=bool(weight[3]))
    if len(frame) == 2 and frame[0] == _STATUS_SIGN:
        return read_status(frame[1])
    return WeightReading(WeightState.SILENT)


def read_status(status: int) -> WeightReading:
    """The reading told by a status byte."""
    state = next((state for bit, state in _IN_ORDER if status & bit), WeightState.MOVING)
    return WeightReading(state, is_net=bool(status & Toledo8217Status.NET))


def weight_frame(weight_g: int, *, is_net: bool = False) -> bytes:
    """The scale's answer with a weight."""
    return b"\x02%02d.%03d%s\r" % (weight_g // 1000, weight_g % 1000, b"N" if is_net else b"")


def status_frame(status: Toledo8217Status) -> bytes:
    """The scale's answer without one."""
    return bytes((STX, _STATUS_SIGN, status, CR))
