"""The emulators as the shell and the demo use them, and the scanner end to end over real lines."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evertill.devices.assembly import find_picture, make_scanner
from evertill.devices.discovery import serial_ports, usb_printers
from evertill.devices.emulate import EmulatedKind, run_emulator
from evertill.devices.printer.emulation.emulator import PrinterEmulator
from evertill.devices.scanner.emulator import ScannerEmulator
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.devices.transport.address import TcpAddress
from evertill.devices.transport.tcp import TcpLine
from evertill.domain.codes.codes import ScannedCode, Symbology
from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import SettingsFault
from evertill.kernel.worker import Job, ThreadWorker, Tick, Worker
from tests.support.devices import WORDS, Notices

PATIENCE_S = 30
EAN = "4006381333931"


class Listener:
    """A scanner on its own thread, and what it heard."""

    def __init__(self, settings: ScannerSettings) -> None:
        self.codes: list[ScannedCode] = []
        self.bugs: list[BaseException] = []
        self._changed = threading.Condition()
        self.scanner = make_scanner(
            settings, on_scan=self._on_scan, clock=SystemClock(), announcer=self, make_worker=self._make_worker
        )
        self.notices = Notices()
        self.scanner.enable()

    def announce(self, notice: object) -> None:
        with self._changed:
            self.notices.announce(notice)
            self._changed.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_S), f"waited in vain; heard {self.codes}"

    def _on_scan(self, code: ScannedCode) -> None:
        with self._changed:
            self.codes.append(code)
            self._changed.notify_all()

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        return ThreadWorker(name, tick=tick, on_stop=on_stop, on_bug=lambda name, bug: self.bugs.append(bug))


@pytest.fixture(params=["tcp", "pty"])
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[ScannerEmulator, Listener]]:
    """An emulated scanner and the till's end of it."""
    emulator = ScannerEmulator()
    if request.param == "tcp":
        settings = ScannerSettings(ScannerConnection.TCP, f"127.0.0.1:{emulator.serve_tcp()}")
    else:
        settings = ScannerSettings(ScannerConnection.SERIAL, emulator.serve_pty())
    listener = Listener(settings)
    listener.wait_for(lambda: listener.notices.states() == [(True, "")])
    yield emulator, listener
    assert listener.scanner.release(2000)
    emulator.close()
    assert (emulator.bugs, listener.bugs) == ([], [])


def test_scans_arrive_in_order_with_their_symbology(pair: tuple[ScannerEmulator, Listener]) -> None:
    emulator, listener = pair
    emulator.command(f"]E0{EAN}")
    emulator.command(EAN)
    listener.wait_for(lambda: len(listener.codes) == 2)
    assert [(code.text, code.symbology) for code in listener.codes] == [(EAN, Symbology.EAN_13), (EAN, None)]


def test_six_equal_cans_are_six_scans(pair: tuple[ScannerEmulator, Listener]) -> None:
    emulator, listener = pair
    emulator.command("burst")
    emulator.command(EAN)
    listener.wait_for(lambda: len(listener.codes) == 6)
    assert {code.text for code in listener.codes} == {EAN}


@pytest.mark.expects_log("does not work")
def test_unplugged_scanner_is_lost_and_reads_again_once_plugged_in() -> None:
    emulator = ScannerEmulator()
    listener = Listener(ScannerSettings(ScannerConnection.TCP, f"127.0.0.1:{emulator.serve_tcp()}"))
    try:
        listener.wait_for(lambda: [up for up, _ in listener.notices.states()] == [True])
        emulator.command("unplug")
        listener.wait_for(lambda: [up for up, _ in listener.notices.states()][1:2] == [False])
        emulator.command("111")
        emulator.command("plug")
        listener.scanner.reach_now()
        listener.wait_for(lambda: listener.notices.states()[-1][0])
        emulator.command(EAN)
        listener.wait_for(lambda: bool(listener.codes))
        assert [code.text for code in listener.codes] == [EAN]
    finally:
        listener.scanner.release(2000)
        emulator.close()
    assert (emulator.bugs, listener.bugs) == ([], [])


def test_scan_without_terminator_arrives_after_silence(pair: tuple[ScannerEmulator, Listener]) -> None:
    emulator, listener = pair
    emulator.command("no-terminator")
    emulator.command(EAN)
    listener.wait_for(lambda: len(listener.codes) == 1)
    assert listener.codes[0].text == EAN


