"""A sentence in a pane that holds as long as what it says: a warning or an explanation, with its icon."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.announcing import announce
from evertill.ui.widgets.paint import LEFT, box, wrapped

LINES_MAX = 4


class NoticeLine(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._sentence = ""
        self._is_good = False
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence

    def say(self, sentence: str, *, is_good: bool = False) -> None:
        """Say this; nothing: go away."""
        if (sentence, is_good) != (self._sentence, self._is_good):
            self._sentence, self._is_good = sentence, is_good
            self.setAccessibleName(sentence)
            announce(self, sentence)
            self.updateGeometry()
            self.update()
        self.setVisible(bool(sentence))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a line and its margins."""
        return QSize(self._theme.px(200), self.heightForWidth(self._theme.px(460)))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As many lines as the sentence takes."""
        return max(self._line_px() * len(self._lines(width)) + self._theme.px(22), self._theme.sizes.target)

    def _lines(self, width: int) -> list[str]:
        room = width - self._theme.px(64)
        return wrapped(self._theme.metrics(15, Heft.MEDIUM), self._sentence, room, LINES_MAX)

    def _line_px(self) -> int:
        return self._theme.metrics(15, Heft.MEDIUM).height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, icon, sentence."""
        theme, palette = self._theme, self._theme.palette
        soft, ink, icon = (
            (palette.good_soft, palette.good, "check")
            if self._is_good
            else (palette.warning_soft, palette.warning, "warning")
        )
        painter = QPainter(self)
        box(painter, self.rect(), theme.colour(soft), None, radius=theme.px(9))
        side = theme.px(20)
        painter.drawPixmap(theme.px(16), (self.height() - side) // 2, theme.icons.pixmap(icon, side, ink))
        painter.setFont(theme.font(15, Heft.MEDIUM))
        painter.setPen(theme.colour(ink))
        lines = self._lines(self.width())
        y = (self.height() - self._line_px() * len(lines)) // 2
        for line in lines:
            painter.drawText(QRect(theme.px(50), y, self.width() - theme.px(60), self._line_px()), LEFT, line)
            y += self._line_px()
        painter.end()
