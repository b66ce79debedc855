"""A page straight to a printer, beside the spool: it is told to be out only when it is, cut and all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.trial_print import print_once
from evertill.domain.receipts.receipt import Receipt, Text
from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import DeviceFault
from tests.support.foreign_escpos import ForeignEscPos, Manners
from tests.support.foreign_line import ForeignLine
from tests.support.foreign_star import ForeignStar

PAGE = Receipt((Text("Evertill"), Text("Bread"), Text("Milk")), "Test page")
PRINTERS: dict[str, tuple[str, Callable[[], ForeignEscPos | ForeignStar]]] = {
    "epson": ("epson-80", ForeignEscPos),
    "generic": (
        "generic-80",
        lambda: ForeignEscPos(Manners(knows_automatic_status=False, knows_buffered_answers=False)),
    ),
    "star": ("star-prnt-80", ForeignStar),
}


def prints(profile: str, printer: ForeignEscPos | ForeignStar, *, is_serial: bool) -> None:
    line = ForeignLine(printer, is_serial=is_serial)
    connection = PrinterConnection.SERIAL if is_serial else PrinterConnection.TCP
    try:
        print_once(PrinterSettings(connection, line.address, profile), PAGE, SystemClock())
    finally:
        line.close()


@pytest.mark.parametrize("is_serial", [False, True])
@pytest.mark.parametrize("name", PRINTERS)
def test_page_that_is_told_to_be_out_is_out_and_cut(name: str, *, is_serial: bool) -> None:
    profile, make = PRINTERS[name]
    printer = make()
    prints(profile, printer, is_serial=is_serial)
    assert [[text.strip() for text in strip if text] for strip in printer.paper] == [["Evertill", "Bread", "Milk"]]
    assert printer.strip == []


@pytest.mark.parametrize("name", PRINTERS)
def test_printer_without_paper_is_sent_nothing_and_says_why(name: str) -> None:
    profile, make = PRINTERS[name]
    printer = make()
    printer.lines_left = 0
    with pytest.raises(DeviceFault, match="out of paper"):
        prints(profile, printer, is_serial=False)
    printer.lines_left = 100
    printer.feed(b"", 10_000_000)
    assert printer.paper == []


@pytest.mark.parametrize("name", PRINTERS)
def test_paper_that_ends_within_the_page_is_told(name: str) -> None:
    profile, make = PRINTERS[name]
    printer = make()
    printer.lines_left = 2
    with pytest.raises(DeviceFault, match="out of paper"):
        prints(profile, printer, is_serial=False)


def test_file_takes_the_page(tmp_path: Path) -> None:
    print_once(PrinterSettings(PrinterConnection.FILE, str(tmp_path / "page")), PAGE, SystemClock())
    assert b"Milk" in (tmp_path / "page").read_bytes()