def test_garbled_scan_arrives_marked_and_the_next_is_whole(pair: tuple[ScannerEmulator, Listener]) -> None:
    emulator, listener = pair
    emulator.command("garble")
    emulator.command(EAN)
    emulator.command(EAN)
    listener.wait_for(lambda: len(listener.codes) == 2)
    assert "\ufffd" in listener.codes[0].text
    assert listener.codes[1].text == EAN


@pytest.mark.expects_log("the device does not work")
def test_scanner_unplugged_is_told() -> None:
    emulator = ScannerEmulator()
    listener = Listener(ScannerSettings(ScannerConnection.SERIAL, emulator.serve_pty()))
    listener.wait_for(lambda: listener.notices.states() == [(True, "")])
    emulator.close()
    listener.wait_for(lambda: listener.notices.states()[-1][0] is False)
    assert listener.scanner.release(2000)


# ---- what stands behind `evertill emulate`


class Shell:
    """Standard input that goes on when told, and what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._changed = threading.Condition()

    def say(self, line: str) -> None:
        with self._changed:
            self.said.append(line)
            self._changed.notify_all()

    def wait_for(self, holds: Callable[[list[str]], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: holds(self.said), PATIENCE_S), self.said

    def port(self) -> int:
        return int(self.said[0].rpartition(":")[2])


def test_emulated_printer_says_where_it_listens_and_what_it_printed(tmp_path: Path) -> None:
    shell = Shell()

    def lines() -> Iterator[str]:
        line = TcpLine(TcpAddress("127.0.0.1", shell.port()), WORDS)
        line.open()
        line.write(b"\x1b@Hello\n\x1bp\x00\x32\xfa\x1dVB\x00", 1000)
        shell.wait_for(lambda said: "printed receipt-0001.png" in said and "drawer opened" in said)
        yield "paper-out\n"
        yield "dance\n"
        yield "\n"
        line.write(b"\x10\x04\x04", 1000)
        assert line.read(1, 5000) == b"\x7e"
        line.close()

    run_emulator(EmulatedKind.PRINTER, tcp=None, pty=False, out_dir=tmp_path, lines=lines(), say=shell.say)
    assert shell.said[0].startswith("listening 127.0.0.1:")
    assert any("means nothing to the printer" in line for line in shell.said)
    assert (tmp_path / "receipt-0001.txt").read_text(encoding="utf-8") == "Hello\n"


def test_emulated_scanner_says_its_pty(tmp_path: Path) -> None:
    shell = Shell()

    def lines() -> Iterator[str]:
        yield EAN
        shell.wait_for(lambda said: f"scanned {EAN}" in said)

    run_emulator(EmulatedKind.SCANNER, tcp=None, pty=True, out_dir=tmp_path, lines=lines(), say=shell.say)
    assert shell.said[0].startswith("pty /dev/")


def test_emulator_without_a_place_to_listen_says_so(tmp_path: Path) -> None:
    for tcp, pty in (("127.0.0.1:1:2:x", False), ("256.0.0.1:5", False), ("127.0.0.1:5", True)):
        with pytest.raises(SettingsFault, match="nothing was started"):
            run_emulator(EmulatedKind.PRINTER, tcp=tcp, pty=pty, out_dir=tmp_path, lines=(), say=lambda line: None)


def test_unknown_word_to_the_printer_lists_the_known_ones(tmp_path: Path) -> None:
    emulator = PrinterEmulator(tmp_path)
    with pytest.raises(SettingsFault, match="paper-out"):
        emulator.command("explode")


# ---- discovery and pictures


def test_discovery_lists_what_is_there_without_failing() -> None:
    assert all(port.port and port.description != "n/a" for port in serial_ports())
    assert all(printer.identity.vendor_id >= 0 for printer in usb_printers())


def test_logo_is_found_by_name_only_in_its_folder(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (4, 2)).save(tmp_path / "logo.png")
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    found = find_picture((tmp_path,), "logo")
    assert found is not None
    assert found.size == (4, 2)
    for name in ("broken", "missing", "../logo", ""):
        assert find_picture((tmp_path,), name) is None
    assert find_picture((), "logo") is None
