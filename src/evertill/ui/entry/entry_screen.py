"""Draws the always-live entry line, and takes what input methods compose."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evertill.ui.entry.entry_view import EntryLineView, Mood
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.letters_wanted import ICON_PX, paint_keyboard, want_letters
from evertill.ui.widgets.paint import CENTRE, LEFT, RIGHT, box, elided
from evertill.ui.words import tr

FLASH_MS = 450


class EntryLine(QWidget):
    """Holds the keyboard focus of the selling page; every key that nobody else wants ends here."""

    def __init__(self, theme: Theme, compose: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._was_drawn = False
        self._compose = compose
        self._view = EntryLineView()
        self._preedit = ""
        self._flashed = 0
        self._is_flashing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLASH_MS)
        self._timer.timeout.connect(self._end_flash)
        self.setObjectName("entryLine")
        self.setAccessibleName(tr("Entry line"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # every scan repaints it: not the page below as well
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.sizes.of(theme.plan.entry))

    @property
    def view(self) -> EntryLineView:
        """What is drawn."""
        return self._view

    def show_view(self, view: EntryLineView) -> None:
        """Draw this; a new result flashes the whole line once."""
        if view == self._view:
            return
        if view.flash != self._flashed:
            self._flashed = view.flash
            self._is_flashing = True
            self._timer.start()
        self._view = view
        self.setAccessibleDescription(" ".join(part for part in (*view.badges, view.text, view.last) if part))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the plan says."""
        return QSize(200, self._theme.sizes.of(self._theme.plan.entry))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Composed characters arrive whole; what is being composed is shown behind the text."""
        self._preedit = event.preeditString()
        if event.commitString():
            self._compose(event.commitString())
        self.update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A tap: products are found by their names, and codes may hold letters."""
        want_letters(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, text, badges, last result."""
        if not self._was_drawn and self._theme.pictures.waits(self.update):
            return
        self._was_drawn = True
        theme = self._theme
        painter = QPainter(self)
        look = ("entryLine", *self._colours())
        theme.pictures.draw(painter, self.rect(), look, self._paint_box)
        x = self._paint_text(painter, theme.px(20))
        for badge in self._view.badges:
            x = self._paint_badge(painter, x, badge)
        if self._view.waits_for and not self._view.text and not self._preedit and not self._view.last:
            self._paint_waiting(painter, x)
        elif self._view.last:
            self._paint_last(painter, x)
        elif self._view.waits_for and not self._view.text and not self._preedit:
            self._paint_waiting(painter, x)
        painter.end()

    def _paint_box(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        fill, border = self._colours()
        painter.fillRect(rect, theme.colour(theme.palette.app))
        box(painter, rect, theme.colour(fill), theme.colour(border), radius=theme.px(9), width=2)
        paint_keyboard(painter, theme, rect)

    def _colours(self) -> tuple[str, str]:
        palette = self._theme.palette
        if self._is_flashing and self._view.mood is Mood.ACCEPTED:
            return palette.good_soft, palette.good
        if self._view.mood is Mood.REFUSED:
            return palette.danger_soft if self._is_flashing else palette.surface, palette.danger
        return palette.surface, palette.focus

    def _paint_text(self, painter: QPainter, x: int) -> int:
        theme = self._theme
        text = self._view.text + self._preedit
        metrics = theme.metrics(24)
        room = self._end() - x - sum(self._badge_width(badge) for badge in self._view.badges)
        while text and metrics.horizontalAdvance(text) > room:
            text = text[1:]
        painter.setFont(theme.font(24))
        painter.setPen(theme.colour(theme.palette.text))
        painter.drawText(QRect(x, 0, room, self.height()), LEFT, text)
        x += metrics.horizontalAdvance(text) + theme.px(2)
        caret = theme.px(26)
        painter.fillRect(
            QRect(x, (self.height() - caret) // 2, max(2, theme.px(2)), caret), theme.colour(theme.palette.focus)
        )
        return x + theme.px(14)

    def _end(self) -> int:
        """Where the picture of letters begins."""
        return self.width() - self._theme.px(24 + ICON_PX)

    def _badge_width(self, badge: str) -> int:
        return self._theme.metrics(14, Heft.STRONG).horizontalAdvance(badge) + self._theme.px(30)

    def _paint_badge(self, painter: QPainter, x: int, badge: str) -> int:
        theme = self._theme
        width = self._badge_width(badge) - theme.px(10)
        height = theme.px(26)
        pill = QRect(x, (self.height() - height) // 2, width, height)
        box(painter, pill, theme.colour(theme.palette.primary_soft), None, radius=theme.px(7))
        painter.setFont(theme.font(14, Heft.STRONG))
        painter.setPen(theme.colour(theme.palette.primary))
        painter.drawText(pill, CENTRE, badge)
        return x + width + theme.px(10)

    def _paint_waiting(self, painter: QPainter, x: int) -> None:
        theme = self._theme
        painter.setFont(theme.font(17))
        painter.setPen(theme.colour(theme.palette.secondary))
        room = self._end() - x
        painter.drawText(QRect(x, 0, room, self.height()), LEFT, elided(theme.metrics(17), self._view.waits_for, room))

    def _paint_last(self, painter: QPainter, x: int) -> None:
        theme, palette = self._theme, self._theme.palette
        icon_px = theme.px(18)
        refused = self._view.mood is Mood.REFUSED
        metrics = theme.metrics(14, Heft.MEDIUM if refused else Heft.NORMAL)
        room = self._end() - x - icon_px - theme.px(8)
        if room < theme.px(60):
            return
        text = elided(metrics, self._view.last, room)
        colour = palette.danger if refused else palette.secondary
        painter.setFont(theme.font(14, Heft.MEDIUM if refused else Heft.NORMAL))
        painter.setPen(theme.colour(colour))
        area = QRect(x + icon_px, 0, self._end() - x - icon_px, self.height())
        painter.drawText(area, RIGHT, text)
        left = area.right() - metrics.horizontalAdvance(text) - icon_px - theme.px(6)
        icon = theme.icons.pixmap("cross" if refused else "check", icon_px, colour if refused else palette.good)
        painter.drawPixmap(left, (self.height() - icon_px) // 2, icon)

    def _end_flash(self) -> None:
        self._is_flashing = False
        self.update()
