"""How one language of printers writes: the bytes for what a receipt needs, nothing decided. No I/O."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from evertill.devices.lettering.code_pages import CodePage
from evertill.devices.printer.barcodes import qr_level
from evertill.devices.printer.languages import STAR_PAGES, PrinterLanguage
from evertill.devices.printer.raster import raster_bands, star_bands
from evertill.devices.printer.status import AUTOMATIC_STATUS_ON
from evertill.domain.receipts.receipt import Weight

if TYPE_CHECKING:
    from PIL import Image


class Pen(Protocol):
    """One language."""

    @property
    def weights(self) -> Mapping[Weight, tuple[bytes, bytes]]:
        """What goes before and after text of each weight."""
        ...

    @property
    def centred(self) -> bytes:
        """From here on in the middle."""
        ...

    @property
    def left(self) -> bytes:
        """From here on at the left."""
        ...

    @property
    def quiet(self) -> bytes:
        """Empty paper above and below a code: a scanner needs it to find the code's edge."""
        ...

    def begin(self, page: CodePage, *, tells_changes: bool) -> bytes:
        """A job's first bytes: everything as after switching on, then the code page."""
        ...

    def image(self, image: "Image.Image") -> Iterator[bytes]:
        """A picture in bands."""
        ...

    def barcode(self, symbology: int, payload: bytes, *, bar_dots: int, height: int) -> bytes | None:
        """A barcode the printer draws itself; None: draw it as a picture."""
        ...

    def qr(self, text: str, *, module_dots: int) -> bytes | None:
        """A QR code the printer draws itself; None: draw it as a picture."""
        ...


class EscPosPen:
    """Epson's language, which most makers share."""

    weights: Mapping[Weight, tuple[bytes, bytes]] = MappingProxyType(
        {
            Weight.NORMAL: (b"", b""),
            Weight.BOLD: (b"\x1bE\x01", b"\x1bE\x00"),
            Weight.LARGE: (b"\x1bE\x01\x1d!\x11", b"\x1d!\x00\x1bE\x00"),
        }
    )
    centred, left, quiet = b"\x1ba\x01", b"\x1ba\x00", b"\x1bJ\x18"

    def begin(self, page: CodePage, *, tells_changes: bool) -> bytes:
        """ESC @, ESC t n, GS a."""
        return b"\x1b@" + page.select + (AUTOMATIC_STATUS_ON if tells_changes else b"")

    def image(self, image: "Image.Image") -> Iterator[bytes]:
        """GS v 0."""
        return raster_bands(image)

    def barcode(self, symbology: int, payload: bytes, *, bar_dots: int, height: int) -> bytes | None:
        """GS k."""
        settings = b"\x1dH\x00\x1dh" + bytes((height,)) + b"\x1dw" + bytes((bar_dots,))
        return settings + b"\x1dk" + bytes((symbology,)) + payload

    def qr(self, text: str, *, module_dots: int) -> bytes | None:
        """GS ( k: model 2, how large, how well secured, the text, print it.

        python-escpos writes the same, and the tests compare; loading it reads tables for half a second and keeps
        12 MiB.
        """
        level = {"l": b"0", "m": b"1"}[qr_level(text)]
        parts = (b"A2\0", b"C" + bytes((module_dots,)), b"E" + level, b"P0" + text.encode(), b"Q0")
        return b"".join(b"\x1d(k" + (1 + len(part)).to_bytes(2, "little") + b"1" + part for part in parts)


class StarPen:
    """Star's languages: codes are drawn as pictures, which both of them print alike."""

    weights: Mapping[Weight, tuple[bytes, bytes]] = MappingProxyType(
        {
            Weight.NORMAL: (b"", b""),
            Weight.BOLD: (b"\x1bE", b"\x1bF"),
            Weight.LARGE: (b"\x1bE\x1bi\x01\x01", b"\x1bi\x00\x00\x1bF"),
        }
    )
    centred, left, quiet = b"\x1b\x1da\x01", b"\x1b\x1da\x00", b"\x1bJ\x0c"

    def begin(self, page: CodePage, *, tells_changes: bool) -> bytes:
        """ESC @, ESC GS t n; Star printers tell changes when their switches say so."""
        return b"\x1b@\x1b\x1dt" + bytes((STAR_PAGES[page.codec],))

    def image(self, image: "Image.Image") -> Iterator[bytes]:
        """ESC X in bands of 24 rows."""
        return star_bands(image)

    def barcode(self, symbology: int, payload: bytes, *, bar_dots: int, height: int) -> bytes | None:
        """As a picture."""
        return None

    def qr(self, text: str, *, module_dots: int) -> bytes | None:
        """As a picture."""
        return None


def pen_of(language: PrinterLanguage) -> Pen:
    """The pen of this language."""
    return StarPen() if language.is_star else EscPosPen()
