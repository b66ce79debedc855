"""Draws the message over what is there, without taking anything away from under the fingers but a strip."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from evertill.ui.frame.message import Level, Message
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.announcing import announce
from evertill.ui.widgets.paint import LEFT, box, wrapped

NOTE_MS = 6000
LINES_MAX = 4


class MessageStrip(QWidget):
    """A child of the window, over what `area` says; a note goes by itself, the rest with the next key, tap or scan."""

    def __init__(self, theme: Theme, parent: QWidget, area: Callable[[], QRect]) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message: Message | None = None
        self._area = area
        self._place = QRect(0, 0, 400, 48)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTE_MS)
        self._timer.timeout.connect(self.hide)
        self.setObjectName("messageStrip")
        self.hide()

    @property
    def message(self) -> Message | None:
        """What it says."""
        return None if self.isHidden() else self._message

    def settle(self) -> None:
        """Find its place again, if it is there at all."""
        if not self.isHidden():
            self._fit()

    def show_message(self, message: Message | None) -> None:
        """Show it in place of what was there."""
        self._message = message
        self._timer.stop()
        if message is None:
            self.hide()
            return
        if message.passes:
            self._timer.start()
        self.setAccessibleName(message.sentence)
        announce(self, message.sentence)
        self._fit()
        self.raise_()
        self.show()
        self.update()

    def _lines(self) -> list[str]:
        if self._message is None:
            return []
        width = self._place.width() - self._theme.px(72)
        return wrapped(self._theme.metrics(15, Heft.MEDIUM), self._message.sentence, width, LINES_MAX)

    def _fit(self) -> None:
        self._place = self._area()
        lines = max(len(self._lines()), 1)
        around = self._theme.px(26 if lines == 1 else 14)  # two lines are no higher than the entry line
        height = lines * self._theme.metrics(15, Heft.MEDIUM).height() + around
        self.setGeometry(self._place.x(), self._place.y(), self._place.width(), max(height, self._place.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, icon, sentence."""
        if self._message is None:
            return
        theme, palette = self._theme, self._theme.palette
        fill, ink, icon = {
            Level.NOTE: (palette.good_soft, palette.good, "check"),
            Level.WARNING: (palette.warning_soft, palette.warning, "warning"),
            Level.ERROR: (palette.danger_soft, palette.danger, "warning"),
        }[self._message.level]
        painter = QPainter(self)
        box(painter, self.rect(), theme.colour(fill), theme.colour(ink), radius=theme.px(9))
        side = theme.px(22)
        painter.drawPixmap(theme.px(16), (self.height() - side) // 2, theme.icons.pixmap(icon, side, ink))
        painter.setFont(theme.font(15, Heft.MEDIUM))
        painter.setPen(theme.colour(ink))
        lines, height = self._lines(), theme.metrics(15, Heft.MEDIUM).height()
        y = (self.height() - len(lines) * height) // 2
        for line in lines:
            painter.drawText(QRect(theme.px(52), y, self.width() - theme.px(64), height), LEFT, line)
            y += height
        painter.end()
