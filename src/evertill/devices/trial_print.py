"""Sends one document straight to a printer, beside the spool: to see whether it is the right one, and prints."""

from collections.abc import Callable

from evertill.devices.assembly import printer_driver
from evertill.devices.printer.driver import JobOutcome, PrinterDriver
from evertill.devices.printer.receipt_renderer import ReceiptRenderer
from evertill.devices.printer.sentences import SENTENCES, WORDS
from evertill.devices.printer.settings import PrinterSettings
from evertill.devices.printer.status import Condition
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.transport.byte_transport import ByteTransport, DocumentTransport
from evertill.devices.transport.dialogue import move_bytes
from evertill.devices.transport.lines import make_line
from evertill.domain.receipts.receipt import Receipt
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault

PATIENCE_MS = 20_000
"""A page that is not out by then does not come."""
_STOPPED = {condition for condition in Condition if not condition.prints} - {Condition.SILENT}


def print_once(settings: PrinterSettings, receipt: Receipt, clock: Clock) -> None:
    """Print it, and see that it is out where the printer can tell; DeviceFault, saying why, when it is not."""
    profile = settings.printer_profile()
    line = make_line(settings.line_address(), WORDS)
    driver = printer_driver(profile, line)
    renderer = ReceiptRenderer(profile, typefaces=Typefaces(), find_picture=lambda name: None)
    line.open()
    try:
        driver.opened(clock.monotonic_ms())
        _talk(line, driver, clock, lambda: driver.is_known and (driver.is_clear or not driver.condition.prints))
        if not driver.is_clear:
            raise DeviceFault(SENTENCES[driver.condition])
        driver.begin(renderer.render(receipt))
        _talk(line, driver, clock, lambda: not driver.is_busy or driver.condition in _STOPPED)
        if driver.take_outcome() is not JobOutcome.PRINTED:
            raise _not_out(driver)
    finally:
        line.close()


def _talk(line: ByteTransport, driver: PrinterDriver, clock: Clock, is_over: Callable[[], bool]) -> None:
    """Until it is over, or patience ends."""
    until_ms = clock.monotonic_ms() + PATIENCE_MS
    while not is_over() and clock.monotonic_ms() < until_ms:
        move_bytes(line, driver, clock)
        if isinstance(line, DocumentTransport) and driver.has_sent_all:
            line.end_document()
        driver.advance(clock.monotonic_ms())


def _not_out(driver: PrinterDriver) -> DeviceFault:
    if not driver.condition.prints:
        return DeviceFault(SENTENCES[driver.condition])
    return WORDS.fault("took nothing more", "Look at its lamps and its paper, then try again")
