"""What a kind of printer can do, as frozen values. The code page is fixed: guessing it per text prints garbage."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.devices.lettering.code_pages import CODE_PAGES, CodePage
from evertill.devices.printer.languages import PrinterLanguage
from evertill.kernel.values import dataclass

STAR_CUT = b"\x1bd\x03"
"""ESC d 3: feed to the knife, then a partial cut."""
CUT_WITH_FEED = b"\x1dVB\x00"
"""GS V 66: feed to the knife, then a partial cut."""
FEED_TO_TEAR = b"\x1bd\x05"
"""Five lines, so that the last one can be torn off by hand."""


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """A kind of printer. Columns are those of font A, 12 dots each."""

    columns: int
    dots: int
    code_page: CodePage
    cut: bytes = CUT_WITH_FEED
    language: PrinterLanguage = PrinterLanguage.ESCPOS
    draws_barcodes: bool = True
    draws_qr: bool = True
    kicks_at_once: bool = True
    """Opens the drawer even while off-line (DLE DC4)."""
    sends_automatic_status: bool = False
    """Tells changes by itself (ASB)."""
    confirms: bool = False
    """Answers GS r from the print buffer, which proves that a receipt is out."""


_WEST = CODE_PAGES["cp858"]


def _star(columns: int, dots: int, language: PrinterLanguage) -> PrinterProfile:
    return PrinterProfile(columns, dots, _WEST, STAR_CUT, language, kicks_at_once=False, confirms=True)


PROFILES: Mapping[str, PrinterProfile] = MappingProxyType(
    {
        "generic-80": PrinterProfile(48, 576, _WEST, kicks_at_once=False),
        "generic-58": PrinterProfile(32, 384, _WEST, cut=FEED_TO_TEAR, kicks_at_once=False),
        "epson-80": PrinterProfile(48, 576, _WEST, sends_automatic_status=True, confirms=True),
        "epson-58": PrinterProfile(32, 384, _WEST, sends_automatic_status=True, confirms=True),
        "epson-tm-t88": PrinterProfile(42, 512, _WEST, sends_automatic_status=True, confirms=True),
        "bixolon-80": PrinterProfile(48, 576, _WEST, sends_automatic_status=True, confirms=True),
        "citizen-80": PrinterProfile(48, 576, _WEST, sends_automatic_status=True, confirms=True),
        "star-line-80": _star(48, 576, PrinterLanguage.STAR_LINE),
        "star-line-58": _star(32, 384, PrinterLanguage.STAR_LINE),
        "star-prnt-80": _star(48, 576, PrinterLanguage.STAR_PRNT),
        "star-prnt-58": _star(32, 384, PrinterLanguage.STAR_PRNT),
    }
)
"""TM-T20, TM-m30, TM-T70 and their like are `epson-80`; the TM-T88 has 180 dots to the inch and so 42 columns."""
