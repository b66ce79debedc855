"""Lines that the code page cannot say, drawn: wrapped by their real width, amounts in the columns of the printer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evertill.devices.lettering.reading_order import begins_leftwards
from evertill.devices.printer.layout import wrapped
from evertill.devices.printer.typefaces import Style, Typefaces
from evertill.domain.receipts.receipt import Align, Columns, Text, Weight
from evertill.kernel.values import dataclass

if TYPE_CHECKING:
    from PIL import Image

COLUMN_DOTS = 12
_LINE_DOTS, _BASELINE, _SIZE, _CELL_SIZE = 30, 23, 21, 19
_RIGHT_TO_LEFT_MARK = "\u200f"
_DARK = 140


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of one line."""

    text: str
    align: Align = Align.LEFT
    indent: int = 0
    in_cells: bool = False


class DrawnLines:
    """Draws for one width of paper."""

    def __init__(self, typefaces: Typefaces, *, columns: int, dots: int) -> None:
        self._typefaces = typefaces
        self._columns = columns
        self._dots = dots

    def text(self, block: Text) -> "Iterator[Image.Image]":
        """A paragraph, line by line."""
        for paragraph in block.text.split("\n"):
            words = paragraph.lstrip(" ")
            indent = (len(paragraph) - len(words)) * COLUMN_DOTS
            for line in self._wrapped(words, self._width(block.weight) - indent, block.weight):
                yield self._line(block.weight, _Part(line, block.align, indent))

    def columns(self, block: Columns) -> "Iterator[Image.Image]":
        """A text with its amount on the last of its lines, or below when that is too wide."""
        width, right = self._width(block.weight), " ".join(block.right.split())
        indent = min(block.indent * COLUMN_DOTS, width // 2)
        amount = _Part(right, Align.RIGHT, in_cells=right.isprintable() and right.isascii())
        taken = self._part_width(amount, block.weight) + COLUMN_DOTS if right else 0
        left = block.left.replace("\n", " ")
        if width - indent - taken < width // 4:
            for line in self._wrapped(left, width - indent, block.weight):
                yield self._line(block.weight, _Part(line, indent=indent))
            yield from self.text(Text(right, Align.RIGHT, block.weight))
            return
        *upper, last = self._wrapped(left, width - indent - taken, block.weight)
        for line in upper:
            yield self._line(block.weight, _Part(line, indent=indent))
        yield self._line(block.weight, _Part(last, indent=indent), amount)

    def _width(self, weight: Weight) -> int:
        return self._columns // _scale(weight) * _scale(weight) * COLUMN_DOTS

    def _wrapped(self, text: str, room: int, weight: Weight) -> list[str]:
        """The lines; each keeps the paragraph's direction, whatever word it begins with."""
        style = _style(weight)
        lines = wrapped(text, room, lambda part: self._typefaces.width(part, style))
        if not begins_leftwards(text):
            return list(lines)
        return [line if begins_leftwards(line) else _RIGHT_TO_LEFT_MARK + line for line in lines]

    def _part_width(self, part: _Part, weight: Weight) -> int:
        if part.in_cells:
            return len(part.text) * COLUMN_DOTS * _scale(weight)
        return self._typefaces.width(part.text, _style(weight))

    def _line(self, weight: Weight, *parts: _Part) -> "Image.Image":
        scale, style = _scale(weight), _style(weight)
        reaches = [self._typefaces.reach(part.text, style) for part in parts]
        baseline = max(_BASELINE * scale, *(reach.above + 1 for reach in reaches))
        below = max((_LINE_DOTS - _BASELINE) * scale, *(reach.below + 1 for reach in reaches))
        from PIL import Image

        image = Image.new("L", (self._dots, baseline + below), 255)
        for part in parts:
            self._draw(image, part, weight, baseline)
        return image.point(lambda shade: 255 if shade > _DARK else 0)

    def _draw(self, image: "Image.Image", part: _Part, weight: Weight, baseline: int) -> None:
        free = max(0, self._width(weight) - self._part_width(part, weight))
        x = {Align.LEFT: part.indent, Align.CENTRE: free // 2, Align.RIGHT: free}[part.align]
        if not part.in_cells:
            self._typefaces.draw(image, part.text, _style(weight), x=x, baseline=baseline)
            return
        cell, style = COLUMN_DOTS * _scale(weight), Style(_CELL_SIZE * _scale(weight), _style(weight).strength)
        for place, sign in enumerate(part.text):
            middle = x + place * cell + (cell - self._typefaces.width(sign, style)) // 2
            self._typefaces.draw(image, sign, style, x=middle, baseline=baseline)


def _scale(weight: Weight) -> int:
    return 2 if weight is Weight.LARGE else 1


def _style(weight: Weight) -> Style:
    return Style(_SIZE * _scale(weight), 400 if weight is Weight.NORMAL else 700)
