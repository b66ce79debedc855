"""Draws tabs and quick keys; says how many fit."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.palette import ink_on
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.tiles.tiles_view import TilesView, TileView
from evertill.ui.widgets.label import label
from evertill.ui.widgets.paint import LEFT, box, elided, focus_ring, wrapped
from evertill.ui.widgets.pictures import Pictures
from evertill.ui.words import tr


class TileButton(QAbstractButton):
    """A quick key: two lines of name, a price, its picture. Its category colours the edge only; a colour that the shop
    chose fills it, with black or white on it, whichever is read better."""

    def __init__(self, theme: Theme, at: int, pictures: Pictures | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = pictures
        self._view = TileView("", "", "", 0)
        self.setObjectName(f"tile-{at}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(TARGET_MIN, TARGET_MIN)

    def show_tile(self, view: TileView) -> None:
        """Draw this."""
        if view != self._view:
            self._view = view
            self.setAccessibleName(f"{view.label} {view.price}")
            self.update()

    @property
    def colour(self) -> str:
        """The colour the whole key is filled with; empty: it has none of its own."""
        return self._view.colour

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Card, edge, name, price."""
        painter = QPainter(self)
        look = (self._view, self.isDown(), self.hasFocus())
        self._theme.pictures.draw(painter, self.rect(), look, self._paint, self.update)
        painter.end()

    def _paint(self, painter: QPainter, rect: QRect) -> None:
        theme, palette = self._theme, self._theme.palette
        radius = theme.px(8)
        colour = "" if self.isDown() else self._view.colour
        ink = ink_on(colour) if colour else ""
        fill = colour or (palette.selected if self.isDown() else palette.surface)
        box(painter, rect, theme.colour(fill), theme.colour(palette.hairline), radius=radius)
        if not colour:
            self._paint_edge(painter, rect, radius)
        left, width = rect.left() + theme.px(16), rect.width() - theme.px(22)
        metrics = theme.metrics(15, Heft.MEDIUM)
        painter.setFont(theme.font(15, Heft.MEDIUM))
        painter.setPen(theme.colour(ink or palette.text))
        y = rect.top() + theme.px(9)
        for line in wrapped(metrics, self._view.label, width, 2):
            painter.drawText(QRect(left, y, width, metrics.height()), LEFT, line)
            y += metrics.height()
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(ink or palette.secondary))
        width -= self._paint_picture(painter, rect)
        bottom = QRect(left, rect.bottom() - theme.px(27), width, theme.px(20))
        painter.drawText(bottom, LEFT, elided(theme.metrics(14), self._view.price, width))
        if self.hasFocus():
            focus_ring(painter, rect, theme.colour(ink or palette.focus), radius=radius)

    def _paint_picture(self, painter: QPainter, rect: QRect) -> int:
        """In the lower corner; how much of the price's line it takes. A price that needs the room is said instead."""
        theme = self._theme
        gap, side = theme.px(7), min(theme.px(30), rect.height() - theme.px(50))
        room = rect.width() - theme.px(22) - side - gap
        if self._pictures is None or side < theme.px(16):
            return 0
        if theme.metrics(14).horizontalAdvance(self._view.price) > room:
            return 0
        found = self._pictures.found(self._view.picture, side)
        if found is None:
            return 0
        painter.drawPixmap(rect.right() - side - gap + 1, rect.bottom() - side - gap + 1, found)
        return side + gap

    def _paint_edge(self, painter: QPainter, rect: QRect, radius: int) -> None:
        edges = self._theme.palette.tile_edges
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(
            QRect(rect.left(), rect.top(), self._theme.px(6), rect.height()),
            self._theme.colour(edges[self._view.edge % len(edges)]),
        )
        painter.restore()


