"""Sends one document straight to a printer, beside the spool: to see whether it is the right one."""

from evertill.devices.printer.receipt_renderer import ReceiptRenderer
from evertill.devices.printer.sentences import WORDS
from evertill.devices.printer.settings import PrinterSettings
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.transport.sending import send_once
from evertill.domain.receipt import Receipt


def print_once(settings: PrinterSettings, receipt: Receipt) -> None:
    """Print it; DeviceFault when the printer cannot be reached or takes nothing more."""
    renderer = ReceiptRenderer(settings.printer_profile(), typefaces=Typefaces(), find_picture=lambda name: None)
    send_once(settings.line_address(), WORDS, renderer.render(receipt))
