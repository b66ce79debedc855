"""HID-POS scanners: reports joined into scans, found by identity, lost and found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.assembly import make_scanner
from evertill.devices.scanner.hid_pos import REPORT_LENGTH, HidReports, hid_reports
from evertill.devices.scanner.serial_scanner import WORDS
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.devices.transport.address import HidAddress, UsbIdentity
from evertill.devices.transport.hid import HidHandle, HidLine
from evertill.domain.codes.codes import ScannedCode, Symbology
from evertill.kernel.errors import DeviceFault
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.devices import DeviceLink
from tests.support.devices import HandWorker, ManualClock, Notices

EAN = b"4006381333931"


def test_report_is_read_as_documented() -> None:
    report = bytes((2, 13)) + b"]E0" + EAN + bytes(64 - 5 - 13)
    assert len(report) == REPORT_LENGTH
    assert HidReports().feed(report, 0) == [b"]E0" + EAN]


def test_long_code_comes_in_several_reports() -> None:
    reports = hid_reports("]Q3", b"https://shop.example/01/04006381333931?17=271231" * 3)
    assert [report[63] & 1 for report in reports] == [1, 1, 0]
    assert [report[1] for report in reports] == [56, 56, 32]
    joined = HidReports()
    assert [joined.feed(report, at) for at, report in enumerate(reports)] == [
        [], [], [b"]Q3" + b"https://shop.example/01/04006381333931?17=271231" * 3],
    ]  # fmt: skip


@given(st.binary(min_size=1, max_size=300), st.integers(1, 64))
def test_any_code_arrives_whole_however_the_reports_are_torn(payload: bytes, step: int) -> None:
    stream = b"".join(hid_reports("]d2", payload))
    joined, frames = HidReports(), []
    for at in range(0, len(stream), step):
        frames += joined.feed(stream[at : at + step], 0)
    assert frames == [b"]d2" + payload]


@given(st.lists(st.tuples(st.binary(max_size=80), st.integers(0, 1000)), max_size=20))
def test_any_bytes_are_survived(walk: list[tuple[bytes, int]]) -> None:
    joined, now_ms = HidReports(), 0
    for chunk, pause_ms in walk:
        now_ms += pause_ms
        joined.feed(chunk, now_ms)
        joined.silence(now_ms)
        assert (joined.wait_ms(now_ms) or 0) >= 0


def test_code_that_was_to_go_on_and_did_not_is_told_after_a_while() -> None:
    joined = HidReports()
    first = hid_reports("]C1", b"x" * 80)[0]
    assert joined.feed(first, 0) == []
    assert joined.silence(100) == []
    assert joined.silence(600) == [b"]C1" + b"x" * 56]
    assert joined.feed(hid_reports("]E0", EAN)[0], 700) == [b"]E0" + EAN]


class Handle:
    """A scanner that sends what a test puts."""

    def __init__(self) -> None:
        self.reports: list[bytes] = []
        self.is_gone = False

    def read(self, limit: int, timeout_ms: int) -> bytes:
        if self.is_gone:
            raise OSError("read error")
        return self.reports.pop(0) if self.reports else b""

    def close(self) -> None:
        """Nothing is held."""


@pytest.mark.expects_log("the device does not work")
def test_scanner_is_read_lost_and_found_again() -> None:
    clock, notices, handles, scans = ManualClock(), Notices(), [Handle()], list[ScannedCode]()
    workers: list[HandWorker] = []

    def open_hid(address: HidAddress) -> HidHandle | None:
        return None if handles[-1].is_gone else handles[-1]

    def make_worker(name: str, *, tick: Tick, on_stop: Job) -> Worker:
        workers.append(HandWorker(clock, tick, on_stop))
        return workers[-1]

    def run(ms: int) -> None:
        for _ in range(ms // 5):
            workers[0].run_due()
            clock.ms += 5

    scanner = make_scanner(
        ScannerSettings(ScannerConnection.HID),
        on_scan=scans.append,
        clock=clock,
        announcer=notices,
        make_worker=make_worker,
        transport=HidLine(HidAddress(), WORDS, open_hid=open_hid),
    )
    scanner.enable()
    handles[0].reports = hid_reports("]E0", EAN)
    run(50)
    assert [(scan.text, scan.symbology) for scan in scans] == [("4006381333931", Symbology.EAN_13)]
    handles[0].is_gone = True
    run(1000)
    assert scanner.link.state is DeviceLink.RECONNECTING
    handles.append(Handle())
    handles[1].reports = hid_reports("]C1", b"0104006381333931")
    run(3000)
    assert scans[-1].symbology is Symbology.GS1_128
    assert scanner.link.state is DeviceLink.READY


def test_scanner_that_is_not_there_or_refuses_says_what_to_do() -> None:
    def refuses(address: HidAddress) -> HidHandle | None:
        raise OSError("open failed")

    address = HidAddress(UsbIdentity(0x0C2E, 0x0B61))
    with pytest.raises(DeviceFault, match="is not plugged in"):
        HidLine(address, WORDS, open_hid=lambda wanted: None).open()
    with pytest.raises(DeviceFault, match="refuses to be opened"):
        HidLine(address, WORDS, open_hid=refuses).open()


def test_settings_lead_to_the_device() -> None:
    assert ScannerSettings(ScannerConnection.HID).line_address() == HidAddress()
    named = ScannerSettings(ScannerConnection.HID, "0c2e:0b61:17090B4F21")
    assert named.line_address() == HidAddress(UsbIdentity(0x0C2E, 0x0B61, "17090B4F21"))
