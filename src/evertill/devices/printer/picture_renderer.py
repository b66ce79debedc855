"""A receipt document as a picture for people: set in Inter, for the screen, for e-mail and for the demo."""

import io
from collections.abc import Callable, Sequence
from typing import assert_never

from PIL import Image

from evertill.devices.lettering.legible import make_legible
from evertill.devices.printer.barcodes import bars_image, code128_bars, code128_escaped, ean13_bars, qr_image
from evertill.devices.printer.layout import wrapped
from evertill.devices.printer.typefaces import Style, Typefaces
from evertill.domain.codes.gtin import check_digit, is_digits
from evertill.domain.receipts.receipt import (
    Align,
    Block,
    Code,
    CodeKind,
    Columns,
    Gap,
    Picture,
    Receipt,
    Rule,
    Text,
    Weight,
)
from evertill.kernel.values import dataclass

_WIDTH, _MARGIN = 640, 44
_INNER = _WIDTH - 2 * _MARGIN
_PAPER, _INK, _FAINT = 255, 24, 190
_CODE_DOTS = 260
_HEIGHT_MAX = 60_000


@dataclass(frozen=True, slots=True)
class _Setting:
    style: Style
    line_height: int


_SETTINGS = {
    Weight.NORMAL: _Setting(Style(22, 420), 32),
    Weight.BOLD: _Setting(Style(22, 680), 32),
    Weight.LARGE: _Setting(Style(36, 720), 52),
}


def receipt_picture(
    receipt: Receipt,
    typefaces: Typefaces,
    find_picture: Callable[[str], Image.Image | None] = lambda name: None,
) -> bytes:
    """The receipt as PNG."""
    page = _Page(typefaces, find_picture)
    for block in receipt.blocks:
        page.add(block)
    return page.png()


class _Page:
    """Paper that grows downwards."""

    def __init__(self, typefaces: Typefaces, find_picture: Callable[[str], Image.Image | None]) -> None:
        self._typefaces = typefaces
        self._find_picture = find_picture
        self._strips: list[Image.Image] = []

    def add(self, block: Block) -> None:
        """Set one block."""
        match block:
            case Text(text, align, weight):
                self._paragraph(text, align, weight)
            case Columns():
                self._columns(block)
            case Rule():
                self._rule()
            case Gap():
                self._strip(18)
            case Code():
                self._code(block)
            case Picture(name):
                image = self._find_picture(name)
                if image is not None:
                    self._centred(_flat(image))
            case _:  # pragma: no cover
                assert_never(block)

    def png(self) -> bytes:
        """All that was set, as PNG."""
        height = min(_HEIGHT_MAX, sum(strip.height for strip in self._strips) + 2 * _MARGIN)
        page = Image.new("L", (_WIDTH, height), _PAPER)
        top = _MARGIN
        for strip in self._strips:
            page.paste(strip, (_MARGIN, top))
            top += strip.height
        written = io.BytesIO()
        page.save(written, "PNG", optimize=True)
        return written.getvalue()

    def _strip(self, height: int) -> Image.Image:
        strip = Image.new("L", (_INNER, height), _PAPER)
        self._strips.append(strip)
        return strip

    def _paragraph(self, text: str, align: Align, weight: Weight) -> None:
        for paragraph in self._legible(text).split("\n"):
            for line in self._wrapped(paragraph, weight, _INNER):
                self._write(self._strip(_SETTINGS[weight].line_height), line, align, weight)

    def _columns(self, block: Columns) -> None:
        right = " ".join(self._legible(block.right).split())
        indent = min(block.indent * 12, _INNER // 2)
        taken = self._typefaces.width(right, _SETTINGS[block.weight].style) + 16 if right else 0
        fits = _INNER - indent - taken >= _INNER // 4
        lines = self._wrapped(
            self._legible(block.left).replace("\n", " "), block.weight, _INNER - indent - (taken if fits else 0)
        )
        strip = None
        for line in lines:
            strip = self._strip(_SETTINGS[block.weight].line_height)
            self._write(strip, line, Align.LEFT, block.weight, indent)
        if strip is not None and fits:
            self._write(strip, right, Align.RIGHT, block.weight)
        elif right:
            self._paragraph(right, Align.RIGHT, block.weight)

    def _rule(self) -> None:
        strip = self._strip(21)
        for x in range(0, _INNER, 6):
            strip.paste(_FAINT, (x, 10, min(x + 3, _INNER), 12))

    def _code(self, code: Code) -> None:
        try:
            self._centred(_code_image(code.kind, code.text))
        except ValueError:
            self._paragraph(code.text, Align.CENTRE, Weight.NORMAL)
        if code.caption:
            self._paragraph(code.caption, Align.CENTRE, Weight.NORMAL)

    def _centred(self, image: Image.Image) -> None:
        strip = self._strip(image.height + 24)
        strip.paste(image.convert("L"), ((_INNER - image.width) // 2, 12))

    def _write(self, strip: Image.Image, text: str, align: Align, weight: Weight, indent: int = 0) -> None:
        setting = _SETTINGS[weight]
        free = _INNER - self._typefaces.width(text, setting.style)
        x = {Align.LEFT: indent, Align.CENTRE: free // 2, Align.RIGHT: free}[align]
        baseline = setting.line_height * 3 // 4
        self._typefaces.draw(strip, text, setting.style, x=max(0, x), baseline=baseline, ink=_INK)

    def _wrapped(self, text: str, weight: Weight, room: int) -> Sequence[str]:
        style = _SETTINGS[weight].style
        return wrapped(text, room, lambda part: self._typefaces.width(part, style))

    def _legible(self, text: str) -> str:
        """Unlike a printer's code page, the bundled font has the typographic signs."""
        return make_legible(text, codec="ascii", covers=self._typefaces.covers, keeps_typography=True)


def _code_image(kind: CodeKind, text: str) -> Image.Image:
    match kind:
        case CodeKind.QR:
            smallest = qr_image(text, module_dots=1)
            return qr_image(text, module_dots=max(3, _CODE_DOTS // smallest.width))
        case CodeKind.EAN13:
            digits = text + str(check_digit(text)) if len(text) == 12 and is_digits(text) else text
            if not (len(digits) == 13 and is_digits(digits)):
                raise ValueError("no EAN-13")
            bars = ean13_bars(digits)
        case CodeKind.CODE128:
            bars = code128_bars(code128_escaped(text))
        case _:  # pragma: no cover
            assert_never(kind)
    bar_dots = min(3, _INNER // len(bars))
    if bar_dots < 1:
        raise ValueError("the code does not fit the page")
    return bars_image(bars, bar_dots=bar_dots, height=80)


def _flat(image: Image.Image) -> Image.Image:
    flat = Image.new("RGBA", image.size, "white")
    flat.alpha_composite(image.convert("RGBA"))
    flat.thumbnail((_INNER, 300))
    return flat.convert("L")
