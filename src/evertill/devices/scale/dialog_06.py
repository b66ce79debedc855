"""Dialog 06, as counter scales that compute a price speak it: the till hands over the price of a kilogram, then asks
for the weight; the scale answers with weight, price and amount. No I/O.

Weights and amounts stand in five and six digits. A scale that cannot weigh says no (NAK), and is asked why.
"""

import re
from enum import StrEnum

from evertill.devices.scale.approval import Approval
from evertill.devices.scale.exchange import SEVEN_BITS, FrameBuffer, Step
from evertill.kernel.values import dataclass
from evertill.ports.devices import WeighOrder, WeightReading, WeightState

STX, ETX, EOT, ENQ, ACK, NAK, ESC = 0x02, 0x03, 0x04, 0x05, 0x06, 0x15, 0x1B
ASK_WEIGHT = bytes((EOT, ENQ))
ASK_STATUS = b"\x04\x0208\x03"
PRICE_MINOR_MAX = 999_999
TARE_G_MAX = 9_999
KILOGRAM = ord("3")

_RECORD_02 = re.compile(rb"02\x1b(.)\x1b([0-9]{5})\x1b([0-9]{6})\x1b([0-9]{6})", re.DOTALL)
_RECORD_09 = re.compile(rb"09\x1b([0-9]{2})")
_RECORD_11 = re.compile(rb"11\x1b([0-2])(?:\x1b?([0-9A-F])\x1b?([0-9A-F]))?")

_STATES: dict[bytes, WeightState] = {
    b"00": WeightState.MOVING,
    b"20": WeightState.MOVING,
    b"21": WeightState.SAME_WEIGHT,
    b"22": WeightState.MOVING,
    b"30": WeightState.ZERO,
    b"31": WeightState.UNDER_ZERO,
    b"32": WeightState.OVERLOAD,
}
"""By the scale's two-digit state; what is not here it refuses: general fault, parity, record, price, tare, text."""


def price_record(price_minor: int, tare_g: int = 0) -> bytes:
    """Record 01, or 03 with tare: the price of a kilogram."""
    assert 0 < price_minor <= PRICE_MINOR_MAX
    assert 0 <= tare_g <= TARE_G_MAX
    if tare_g:
        return b"\x04\x0203\x1b%06d\x1b%04d\x03" % (price_minor, tare_g)
    return b"\x04\x0201\x1b%06d\x1b\x03" % price_minor


@dataclass(frozen=True, slots=True)
class Weighed:
    """Record 02: what the scale has weighed."""

    weight_g: int
    price_minor: int
    amount_minor: int

    @property
    def is_sound(self) -> bool:
        """Whether the amount is weight times price, to half a minor unit; a line that garbles is not believed."""
        return abs(2 * (self.weight_g * self.price_minor - 1000 * self.amount_minor)) <= 1000


def weighed_record(weighed: Weighed) -> bytes:
    """Record 02 on the wire."""
    return b"\x0202\x1b3\x1b%05d\x1b%06d\x1b%06d\x03" % (weighed.weight_g, weighed.price_minor, weighed.amount_minor)


def status_record(state: bytes) -> bytes:
    """Record 09 on the wire."""
    return b"\x0209\x1b" + state + b"\x03"


class _Phase(StrEnum):
    IDLE = "idle"
    PRICE = "price"
    """The price was sent; its ACK is awaited."""
    WEIGHT = "weight"
    STATUS = "status"
    PROVING = "proving"
    """The approval was sent; its ACK is awaited."""
    PROVED = "proved"
    """Whether the scale took it is awaited."""


