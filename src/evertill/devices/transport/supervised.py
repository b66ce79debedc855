"""A byte line that is reached for again, with growing pauses, whenever it is lost; keeps the link's state."""

from evertill.devices.transport.backoff import retry_delay_ms
from evertill.devices.transport.byte_transport import ByteTransport
from evertill.devices.transport.link import Link
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault
from evertill.kernel.values import dataclass
from evertill.ports.devices import DeviceLink


@dataclass(frozen=True, slots=True)
class Opened:
    """The line has just been reached."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The line cannot be reached or was lost; `text` tells a person why."""

    text: str


class SupervisedLine:
    """Opens a line when its time has come; whoever uses it reports the faults met."""

    def __init__(self, transport: ByteTransport, clock: Clock) -> None:
        self.transport = transport
        self.link = Link()
        """For anybody to read; a value that is replaced, never changed."""
        self._clock = clock
        self._failures = 0
        self._retry_at_ms = 0

    def try_open(self) -> Opened | Lost | None:
        """Open the line if it is closed and due; None when there was nothing to do."""
        if self.transport.is_open or self.wait_ms() > 0:
            return None
        if self.link.state is DeviceLink.CLOSED:
            self.link = self.link.move(DeviceLink.CONNECTING)
        try:
            self.transport.open()
        except DeviceFault as fault:
            return self.lost(fault)
        return Opened()

    def lost(self, fault: DeviceFault) -> Lost:
        """Close after a fault and set the next try."""
        self.transport.close()
        self._failures += 1
        self._retry_at_ms = self._clock.monotonic_ms() + retry_delay_ms(self._failures)
        if self.link.state is not DeviceLink.CLOSED:
            self.link = self.link.move(DeviceLink.RECONNECTING, fault.text)
        return Lost(fault.text)

    def proved(self) -> None:
        """The device has answered: the next loss is the first again. A line that merely opens proves nothing."""
        self._failures = 0

    def stands(self, complaint: str) -> None:
        """What the device itself says on a line that holds; an empty text: all is well."""
        if self.link.state is DeviceLink.CLOSED:
            return
        self.link = self.link.move(DeviceLink.FAULT if complaint else DeviceLink.READY, complaint)

    def close(self) -> None:
        """Let go for good."""
        self.transport.close()
        self.link = self.link.move(DeviceLink.CLOSED)

    def reach_now(self) -> None:
        """Somebody plugged something in: do not wait for the next try."""
        self._failures, self._retry_at_ms = 0, 0

    def wait_ms(self) -> int:
        """How long until the next try; zero when it is due."""
        return max(0, self._retry_at_ms - self._clock.monotonic_ms())
