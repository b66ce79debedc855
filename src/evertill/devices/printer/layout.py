"""Fits texts into the columns of a receipt: wrapping at words, amounts in line, wide characters counted as two."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from evertill.devices.lettering.graphemes import graphemes
from evertill.domain.receipts.receipt import Align, Columns, Text, Weight
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of paper: a text, perhaps an amount at the right edge; both fit beside each other."""

    left: str
    right: str = ""
    align: Align = Align.LEFT
    weight: Weight = Weight.NORMAL

    def padded(self, columns: int) -> str:
        """The line as one text of at most so many columns, spaces before what stands further right."""
        free = max(0, columns - display_width(self.left) - display_width(self.right))
        if self.right:
            return self.left + " " * free + self.right
        match self.align:
            case Align.LEFT:
                return self.left
            case Align.CENTRE:
                return " " * (free // 2) + self.left
            case Align.RIGHT:
                return " " * free + self.left


_NOT_FIRST = frozenset("、。，．：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々")
_NOT_LAST = frozenset("（「『【〔〈《")
"""Signs that begin no line, and that end none, in Chinese and Japanese."""


def columns_of(weight: Weight, columns: int) -> int:
    """How many columns there are in this weight: large characters take two."""
    return columns // 2 if weight is Weight.LARGE else columns


def display_width(text: str) -> int:
    """How many columns a text takes."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    if sign.isascii():
        return 1
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def text_lines(block: Text, columns: int) -> Iterator[PaperLine]:
    """The lines of a paragraph; line breaks inside it hold."""
    for paragraph in block.text.split("\n"):
        for line in wrapped(paragraph, columns_of(block.weight, columns)):
            yield PaperLine(line, align=block.align, weight=block.weight)


def column_lines(block: Columns, columns: int) -> Iterator[PaperLine]:
    """The lines of a text with its amount, which stands on the last of them, or below when it is too wide."""
    width = columns_of(block.weight, columns)
    indent = " " * min(block.indent, width // 2)
    left = block.left.replace("\n", " ")
    right = " ".join(block.right.split())
    free = width - display_width(right) - len(indent) - (1 if right else 0)
    if free < width // 4:
        for line in wrapped(left, width - len(indent)):
            yield PaperLine(indent + line, weight=block.weight)
        for line in wrapped(right, width):
            yield PaperLine(line, align=Align.RIGHT, weight=block.weight)
        return
    *upper, last = wrapped(left, free)
    for line in upper:
        yield PaperLine(indent + line, weight=block.weight)
    yield PaperLine(indent + last, right, weight=block.weight)


Measure = Callable[[str], int]
"""How much room a text takes: in columns, or in dots."""


def wrapped(text: str, room: int, measure: Measure = display_width) -> Sequence[str]:
    """The text in lines of at most so much room, broken at spaces or beside wide signs; at least one line.

    No sign as people see it is ever cut; one that is wider than the whole line has a line of its own.
    """
    lines, line = [], ""
    for piece in _pieces(text, room, measure):
        if line and measure(line + piece.rstrip(" ")) > room:
            lines.append(line.rstrip(" "))
            line = ""
        line += piece
    return [*lines, line.rstrip(" ")]


def _pieces(text: str, room: int, measure: Measure) -> Iterator[str]:
    """What must not be broken: words with the spaces after them, wide signs one by one, long words in parts."""
    piece = ""
    for sign in graphemes(text):
        if piece and sign != " " and (piece.endswith(" ") or _parts(piece, sign) or measure(piece + sign) > room):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def _parts(before: str, sign: str) -> bool:
    """Whether a line may end between the two: beside wide signs, but not in front of what closes or goes on."""
    if sign[0] in _NOT_FIRST:
        return False
    return _is_wide(sign[0]) or (_is_wide(before[-1]) and before[-1] not in _NOT_LAST)


def _is_wide(sign: str) -> bool:
    return not sign.isascii() and unicodedata.east_asian_width(sign) in {"W", "F"}
