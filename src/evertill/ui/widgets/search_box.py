"""What is searched for, drawn like a field. Letters come from the keyboard, so a scan never lands in it; a tap brings
letters for fingers."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.letters_wanted import paint_keyboard, want_letters
from evertill.ui.widgets.paint import LEFT, box, elided


class SearchBox(QWidget):
    """An icon, the text so far, a caret; `waits_for` stands there while nothing is typed."""

    def __init__(
        self, theme: Theme, name: str, waits_for: str, *, icon: str = "search", brings_letters: bool = True
    ) -> None:
        """`brings_letters`: False where letters stand beside it anyway."""
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._waits_for = waits_for
        self._text = ""
        self._brings_letters = brings_letters
        self.setObjectName(name)
        self.setAccessibleName(waits_for)
        self.setFixedHeight(theme.sizes.target)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._text

    def wait_for(self, waits_for: str) -> None:
        """What stands there while nothing is typed, from now on."""
        if waits_for != self._waits_for:
            self._waits_for = waits_for
            self.setAccessibleName(waits_for)
            self.update()

    def say(self, text: str) -> None:
        """Draw this."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A tap."""
        if self._brings_letters and self.rect().contains(event.position().toPoint()):
            want_letters(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, icon, text, caret."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        border = palette.focus if self._text else palette.border
        width = 2 if self._text else 1
        box(painter, self.rect(), theme.colour(palette.surface), theme.colour(border), radius=theme.px(9), width=width)
        side = theme.px(20)
        icon = theme.icons.pixmap(self._icon, side, palette.secondary)
        painter.drawPixmap(theme.px(14), (self.height() - side) // 2, icon)
        painter.setFont(theme.font(16))
        painter.setPen(theme.colour(palette.text if self._text else palette.secondary))
        room = self.width() - theme.px(92 if self._brings_letters else 60)
        if self._brings_letters:
            paint_keyboard(painter, theme, self.rect())
        shown = elided(theme.metrics(16), self._text or self._waits_for, room)
        painter.drawText(QRect(theme.px(46), 0, room, self.height()), LEFT, shown)
        if self._text:
            x = theme.px(48) + theme.metrics(16).horizontalAdvance(shown)
            high = theme.px(22)
            painter.fillRect(QRect(x, (self.height() - high) // 2, 2, high), theme.colour(palette.focus))
        painter.end()
