"""A column of orders as cards: number and name, what it is, what time says; a coloured edge tells the column."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from evertill.ui.pickup.pickup_view import Card, Column
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.label import label
from evertill.ui.widgets.paint import LEFT, box, elided
from evertill.ui.widgets.rows import RowsModel, RowsView

CARD_PX = 90


class CardDelegate(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, theme: Theme, model: RowsModel[Card], edge: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._edge = edge
        self.marked = -1

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All cards are of one height."""
        return QSize(10, self._theme.px(CARD_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Box, edge, three lines."""
        theme, palette = self._theme, self._theme.palette
        card = self._model.rows[index.row()]
        rect: QRect = option.rect.adjusted(0, 0, 0, -theme.px(8))
        is_marked = index.row() == self.marked
        border = palette.primary if is_marked else palette.hairline
        fill = theme.colour(palette.selected if is_marked else palette.surface)
        box(painter, rect, fill, theme.colour(border), radius=theme.px(9), width=2 if is_marked else 1)
        self._paint_edge(painter, rect)
        left, width = rect.left() + theme.px(16), rect.width() - theme.px(26)
        high = theme.px(24)
        top = rect.top() + (rect.height() - 3 * high) // 2
        number = theme.metrics(16, Heft.BOLD)
        shown = elided(number, card.number, width)
        painter.setFont(theme.font(16, Heft.BOLD))
        painter.setPen(theme.colour(palette.text))
        painter.drawText(QRect(left, top, width, high), LEFT, shown)
        room = width - number.horizontalAdvance(shown) - theme.px(8)
        painter.setFont(theme.font(14))
        name = QRect(left + width - room, top, room, high)
        painter.drawText(name, LEFT, elided(theme.metrics(14), card.name, room))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(QRect(left, top + high, width, high), LEFT, elided(theme.metrics(14), card.detail, width))
        heft = Heft.STRONG if card.is_urgent else Heft.NORMAL
        painter.setFont(theme.font(14, heft))
        painter.setPen(theme.colour(palette.danger if card.is_urgent else palette.text))
        state = elided(theme.metrics(14, heft), card.state, width)
        painter.drawText(QRect(left, top + 2 * high, width, high), LEFT, state)

    def _paint_edge(self, painter: QPainter, rect: QRect) -> None:
        """The left border, rounded as the box is."""
        radius, wide = self._theme.px(9), self._theme.px(6)
        path = QPainterPath()
        path.addRoundedRect(QRectF(rect), radius, radius)
        painter.save()
        painter.setClipRect(QRect(rect.left(), rect.top(), wide, rect.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._edge))
        painter.drawPath(path)
        painter.restore()


class CardColumn(QWidget):
    """A heading with a count, and the cards below."""

    def __init__(self, theme: Theme, name: str, edge: str, choose: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = label(theme, px=16, heft=Heft.BOLD, wraps=False)
        self._count = label(theme, px=16, colour=theme.palette.secondary, wraps=False)
        self._model = RowsModel[Card](_spoken)
        self._delegate = CardDelegate(theme, self._model, edge)
        self._view = RowsView(theme, f"{name}-cards", self._model, self._delegate)
        self._view.tapped.connect(lambda row: choose(self._model.rows[row].order_id))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._view, 1)

    @property
    def cards(self) -> tuple[Card, ...]:
        """What it shows."""
        return self._model.rows

    def show_column(self, column: Column, marked: str | None) -> None:
        """Draw these."""
        self._title.setText(column.title)
        self._count.setText(str(len(column.cards)))
        self._view.setAccessibleName(f"{column.title}: {len(column.cards)}")
        self._model.show(column.cards)
        at = next((at for at, card in enumerate(column.cards) if card.order_id == marked), -1)
        if at != self._delegate.marked:
            self._delegate.marked = at
            self._view.viewport().update()
        if at >= 0:
            self._view.reveal(at)


def _spoken(card: Card) -> str:
    return ", ".join(part for part in (card.number, card.name, card.detail, card.state) if part)
