"""Draws the sales put aside."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from evertill.ui.suspended.suspended_view import SuspendedCard, SuspendedView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.paint import CENTRE, box
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class SuspendedPane(HeadedPane):
    """A card for each; a tap, its digit, or Enter on the marked one fetches it back."""

    def __init__(self, theme: Theme, choose: Callable[[int], None], back: Callable[[], None]) -> None:
        super().__init__(theme, "suspendedPane", tr("Sales put aside"), back)
        badges = DigitBadges(theme)
        self._warning = NoticeLine(theme, "suspendedWarning")
        self._list = RowList[SuspendedCard](
            theme,
            "suspendedCards",
            _lines,
            tapped=choose,
            height_px=78,
            picture=lambda card, side: badges.badge(card.digit, side),
        )
        self._list.view.setAccessibleName(tr("Sales put aside"))
        self.body.addWidget(self._warning)
        self.body.addWidget(self._list, 1)

    def show_view(self, view: SuspendedView) -> None:
        """Draw this."""
        self.aside.setText(view.counted)
        self._warning.say(view.warning)
        self._list.show_rows(view.cards, marked=view.marked if view.cards else -1, hint=view.hint)


class DigitBadges:
    """The key in front of each card; painted once for a digit and size."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, int], QPixmap] = {}

    def badge(self, digit: str, side: int) -> QPixmap:
        """A key with the digit on it; blank for cards without one."""
        if (digit, side) not in self._made:
            self._made[digit, side] = self._paint(digit, side)
        return self._made[digit, side]

    def _paint(self, digit: str, side: int) -> QPixmap:
        theme, palette = self._theme, self._theme.palette
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        if not digit:
            return pixmap
        painter = QPainter(pixmap)
        inset = side // 8
        key = pixmap.rect().adjusted(inset, inset, -inset, -inset)
        box(painter, key, theme.colour(palette.raised), theme.colour(palette.border), radius=theme.px(8))
        painter.setFont(theme.font(18, Heft.STRONG))
        painter.setPen(theme.colour(palette.text))
        painter.drawText(key, CENTRE, digit)
        painter.end()
        return pixmap


def _lines(card: SuspendedCard) -> TwoLines:
    return TwoLines(card.label, card.detail, card.amount, card.age)
