"""Pairs of a word and a value, one below the other."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, RIGHT, box, elided

_LINE_PX = 40


class FactTable(QWidget):
    """A small card of figures."""

    def __init__(self, theme: Theme, name: str, *, line_px: int = _LINE_PX) -> None:
        super().__init__()
        self._theme = theme
        self._line_px = line_px
        self._pairs: tuple[tuple[str, str], ...] = ()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What it shows."""
        return self._pairs

    def show_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Draw these."""
        if pairs != self._pairs:
            self._pairs = pairs
            self.setAccessibleName("; ".join(f"{word} {value}" for word, value in pairs))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for each pair."""
        return QSize(self._theme.px(200), self._theme.px(self._line_px) * len(self._pairs))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for each pair."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Words left, values right, a hairline between lines."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        box(painter, self.rect(), theme.colour(palette.surface), theme.colour(palette.hairline), radius=theme.px(8))
        pad, height = theme.px(14), theme.px(self._line_px)
        for at, (word, value) in enumerate(self._pairs):
            area = QRect(pad, at * height, self.width() - 2 * pad, height)
            if at:
                painter.fillRect(QRect(pad, area.top(), area.width(), 1), theme.colour(palette.hairline))
            value_metrics = theme.metrics(15, Heft.STRONG)
            shown = elided(value_metrics, value, area.width() * 3 // 4)
            painter.setFont(theme.font(15, Heft.STRONG))
            painter.setPen(theme.colour(palette.text))
            painter.drawText(area, RIGHT, shown)
            room = area.width() - value_metrics.horizontalAdvance(shown) - theme.px(10)
            painter.setFont(theme.font(15))
            painter.setPen(theme.colour(palette.secondary))
            painter.drawText(area, LEFT, elided(theme.metrics(15), word, room))
        painter.end()
