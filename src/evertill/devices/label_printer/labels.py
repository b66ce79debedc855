"""Shelf and return labels in ZPL, sent as they are to a label printer. No I/O.

Sizes are dots of a printer with eight dots to the millimetre; texts are sent as UTF-8 with whatever ZPL takes for its
own signs written in hexadecimal.
"""

from decimal import Decimal
from enum import StrEnum

from evertill.domain.codes.gtin import check_digit, is_digits
from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.shop_links import ShopLinks
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats

DOTS_PER_MM = 8
_WIDTH_PERCENT = 62
"""How wide a sign of the printer's font is, in parts of its height."""
STATUS_REQUEST = b"~HS"


@dataclass(frozen=True, slots=True)
class LabelSize:
    """A label on the roll, in millimetres."""

    width_mm: int = 57
    height_mm: int = 32

    @property
    def width(self) -> int:
        """In dots."""
        return self.width_mm * DOTS_PER_MM

    @property
    def height(self) -> int:
        """In dots."""
        return self.height_mm * DOTS_PER_MM


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a label."""

    name: str
    price: str
    """With its currency, as the shop writes it."""
    unit_note: str = ""
    """Price of a kilogram or the like."""
    code: str = ""
    """A barcode number; EAN-13 when it is one, else Code 128."""
    link: str = ""
    """Where the QR code leads; empty: none."""
    note: str = ""
    """Article number, or why it came back."""


class LabelKind(StrEnum):
    """What a label is for."""

    SHELF = "shelf"
    RETURN = "return"
    """Goods that came back: what they are, and why."""


def label_of(item: Item, kind: LabelKind, formats: Formats, links: ShopLinks, note: str = "") -> Label:
    """The label of an item; an open price is left to be written by hand."""
    price = "" if item.unit_price is None else _price(item.unit_price, item.currency, formats)
    unit = (
        ""
        if item.unit is Unit.PIECE
        else {Unit.KILOGRAM: "/ 1 kg", Unit.LITRE: "/ 1 l", Unit.METRE: "/ 1 m"}[item.unit]
    )
    is_shelf = kind is LabelKind.SHELF
    return Label(
        name=item.name,
        price=price if is_shelf else "",
        unit_note=unit if is_shelf else note,
        code=item.gtin or item.sku,
        link=links.product_page(item),
        note=item.sku,
    )


def _price(price: Decimal, currency: str, formats: Formats) -> str:
    """As money where it is a whole number of minor units, else with all its decimals."""
    minor = price.scaleb(currency_exponent(currency))
    if minor == minor.to_integral_value():
        return formats.money(Money(int(minor), currency))
    return f"{formats.unit_price(price, currency)} {currency}"


def label_zpl(label: Label, size: LabelSize, copies: int = 1) -> bytes:
    """The label as often as wanted."""
    margin = 2 * DOTS_PER_MM
    qr_side = _qr_side(label.link, size)
    text_width = size.width - 2 * margin - (qr_side + margin if qr_side else 0)
    price_px = min(56, max(24, text_width * 100 // (_WIDTH_PERCENT * max(len(label.price), 1))))
    parts = [
        "^XA^CI28",
        f"^PW{size.width}^LL{size.height}^LH0,0",
        _text(label.name, margin, margin, height=28, width=text_width, lines=2),
        _text(label.price, margin, margin + 62, height=price_px, width=text_width, lines=1),
        _text(label.unit_note, margin, margin + (114 if label.price else 62), height=22, width=text_width, lines=2),
        _barcode(label.code, margin, size.height - 94, text_width),
        _text(label.note, margin, size.height - 28, height=20, width=text_width, lines=1),
    ]
    if qr_side:
        parts.append(f"^FO{size.width - margin - qr_side},{margin}^BQN,2,{_qr_dots(label.link, size)}")
        parts.append(f"^FH^FDMA,{_escaped(label.link)}^FS")
    parts.append(f"^PQ{copies}^XZ\n")
    return "".join(parts).encode()


def _text(text: str, x: int, y: int, *, height: int, width: int, lines: int) -> str:
    if not text:
        return ""
    return f"^FO{x},{y}^A0N,{height},{height}^FB{width},{lines},2,L^FH^FD{_escaped(text)}^FS"


def _barcode(code: str, x: int, y: int, width: int) -> str:
    if not code:
        return ""
    digits = code[-13:] if is_digits(code) and len(code) == 14 and code.startswith("0") else code
    is_ean = len(digits) == 13 and is_digits(digits) and check_digit(digits[:12]) == int(digits[12])
    kind, payload = ("^BEN", digits[:12]) if is_ean else ("^BCN", code)
    bars = 95 if is_ean else 35 + 11 * len(code)
    return f"^FO{x},{y}^BY{2 if 2 * bars <= width else 1}{kind},40,Y,N^FH^FD{_escaped(payload)}^FS"


def _qr_side(link: str, size: LabelSize) -> int:
    return _qr_modules(link) * _qr_dots(link, size) if link else 0


def _qr_dots(link: str, size: LabelSize) -> int:
    """As large as half the label's height allows; a telephone wants three dots at least."""
    return max(3, min(6, size.height * 6 // 10 // _qr_modules(link)))


def _qr_modules(link: str) -> int:
    import segno

    return int(segno.make_qr(link, error="m").symbol_size(border=0)[0])


def _escaped(text: str) -> str:
    """^FH: an underscore and two hexadecimal digits stand for a byte; control characters are left out."""
    return "".join(
        f"_{ord(sign):02X}" if sign in "^~_\\" else sign for sign in text.replace("\n", " ") if sign.isprintable()
    )
