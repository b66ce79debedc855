"""Lists: an item model that is fed whole new tuples and tells Qt only what differs, and the view that shows it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QWidget

from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, wrapped
from evertill.ui.words import tr

Row = TypeVar("Row")


class RowsModel(QStringListModel, Generic[Row]):
    """Rows are frozen values; equal ones are not painted again.

    What Qt asks of each row by itself (how many there are, what a screen reader says) lies in Qt's own list. A view
    asks a hundred times for each row that comes or goes, and each question to Python may have to wait for its turn.
    """

    def __init__(self, spoken: Callable[[Row], str]) -> None:
        super().__init__()
        self._spoken = spoken
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Put these in place of what was there."""
        old = self.rows
        if rows is old or rows == old:
            return
        same = _same_at_start(old, rows)
        same_at_end = _same_at_end(old, rows, same)
        old_middle, new_middle = len(old) - same - same_at_end, len(rows) - same - same_at_end
        changed = min(old_middle, new_middle)
        # First the number of rows, with the old values in the rows that stay, then the values.
        kept = same + changed
        if new_middle > old_middle:
            self.rows = old[:kept] + rows[kept : same + new_middle] + old[kept:]
            self.insertRows(kept, new_middle - old_middle)
        elif new_middle < old_middle:
            self.rows = old[:kept] + old[same + old_middle :]
            self.removeRows(kept, old_middle - new_middle)
        self.rows = rows
        self._say(range(same, same + new_middle))
        if changed:
            self.dataChanged.emit(self.index(same), self.index(kept - 1))

    def _say(self, places: range) -> None:
        """What a screen reader says of these rows; told to the view once for all, and also where only looks differ."""
        blocked = self.blockSignals(True)
        for place in places:
            self.setData(self.index(place), self._spoken(self.rows[place]))
        self.blockSignals(blocked)


def _same_at_start(old: tuple[Row, ...], new: tuple[Row, ...]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one is not other and one != other:
            break
        count += 1
    return count


def _same_at_end(old: tuple[Row, ...], new: tuple[Row, ...], after: int) -> int:
    most = min(len(old), len(new)) - after
    count = 0
    while count < most:
        one, other = old[-1 - count], new[-1 - count]
        if one is not other and one != other:
            break
        count += 1
    return count


class RowsView(QListView):
    """A list that is tapped; the keyboard stays with the entry line, which moves the mark through the presenter."""

    tapped = Signal(int)

    def __init__(self, theme: Theme, name: str, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self._give_ground()
        self._theme = theme
        self._hint = ""
        self._model = model
        self._delegate = delegate
        self.setObjectName(name)
        self.setAccessibleName(list_name(name))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _give_ground(self) -> None:
        """A viewport made here, as Qt makes its own.

        To tell Python what kind of widget its own is, PySide6 (6.11.3) sets up each class of widget there is: 30 ms
        before the first picture.
        """
        ground = QWidget()
        ground.setObjectName("qt_scrollarea_viewport")
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        self.setViewport(ground)

    def say(self, hint: str) -> None:
        """What stands there while the list is empty."""
        if hint != self._hint:
            self._hint = hint
            self.viewport().update()

    def reveal(self, row: int) -> None:
        """Scroll as little as needed to show this row."""
        index = self._model.index(row, 0)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A tap chooses the row under it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.tapped.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows, or the hint."""
        super().paintEvent(event)
        self.paint_hint()

    def paint_hint(self) -> None:
        """What stands in an empty list."""
        if not self._hint or self._model.rowCount():
            return
        theme = self._theme
        painter = QPainter(self.viewport())
        painter.setFont(theme.font(16))
        painter.setPen(theme.colour(theme.palette.secondary))
        metrics = theme.metrics(16)
        area = self.viewport().rect().adjusted(theme.px(24), 0, -theme.px(24), 0)
        lines = wrapped(metrics, self._hint, min(area.width(), theme.px(460)), 4)
        height = metrics.height() + theme.px(4)
        y = area.center().y() - height * len(lines) // 2
        for line in lines:
            painter.drawText(QRect(area.left(), y, area.width(), height), CENTRE, line)
            y += height
        painter.end()


def list_name(name: str) -> str:
    """What a screen reader calls a list, by its object name."""
    return {
        "saleLines": tr("Lines of the sale"),
        "staffTiles": tr("People at this till"),
        "approverTiles": tr("People who may allow it"),
        "searchRows": tr("Products found"),
        "receiptRows": tr("Receipts"),
        "returnRows": tr("Lines of the receipt"),
        "trainingTasksList": tr("Tasks"),
    }.get(name, tr("List"))