class Dialog06Exchange:
    """The till's side."""

    takes_tare = False
    """Tare goes with the price, as a figure."""

    def __init__(self, approval: Approval | None = None) -> None:
        self._approval = approval
        self._has_proved = False
        """In this exchange: a scale that asks a second time is not answered again."""
        self._frame = FrameBuffer(STX, ETX, 64)
        self._phase = _Phase.IDLE
        self._order = WeighOrder()
        self._tare_g = 0

    def ask(self, order: WeighOrder | None) -> bytes:
        """The price first; a price that cannot be told is refused here, for the scale would compute with an old one."""
        self._frame.clear()
        self._has_proved = False
        self._order = order or WeighOrder()
        if order is None:
            self._phase = _Phase.STATUS
            return ASK_STATUS
        self._phase = _Phase.PRICE
        price = order.unit_price_minor
        if price is None or not 0 < price <= PRICE_MINOR_MAX:
            self._phase = _Phase.STATUS
            return ASK_STATUS
        return price_record(price, self._tare())

    def feed(self, byte: int) -> Step:
        """ACK leads on, NAK asks why, a record ends the exchange."""
        byte &= SEVEN_BITS
        frame = self._frame.feed(byte)
        if frame is not None:
            return self._record(frame)
        if self._frame.frame is not None:
            return Step()
        if byte == NAK and self._phase in {_Phase.PRICE, _Phase.WEIGHT, _Phase.PROVING, _Phase.PROVED}:
            self._phase = _Phase.STATUS
            return Step(ASK_STATUS)
        if byte == ACK and self._phase is _Phase.PRICE:
            self._phase = _Phase.WEIGHT
            return Step(ASK_WEIGHT)
        if byte == ACK and self._phase is _Phase.PROVING:
            self._phase = _Phase.PROVED
            return Step(ASK_WEIGHT)
        return Step()

    def set_tare(self, tare_g: int | None) -> bytes:
        """Kept for the next price; what lies on the scale now this protocol cannot take off."""
        self._tare_g = 0 if tare_g is None else min(tare_g, TARE_G_MAX)
        return b""

    def zero(self) -> bytes:
        """The scale's own key does this."""
        return b""

    def _tare(self) -> int:
        return min(self._order.tare_g or self._tare_g, TARE_G_MAX)

    def _record(self, frame: bytes) -> Step:
        weighed = _RECORD_02.fullmatch(frame)
        if weighed is not None and self._phase is _Phase.WEIGHT:
            self._phase = _Phase.IDLE
            return self._weighed(weighed)
        state = _RECORD_09.fullmatch(frame)
        if state is not None and self._phase is _Phase.STATUS:
            self._phase = _Phase.IDLE
            return Step(reading=self._status(state[1]))
        asked = _RECORD_11.fullmatch(frame)
        return Step() if asked is None else self._prove(asked)

    def _prove(self, asked: re.Match[bytes]) -> Step:
        """A scale that weighs for approved tills only draws two numbers, or says whether it believed the answer."""
        if asked[1] == b"2" and asked[3] is not None and self._approval is not None and not self._has_proved:
            self._has_proved, self._phase = True, _Phase.PROVING
            return Step(self._approval.record(int(asked[2], 16), int(asked[3], 16)))
        if asked[1] == b"1" and self._phase is _Phase.PROVED and self._order.unit_price_minor is not None:
            self._phase = _Phase.PRICE
            return Step(price_record(self._order.unit_price_minor, self._tare()))
        self._phase = _Phase.IDLE
        return Step(reading=WeightReading(WeightState.REFUSED))

    def _weighed(self, found: re.Match[bytes]) -> Step:
        weighed = Weighed(int(found[2]), int(found[3]), int(found[4]))
        is_ours = weighed.price_minor == self._order.unit_price_minor and found[1][0] == KILOGRAM
        if not (is_ours and weighed.is_sound):
            return Step(bytes((NAK,)), WeightReading(WeightState.SILENT))
        state = WeightState.STABLE if weighed.weight_g else WeightState.ZERO
        tare_g = self._tare()
        reading = WeightReading(state, weighed.weight_g, tare_g, is_net=tare_g > 0, amount_minor=weighed.amount_minor)
        return Step(bytes((ACK,)), reading)

    def _status(self, state: bytes) -> WeightReading:
        reading = WeightReading(_STATES.get(state, WeightState.REFUSED))
        cannot_price = self._order.unit_price_minor is not None and self._order.unit_price_minor > PRICE_MINOR_MAX
        return WeightReading(WeightState.REFUSED) if cannot_price else reading
