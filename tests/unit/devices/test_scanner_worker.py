"""The scanner's worker on a memory line and a clock set by hand."""

import pytest

from evertill.devices.assembly import make_scanner
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.devices.transport.byte_transport import FaultWords
from evertill.domain.codes.codes import ScannedCode, Symbology
from evertill.kernel.worker import Job, Tick, Worker
from tests.support.devices import HandWorker, ManualClock, Notices
from tests.support.memory_line import memory_pair

pytestmark = pytest.mark.expects_log("the device does not work")


class Bench:
    """A scanner worker and the far end of its line."""

    def __init__(self) -> None:
        self.clock, self.notices = ManualClock(), Notices()
        self.near, self.far, self.cable = memory_pair(FaultWords("barcode scanner", "codes can be keyed by hand"))
        self.scans: list[ScannedCode] = []
        self.worker: HandWorker | None = None
        self.scanner = make_scanner(
            ScannerSettings(ScannerConnection.SERIAL, "/dev/ttyACM0"),
            on_scan=self.scans.append,
            clock=self.clock,
            announcer=self.notices,
            make_worker=self._make_worker,
            transport=self.near,
        )
        self.scanner.enable()

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        self.worker = HandWorker(self.clock, tick, on_stop)
        return self.worker

    def run(self, ms: int) -> None:
        assert self.worker is not None
        for _ in range(ms // 5):
            self.worker.run_due()
            self.clock.ms += 5

    def send(self, raw: bytes) -> None:
        self.far.write(raw, 0)


def test_scan_is_told_at_once_with_its_time() -> None:
    bench = Bench()
    bench.run(10)
    bench.send(b"]E04006381333931\r\n")
    at = bench.clock.now()
    bench.run(5)
    assert bench.scans == [ScannedCode("4006381333931", Symbology.EAN_13, at)]
    assert bench.notices.states() == [(True, "")]


def test_scan_without_end_is_told_after_silence() -> None:
    bench = Bench()
    bench.run(10)
    bench.send(b"4006381333931")
    bench.run(50)
    assert bench.scans == []
    bench.run(20)
    assert [code.text for code in bench.scans] == ["4006381333931"]


def test_scanner_unplugged_and_plugged_in_again_is_told_once_each_and_scans_on() -> None:
    bench = Bench()
    bench.run(10)
    bench.send(b"400638")
    bench.run(10)
    bench.cable.is_cut = True
    bench.run(30_000)
    assert [ready for ready, _ in bench.notices.states()][:2] == [True, False]
    assert all("keyed by hand" in reason for ready, reason in bench.notices.states() if not ready)
    bench.cable.is_cut = False
    bench.far.open()
    bench.run(11_000)
    bench.send(b"123456\r")
    bench.run(10)
    assert [code.text for code in bench.scans] == ["123456"]
    assert bench.notices.states()[-1] == (True, "")


def test_released_scanner_leaves_the_line() -> None:
    bench = Bench()
    bench.run(10)
    assert bench.scanner.release(10)
    assert not bench.near.is_open
