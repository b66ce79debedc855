"""The whole printer worker on its own thread, against the emulated printer over real TCP and a real pseudo-terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evertill.devices.printer.emulation.emulator import PrinterEmulator
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from tests.support.devices import DUPLICATE
from tests.support.printing_till import PrintingTill

pytestmark = pytest.mark.expects_log("does not print", "without a clean answer")


@pytest.fixture(params=["tcp", "pty"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[PrintingTill, PrinterEmulator]]:
    """A till and an emulated printer, connected in either way."""
    emulator = PrinterEmulator(tmp_path)
    if request.param == "tcp":
        settings = PrinterSettings(PrinterConnection.TCP, f"127.0.0.1:{emulator.serve_tcp()}")
    else:
        settings = PrinterSettings(PrinterConnection.SERIAL, emulator.serve_pty(), framing="7E1")
    till = PrintingTill(settings)
    yield till, emulator
    assert till.printer.release(2000)
    emulator.close()
    assert (till.bugs, emulator.bugs) == ([], [])


def test_receipt_over_a_real_line_becomes_a_picture(bench: tuple[PrintingTill, PrinterEmulator]) -> None:
    till, emulator = bench
    till.wait_for(lambda: till.is_ready() is True)
    till.put(kicks_drawer=True)
    till.wait_for(lambda: till.printed() == 1)
    assert [path.name for path in emulator.receipts] == ["receipt-0001.png"]
    assert emulator.receipts[0].read_bytes().startswith(b"\x89PNG")
    assert "Corner Shop" in emulator.receipts[0].with_suffix(".txt").read_text(encoding="utf-8")
    assert emulator.kicks == 1


def test_paper_ending_in_mid_receipt_over_a_real_line_leaves_one_original(
    bench: tuple[PrintingTill, PrinterEmulator],
) -> None:
    till, emulator = bench
    till.wait_for(lambda: till.is_ready() is True)
    emulator.command("paper-lines 4")
    till.put()
    till.wait_for(lambda: till.is_ready() is False)
    emulator.command("paper-in")
    till.wait_for(lambda: till.printed() == 1)
    assert len(emulator.receipts) == 1
    assert DUPLICATE not in emulator.receipts[0].with_suffix(".txt").read_text(encoding="utf-8")


def test_cover_open_over_a_real_line_holds_receipts_back(bench: tuple[PrintingTill, PrinterEmulator]) -> None:
    till, emulator = bench
    emulator.command("cover-open")
    till.wait_for(lambda: till.is_ready() is False)
    till.put()
    emulator.command("cover-close")
    till.wait_for(lambda: till.printed() == 1)
    assert len(emulator.receipts) == 1


def test_mute_printer_over_a_real_line_is_not_ready(bench: tuple[PrintingTill, PrinterEmulator]) -> None:
    till, emulator = bench
    emulator.command("mute")
    till.put()
    till.wait_for(lambda: till.is_ready() is False)
    assert till.printed() == 0
    emulator.command("unmute")
    till.wait_for(lambda: till.printed() == 1)
    texts = [path.with_suffix(".txt").read_text(encoding="utf-8") for path in emulator.receipts]
    assert sum(DUPLICATE not in text for text in texts) <= 1


def test_printer_switched_off_in_mid_receipt_over_tcp_prints_a_marked_duplicate(tmp_path: Path) -> None:
    emulator = PrinterEmulator(tmp_path)
    till = PrintingTill(PrinterSettings(PrinterConnection.TCP, f"127.0.0.1:{emulator.serve_tcp()}"))
    till.wait_for(lambda: till.is_ready() is True)
    emulator.command("paper-lines 4")
    till.put()
    till.wait_for(lambda: till.is_ready() is False)
    emulator.command("off")
    emulator.command("paper-in")
    emulator.command("on")
    till.wait_for(lambda: till.printed() == 1)
    assert till.printer.release(2000)
    emulator.close()
    begun, whole = (path.with_suffix(".txt").read_text(encoding="utf-8") for path in emulator.receipts)
    assert "TOTAL" not in begun
    assert DUPLICATE in whole


def test_serial_cable_pulled_is_told_and_releases_at_once(tmp_path: Path) -> None:
    emulator = PrinterEmulator(tmp_path)
    till = PrintingTill(PrinterSettings(PrinterConnection.SERIAL, emulator.serve_pty()))
    till.wait_for(lambda: till.is_ready() is True)
    emulator.close()
    till.wait_for(lambda: till.is_ready() is False)
    assert till.printer.release(2000)
    assert till.bugs == []


def test_printer_with_a_full_buffer_blocks_nobody(tmp_path: Path) -> None:
    emulator = PrinterEmulator(tmp_path, buffer_bytes=256)
    till = PrintingTill(PrinterSettings(PrinterConnection.SERIAL, emulator.serve_pty()))
    till.wait_for(lambda: till.is_ready() is True)
    emulator.command("paper-lines 2")
    till.put(lines=600)
    till.wait_for(lambda: till.is_ready() is False)
    assert till.printer.release(2000)
    emulator.close()
    assert till.printed() == 0
    assert till.bugs == []


def test_plain_file_takes_receipts_and_counts_them_as_printed(tmp_path: Path) -> None:
    till = PrintingTill(PrinterSettings(PrinterConnection.FILE, str(tmp_path / "printer.bin")))
    till.put()
    till.put()
    till.wait_for(lambda: till.printed() == 2)
    assert till.printer.release(2000)
    written = (tmp_path / "printer.bin").read_bytes()
    assert written.count(b"Corner Shop") == 2
    assert written.startswith(b"\x1b@")
