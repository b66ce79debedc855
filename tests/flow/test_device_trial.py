"""`evertill device test` and `discover`: each device as it is set up, against its emulator over TCP."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.cli.main import main
from evertill.devices.label_printer.machine import DrawnLabel, LabelMachine
from evertill.devices.label_printer.settings import LabelConnection, LabelPrinterSettings
from evertill.devices.line_display.machine import DisplayMachine
from evertill.devices.line_display.protocols import DisplayProtocol
from evertill.devices.line_display.settings import DisplayConnection, LineDisplaySettings
from evertill.devices.printer.emulation.emulator import PrinterEmulator
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.settings import ScaleConnection, ScaleProtocol, ScaleSettings
from evertill.devices.scanner.emulator import ScannerEmulator
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.devices.transport.emulation import MachineEmulator
from tests.support.shop import a_home

pytestmark = pytest.mark.expects_log("the device does not work", "does not print")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return a_home(tmp_path / "till")


def tried(home: Home, name: str, seconds: int = 20) -> int:
    return main(["device", "test", name, "--home", str(home.folder), "--seconds", str(seconds)])


def test_printer_prints_a_test_page(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    emulator = PrinterEmulator(tmp_path / "receipts")
    address = f"127.0.0.1:{emulator.serve_tcp()}"
    write_settings(home, replace(read_settings(home), printer=PrinterSettings(PrinterConnection.TCP, address)))
    assert tried(home, "printer") == 0
    assert "ABCDEFGHIJKLMNOPQRSTUVWXYZ" in emulator.receipts[0].with_suffix(".txt").read_text(encoding="utf-8")
    assert tried(home, "drawer") == 0
    assert emulator.kicks == 1
    emulator.close()
    assert "The printer works." in capsys.readouterr().out


def test_scale_weighs(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    emulator = MachineEmulator("scale", ScaleMachine(ScaleProtocol.DIALOG_06))
    address = f"127.0.0.1:{emulator.serve_tcp()}"
    scale = ScaleSettings(ScaleConnection.TCP, address, ScaleProtocol.DIALOG_06)
    write_settings(home, replace(read_settings(home), scale=scale))
    emulator.command("put 347")
    assert tried(home, "scale") == 0
    assert "347 g" in capsys.readouterr().out
    emulator.close()


def test_display_shows_a_text(home: Home) -> None:
    machine = DisplayMachine(DisplayProtocol.CD5220)
    emulator = MachineEmulator("display", machine)
    display = LineDisplaySettings(DisplayConnection.TCP, f"127.0.0.1:{emulator.serve_tcp()}", DisplayProtocol.CD5220)
    write_settings(home, replace(read_settings(home), line_display=display))
    assert tried(home, "line_display") == 0
    emulator.close()
    assert machine.lines[0] == "Evertill  0123456789"


def test_label_comes_out(home: Home) -> None:
    out: list[str] = []

    def keep(label: DrawnLabel) -> str:
        out.append(label.text)
        return "label"

    emulator = MachineEmulator("label", LabelMachine(keep))
    labels = LabelPrinterSettings(LabelConnection.TCP, f"127.0.0.1:{emulator.serve_tcp()}")
    write_settings(home, replace(read_settings(home), label_printer=labels))
    assert tried(home, "label_printer") == 0
    emulator.close()
    assert "Evertill" in out[0]


def test_scan_is_shown(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    emulator = ScannerEmulator()
    scanner = ScannerSettings(ScannerConnection.TCP, f"127.0.0.1:{emulator.serve_tcp()}")
    write_settings(home, replace(read_settings(home), scanner=scanner))
    emulator.command("]E04006381333931")
    assert tried(home, "scanner") == 0
    assert "4006381333931" in capsys.readouterr().out
    emulator.close()


def test_device_that_is_not_reached_ends_with_bad_news(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    write_settings(home, replace(read_settings(home), scale=ScaleSettings(ScaleConnection.TCP, "127.0.0.1:9")))
    assert tried(home, "scale", seconds=1) == 1
    told = capsys.readouterr().out
    assert "cannot be reached" in told
    assert "Nothing came of it within 1 seconds." in told


def test_device_that_is_not_set_up_is_told(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert tried(home, "label_printer") == 1
    assert "nothing to try" in capsys.readouterr().err


def test_what_is_plugged_in_is_told_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["device", "discover", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["found"]
    assert all(set(each) == {"connection", "address", "description", "may_be"} for each in found)
