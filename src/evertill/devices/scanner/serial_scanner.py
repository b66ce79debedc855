"""A scanner on a byte line: its worker reads frames, hands on scans, and reaches for a lost scanner again."""

from collections.abc import Callable
from typing import Protocol

from evertill.devices.scanner.frames import frame_to_code
from evertill.devices.transport.byte_transport import FaultWords
from evertill.devices.transport.device_worker import DeviceTeller, MakeWorker
from evertill.devices.transport.link import Link
from evertill.devices.transport.supervised import Opened, SupervisedLine
from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault
from evertill.ports.notices import Announcer, DeviceKind

WORDS = FaultWords("barcode scanner", "the sale goes on, and codes can be keyed by hand")
_READ_MS = 200
_PAUSE_MS_MAX = 1000

OnScan = Callable[[ScannedCode], None]
"""Called on the scanner's worker: hand the scan on and return."""


class Splitter(Protocol):
    """Cuts what comes into frames, each one scan."""

    def feed(self, received: bytes, now_ms: int) -> list[bytes]:
        """The frames completed by these bytes."""
        ...

    def silence(self, now_ms: int) -> list[bytes]:
        """The frame that silence has completed, if any."""
        ...

    def wait_ms(self, now_ms: int) -> int | None:
        """How long until silence completes what has come; None when nothing has."""
        ...

    def clear(self) -> None:
        """The line is new."""
        ...


class SerialScanner:
    """One scanner. Scans are told in the order they come, none twice."""

    def __init__(
        self,
        *,
        name: str,
        line: SupervisedLine,
        splitter: Splitter,
        prefix: str,
        on_scan: OnScan,
        clock: Clock,
        announcer: Announcer,
        make_worker: MakeWorker,
    ) -> None:
        self._line = line
        self._splitter = splitter
        self._prefix = prefix
        self._on_scan = on_scan
        self._clock = clock
        self._teller = DeviceTeller(DeviceKind.SCANNER, name, announcer)
        self._worker = make_worker("scanner", tick=self._tick, on_stop=line.close)

    def enable(self) -> None:
        """Begin to listen; once."""
        self._worker.start()

    def release(self, timeout_ms: int) -> bool:
        """Stop listening; False when that took longer than allowed."""
        return self._worker.stop(timeout_ms)

    @property
    def link(self) -> Link:
        """Where the line stands; for anybody to read."""
        return self._line.link

    def reach_now(self) -> None:
        """Something was plugged in."""
        self._worker.submit(self._line.reach_now)
        self._worker.wake()

    def _tick(self) -> int:
        if isinstance(self._line.try_open(), Opened):
            self._splitter.clear()
            self._line.stands("")  # a scanner says nothing until something is scanned
        if self._line.transport.is_open:
            self._listen()
        self._teller.tell(self._line.link, self._line.transport.name)
        return 0 if self._line.transport.is_open else min(self._line.wait_ms(), _PAUSE_MS_MAX)

    def _listen(self) -> None:
        wait_ms = self._splitter.wait_ms(self._clock.monotonic_ms())
        try:
            received = self._line.transport.read(1024, _READ_MS if wait_ms is None else min(wait_ms, _READ_MS))
        except DeviceFault as fault:
            self._line.lost(fault)
            return
        now_ms = self._clock.monotonic_ms()
        if received:
            self._line.proved()
            frames = self._splitter.feed(received, now_ms)
        else:
            frames = self._splitter.silence(now_ms)
        for frame in frames:
            self._on_scan(frame_to_code(frame, scanned_at=self._clock.now(), prefix=self._prefix))
