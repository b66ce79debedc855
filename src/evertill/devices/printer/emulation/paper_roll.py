"""The emulated printer's paper: what was printed, as a picture and as text, until it is cut."""

import io
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageChops, ImageDraw

from evertill.devices.printer.typefaces import Style, Typefaces
from evertill.kernel.values import dataclass

CELL, LINE, TYPE_SIZE = 12, 30, 21
_MARGIN, _PAPER, _DESK, _INK = 28, 255, 214, 32
_TOOTH = 8
_HEIGHT_MAX = 20_000


@dataclass(frozen=True, slots=True)
class Look:
    """How the printer is set to write."""

    is_bold: bool = False
    is_underlined: bool = False
    is_reversed: bool = False
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """Signs in one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Torn:
    """A piece of paper in somebody's hand."""

    png: bytes
    text: str


class PaperRoll:
    """Paper of one width, growing downwards."""

    def __init__(self, dots: int, typefaces: Typefaces) -> None:
        self._dots = dots
        self._typefaces = typefaces
        self._strips: list[Image.Image] = []
        self._text: list[str] = []

    @property
    def dots(self) -> int:
        """The width that can be printed on."""
        return self._dots

    def feed(self, dots: int) -> None:
        """Empty paper."""
        self._strips.append(Image.new("L", (self._dots, max(1, min(dots, 2000))), 255))

    def print_line(self, runs: Sequence[Run], align: int) -> None:
        """One line of text; `align` 0, 1, 2: left, middle, right."""
        height = LINE * max((run.look.high for run in runs), default=1)
        strip = Image.new("L", (self._dots, height), 255)
        free = self._dots - sum(len(run.text) * CELL * run.look.wide for run in runs)
        x = max(0, free * align // 2)
        for run in runs:
            self._draw_run(strip, run, x, height)
            x += len(run.text) * CELL * run.look.wide
        self._strips.append(strip)
        indent = max(0, free * align // 2) // CELL
        self._text.append((" " * indent + "".join(run.text for run in runs)).rstrip())

    def print_image(self, image: Image.Image, align: int, text: str) -> None:
        """A picture of dots."""
        strip = Image.new("L", (self._dots, image.height), 255)
        strip.paste(image.convert("L"), (max(0, self._dots - image.width) * align // 2, 0))
        self._strips.append(strip)
        if text:
            self._text.append(text)

    def tear(self) -> Torn | None:
        """Take off what was printed; None when nothing was."""
        strips, self._strips = self._strips, []
        text, self._text = self._text, []
        if not any(text) and all(strip.getextrema() == (255, 255) for strip in strips):
            return None
        return Torn(_photograph(strips, self._dots), "\n".join(text) + "\n")

    def _draw_run(self, strip: Image.Image, run: Run, x: int, height: int) -> None:
        look = run.look
        tile = Image.new("L", (max(1, len(run.text) * CELL), LINE), 255)
        place = 0
        for word in run.text.split(" "):
            self._draw_word(tile, word, place, 640 if look.is_bold else 430)
            place += (len(word) + 1) * CELL
        if look.is_underlined:
            ImageDraw.Draw(tile).line((0, LINE - 4, tile.width, LINE - 4), fill=_INK, width=2)
        tile = tile.resize((tile.width * look.wide, tile.height * look.high), Image.Resampling.LANCZOS)
        strip.paste(ImageChops.invert(tile) if look.is_reversed else tile, (x, height - tile.height))

    def _draw_word(self, tile: Image.Image, word: str, x: int, strength: int) -> None:
        """A word over its columns: each sign in the middle of its share, so that columns of figures stay in line."""
        if not word:
            return
        if set(word) <= {"─", "━", "═"}:
            ImageDraw.Draw(tile).line((x, LINE // 2, x + len(word) * CELL, LINE // 2), fill=_INK, width=2)
            return
        style = Style(TYPE_SIZE, strength)
        widths = [self._typefaces.width(sign, style) for sign in word]
        squeeze = min(1, (len(word) * CELL - 1) / max(1, sum(widths)))
        gap = (len(word) * CELL - sum(widths) * squeeze) / max(1, len(word))
        image = tile if squeeze == 1 else Image.new("L", (sum(widths) + 1, LINE), 255)
        place = x + gap / 2 if squeeze == 1 else 0
        for sign, width in zip(word, widths, strict=True):
            self._typefaces.draw(image, sign, style, x=round(place), baseline=LINE * 23 // 30, ink=_INK)
            place += width + (gap if squeeze == 1 else 0)
        if image is not tile:
            tile.paste(image.resize((len(word) * CELL - 1, LINE), Image.Resampling.LANCZOS), (x, 0))


def _photograph(strips: Sequence[Image.Image], dots: int) -> bytes:
    """The paper on a desk, with the teeth of the knife at both ends."""
    height = min(_HEIGHT_MAX, sum(strip.height for strip in strips) + 2 * _MARGIN)
    width = dots + 2 * _MARGIN
    photo = Image.new("L", (width + 2 * _MARGIN, height + 2 * _MARGIN), _DESK)
    sheet = Image.new("L", (width, height), _PAPER)
    top = _MARGIN
    for strip in strips:
        sheet.paste(strip, (_MARGIN, top))
        top += strip.height
    photo.paste(190, (_MARGIN + 5, _MARGIN + 8, _MARGIN + width + 5, _MARGIN + height - 2))
    photo.paste(sheet, (_MARGIN, _MARGIN))
    pen = ImageDraw.Draw(photo)
    for x in range(_MARGIN, _MARGIN + width, 2 * _TOOTH):
        pen.polygon([(x, _MARGIN), (x + _TOOTH, _MARGIN + _TOOTH), (x + 2 * _TOOTH, _MARGIN)], fill=_DESK)
        low = _MARGIN + height
        pen.polygon([(x, low), (x + _TOOTH, low - _TOOTH), (x + 2 * _TOOTH, low)], fill=_DESK)
    written = io.BytesIO()
    photo.save(written, "PNG", optimize=True)
    return written.getvalue()


def with_mode(mode: int, look: Look) -> Look:
    """ESC ! n: several settings in one byte."""
    return replace(
        look,
        is_bold=bool(mode & 0x08),
        high=2 if mode & 0x10 else 1,
        wide=2 if mode & 0x20 else 1,
        is_underlined=bool(mode & 0x80),
    )
