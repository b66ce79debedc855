"""A key of a list of sections at the side; the open one stands on a card of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, box, elided, focus_ring


class RailKey(QAbstractButton):
    """Checked when its section is open."""

    def __init__(self, theme: Theme, name: str, label: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(TARGET_MIN, TARGET_MIN)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line with air around it."""
        return QSize(self._theme.px(160), max(self._theme.sizes.target, self._theme.px(56)))

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Whoever shows the section says which is open."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Card if open, name, a bar at the edge."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        rect, radius = self.rect(), theme.px(9)
        if self.isChecked():
            box(painter, rect, theme.colour(palette.selected), None, radius=radius)
            painter.fillRect(0, radius, theme.px(4), rect.height() - 2 * radius, theme.colour(palette.primary))
        heft = Heft.STRONG if self.isChecked() else Heft.MEDIUM
        painter.setFont(theme.font(16, heft))
        painter.setPen(theme.colour(palette.text if self.isChecked() else palette.secondary))
        room = rect.adjusted(theme.px(16), 0, -theme.px(8), 0)
        painter.drawText(room, LEFT, elided(theme.metrics(16, heft), self.text(), room.width()))
        if self.hasFocus():
            focus_ring(painter, rect, theme.colour(palette.focus), radius=radius)
        painter.end()
