"""What a customer display is told, in either of two languages; a display never answers. No I/O."""

from enum import StrEnum
from typing import assert_never

from evertill.devices.lettering.code_pages import CodePage
from evertill.devices.lettering.legible import make_legible
from evertill.kernel.values import dataclass

COLUMNS = 20


class DisplayProtocol(StrEnum):
    """What the display speaks."""

    ESCPOS = "escpos"
    """As Epson's DM-D."""
    CD5220 = "cd5220"


@dataclass(frozen=True, slots=True)
class DisplayKind:
    """A display and how it is set up."""

    protocol: DisplayProtocol
    code_page: CodePage
    brightness: int = 4
    """From 1 to 4."""
    shares_printer_line: bool = False
    """Whether it is looped into a printer's line, so that each text must first call it (CD5220 alone)."""


_SELECT_DISPLAY, _SELECT_PRINTER = b"\x1b=\x02", b"\x1b=\x01"


def begin(kind: DisplayKind) -> bytes:
    """Wake the display up: empty, in its code page, at its brightness."""
    brightness = min(4, max(1, kind.brightness))
    match kind.protocol:
        case DisplayProtocol.ESCPOS:
            return b"\x1b@" + kind.code_page.select + b"\x1fX" + bytes((brightness,)) + b"\x0c"
        case DisplayProtocol.CD5220:
            return _called(kind, b"\x1b@" + kind.code_page.select + b"\x1b*" + bytes((brightness,)) + b"\x0c")
        case _:  # pragma: no cover
            assert_never(kind.protocol)


def show(kind: DisplayKind, upper: str, lower: str) -> bytes:
    """Both lines anew, each written over what stood there, so that nothing flickers."""
    top, bottom = signs(kind, upper), signs(kind, lower)
    match kind.protocol:
        case DisplayProtocol.ESCPOS:
            return b"\x1f$\x01\x01" + top + b"\x1f$\x01\x02" + bottom
        case DisplayProtocol.CD5220:
            return _called(kind, b"\x1bQA" + top + b"\r" + b"\x1bQB" + bottom + b"\r")
        case _:  # pragma: no cover
            assert_never(kind.protocol)


def signs(kind: DisplayKind, text: str) -> bytes:
    """Exactly twenty signs of the code page, whatever the text holds."""
    legible = make_legible(text, codec=kind.code_page.codec, covers=_never).replace("\n", " ")
    return legible.encode(kind.code_page.codec, errors="replace")[:COLUMNS].ljust(COLUMNS)


def _called(kind: DisplayKind, command: bytes) -> bytes:
    return _SELECT_DISPLAY + command + _SELECT_PRINTER if kind.shares_printer_line else command


def _never(sign: str) -> bool:
    """A display has no picture of a sign that its code page lacks."""
    return False
