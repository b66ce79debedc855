"""Bars, painted from the theme: upright for the hours of a day, lying for what is ranked."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evertill.ui.reports.reports_view import Bar
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, LEFT, RIGHT, elided

_ROW_PX = 30


class BarChart(QWidget):
    """What a screen reader says of it is the table beside it; here it gets the labels and values."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self._stands = False
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: tuple[Bar, ...], *, stands: bool) -> None:
        """Draw these."""
        if (bars, stands) != (self._bars, self._stands):
            self._bars, self._stands = bars, stands
            self.setAccessibleName("; ".join(f"{bar.label} {bar.value}" for bar in bars))
            self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Enough to tell bars apart."""
        return QSize(self._theme.px(220), self._theme.px(180))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """All bars."""
        if not self._bars:
            return
        painter = QPainter(self)
        if self._stands:
            self._paint_standing(painter)
        else:
            self._paint_lying(painter)
        painter.end()

    def _paint_standing(self, painter: QPainter) -> None:
        theme, palette = self._theme, self._theme.palette
        metrics = theme.metrics(13)
        foot, head = metrics.height() + theme.px(6), metrics.height() + theme.px(4)
        width, room = self.width() // len(self._bars), self.height() - foot - head
        painter.fillRect(QRect(0, self.height() - foot, self.width(), 1), theme.colour(palette.border))
        widest = max(metrics.horizontalAdvance(bar.value) for bar in self._bars)
        for at, bar in enumerate(self._bars):
            height = max(room * bar.thousandths // 1000, 1 if bar.thousandths else 0)
            top = self.height() - foot - height
            gap = max(width // 6, 1)
            painter.fillRect(QRect(at * width + gap, top, width - 2 * gap, height), theme.colour(palette.primary))
            painter.setFont(theme.font(13))
            painter.setPen(theme.colour(palette.secondary))
            painter.drawText(QRect(at * width, self.height() - foot, width, foot), CENTRE, bar.label)
            if bar.thousandths and (widest <= width or bar.thousandths == 1000):
                spread = max(width, widest)
                painter.setPen(theme.colour(palette.text))
                left = min(max(at * width - (spread - width) // 2, 0), self.width() - spread)
                painter.drawText(QRect(left, top - head, spread, head), CENTRE, bar.value)

    def _paint_lying(self, painter: QPainter) -> None:
        theme, palette = self._theme, self._theme.palette
        label, value = theme.metrics(14), theme.metrics(14, Heft.STRONG)
        height = min(theme.px(_ROW_PX * 2), self.height() // max(len(self._bars), 4))
        name_room = self.width() * 3 // 10
        value_room = max(value.horizontalAdvance(bar.value) for bar in self._bars) + theme.px(10)
        room = max(self.width() - name_room - value_room - theme.px(10), 1)
        for at, bar in enumerate(self._bars):
            area = QRect(0, at * height, self.width(), height)
            painter.setFont(theme.font(14))
            painter.setPen(theme.colour(palette.text))
            painter.drawText(area, LEFT, elided(label, bar.label, name_room - theme.px(10)))
            thick = min(theme.px(22), height - theme.px(6))
            length = max(room * bar.thousandths // 1000, 1)
            top = area.top() + (height - thick) // 2
            painter.fillRect(QRect(name_room, top, length, thick), theme.colour(palette.primary))
            painter.setFont(theme.font(14, Heft.STRONG))
            painter.drawText(area, RIGHT, bar.value)
