"""Pairs of a word and a value, one below the other."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, RIGHT, box, elided

_LINE_PX = 40
_LINE_PX_LEAST = 25


class FactTable(QWidget):
    """A small card of figures; one that `gives_way` draws its lines closer where there is little room."""

    def __init__(self, theme: Theme, name: str, *, line_px: int = _LINE_PX, gives_way: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._line_px = line_px
        self._line_px_least = min(line_px, _LINE_PX_LEAST) if gives_way else line_px
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._total = ""
        self.setObjectName(name)
        down = QSizePolicy.Policy.Maximum if gives_way else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What it shows."""
        return self._pairs

    def show_pairs(self, pairs: tuple[tuple[str, str], ...], total: str = "") -> None:
        """Draw these; the one whose word is `total` stands out."""
        if (pairs, total) != (self._pairs, self._total):
            self._pairs, self._total = pairs, total
            self.setAccessibleName("; ".join(f"{word} {value}" for word, value in pairs))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for each pair."""
        return QSize(self._theme.px(200), self._theme.px(self._line_px) * len(self._pairs))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As close as lines may stand."""
        return QSize(self._theme.px(200), self._theme.px(self._line_px_least) * len(self._pairs))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Words left, values right, a hairline between lines."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        box(painter, self.rect(), theme.colour(palette.surface), theme.colour(palette.hairline), radius=theme.px(8))
        pad, lines = theme.px(14), len(self._pairs)
        down = min(self.height(), theme.px(self._line_px) * lines)
        for at, (word, value) in enumerate(self._pairs):
            top = at * down // lines
            area = QRect(pad, top, self.width() - 2 * pad, (at + 1) * down // lines - top)
            is_total = bool(self._total) and word == self._total
            if is_total:
                painter.fillRect(area.adjusted(1 - pad, 0, pad - 1, 0), theme.colour(palette.primary_soft))
            if at:
                painter.fillRect(QRect(pad, area.top(), area.width(), 1), theme.colour(palette.hairline))
            value_metrics = theme.metrics(15, Heft.STRONG)
            shown = elided(value_metrics, value, area.width() * 3 // 4)
            painter.setFont(theme.font(15, Heft.STRONG))
            painter.setPen(theme.colour(palette.text))
            painter.drawText(area, RIGHT, shown)
            room = area.width() - value_metrics.horizontalAdvance(shown) - theme.px(10)
            heft = Heft.STRONG if is_total else Heft.NORMAL
            painter.setFont(theme.font(15, heft))
            painter.setPen(theme.colour(palette.text if is_total else palette.secondary))
            painter.drawText(area, LEFT, elided(theme.metrics(15, heft), word, room))
        painter.end()
