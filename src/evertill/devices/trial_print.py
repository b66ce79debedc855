"""Sends one document straight to a printer, beside the spool: to see whether it is the right one."""

from evertill.devices.printer.escpos_renderer import EscPosRenderer
from evertill.devices.printer.sentences import WORDS
from evertill.devices.printer.settings import PrinterSettings
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.transport.lines import make_line
from evertill.domain.receipt import Receipt

WRITE_TIMEOUT_MS = 2000
TRIES = 5


def print_once(settings: PrinterSettings, receipt: Receipt) -> None:
    """Print it; DeviceFault when the printer cannot be reached or takes nothing more."""
    renderer = EscPosRenderer(settings.printer_profile(), typefaces=Typefaces(), find_picture=lambda name: None)
    line = make_line(settings.line_address(), WORDS)
    line.open()
    try:
        for piece in renderer.render(receipt):
            left, tries = piece, 0
            while left:
                taken = line.write(left, WRITE_TIMEOUT_MS)
                left, tries = left[taken:], 0 if taken else tries + 1
                if tries >= TRIES:
                    raise WORDS.fault("took nothing more", "Look at its lamps and its paper, then try again")
    finally:
        line.close()
