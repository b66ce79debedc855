"""A device's protocol without I/O, and the moving of its bytes over a line: the same for every two-way device."""

from typing import Protocol

from evertill.devices.transport.byte_transport import ByteTransport
from evertill.kernel.clock import Clock

_CHUNK = 1024
_WRITE_MS = 50
_READ_MS = 50
_READ_LIMIT = 1024
_UNITS_PER_TURN = 64


class ByteDialogue(Protocol):
    """Says what to send, is told what came and what time it is; monotonic milliseconds throughout."""

    @property
    def awaits_answer(self) -> bool:
        """Whether bytes may come any moment."""
        ...

    def outgoing(self) -> bytes:
        """What the line should send now; report with `wrote` how much it took."""
        ...

    def wrote(self, count: int, now_ms: int) -> None:
        """The line took so many bytes of `outgoing`."""
        ...

    def received(self, chunk: bytes, now_ms: int) -> None:
        """Take what the device sent."""
        ...


class DeviceDialogue(ByteDialogue, Protocol):
    """The dialogue of a device that tells how it is by itself."""

    @property
    def complaint(self) -> str | None:
        """Why the device cannot work, in a sentence; empty when it can; None while nothing is known."""
        ...

    @property
    def has_answered(self) -> bool:
        """Whether the device was heard since the line was opened."""
        ...

    @property
    def wants_reopening(self) -> bool:
        """Silent for so long that the line itself may be dead."""
        ...

    def opened(self, now_ms: int) -> None:
        """The line has just been opened."""
        ...

    def lost(self, now_ms: int) -> None:
        """The line is gone."""
        ...

    def advance(self, now_ms: int) -> None:
        """Let time pass."""
        ...

    def wait_ms(self, now_ms: int) -> int | None:
        """How long nothing needs to be done; None: until woken."""
        ...


def move_bytes(transport: ByteTransport, dialogue: ByteDialogue, clock: Clock) -> None:
    """Send what the dialogue wants sent and give it what has come, each within a short limit; DeviceFault if lost."""
    for _ in range(_UNITS_PER_TURN):
        unit = dialogue.outgoing()
        if not unit:
            break
        taken = transport.write(unit[:_CHUNK], _WRITE_MS)
        dialogue.wrote(taken, clock.monotonic_ms())
        if taken == 0:
            break
    received = transport.read(_READ_LIMIT, _READ_MS if dialogue.awaits_answer else 0)
    if received:
        dialogue.received(received, clock.monotonic_ms())
