"""The cells of a count: each a key that is tapped to be marked, with what is keyed into it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from evertill.ui.close_till.close_till_view import CellView
from evertill.ui.close_till.count_entries import COLUMNS
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, RIGHT, box, elided, fitting_size, focus_ring
from evertill.ui.words import tr


class CountCellKey(QAbstractButton):
    """A label, what was keyed, and what it is worth below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = CellView("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(TARGET_MIN, TARGET_MIN)
        self.setMaximumHeight(theme.px(64))

    def show_cell(self, view: CellView) -> None:
        """Draw this."""
        if view != self._view:
            self._view = view
            self.setObjectName(f"count-{view.name}")
            said = (view.label, view.typed or tr("nothing"), view.worth, tr("marked") if view.is_marked else "")
            self.setAccessibleName(", ".join(part for part in said if part))
            self.update()

    @property
    def is_marked(self) -> bool:
        """Whether what is keyed goes here."""
        return self._view.is_marked

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as two lines."""
        return QSize(self._theme.px(120), self._theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, label left, figure right, its worth below the label."""
        theme, palette, view = self._theme, self._theme.palette, self._view
        painter = QPainter(self)
        fill = palette.selected if view.is_marked else palette.surface
        border = palette.primary if view.is_marked else palette.border
        box(
            painter, self.rect(), theme.colour(fill), theme.colour(border), radius=theme.px(8), width=1 + view.is_marked
        )
        area = self.rect().adjusted(theme.px(12), theme.px(5), -theme.px(12), -theme.px(5))
        self._paint_texts(painter, area)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.colour(palette.focus), radius=theme.px(8))
        painter.end()

    def _paint_texts(self, painter: QPainter, area: QRect) -> None:
        """A note or coin: value and number beside each other, the worth below. Anything else: the figure below."""
        theme, palette, view = self._theme, self._theme.palette, self._view
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        lower = QRect(area.left(), upper.bottom() + 1, area.width(), area.height() - upper.height())
        shown = f"{view.typed}|" if view.is_marked else view.typed
        label_area, figure_area = (area, area) if view.is_plain else (upper, lower)
        if view.worth:
            label_area = figure_area = upper
        size = fitting_size(theme, shown, figure_area.width(), largest=18, smallest=11, heft=Heft.STRONG)
        figure = theme.metrics(size, Heft.STRONG)
        painter.setFont(theme.font(size, Heft.STRONG))
        painter.setPen(theme.colour(palette.text))
        painter.drawText(figure_area, RIGHT, elided(figure, shown, figure_area.width()))
        room = area.width() - (figure.horizontalAdvance(shown) + theme.px(8) if label_area == figure_area else 0)
        largest = 15 if view.is_plain else 13
        label_px = fitting_size(theme, view.label, room, largest=largest, smallest=10, heft=Heft.NORMAL)
        painter.setFont(theme.font(label_px))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(label_area, LEFT, elided(theme.metrics(label_px), view.label, room))
        if view.worth:
            worth = f"= {view.worth}"
            small = fitting_size(theme, worth, lower.width(), largest=13, smallest=9, heft=Heft.MEDIUM)
            painter.setFont(theme.font(small, Heft.MEDIUM))
            painter.drawText(lower, LEFT, worth)


class CountTable(QWidget):
    """A grid of cells; they are made as they are needed and kept."""

    def __init__(self, theme: Theme, tapped: Callable[[int], None]) -> None:
        super().__init__()
        self.setObjectName("countTable")
        self._theme = theme
        self._tapped = tapped
        self._keys: list[CountCellKey] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_cells(self, cells: tuple[CellView, ...]) -> None:
        """Draw these; none hides the table."""
        self.setVisible(bool(cells))
        while len(self._keys) < len(cells):
            self._add_key()
        for at, key in enumerate(self._keys):
            key.setVisible(at < len(cells))
            if at < len(cells):
                key.show_cell(cells[at])

    @property
    def marked(self) -> QWidget | None:
        """The key of the cell that is marked, to be kept in view."""
        return next((key for key in self._keys if key.isVisible() and key.is_marked), None)

    def _add_key(self) -> None:
        at = len(self._keys)
        key = CountCellKey(self._theme)
        key.clicked.connect(lambda _=False, chosen=at: self._tapped(chosen))
        self._keys.append(key)
        self._grid.addWidget(key, at // COLUMNS, at % COLUMNS)
