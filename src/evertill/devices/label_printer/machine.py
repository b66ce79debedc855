"""An emulated label printer without I/O: reads the ZPL that the till writes, draws each label as a picture."""

import io
import re
from collections.abc import Callable
from dataclasses import field

from PIL import Image, ImageDraw, ImageFont

from evertill.kernel.values import dataclass

WORDS = ("paper-out", "paper-in", "pause", "resume", "head-open", "head-close")
_COMMAND = re.compile(r"\^([A-Z][A-Z0-9@])([^^~]*)")
_BUFFER_MAX = 1 << 18
_ESCAPE = re.compile(r"_([0-9A-F]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DrawnLabel:
    """A label in somebody's hand."""

    png: bytes
    text: str


@dataclass(slots=True)
class _Field:
    """What the next field data is drawn as."""

    x: int = 0
    y: int = 0
    height: int = 20
    width: int = 0
    lines: int = 1
    kind: str = "text"
    magnified: int = 3
    is_escaped: bool = False


@dataclass(slots=True)
class _Sheet:
    width: int = 456
    height: int = 256
    fields: list[tuple[_Field, str]] = field(default_factory=list)
    copies: int = 1


class LabelMachine:
    """A label printer to be emulated; `keep` takes each label, and gives the name under which it lies."""

    words = WORDS

    def __init__(self, keep: Callable[[DrawnLabel], str], draw: Callable[["_Sheet"], DrawnLabel] | None = None) -> None:
        self._keep = keep
        self._draw = draw or draw_sheet
        self._buffer = ""
        self._answers = bytearray()
        self._told: list[str] = []
        self._is_out = self._is_paused = self._is_open = False

    def receive(self, chunk: bytes, now_ms: int) -> None:
        """Bytes from the till: questions are answered at once."""
        text = chunk.decode("utf-8", errors="replace")
        window = self._buffer + text
        if "~HS" in window:
            for _ in range(window.count("~HS")):
                self._answers += self._host_status()
            window = window.replace("~HS", "")
        self._buffer = window[-_BUFFER_MAX:]

    def run(self, now_ms: int) -> None:
        """Print what can be printed."""
        while not (self._is_out or self._is_paused or self._is_open):
            end = self._buffer.find("^XZ")
            if end < 0:
                return
            start = self._buffer.rfind("^XA", 0, end)
            sheet = read_sheet(self._buffer[start:end]) if start >= 0 else None
            self._buffer = self._buffer[end + 3 :]
            if sheet is not None:
                label = self._draw(sheet)
                for _ in range(sheet.copies):
                    self._told.append(f"printed {self._keep(label)}")

    def command(self, word: str) -> bool:
        """Let something go wrong, or right again."""
        match word:
            case "paper-out" | "paper-in":
                self._is_out = word == "paper-out"
            case "pause" | "resume":
                self._is_paused = word == "pause"
            case "head-open" | "head-close":
                self._is_open = word == "head-open"
            case _:
                return False
        return True

    def take_answers(self) -> bytes:
        """What it sends back."""
        answers = bytes(self._answers)
        self._answers.clear()
        return answers

    def take_told(self) -> list[str]:
        """What was printed."""
        told, self._told = self._told, []
        return told

    def _host_status(self) -> bytes:
        first = b"014,%d,%d,0256,000,0,0,0,000,0,0,0" % (self._is_out, self._is_paused)
        second = b"000,0,%d,0,0,2,4,0,00000000,1,000" % self._is_open
        return b"".join(b"\x02" + string + b"\x03\r\n" for string in (first, second, b"1234,0"))


def read_sheet(zpl: str) -> _Sheet:
    """What a format says, as far as this printer knows it; the rest is passed over, as real ones do."""
    sheet, drawn = _Sheet(), _Field()
    for name, parameters in _COMMAND.findall(zpl):
        numbers = [int(part) for part in re.findall(r"(?<![A-Za-z0-9])\d{1,5}", parameters)]
        match name:
            case "PW" | "LL" if numbers:
                if name == "PW":
                    sheet.width = max(8, min(numbers[0], 2000))
                else:
                    sheet.height = max(8, min(numbers[0], 4000))
            case "PQ" if numbers:
                sheet.copies = max(1, min(numbers[0], 50))
            case "FO" if len(numbers) >= 2:
                drawn = _Field(numbers[0], numbers[1])
            case "A0" if numbers:
                drawn.height = max(8, min(numbers[0], 400))
            case "FB" if len(numbers) >= 2:
                drawn.width, drawn.lines = numbers[0], max(1, min(numbers[1], 20))
            case "BE" | "BC":
                drawn.kind, drawn.height = ("ean" if name == "BE" else "code128"), (numbers or [40])[0]
            case "BY" if numbers:
                drawn.magnified = max(1, min(numbers[0], 6))
            case "BQ" if numbers:
                drawn.kind, drawn.magnified = "qr", max(1, min(numbers[-1], 10))
            case "FH":
                drawn.is_escaped = True
            case "FD":
                sheet.fields.append((drawn, _unescaped(parameters) if drawn.is_escaped else parameters))
            case _:
                pass
    return sheet


def draw_sheet(sheet: _Sheet) -> DrawnLabel:
    """The label as PNG and its texts."""
    image = Image.new("L", (sheet.width, sheet.height), 255)
    pen = ImageDraw.Draw(image)
    for drawn, text in sheet.fields:
        if drawn.kind == "text":
            _draw_text(pen, drawn, text)
        else:
            _draw_code(image, drawn, text)
    written = io.BytesIO()
    image.save(written, "PNG")
    return DrawnLabel(written.getvalue(), "\n".join(text for _, text in sheet.fields))


def _draw_text(pen: ImageDraw.ImageDraw, drawn: _Field, text: str) -> None:
    font = _font(drawn.height)
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and drawn.width and pen.textlength(longer, font=font) > drawn.width:
            lines.append(line)
            line = word
        else:
            line = longer
    for at, shown in enumerate([*lines, line][: drawn.lines]):
        pen.text((drawn.x, drawn.y + at * (drawn.height + 2)), shown, font=font, fill=0)


def _font(height: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    from pathlib import Path

    import fontpkg_inter

    try:
        font = ImageFont.truetype(str(Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"), height)
        font.set_variation_by_axes([14, 600])
        return font
    except OSError:
        return ImageFont.load_default()


def _draw_code(image: Image.Image, drawn: _Field, text: str) -> None:
    import segno

    if drawn.kind == "qr":
        matrix = segno.make_qr(text.partition(",")[2] or text, error="m").matrix
        for y, row in enumerate(matrix):
            for x, is_dark in enumerate(row):
                if is_dark:
                    left, top = drawn.x + x * drawn.magnified, drawn.y + y * drawn.magnified
                    image.paste(0, (left, top, left + drawn.magnified, top + drawn.magnified))
        return
    bars = drawn.magnified
    for at, sign in enumerate(text.encode()):  # no scanner reads this: its bars only show where a code stands
        for bit in range(8):
            if sign >> bit & 1:
                left = drawn.x + (at * 9 + bit) * bars
                image.paste(0, (left, drawn.y, left + bars, drawn.y + drawn.height))
    ImageDraw.Draw(image).text((drawn.x, drawn.y + drawn.height + 2), text, font=_font(16), fill=0)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
