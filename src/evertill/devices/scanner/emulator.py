"""An emulated scanner: what it is told to scan comes out of a TCP port or a pseudo-terminal, faults included."""

from collections import deque
from collections.abc import Callable
from enum import StrEnum

from evertill.devices.transport.endpoint import Endpoint, PtyEndpoint, TcpEndpoint
from evertill.kernel.errors import Bug
from evertill.kernel.worker import ThreadWorker

_WAIT_MS = 10
_STOP_MS = 2000
_UNPLUGGED_MS = 100
_NOISE = b"\xff\xfe\x80"


class ScannerFault(StrEnum):
    """Words that make the next scan go wrong."""

    GARBLE = "garble"
    """Bytes that are no text get into it."""
    NO_TERMINATOR = "no-terminator"
    """Nothing ends it but silence."""
    BURST = "burst"
    """It is sent six times at once, as six equal cans are scanned."""


class ScannerCable(StrEnum):
    """Words that pull its cable, or put it back."""

    UNPLUG = "unplug"
    PLUG = "plug"


_CABLE = set(ScannerCable)


class ScannerEmulator:
    """A scanner for tests, the demo and the shell. `scan` and `close` may be called from any thread."""

    def __init__(self, *, suffix: bytes = b"\r\n", say: Callable[[str], None] = lambda line: None) -> None:
        self._suffix = suffix
        self._say = say
        self._endpoint: Endpoint | None = None
        self._is_plugged = True
        self._words: deque[str] = deque()
        self._pending: set[ScannerFault] = set()
        self.bugs: list[BaseException] = []
        """What went wrong inside; empty unless the emulator itself is broken."""
        self._worker = ThreadWorker("scanner-emulator", on_bug=lambda name, bug: self.bugs.append(bug), tick=self._tick)

    def serve_tcp(self, host: str = "127.0.0.1", port: int = 0) -> int:
        """Listen, and give the bound port."""
        endpoint = TcpEndpoint(host, port)
        self._serve(endpoint)
        return endpoint.port

    def serve_pty(self) -> str:
        """Open a pseudo-terminal, and give its path."""
        endpoint = PtyEndpoint()
        self._serve(endpoint)
        return endpoint.path

    def command(self, word: str) -> None:
        """Scan this text (an AIM identifier in front or not), set a fault for the next scan, or move the cable."""
        if word.strip():
            self._words.append(word.strip())
            self._worker.wake()

    def close(self) -> None:
        """Stop and be gone; whoever listens notices."""
        self._worker.stop(_STOP_MS)
        if self._endpoint is not None:
            self._endpoint.close()

    def _serve(self, endpoint: Endpoint) -> None:
        if self._endpoint is not None:
            raise Bug("an emulated scanner is reached in one way at a time")
        self._endpoint = endpoint
        self._say(endpoint.announcement)
        self._worker.start()

    def _tick(self) -> int:
        assert self._endpoint is not None
        self._move_cable()
        if not self._is_plugged:
            return _UNPLUGGED_MS
        self._endpoint.read(256, _WAIT_MS)  # takes callers; what tills send to scanners is of no concern
        while self._words and self._words[0] not in _CABLE and self._endpoint.is_reached:
            word = self._words.popleft()
            if word in set(ScannerFault):
                self._pending.add(ScannerFault(word))
            else:
                self._endpoint.write(self._frames(word))
                self._say(f"scanned {word}")
        return 0

    def _move_cable(self) -> None:
        assert self._endpoint is not None
        while self._words and (not self._is_plugged or self._words[0] in _CABLE):
            word = self._words.popleft()  # what is scanned without a cable is heard by nobody
            if word == ScannerCable.UNPLUG:
                self._is_plugged = False
                self._endpoint.switch_off()
            elif word == ScannerCable.PLUG:
                self._is_plugged = True
                self._endpoint.switch_on()

    def _frames(self, word: str) -> bytes:
        faults, self._pending = self._pending, set()
        payload = word.encode()
        if ScannerFault.GARBLE in faults:
            middle = len(payload) // 2
            payload = payload[:middle] + _NOISE + payload[middle:]
        frame = payload if ScannerFault.NO_TERMINATOR in faults else payload + self._suffix
        return frame * (6 if ScannerFault.BURST in faults else 1)
