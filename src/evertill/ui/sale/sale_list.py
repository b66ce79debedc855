"""The lines of the sale: one delegate that paints a whole row in a few strokes."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from evertill.ui.sale.sale_view import SaleRow
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, LEFT, RIGHT, elided, fitting_size
from evertill.ui.widgets.rows import RowsModel, RowsView


def spoken(row: SaleRow) -> str:
    """A line as a screen reader says it."""
    return ", ".join(part for part in (row.quantity, row.name, row.note, row.amount) if part)


class SaleDelegate(QStyledItemDelegate):
    """Paints quantity, name and note, unit price, amount."""

    def __init__(self, theme: Theme, model: RowsModel[SaleRow]) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._height = theme.sizes.of(theme.plan.row)
        self.selected = -1

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row is as high as the plan says."""
        return QSize(10, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        self._row_at(painter, option.rect, index.row())

    def paint_all(self, painter: QPainter, width: int, above: int, area: QRect) -> None:
        """The rows that reach into `area` of a list `width` wide that is scrolled down by `above`.

        All at once: Qt asking for row after row is as many waits for Python, each a stutter while a worker works.
        """
        first, last = (area.top() + above) // self._height, (area.bottom() + above) // self._height
        for at in range(max(first, 0), min(last + 1, len(self._model.rows))):
            self._row_at(painter, QRect(0, at * self._height - above, width, self._height), at)

    def _row_at(self, painter: QPainter, rect: QRect, at: int) -> None:
        """What marks the selected row lies below its picture, which so serves for both."""
        theme, palette, row = self._theme, self._theme.palette, self._model.rows[at]
        if at == self.selected:
            painter.fillRect(rect, theme.colour(palette.selected))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(5), rect.height()), theme.colour(palette.primary))
        theme.pictures.draw(painter, rect, row, partial(self._paint_row, row))

    def _paint_row(self, row: SaleRow, painter: QPainter, rect: QRect) -> None:
        theme, palette = self._theme, self._theme.palette
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(palette.hairline))
        strong = theme.colour(palette.danger if row.is_return else palette.text)
        painter.setPen(strong)
        self._quantity(painter, rect, row)
        self._amount(painter, rect, row)
        self._name(painter, rect, row, self._unit_price(painter, rect, row))

    def _quantity(self, painter: QPainter, rect: QRect, row: SaleRow) -> None:
        theme = self._theme
        area = QRect(rect.left() + theme.px(7), rect.top(), theme.px(60), rect.height())
        size = fitting_size(theme, row.quantity, area.width(), largest=16, smallest=12, heft=Heft.STRONG)
        painter.setFont(theme.font(size, Heft.STRONG))
        painter.drawText(area, CENTRE, row.quantity)

    def _amount(self, painter: QPainter, rect: QRect, row: SaleRow) -> None:
        theme = self._theme
        painter.setFont(theme.font(16, Heft.STRONG))
        painter.drawText(rect.adjusted(0, 0, -theme.px(16), 0), RIGHT, row.amount)

    def _unit_price(self, painter: QPainter, rect: QRect, row: SaleRow) -> int:
        """Left of the amount, further left when that is long; gives where it begins."""
        theme = self._theme
        amount_width = theme.metrics(16, Heft.STRONG).horizontalAdvance(row.amount)
        right = rect.right() - max(theme.px(112), amount_width + theme.px(28))
        painter.setFont(theme.font(15))
        painter.setPen(theme.colour(theme.palette.secondary))
        painter.drawText(QRect(rect.left(), rect.top(), right - rect.left(), rect.height()), RIGHT, row.unit_price)
        return right - theme.metrics(15).horizontalAdvance(row.unit_price)

    def _name(self, painter: QPainter, rect: QRect, row: SaleRow, until: int) -> None:
        theme = self._theme
        left = rect.left() + theme.px(70)
        width = until - theme.px(10) - left
        name_metrics = theme.metrics(16)
        painter.setFont(theme.font(16))
        painter.setPen(theme.colour(theme.palette.text))
        name = elided(name_metrics, row.name, width)
        if not row.note:
            painter.drawText(QRect(left, rect.top(), width, rect.height()), LEFT, name)
            return
        note_metrics = theme.metrics(13)
        name_height, note_height = name_metrics.height(), note_metrics.height()
        top = rect.top() + (rect.height() - name_height - note_height) // 2
        painter.drawText(QRect(left, top, width, name_height), LEFT, name)
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour(theme.palette.danger if row.is_return else theme.palette.secondary))
        note = elided(note_metrics, row.note, width)
        painter.drawText(QRect(left, top + name_height, width, note_height), LEFT, note)


class SaleList(RowsView):
    """The list in the sale's panel."""

    def __init__(self, theme: Theme) -> None:
        self.rows = RowsModel[SaleRow](spoken)
        self._sale_delegate = SaleDelegate(theme, self.rows)
        super().__init__(theme, "saleLines", self.rows, self._sale_delegate)

        # It stands on the plain part of a card: with that as its own ground, nothing below it is painted with it.
        self._ground = theme.colour(theme.palette.surface)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows that are to be seen, or the hint."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        self._sale_delegate.paint_all(painter, self.viewport().width(), self.verticalOffset(), event.rect())
        painter.end()
        self.paint_hint()

    def show_rows(self, rows: tuple[SaleRow, ...], selected: int | None) -> None:
        """Draw these; only what differs is painted again."""
        self.rows.show(rows)
        chosen = -1 if selected is None else selected
        before = self._sale_delegate.selected
        if chosen != before:
            self._sale_delegate.selected = chosen
            for row in (before, chosen):
                if 0 <= row < len(rows):
                    self.update(self.rows.index(row))
        if chosen >= 0:
            self.reveal(chosen)