class TabButton(QAbstractButton):
    """One tab; the open one stands on a card of its own."""

    def __init__(self, theme: Theme, at: int) -> None:
        super().__init__()
        self._theme = theme
        self._was_drawn = False
        self.setObjectName(f"tab-{at}")
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its name, within reason."""
        theme = self._theme
        width = theme.metrics(15, Heft.STRONG).horizontalAdvance(self.text()) + theme.px(32)
        return QSize(max(theme.sizes.target, min(width, theme.px(200))), theme.sizes.target)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A finger's breadth."""
        return QSize(TARGET_MIN, TARGET_MIN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Card if open, name."""
        if not self._was_drawn and self._theme.pictures.waits(self.update):
            return
        self._was_drawn = True
        painter = QPainter(self)
        look = ("tab", self.text(), self.isChecked(), self.hasFocus())
        self._theme.pictures.draw(painter, self.rect(), look, self._paint)
        painter.end()

    def _paint(self, painter: QPainter, whole: QRect) -> None:
        theme, palette = self._theme, self._theme.palette
        painter.fillRect(whole, theme.colour(palette.app))  # the ground it stands on: type is set against it
        rect = whole.adjusted(0, theme.px(3), 0, -theme.px(3))
        heft = Heft.STRONG if self.isChecked() else Heft.MEDIUM
        if self.isChecked():
            box(painter, rect, theme.colour(palette.surface), theme.colour(palette.hairline), radius=theme.px(8))
        painter.setFont(theme.font(15, heft))
        painter.setPen(theme.colour(palette.text if self.isChecked() else palette.secondary))
        text = elided(theme.metrics(15, heft), self.text(), rect.width() - theme.px(12))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            focus_ring(painter, rect, theme.colour(palette.focus), radius=theme.px(8))


class TilesPane(QWidget):
    """Tabs over a grid. Widgets are kept and told what to draw; none is made again while selling."""

    def __init__(
        self,
        theme: Theme,
        choose: Callable[[int], None],
        open_tab: Callable[[int], None],
        resize: Callable[[int], None],
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("tilesPane")
        self._theme = theme
        self._choose = choose
        self._open_tab = open_tab
        self._resize = resize
        self._pictures = pictures
        self._columns, self._rows = theme.plan.tile_columns, theme.plan.tile_rows
        self._tiles: list[TileButton] = []
        self._tabs: list[TabButton] = []
        self._tab_row = QHBoxLayout()
        self._tab_row.setContentsMargins(0, 0, 0, 0)
        self._tab_row.setSpacing(theme.px(4))
        self._tab_row.addStretch(1)
        self._first_tab = 0
        self._more_tabs = TabButton(theme, -1)
        self._more_tabs.setObjectName("tab-more")
        self._more_tabs.setText("›")
        self._more_tabs.setAccessibleName(tr("More tabs"))
        self._more_tabs.clicked.connect(self._turn_tabs)
        self._tab_row.addWidget(self._more_tabs)
        self._tabs_shown = 0
        self._open = -1
        self._tab_area = QWidget()
        self._tab_area.setFixedHeight(max(theme.sizes.of(theme.plan.tabs), theme.sizes.target))
        self._tab_area.setLayout(self._tab_row)
        self._area = QWidget(self)
        self._hint = label(
            theme, px=16, colour=theme.palette.secondary, align=Qt.AlignmentFlag.AlignHCenter, name="tilesHint"
        )
        self._hint.setParent(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sizes.of(theme.plan.tile_gap))
        column.addWidget(self._tab_area)
        column.addWidget(self._area, 1)

    @property
    def page_size(self) -> int:
        """How many tiles fit."""
        return self._columns * self._rows

    def show_view(self, view: TilesView) -> None:
        """Draw this page of this tab."""
        self._show_tabs(view)
        while len(self._tiles) < len(view.tiles):
            self._add_tile()
        for at, tile in enumerate(self._tiles):
            tile.setVisible(at < len(view.tiles))
            if at < len(view.tiles):
                tile.show_tile(view.tiles[at])
        self._hint.setText(view.hint)
        self._hint.setVisible(bool(view.hint))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many tiles as the plan says, fewer where they would get too small for a finger."""
        super().resizeEvent(event)
        theme = self._theme
        gap = theme.sizes.of(theme.plan.tile_gap)
        height = self.height() - self._tab_area.height() - gap
        smallest_width, smallest_height = theme.px(96), theme.px(68)
        self._columns = max(1, min(theme.plan.tile_columns, (self.width() + gap) // (smallest_width + gap)))
        self._rows = max(1, min(theme.plan.tile_rows, (height + gap) // (smallest_height + gap)))
        self._resize(self.page_size)
        self._place_tabs()
        self._lay_out()

    def _show_tabs(self, view: TilesView) -> None:
        while len(self._tabs) < len(view.tabs):
            self._add_tab()
        for at, name in enumerate(view.tabs):
            tab, is_open = self._tabs[at], at == view.tab
            page = tr(" {page}/{pages}", page=view.page + 1, pages=view.pages) if view.pages > 1 else ""
            text = name + page if is_open else name
            if tab.text() != text:
                tab.setText(text)
                tab.setAccessibleName(text)
                tab.updateGeometry()
            tab.setChecked(is_open)
        if view.tab != self._open or len(view.tabs) != self._tabs_shown:
            self._open, self._tabs_shown = view.tab, len(view.tabs)
            self._reveal_open_tab()
        self._place_tabs()

    def _reveal_open_tab(self) -> None:
        for first in range(self._tabs_shown):
            self._first_tab = first
            if self._open in self._fitting_tabs():
                return
        self._first_tab = 0

    def _fitting_tabs(self) -> range:
        """As many tabs from the first one on as have room, at least one."""
        room, gap = self.width(), self._tab_row.spacing()
        widths = [tab.sizeHint().width() + gap for tab in self._tabs[: self._tabs_shown]]
        if sum(widths) - gap <= room:
            return range(self._tabs_shown)
        room -= self._more_tabs.sizeHint().width() + gap
        last = self._first_tab + 1
        while last < self._tabs_shown and sum(widths[self._first_tab : last + 1]) <= room:
            last += 1
        return range(self._first_tab, last)

    def _place_tabs(self) -> None:
        fitting = self._fitting_tabs()
        for at, tab in enumerate(self._tabs):
            tab.setVisible(at in fitting)
        self._more_tabs.setVisible(len(fitting) < self._tabs_shown)

    def _turn_tabs(self) -> None:
        """The tabs that had no room, and after the last the first again."""
        following = self._fitting_tabs().stop
        self._first_tab = following if following < self._tabs_shown else 0
        self._place_tabs()

    def _add_tab(self) -> None:
        at = len(self._tabs)
        tab = TabButton(self._theme, at)
        tab.clicked.connect(lambda _=False, chosen=at: self._open_tab(chosen))
        self._tab_row.insertWidget(at, tab)
        self._tabs.append(tab)

    def _add_tile(self) -> None:
        at = len(self._tiles)
        tile = TileButton(self._theme, at, self._pictures)
        tile.setParent(self._area)
        tile.clicked.connect(lambda _=False, chosen=at: self._choose(chosen))
        self._tiles.append(tile)

    def _lay_out(self) -> None:
        theme = self._theme
        gap = theme.sizes.of(theme.plan.tile_gap)
        top = self._tab_area.height() + gap
        width = (self.width() - gap * (self._columns - 1)) // self._columns
        height = (self.height() - top - gap * (self._rows - 1)) // self._rows
        for at, tile in enumerate(self._tiles):
            row, column = divmod(at, self._columns)
            tile.setGeometry(column * (width + gap), row * (height + gap), width, height)
        self._hint.setGeometry(theme.px(20), 0, self.width() - theme.px(40), max(self.height() - top, 1))
