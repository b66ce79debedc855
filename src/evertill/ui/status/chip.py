"""A pill with a fact in it; the ones on the status bar can be tapped."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from evertill.ui.status.status_view import ChipView, Signal
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, box, elided, focus_ring

_FONT_PX = 14


class Chip(QAbstractButton):
    """One fact on the status bar. The target is as high as the bar; the pill is painted smaller."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._was_drawn = False
        self._view = ChipView("", "", Signal.NORMAL)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(theme.sizes.target)

    def show_chip(self, view: ChipView) -> None:
        """Draw this fact."""
        if view == self._view:
            return
        is_resized = view.text != self._view.text or view.icon != self._view.icon
        self._view = view
        self.setObjectName(f"chip-{view.name}")
        self.setText(view.text)
        self.setAccessibleName(view.text)
        self.setToolTip(view.tip)
        if is_resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its text, up to a third of the bar."""
        theme = self._theme
        width = theme.metrics(_FONT_PX, Heft.MEDIUM).horizontalAdvance(self._view.text) + theme.px(26)
        if self._view.icon:
            width += theme.px(20)
        return QSize(max(min(width, theme.px(430)), theme.sizes.target), theme.sizes.of(theme.plan.status))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for an ellipsis at least."""
        return QSize(self._theme.sizes.target, 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Pill, icon, text."""
        if not self._was_drawn and self._theme.pictures.waits(self.update):
            return
        self._was_drawn = True
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        height = min(theme.px(28), self.height() - 4)
        pill = QRect(0, (self.height() - height) // 2, self.width(), height)
        fill = {Signal.AMBER: palette.offline_chip, Signal.RED: palette.danger_chip}.get(
            self._view.signal, palette.bar_chip
        )
        box(painter, pill, theme.colour(fill), None, radius=height // 2)
        x = pill.left() + theme.px(12)
        if self._view.icon:
            self._paint_icon(painter, x, pill)
            x += theme.px(20)
        painter.setFont(theme.font(_FONT_PX, Heft.MEDIUM))
        painter.setPen(theme.colour(palette.on_chip))
        room = QRect(x, pill.top(), pill.right() - x - theme.px(8), height)
        text = elided(theme.metrics(_FONT_PX, Heft.MEDIUM), self._view.text, room.width() + theme.px(4))
        painter.drawText(room.adjusted(0, 0, theme.px(6), 0), LEFT, text)
        if self.hasFocus():
            focus_ring(
                painter,
                pill,
                theme.colour(palette.focus_on_pay if palette.name == "light" else palette.focus),
                radius=height // 2,
            )
        painter.end()

    def _paint_icon(self, painter: QPainter, x: int, pill: QRect) -> None:
        theme = self._theme
        if self._view.icon == "dot":
            size = theme.px(9)
            painter.setPen(Qt.PenStyle.NoPen)
            good = self._view.signal is Signal.GOOD
            painter.setBrush(theme.colour(theme.palette.bar_good if good else theme.palette.on_bar))
            painter.drawEllipse(x + theme.px(2), pill.center().y() - size // 2 + 1, size, size)
            return
        size = theme.px(15)
        icon = (self._view.icon, size, theme.palette.on_chip)
        if not theme.icons.is_made(*icon) and theme.pictures.waits_alone(self.update):
            return
        pixmap = theme.icons.pixmap(*icon)
        painter.drawPixmap(x - theme.px(1), pill.center().y() - size // 2 + 1, pixmap)
