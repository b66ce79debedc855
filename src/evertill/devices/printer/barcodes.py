"""The bars of CODE128, EAN-13 and QR codes as rows of dots, for printers that cannot draw them and for pictures."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_CODE128_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 "
    "113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 "
    "212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 "
    "113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
    "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 "
    "241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 "
    "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 "
    "211232"
).split()
_CODE128_STOP = "2331112"
_CODE128_STARTS = {"A": 103, "B": 104, "C": 105}
_CODE128_SWITCHES = {"A": 101, "B": 100, "C": 99}

_EAN_LEFT = "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split()
_EAN_PARITY = "LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL".split()
_QR_BYTES = {
    "m": (14, 26, 42, 62, 84, 106, 122),
    "l": (
        17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858, 929, 1003,
        1091, 1171, 1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699, 2809, 2953,
    ),
}  # fmt: skip
"""How many bytes the versions of a QR code hold, by level of error correction (ISO/IEC 18004, table 7)."""
_FLIPPED = str.maketrans("01", "10")


def code128_bars(escaped: str) -> str:
    """Bars as `1` and `0` for a text in the printers' notation: `{B` selects a code set, `{{` is a brace.

    ValueError when there is no code set, or a sign that the set does not have.
    """
    symbols = _code128_symbols(escaped)
    check = (symbols[0] + sum(place * symbol for place, symbol in enumerate(symbols))) % 103
    widths = "".join(_CODE128_WIDTHS[symbol] for symbol in (*symbols, check)) + _CODE128_STOP
    return "".join("10"[place % 2] * int(width) for place, width in enumerate(widths))


def _code128_symbols(escaped: str) -> list[int]:
    symbols: list[int] = []
    code_set = ""
    for token in re.findall(r"\{[ABC]|\{\{|\d\d|.", escaped, re.DOTALL):
        if token in {"{A", "{B", "{C"}:
            code_set = token[1]
            symbols.append(_CODE128_SWITCHES[code_set] if symbols else _CODE128_STARTS[code_set])
        elif not code_set:
            raise ValueError("a CODE128 begins with its code set")
        elif code_set == "C":
            if len(token) != 2 or token == "{{":
                raise ValueError("code set C holds pairs of digits")
            symbols.append(int(token))
        else:
            symbols += [_code128_symbol(sign, code_set) for sign in ("{" if token == "{{" else token)]
    if not symbols:
        raise ValueError("an empty CODE128")
    return symbols


def _code128_symbol(sign: str, code_set: str) -> int:
    symbol = ord(sign) - 32
    if code_set == "A" and ord(sign) < 32:
        symbol = ord(sign) + 64
    if not 0 <= symbol < 96:
        raise ValueError(f"{sign!r} cannot stand in a CODE128")
    return symbol


def code128_escaped(text: str) -> str:
    """A text in the printers' notation, in code set B; ValueError when a sign has no place there."""
    if not text or not all(" " <= sign <= "~" for sign in text):
        raise ValueError("code set B holds printable ASCII")
    return "{B" + text.replace("{", "{{")


def ean13_bars(digits: str) -> str:
    """Bars for 13 digits."""
    assert len(digits) == 13 and digits.isascii() and digits.isdigit()  # noqa: PT018  one meaning: an EAN-13
    parity = _EAN_PARITY[int(digits[0])]
    left = (
        _EAN_LEFT[int(digit)] if side == "L" else _EAN_LEFT[int(digit)].translate(_FLIPPED)[::-1]
        for digit, side in zip(digits[1:7], parity, strict=True)
    )
    right = (_EAN_LEFT[int(digit)].translate(_FLIPPED) for digit in digits[7:])
    return f"101{''.join(left)}01010{''.join(right)}101"


def qr_rows(text: str) -> Sequence[bytes]:
    """The dark (1) and light (0) modules of a QR code, without a margin; ValueError when the text is too long."""
    import segno

    code = segno.make_qr(text, error=qr_level(text), boost_error=False)
    return [bytes(row) for row in code.matrix]


def qr_level(text: str) -> str:
    """Error correction: medium for short texts, low for long ones, whose modules must not become too small."""
    return "m" if len(text.encode()) <= 120 else "l"


def qr_modules(text: str) -> int:
    """How many modules a code of this text is wide, without drawing it; ValueError when the text is too long."""
    length = len(text.encode())
    version = next((place for place, most in enumerate(_QR_BYTES[qr_level(text)], 1) if length <= most), None)
    if version is None:
        raise ValueError("too long for a QR code")
    return 17 + 4 * version


def qr_module_dots(text: str, dots: int) -> int:
    """How large a module of the code may be on paper of this width: easy to scan, not larger than needed.

    ValueError when even the smallest readable code is too wide, or the text too long for any.
    """
    modules = qr_modules(text)
    size = min(8, max(3, dots * 9 // 20 // modules))
    if modules * size > dots:
        raise ValueError("the code does not fit the paper")
    return size


def bars_image(bars: str, *, bar_dots: int, height: int) -> "Image.Image":
    """Bars as a picture of dots."""
    from PIL import Image

    row = Image.new("1", (len(bars), 1), 1)
    row.putdata([0 if bar == "1" else 1 for bar in bars])
    return row.resize((len(bars) * bar_dots, height), Image.Resampling.NEAREST)


def qr_image(text: str, *, module_dots: int) -> "Image.Image":
    """A QR code as a picture of dots."""
    from PIL import Image

    rows = qr_rows(text)
    image = Image.new("1", (len(rows), len(rows)), 1)
    image.putdata([0 if module else 1 for row in rows for module in row])
    side = len(rows) * module_dots
    return image.resize((side, side), Image.Resampling.NEAREST)
