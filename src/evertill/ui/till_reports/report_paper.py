"""A report drawn as lines of text and figures."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evertill.operations.till.report_lines import LineKind, ReportLine
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, RIGHT, elided

_HEIGHTS = {LineKind.HEADING: 44, LineKind.ROW: 30, LineKind.DETAIL: 26, LineKind.TOTAL: 34, LineKind.NOTE: 30}


class ReportPaper(QWidget):
    """As high as its lines; stands in a scroller."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[ReportLine, ...] = ()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[ReportLine, ...]:
        """What it shows."""
        return self._lines

    def show_lines(self, lines: tuple[ReportLine, ...]) -> None:
        """Draw these."""
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName("; ".join(f"{line.left} {line.right}".strip() for line in lines))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All lines."""
        return QSize(self._theme.px(200), sum(self._theme.px(_HEIGHTS[line.kind]) for line in self._lines))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All lines."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Line by line."""
        painter, top = QPainter(self), 0
        for line in self._lines:
            height = self._theme.px(_HEIGHTS[line.kind])
            if event.rect().intersects(QRect(0, top, self.width(), height)):
                self._paint_line(painter, line, QRect(0, top, self.width() - self._theme.px(14), height))
            top += height
        painter.end()

    def _paint_line(self, painter: QPainter, line: ReportLine, area: QRect) -> None:
        theme, palette = self._theme, self._theme.palette
        is_strong = line.kind in {LineKind.HEADING, LineKind.TOTAL}
        size = {LineKind.DETAIL: 14, LineKind.NOTE: 14}.get(line.kind, 15)
        heft = Heft.STRONG if is_strong else Heft.NORMAL
        colour = palette.secondary if line.kind in {LineKind.DETAIL, LineKind.NOTE} else palette.text
        if line.kind is LineKind.HEADING:
            painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour(palette.hairline))
            area = area.adjusted(0, theme.px(10), 0, 0)
        indent = theme.px(18) if line.kind is LineKind.DETAIL else 0
        metrics = theme.metrics(size, heft)
        painter.setFont(theme.font(size, heft))
        painter.setPen(theme.colour(palette.danger if line.right.startswith("−") and is_strong else colour))
        painter.drawText(area, RIGHT, line.right)
        room = area.width() - indent - metrics.horizontalAdvance(line.right) - theme.px(12)
        painter.setPen(theme.colour(colour))
        painter.drawText(area.adjusted(indent, 0, 0, 0), LEFT, elided(metrics, line.left, room))
