"""A scanner on a byte line: its worker reads frames, hands on scans, and reaches for a lost scanner again."""

from collections.abc import Callable
from typing import Protocol

import structlog

from evertill.devices.scanner.frames import FrameLimits, FrameSplitter, frame_to_code
from evertill.devices.transport.byte_transport import FaultWords
from evertill.devices.transport.supervised import Lost, Opened, SupervisedLine
from evertill.domain.codes import ScannedCode
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.notices import Announcer, DeviceKind, DeviceStateChanged

WORDS = FaultWords("barcode scanner", "the sale goes on, and codes can be keyed by hand")
_READ_MS = 200
_PAUSE_MS_MAX = 1000

_log = structlog.get_logger(__name__)

OnScan = Callable[[ScannedCode], None]
"""Called on the scanner's worker: hand the scan on and return."""


class MakeWorker(Protocol):
    """Makes the worker a device runs on; `app` gives one that makes threads."""

    def __call__(self, name: str, *, tick: Tick, on_stop: Job) -> Worker: ...


class SerialScanner:
    """One scanner. Scans are told in the order they come, none twice."""

    def __init__(
        self,
        *,
        name: str,
        line: SupervisedLine,
        limits: FrameLimits,
        prefix: str,
        on_scan: OnScan,
        clock: Clock,
        announcer: Announcer,
        make_worker: MakeWorker,
    ) -> None:
        self._name = name
        self._line = line
        self._splitter = FrameSplitter(limits)
        self._prefix = prefix
        self._on_scan = on_scan
        self._clock = clock
        self._announcer = announcer
        self._told: str | None = None
        self._worker = make_worker("scanner", tick=self._tick, on_stop=line.transport.close)

    def enable(self) -> None:
        """Begin to listen; once."""
        self._worker.start()

    def release(self, timeout_ms: int) -> bool:
        """Stop listening; False when that took longer than allowed."""
        return self._worker.stop(timeout_ms)

    def _tick(self) -> int:
        match self._line.try_open():
            case Opened():
                self._splitter.clear()
                self._tell("")
            case Lost(text):
                self._tell(text)
            case None:
                pass
        if not self._line.transport.is_open:
            return min(self._line.wait_ms(), _PAUSE_MS_MAX)
        self._listen()
        return 0

    def _listen(self) -> None:
        wait_ms = self._splitter.wait_ms(self._clock.monotonic_ms())
        try:
            received = self._line.transport.read(1024, _READ_MS if wait_ms is None else min(wait_ms, _READ_MS))
        except DeviceFault as fault:
            self._tell(self._line.lost(fault).text)
            return
        now_ms = self._clock.monotonic_ms()
        if received:
            self._line.proved()
            frames = self._splitter.feed(received, now_ms)
        else:
            frames = self._splitter.silence(now_ms)
        for frame in frames:
            self._on_scan(frame_to_code(frame, scanned_at=self._clock.now(), prefix=self._prefix))

    def _tell(self, reason: str) -> None:
        """Once when it starts failing and once when it recovers."""
        if reason == self._told:
            return
        was_failing, self._told = bool(self._told), reason
        self._announcer.announce(DeviceStateChanged(DeviceKind.SCANNER, self._name, not reason, reason))
        if reason and not was_failing:
            _log.warning("the scanner cannot be read", line=self._line.transport.name, reason=reason)
        elif not reason:
            _log.info("the scanner can be read", line=self._line.transport.name)
