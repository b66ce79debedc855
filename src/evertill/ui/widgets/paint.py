"""Strokes that several widgets share: a rounded box, the focus ring, text that fits its place."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme

_WHERE_SAID = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
"""A widget that places its parts itself places its texts too: Qt turns none round in a language from the right."""
LEFT = Qt.AlignmentFlag.AlignLeft | _WHERE_SAID
RIGHT = Qt.AlignmentFlag.AlignRight | _WHERE_SAID
CENTRE = Qt.AlignmentFlag.AlignCenter


def box(painter: QPainter, rect: QRect, fill: QColor, border: QColor | None, *, radius: int, width: int = 1) -> None:
    """A filled rounded rectangle with its border inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)
        return
    half = width / 2
    painter.setPen(QPen(border, width))
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius - half, radius - half)


def focus_ring(painter: QPainter, rect: QRect, colour: QColor, *, radius: int) -> None:
    """The ring of the control that the keyboard is on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 3))
    painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), radius - 1, radius - 1)


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text, or its beginning with an ellipsis where it would not fit."""
    if metrics.horizontalAdvance(text) <= width:
        return text  # elidedText cuts some texts that just fit
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))


def fitting_size(theme: Theme, text: str, width: int, *, largest: int, smallest: int, heft: Heft) -> int:
    """The largest font size (in the design's pixels) at which the text fits the width."""
    wide = theme.metrics(largest, heft).horizontalAdvance(text)
    if wide <= width or wide == 0:
        return largest
    size = max(smallest, largest * max(width, 1) // wide)
    while size > smallest and theme.metrics(size, heft).horizontalAdvance(text) > width:
        size -= 1
    return size


def wrapped(metrics: QFontMetrics, text: str, width: int, lines_max: int) -> list[str]:
    """The text broken at words into at most so many lines; the last is cut with an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < lines_max - 1:
        count = _words_that_fit(metrics, words, width)
        lines.append(elided(metrics, " ".join(words[:count]), width))
        words = words[count:]
    if words:
        lines.append(elided(metrics, " ".join(words), width))
    return lines


def _words_that_fit(metrics: QFontMetrics, words: list[str], width: int) -> int:
    count = 1
    while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
        count += 1
    return count
