"""What every byte line offers, and the words in which it tells a person that it failed."""

from typing import Protocol, runtime_checkable

from evertill.kernel.errors import DeviceFault
from evertill.kernel.values import dataclass


class ByteTransport(Protocol):
    """A line to one device, used by one worker. After a DeviceFault the line is closed; open it again later."""

    @property
    def name(self) -> str:
        """Where it leads, as a person would write it."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether bytes can be sent, as far as known."""
        ...

    @property
    def is_two_way(self) -> bool:
        """Whether the device can answer at all; where it cannot, its state stays unknown."""
        ...

    def open(self) -> None:
        """Reach the device within the line's own limit; DeviceFault when that fails."""
        ...

    def close(self) -> None:
        """Let go of the device; never raises."""
        ...

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Hand over bytes, as many as are taken within the time: zero when the device takes none."""
        ...

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Whatever has come, at most `limit` bytes, waiting no longer than told for the first; empty when none."""
        ...


@runtime_checkable
class DocumentTransport(Protocol):
    """A line that takes whole documents: what is written waits until one ends."""

    def end_document(self) -> None:
        """The document is whole; DeviceFault when it is not taken."""
        ...


@dataclass(frozen=True, slots=True)
class FaultWords:
    """How faults of one device are told: which device it is, and what its failing means for the sale."""

    device: str
    consequence: str

    def fault(self, happened: str, remedy: str) -> DeviceFault:
        """One sentence: what happened, what it means for the sale, what to do next."""
        return DeviceFault(f"The {self.device} {happened}; {self.consequence}. {remedy}.")
