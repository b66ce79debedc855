"""Two ends of a line in memory, for tests and simulations: a limited buffer lets the far end stop taking bytes."""

from evertill.devices.transport.byte_transport import FaultWords


class MemoryCable:
    """What lies between two memory lines; `is_cut` is a pulled plug."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.is_cut = False


class MemoryLine:
    """One end; never waits, whatever the limit says. `far` must be set to the other end's inbox by `memory_pair`."""

    def __init__(self, name: str, cable: MemoryCable, inbox: bytearray, far: bytearray, words: FaultWords) -> None:
        self._name = name
        self._cable = cable
        self._inbox = inbox
        self._far = far
        self._words = words
        self._is_open = False

    @property
    def name(self) -> str:
        """The name given."""
        return self._name

    @property
    def is_open(self) -> bool:
        """Whether `open` was called and the cable holds."""
        return self._is_open

    @property
    def is_two_way(self) -> bool:
        """Always."""
        return True

    def open(self) -> None:
        """Take hold; both directions start empty."""
        if self._cable.is_cut:
            raise self._words.fault("is not connected", "Plug its cable in")
        self._inbox.clear()
        self._far.clear()
        self._is_open = True

    def close(self) -> None:
        """Let go."""
        self._is_open = False

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Put bytes into the far end's inbox as long as there is room."""
        self._check()
        taken = chunk[: max(0, self._cable.capacity - len(self._far))]
        self._far.extend(taken)
        return len(taken)

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Take what lies in the inbox."""
        self._check()
        chunk = bytes(self._inbox[:limit])
        del self._inbox[:limit]
        return chunk

    def _check(self) -> None:
        assert self._is_open, "open the line first"
        if self._cable.is_cut:
            self._is_open = False
            raise self._words.fault("was unplugged", "Plug its cable in; the till tries again by itself")


def memory_pair(words: FaultWords, *, capacity: int = 1 << 20) -> tuple[MemoryLine, MemoryLine, MemoryCable]:
    """The till's end, the device's end (opened already) and the cable between them."""
    cable = MemoryCable(capacity)
    to_device, to_till = bytearray(), bytearray()
    till = MemoryLine("memory", cable, to_till, to_device, words)
    device = MemoryLine("memory (device)", cable, to_device, to_till, words)
    device.open()
    return till, device, cable
