"""A delegate for lists whose rows are two lines left and two right, with an optional picture in front."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from evertill.kernel.values import dataclass
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, RIGHT, box, elided
from evertill.ui.widgets.rows import RowsModel

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What a row says, and where."""

    title: str
    detail: str
    value: str = ""
    value_detail: str = ""
    is_warning: bool = False
    """The lower right text warns."""
    is_negative: bool = False


class TwoLineDelegate(QStyledItemDelegate, Generic[Row]):
    """Each row is a card."""

    def __init__(
        self,
        theme: Theme,
        model: RowsModel[Row],
        lines: Callable[[Row], TwoLines],
        *,
        height_px: int = 64,
        picture: Callable[[Row, int], QPixmap] | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._lines = lines
        self._height = theme.px(height_px)
        self._picture = picture
        self.marked = -1

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are of one height."""
        return QSize(10, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One card."""
        theme, palette = self._theme, self._theme.palette
        gap = theme.px(6)
        rect: QRect = option.rect.adjusted(0, 0, 0, -gap)
        row = self._model.rows[index.row()]
        is_marked = index.row() == self.marked
        fill = palette.selected if is_marked else palette.surface
        border = palette.primary if is_marked else palette.hairline
        box(painter, rect, theme.colour(fill), theme.colour(border), radius=theme.px(9), width=2 if is_marked else 1)
        left = rect.left() + theme.px(14)
        if self._picture is not None:
            side = rect.height() - theme.px(12)
            painter.drawPixmap(rect.left() + theme.px(8), rect.top() + theme.px(6), self._picture(row, side))
            left = rect.left() + theme.px(8) + side + theme.px(12)
        self._paint_lines(
            painter, QRect(left, rect.top(), rect.right() - theme.px(14) - left, rect.height()), self._lines(row)
        )

    def _paint_lines(self, painter: QPainter, area: QRect, lines: TwoLines) -> None:
        theme, palette = self._theme, self._theme.palette
        title_metrics, small = theme.metrics(16, Heft.MEDIUM), theme.metrics(13)
        value_metrics = theme.metrics(16, Heft.STRONG)
        is_single = not lines.detail and not lines.value_detail
        both = title_metrics.height() + (0 if is_single else small.height())
        top = area.top() + (area.height() - both) // 2
        upper = QRect(area.left(), top, area.width(), title_metrics.height())
        lower = QRect(area.left(), top + title_metrics.height(), area.width(), small.height())
        painter.setFont(theme.font(16, Heft.STRONG))
        painter.setPen(theme.colour(palette.danger if lines.is_negative else palette.text))
        painter.drawText(upper, RIGHT, lines.value)
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour(palette.danger if lines.is_warning else palette.secondary))
        painter.drawText(lower, RIGHT, lines.value_detail)
        room = area.width() - theme.px(14)
        painter.setFont(theme.font(16, Heft.MEDIUM))
        painter.setPen(theme.colour(palette.text))
        title_room = room - value_metrics.horizontalAdvance(lines.value)
        painter.drawText(upper, LEFT, elided(title_metrics, lines.title, title_room))
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour(palette.secondary))
        detail_room = room - small.horizontalAdvance(lines.value_detail)
        painter.drawText(lower, LEFT, elided(small, lines.detail, detail_room))
