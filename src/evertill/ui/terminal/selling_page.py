"""The page one sells on: the sale on one side (above, where the screen stands upright), the entry line and whatever is
being done on the other."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evertill.kernel.values import dataclass
from evertill.ui.entry.entry_screen import EntryLine
from evertill.ui.entry.pad import Pad
from evertill.ui.frame.navigation import Place
from evertill.ui.sale.sale_screen import SalePanel
from evertill.ui.theme.plan import TARGET_MIN, Hand
from evertill.ui.theme.theme import Theme
from evertill.ui.tiles.tiles_screen import TilesPane
from evertill.ui.widgets.scroller import scrolling

_WITH_PAD = frozenset({Place.TILES, Place.TENDER, Place.ASK, Place.CLOSE_TILL})
_WITH_NUMBERS = frozenset({Place.TENDER, Place.ASK, Place.CLOSE_TILL})

_ANY = 16_777_215
"""Qt's own "as large as you like"."""
_PAD_PERCENT = 21
_UPRIGHT_PAD_PERCENT, _UPRIGHT_SALE_PERCENT = 38, 44
"""On an upright screen the sale stands above and has its whole width; tiles and keys share what is below."""

MakePane = Callable[[], QWidget]


@dataclass(frozen=True, slots=True)
class SellingParts:
    """What stands on the page from the start."""

    sale: SalePanel
    entry: EntryLine
    pad: Pad
    tiles: TilesPane


class SellingPage(QWidget):
    """Panes beside the sale are made when they are first needed: the first scan needs none but the tiles."""

    def __init__(self, theme: Theme, parts: SellingParts, make_panes: dict[Place, MakePane]) -> None:
        super().__init__()
        self.setObjectName("sellingPage")
        self._theme = theme
        self._parts = parts
        self._make_panes = make_panes
        self._panes: dict[Place, QWidget] = {Place.TILES: parts.tiles}
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)  # a pane never widens the window
        self._stack.addWidget(parts.tiles)
        parts.pad.setFixedWidth(self._pad_width(1366))
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(theme.px(8))
        self._right.addWidget(parts.entry)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.sizes.of(theme.plan.pane_gap))
        below.addWidget(self._stack, 1)
        below.addWidget(parts.pad)
        self._right.addLayout(below, 1)
        row = self._row = QHBoxLayout(self)
        margin = theme.px(8)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(margin)
        row.addWidget(parts.sale)
        row.addLayout(self._right, 1)
        if theme.hand is Hand.LEFT:
            below.setDirection(QBoxLayout.Direction.RightToLeft)

    def show_place(self, place: Place) -> None:
        """Bring what belongs to this place beside the sale."""
        self.make_pane(place)
        if place in _WITH_PAD and self._parts.pad.isHidden():
            # Before what comes is shown: the tiles would be laid out once for the whole room and again beside the pad.
            self._parts.pad.show()
            self._row.activate()
        self._stack.setCurrentWidget(self._panes[place])
        self._parts.pad.setVisible(place in _WITH_PAD)
        self._parts.pad.want_number(place in _WITH_NUMBERS)
        self._parts.entry.setFocus()

    def make_pane(self, place: Place) -> None:
        """Have what belongs to this place at hand, without showing it."""
        if place not in self._panes:
            self._panes[place] = scrolling(self._theme, self._make_panes[place]())
            self._stack.addWidget(self._panes[place])

    def want_pad(self, wants: bool) -> None:
        """A question that takes no number has the pad's room for itself."""
        self._parts.pad.setVisible(wants)

    def message_area(self) -> QRect:
        """Where a message stands: over the entry line, which comes back with the next key."""
        return self._parts.entry.geometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The sale takes what the plan says, and never so much that the keys get too small."""
        super().resizeEvent(event)
        theme, width, sale = self._theme, self.width(), self._parts.sale
        if self.height() > width:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
            sale.setMinimumWidth(0)
            sale.setMaximumWidth(_ANY)
            sale.setFixedHeight(self.height() * _UPRIGHT_SALE_PERCENT // 100)
            self._parts.pad.setFixedWidth(self._pad_width(width, _UPRIGHT_PAD_PERCENT))
            return
        is_left = theme.hand is Hand.LEFT
        self._row.setDirection(QBoxLayout.Direction.RightToLeft if is_left else QBoxLayout.Direction.LeftToRight)
        sale.setMinimumHeight(0)
        sale.setMaximumHeight(_ANY)
        sale.setFixedWidth(min(theme.sizes.of(theme.plan.sale_width), width * 42 // 100))
        self._parts.pad.setFixedWidth(self._pad_width(width))

    def _pad_width(self, width: int, most_percent: int = _PAD_PERCENT) -> int:
        theme = self._theme
        smallest = 4 * TARGET_MIN + 3 * theme.sizes.of(theme.plan.pad_gap)
        return max(smallest, min(theme.sizes.of(theme.plan.pad_width), width * most_percent // 100))
