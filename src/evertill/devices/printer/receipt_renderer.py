"""A receipt document in the bytes of one kind of printer: pieces of bytes, between which a status question may stand.

Each job begins with ESC @ and the fixed code page. A text with signs the page lacks goes out as pictures of its lines.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, assert_never

from evertill.devices.lettering.legible import is_encodable, make_legible
from evertill.devices.printer.barcodes import (
    bars_image,
    code128_bars,
    code128_escaped,
    ean13_bars,
    qr_image,
    qr_module_dots,
)
from evertill.devices.printer.drawn_lines import DrawnLines
from evertill.devices.printer.layout import PaperLine, column_lines, columns_of, text_lines
from evertill.devices.printer.pens import pen_of
from evertill.devices.printer.profiles import PrinterProfile
from evertill.devices.printer.typefaces import Typefaces
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

if TYPE_CHECKING:
    from PIL import Image

_BARCODE_HEIGHT = 72

FindPicture = Callable[[str], "Image.Image | None"]
"""A logo by its name; None when there is none of that name."""


@dataclass(frozen=True, slots=True)
class ResendWords:
    """What is printed over and under a receipt that may already be in somebody's hand: never two originals."""

    heading: str = "POSSIBLE DUPLICATE"
    explanation: str = "This receipt may already have been printed."


