"""Draws the quick keys as they stand on the selling screen, to be marked and dragged, and the form beside them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.theme.palette import ink_on
from evertill.ui.theme.theme import Theme
from evertill.ui.tile_layout.tile_layout_presenter import TileLayoutPresenter
from evertill.ui.tile_layout.tile_layout_view import TileLayoutView
from evertill.ui.tiles.tiles_screen import TileButton
from evertill.ui.widgets.paint import focus_ring
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.pictures import FindPicture, Pictures
from evertill.ui.widgets.scroller import Scroller
from evertill.ui.words import tr

COLUMNS = 4


class ArrangedTile(TileButton):
    """A quick key that can be marked by a tap and dragged onto another."""

    def __init__(self, theme: Theme, at: int, pictures: Pictures, dropped: Callable[[int, QPoint], None]) -> None:
        super().__init__(theme, at, pictures)
        self._at = at
        self._dropped = dropped
        self._is_marked = False
        self._ring = theme.colour(theme.palette.primary)
        self._radius = theme.px(8)
        self.setObjectName(f"arranged-{at}")

    def show_marked(self, is_marked: bool) -> None:
        """Draw it so; a screen reader hears it as chosen."""
        if is_marked != self._is_marked:
            self._is_marked = is_marked
            self.setAccessibleDescription(tr("marked") if is_marked else "")
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go elsewhere, it was dragged."""
        place = event.position().toPoint()
        if self.isDown() or self.rect().contains(place):
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        self._dropped(self._at, self.mapToParent(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """While it is dragged the hand shows it."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The key, with a ring when it is marked."""
        super().paintEvent(event)
        if self._is_marked:
            painter = QPainter(self)
            ring = QColor(ink_on(self.colour)) if self.colour else self._ring
            focus_ring(painter, self.rect(), ring, radius=self._radius)
            painter.end()


class TileGrid(QWidget):
    """All keys, row by row."""

    def __init__(
        self, theme: Theme, pictures: Pictures, mark: Callable[[int], None], move: Callable[[int, int], None]
    ) -> None:
        super().__init__()
        self._pictures = pictures
        self.setObjectName("arrangedTiles")
        self._theme = theme
        self._mark = mark
        self._move = move
        self._tiles: list[ArrangedTile] = []
        self._count = 0

    def show_view(self, view: TileLayoutView) -> None:
        """Draw these."""
        while len(self._tiles) < len(view.tiles):
            self._add()
        self._count = len(view.tiles)
        for at, tile in enumerate(self._tiles):
            tile.setVisible(at < self._count)
            if at < self._count:
                tile.show_tile(view.tiles[at])
                tile.show_marked(at == view.marked)
        self._lay_out()

    def tile(self, at: int) -> QWidget:
        """The widget of one key."""
        return self._tiles[at]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        super().resizeEvent(event)
        self._lay_out()

    def _add(self) -> None:
        at = len(self._tiles)
        tile = ArrangedTile(self._theme, at, self._pictures, self._drop)
        tile.setParent(self)
        tile.clicked.connect(lambda _=False, chosen=at: self._mark(chosen))
        self._tiles.append(tile)

    def _drop(self, start: int, place: QPoint) -> None:
        end = next((at for at in range(self._count) if self._tiles[at].geometry().contains(place)), None)
        self._tiles[start].unsetCursor()
        if end is not None:
            self._move(start, end)

    def _lay_out(self) -> None:
        gap, high = self._theme.px(8), self._theme.px(84)
        wide = (self.width() - gap * (COLUMNS - 1)) // COLUMNS
        for at, tile in enumerate(self._tiles[: self._count]):
            tile.setGeometry(at % COLUMNS * (wide + gap), at // COLUMNS * (high + gap), wide, high)
        rows = -(-self._count // COLUMNS)
        self.setMinimumHeight(rows * (high + gap))


class TileLayoutPage(QWidget):
    """The whole page."""

    def __init__(
        self, theme: Theme, presenter: TileLayoutPresenter, back: Callable[[], None], find_picture: FindPicture
    ) -> None:
        super().__init__()
        self.setObjectName("tileLayoutPage")
        headed = HeadedPane(theme, "tileLayoutPane", tr("Quick keys"), back)
        self._grid = TileGrid(theme, Pictures(theme, find_picture), presenter.mark, presenter.move)
        self._area = Scroller(self._grid)
        card = Panel(theme, "tileLayoutCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self._form = FormPanel(theme, "tileLayoutForm", presenter.press, presenter.choose, presenter.do)
        inside.addWidget(self._form)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self._area, 5)
        row.addWidget(card, 7)
        headed.body.addLayout(row, 1)
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(headed)

    def show_view(self, view: TileLayoutView) -> None:
        """Draw this."""
        self._grid.show_view(view)
        self._form.show_view(view.form)
        if view.tiles:
            self._area.ensureWidgetVisible(self._grid.tile(view.marked), 0, 0)
