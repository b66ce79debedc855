"""Draws the keys that are not needed for every sale."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy

from evertill.ui.frame.actions import Action
from evertill.ui.more.more_view import MoreKey
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, LEFT, box, elided, focus_ring
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.words import tr

COLUMNS = 2
KEYS_MAX = 10


class CardKey(QAbstractButton):
    """A large key: icon, name, explanation, and its digit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key: MoreKey | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(TARGET_MIN, TARGET_MIN)
        self.setMaximumHeight(theme.px(104))

    def show_key(self, key: MoreKey) -> None:
        """Draw this."""
        self._key = key
        self.setObjectName(f"more-{key.action.value}")
        self.setAccessibleName(f"{key.label}, {key.note}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Card, icon, two lines, digit."""
        if self._key is None:
            return
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        rect = self.rect()
        fill = palette.selected if self.isDown() or self.underMouse() else palette.surface
        box(painter, rect, theme.colour(fill), theme.colour(palette.border), radius=theme.px(9))
        colour = palette.danger if self._key.is_danger else palette.text
        side = theme.px(28)
        icon_colour = palette.danger if self._key.is_danger else palette.primary
        painter.drawPixmap(
            theme.px(18), (rect.height() - side) // 2, theme.icons.pixmap(self._key.icon, side, icon_colour)
        )
        left, width = theme.px(62), rect.width() - theme.px(62) - theme.px(40)
        label_metrics, note_metrics = theme.metrics(17, Heft.STRONG), theme.metrics(14)
        top = (rect.height() - label_metrics.height() - note_metrics.height()) // 2
        painter.setFont(theme.font(17, Heft.STRONG))
        painter.setPen(theme.colour(colour))
        painter.drawText(
            QRect(left, top, width, label_metrics.height()), LEFT, elided(label_metrics, self._key.label, width)
        )
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        lower = QRect(left, top + label_metrics.height(), width, note_metrics.height())
        painter.drawText(lower, LEFT, elided(note_metrics, self._key.note, width))
        painter.setFont(theme.font(13, Heft.STRONG))
        painter.drawText(QRect(rect.width() - theme.px(40), 0, theme.px(30), rect.height()), CENTRE, self._key.digit)
        if self.hasFocus():
            focus_ring(painter, rect, theme.colour(palette.focus), radius=theme.px(9))
        painter.end()


class MorePane(HeadedPane):
    """Only what can be done now."""

    def __init__(self, theme: Theme, do: Callable[[Action], None], back: Callable[[], None]) -> None:
        super().__init__(theme, "morePane", tr("More"), back)
        self._do = do
        self._offered: tuple[MoreKey, ...] = ()
        self._keys = tuple(CardKey(theme) for _ in range(KEYS_MAX))
        grid = QGridLayout()
        grid.setSpacing(theme.px(10))
        for at, key in enumerate(self._keys):
            key.clicked.connect(lambda _=False, chosen=at: self._press(chosen))
            grid.addWidget(key, at // COLUMNS, at % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid, 10)
        self.body.addStretch(1)

    def show_view(self, keys: tuple[MoreKey, ...]) -> None:
        """Draw these."""
        assert len(keys) <= KEYS_MAX
        self._offered = keys
        for at, key in enumerate(self._keys):
            key.setVisible(at < len(keys))
            if at < len(keys):
                key.show_key(keys[at])

    def _press(self, at: int) -> None:
        if at < len(self._offered):
            self._do(self._offered[at].action)