class ReceiptRenderer:
    """Renders documents for one printer."""

    def __init__(
        self,
        profile: PrinterProfile,
        *,
        typefaces: Typefaces,
        find_picture: FindPicture = lambda name: None,
        resend_words: ResendWords | None = None,
    ) -> None:
        self._profile = profile
        self._pen = pen_of(profile.language)
        self._typefaces = typefaces
        self._find_picture = find_picture
        self._words = resend_words or ResendWords()
        self._drawn = DrawnLines(typefaces, columns=profile.columns, dots=profile.dots)

    def render(self, receipt: Receipt, *, kick: bytes = b"", is_resend: bool = False) -> tuple[bytes, ...]:
        """The job's pieces: the drawer's pulse first, then the paper; a document without blocks is only the pulse."""
        pieces = [kick] if kick else []
        if receipt.blocks:
            pieces += [self._prologue(is_resend), *self._paper(receipt, is_resend), self._profile.cut]
        return tuple(pieces)

    def _prologue(self, is_resend: bool) -> bytes:
        begin = self._pen.begin(self._profile.code_page, tells_changes=self._profile.sends_automatic_status)
        # What was cut short before must not run into this paper: it is pushed out and cut off first.
        return begin + b"\n" + self._profile.cut + begin if is_resend else begin

    def _paper(self, receipt: Receipt, is_resend: bool) -> Iterator[bytes]:
        if is_resend:
            yield from self._block(Text(self._words.heading, Align.CENTRE, Weight.LARGE))
            yield from self._block(Text(self._words.explanation, Align.CENTRE))
            yield from self._block(Rule())
        for block in receipt.blocks:
            yield from self._block(block)
        if is_resend:
            yield from self._block(Rule())
            yield from self._block(Text(self._words.heading, Align.CENTRE, Weight.BOLD))

    def _block(self, block: Block) -> Iterator[bytes]:
        columns = self._profile.columns
        match block:
            case Text():
                legible = Text(self._legible(block.text), block.align, block.weight)
                if self._is_sayable(legible.text):
                    yield from self._lines(text_lines(legible, columns))
                else:
                    yield from self._pictures(self._drawn.text(legible))
            case Columns():
                left, right = self._legible(block.left), self._legible(block.right)
                shown = Columns(left, right, block.weight, block.indent)
                if self._is_sayable(left + right):
                    yield from self._lines(column_lines(shown, columns))
                else:
                    yield from self._pictures(self._drawn.columns(shown))
            case Rule():
                dash = "─" if self._is_sayable("─") else "-"
                yield from self._lines(iter([PaperLine(dash * columns)]))
            case Gap():
                yield b"\n"
            case Code():
                yield from self._code(block)
            case Picture(name):
                image = self._find_picture(name)
                if image is not None:
                    yield from self._image(_fitted(image, self._profile.dots))
            case _:  # pragma: no cover
                assert_never(block)

    def _legible(self, text: str) -> str:
        return make_legible(text, codec=self._profile.code_page.codec, covers=self._typefaces.covers)

    def _is_sayable(self, text: str) -> bool:
        return is_encodable(text, self._profile.code_page.codec)

    # ---- lines

    def _lines(self, lines: Iterator[PaperLine]) -> Iterator[bytes]:
        for line in lines:
            text = line.padded(columns_of(line.weight, self._profile.columns))
            begin, end = self._pen.weights[line.weight]
            yield begin + text.encode(self._profile.code_page.codec) + b"\n" + end

    def _pictures(self, images: "Iterator[Image.Image]") -> Iterator[bytes]:
        for image in images:
            yield from self._pen.image(image)

    # ---- codes

    def _code(self, code: Code) -> Iterator[bytes]:
        text = "".join(sign for sign in code.text if sign.isprintable())
        try:
            drawn = self._drawn_code(code.kind, text)
            yield from (self._pen.quiet, *drawn, self._pen.quiet)
        except ValueError:  # not for this kind of code, or too long for the paper: the text itself still says it
            yield from self._block(Text(text, Align.CENTRE))
        if code.caption:
            yield from self._block(Text(code.caption, Align.CENTRE))

    def _drawn_code(self, kind: CodeKind, text: str) -> list[bytes]:
        match kind:
            case CodeKind.QR:
                return self._qr(text)
            case CodeKind.EAN13:
                return self._ean13(text)
            case CodeKind.CODE128:
                escaped = code128_escaped(text)
                return self._barcode(73, bytes((len(escaped),)) + escaped.encode("ascii"), code128_bars(escaped))
            case _:  # pragma: no cover
                assert_never(kind)

    def _ean13(self, text: str) -> list[bytes]:
        if len(text) == 12 and is_digits(text):
            text += str(check_digit(text))
        if not (len(text) == 13 and is_digits(text) and check_digit(text[:12]) == int(text[12])):
            raise ValueError("no EAN-13")
        return self._barcode(67, b"\x0d" + text.encode("ascii"), ean13_bars(text))

    def _barcode(self, symbology: int, payload: bytes, bars: str) -> list[bytes]:
        """As wide as the paper allows; a narrower bar than two dots cannot be scanned from thermal paper."""
        bar_dots = min(3, self._profile.dots // (len(bars) + 20))
        if bar_dots < 2 or len(payload) > 255:
            raise ValueError("the code does not fit the paper")
        native = None
        if self._profile.draws_barcodes:
            native = self._pen.barcode(symbology, payload, bar_dots=bar_dots, height=_BARCODE_HEIGHT)
        if native is None:
            return list(self._image(bars_image(bars, bar_dots=bar_dots, height=_BARCODE_HEIGHT)))
        return [self._pen.centred + native + self._pen.left]

    def _qr(self, text: str) -> list[bytes]:
        if not text:
            raise ValueError("an empty code")
        dots = qr_module_dots(text, self._profile.dots)
        native = self._pen.qr(text, module_dots=dots) if self._profile.draws_qr else None
        if native is None:
            return list(self._image(qr_image(text, module_dots=dots)))
        return [self._pen.centred + native + self._pen.left]

    def _image(self, image: "Image.Image") -> Iterator[bytes]:
        for band in self._pen.image(image):
            yield self._pen.centred + band + self._pen.left


def _fitted(image: "Image.Image", dots: int) -> "Image.Image":
    """A logo on white, no wider than the paper."""
    from PIL import Image

    flat = Image.new("RGBA", image.size, "white")
    flat.alpha_composite(image.convert("RGBA"))
    width = min(dots, flat.width)
    return flat.convert("L").resize((width, max(1, flat.height * width // flat.width)), Image.Resampling.LANCZOS)
