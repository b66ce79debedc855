"""A large key of "More": icon, name, explanation, and the digit that presses it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from evertill.ui.more.more_view import MoreKey
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, LEFT, box, elided, fitting_size, focus_ring, wrapped

HEIGHT_PX = 84
NOTE_LINES = 2


class CardKey(QAbstractButton):
    """Marked when Enter would press it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key: MoreKey | None = None
        self._is_marked = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(TARGET_MIN, TARGET_MIN)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a label and two lines of note."""
        return QSize(self._theme.px(200), self._theme.px(HEIGHT_PX))

    def show_key(self, key: MoreKey, *, is_marked: bool) -> None:
        """Draw this."""
        self._key, self._is_marked = key, is_marked
        self.setObjectName(f"more-{key.wish.value}")
        self.setText(key.label)
        self.setAccessibleName(key.label)
        self.setAccessibleDescription(key.note)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Card, icon, texts, digit."""
        if self._key is None:
            return
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        rect, radius = self.rect(), theme.px(9)
        fill = palette.selected if self._is_marked or self.isDown() or self.underMouse() else palette.surface
        border = palette.primary if self._is_marked else palette.border
        box(painter, rect, theme.colour(fill), theme.colour(border), radius=radius, width=2 if self._is_marked else 1)
        self._paint_icon(painter)
        self._paint_texts(painter, QRect(theme.px(58), 0, rect.width() - theme.px(58 + 34), rect.height()))
        painter.setFont(theme.font(13, Heft.STRONG))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(QRect(rect.width() - theme.px(34), 0, theme.px(26), rect.height()), CENTRE, self._key.digit)
        if self.hasFocus():
            focus_ring(painter, rect, theme.colour(palette.focus), radius=radius)
        painter.end()

    def _paint_icon(self, painter: QPainter) -> None:
        theme, key = self._theme, self._key
        assert key is not None
        side = theme.px(28)
        colour = theme.palette.danger if key.is_danger else theme.palette.primary
        painter.drawPixmap(theme.px(16), (self.height() - side) // 2, theme.icons.pixmap(key.icon, side, colour))

    def _paint_texts(self, painter: QPainter, room: QRect) -> None:
        theme, key = self._theme, self._key
        assert key is not None
        label_metrics, note_metrics = theme.metrics(17, Heft.STRONG), theme.metrics(14)
        notes = wrapped(note_metrics, key.note, room.width(), NOTE_LINES)
        y = (room.height() - label_metrics.height() - len(notes) * note_metrics.height()) // 2
        size = fitting_size(theme, key.label, room.width(), largest=17, smallest=12, heft=Heft.STRONG)
        painter.setFont(theme.font(size, Heft.STRONG))
        painter.setPen(theme.colour(theme.palette.danger if key.is_danger else theme.palette.text))
        line = QRect(room.left(), y, room.width(), label_metrics.height())
        painter.drawText(line, LEFT, elided(theme.metrics(size, Heft.STRONG), key.label, room.width()))
        y += label_metrics.height()
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(theme.palette.secondary))
        for note in notes:
            painter.drawText(QRect(room.left(), y, room.width(), note_metrics.height()), LEFT, note)
            y += note_metrics.height()
