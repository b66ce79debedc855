"""Draws who may sign on, the PIN's dots and the pad."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from evertill.kernel.ids import OperatorId
from evertill.ui.entry.pad import NumberPad, PressKey
from evertill.ui.sign_on.sign_on_view import SignOnView, StaffTile
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.label import label
from evertill.ui.widgets.paint import CENTRE, LEFT, box, elided
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.rows import RowsModel, RowsView
from evertill.ui.words import tr

_CARD_PX_LEAST = 236
_LONG_NAME_PX = 13


class StaffDelegate(QStyledItemDelegate):
    """A card with initials, name and role."""

    def __init__(self, theme: Theme, model: RowsModel[StaffTile]) -> None:
        super().__init__()
        self._theme = theme
        self._model = model

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As many beside each other as have room, and together as wide as the list."""
        least, view = self._theme.px(_CARD_PX_LEAST), option.widget
        room = least
        if isinstance(view, QListView):
            bar = view.verticalScrollBar()
            # Qt keeps the bar's width free where cards are wrapped, whether it is there or not.
            room = view.viewport().width() - 1 - (0 if bar.isVisible() else bar.sizeHint().width())
        return QSize(max(least, room // max(1, room // least)), self._theme.px(84))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One card."""
        theme, palette = self._theme, self._theme.palette
        gap = theme.px(10)
        rect: QRect = option.rect.adjusted(0, 0, -gap, -gap)
        tile = self._model.rows[index.row()]
        fill = palette.selected if tile.is_chosen else palette.surface
        border = palette.primary if tile.is_chosen else palette.border
        box(
            painter,
            rect,
            theme.colour(fill),
            theme.colour(border),
            radius=theme.px(10),
            width=2 if tile.is_chosen else 1,
        )
        side = theme.px(44)
        disc = QRect(rect.left() + theme.px(14), rect.center().y() - side // 2 + 1, side, side)
        edge = palette.tile_edges[sum(map(ord, tile.name)) % len(palette.tile_edges)]
        box(painter, disc, theme.colour(palette.raised), theme.colour(edge), radius=side // 2, width=2)
        painter.setFont(theme.font(16, Heft.STRONG))
        painter.setPen(theme.colour(palette.text))
        painter.drawText(disc, CENTRE, tile.initials)
        left = disc.right() + theme.px(12)
        width = rect.right() - left - theme.px(10)
        name_metrics, role_metrics = theme.metrics(16, Heft.STRONG), theme.metrics(14)
        top = rect.top() + (rect.height() - name_metrics.height() - role_metrics.height()) // 2
        if name_metrics.horizontalAdvance(tile.name) > width:
            name_metrics = theme.metrics(_LONG_NAME_PX, Heft.STRONG)
            painter.setFont(theme.font(_LONG_NAME_PX, Heft.STRONG))
        painter.drawText(QRect(left, top, width, name_metrics.height()), LEFT, elided(name_metrics, tile.name, width))
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(QRect(left, top + name_metrics.height(), width, role_metrics.height()), LEFT, tile.role)


class PinDots(QWidget):
    """How many digits stand there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._digits = 0
        self._is_wrong = False
        self.setObjectName("pinDots")
        self.setFixedHeight(theme.px(56))

    def show_digits(self, digits: int, *, is_wrong: bool) -> None:
        """Draw so many dots."""
        self._digits, self._is_wrong = digits, is_wrong
        self.setAccessibleName(tr("{n} digits keyed", n=digits))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box and dots."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        border = palette.danger if self._is_wrong else palette.focus
        box(painter, self.rect(), theme.colour(palette.surface), theme.colour(border), radius=theme.px(9), width=2)
        side, gap = theme.px(14), theme.px(12)
        count = max(self._digits, 4)
        x = (self.width() - count * side - (count - 1) * gap) // 2
        for at in range(count):
            filled = at < self._digits
            painter.setPen(theme.colour(palette.text if filled else palette.border))
            painter.setBrush(theme.colour(palette.text) if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(x + at * (side + gap), (self.height() - side) // 2, side, side)
        painter.end()


class SignOnPage(QWidget):
    """Names left, PIN right."""

    def __init__(self, theme: Theme, press: PressKey, choose: Callable[[OperatorId], None]) -> None:
        super().__init__()
        self.setObjectName("signOnPage")
        self._theme = theme
        self._choose = choose
        self._place = label(theme, px=16, colour=theme.palette.secondary, name="signOnPlace")
        self._greeting = label(theme, px=30, heft=Heft.BOLD, name="signOnGreeting")
        self._rows = RowsModel[StaffTile](lambda tile: f"{tile.name}, {tile.role}")
        self._staff = RowsView(theme, "staffTiles", self._rows, StaffDelegate(theme, self._rows))
        self._staff.setFlow(QListView.Flow.LeftToRight)
        self._staff.setWrapping(True)
        self._staff.setResizeMode(QListView.ResizeMode.Adjust)
        self._staff.tapped.connect(self._tapped)
        self._prompt = label(theme, px=17, heft=Heft.STRONG, name="pinPrompt")
        self._dots = PinDots(theme)
        self._sentence = label(theme, px=15, colour=theme.palette.danger, name="signOnSentence")
        self._sentence.setMinimumHeight(theme.metrics(15).height())
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._pad = NumberPad(theme, "pinPad", press, "")
        self._lay_out()

    def show_view(self, view: SignOnView) -> None:
        """Draw this."""
        self._place.setText(view.place)
        self._greeting.setText(view.greeting)
        self._rows.show(view.tiles)
        self._staff.say(
            ""
            if view.tiles
            else tr("Nobody may sign on here yet. Set the till up with its first manager: evertill init.")
        )
        self._prompt.setText(view.prompt)
        self._dots.show_digits(view.digits, is_wrong=view.is_wrong)
        self._sentence.setText(view.sentence)
        self._pad.setEnabled(not view.is_busy)

    def _tapped(self, row: int) -> None:
        self._choose(self._rows.rows[row].operator_id)

    def _lay_out(self) -> None:
        theme = self._theme
        card = Panel(theme, "signOnCard")
        card.setMaximumSize(theme.px(1000), theme.px(600))
        inside = QHBoxLayout(card)
        pad = theme.px(36)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(theme.px(36))
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        left.addWidget(self._place)
        left.addWidget(self._greeting)
        left.addSpacing(theme.px(14))
        left.addWidget(self._staff, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.px(10))
        right.addWidget(self._prompt)
        right.addWidget(self._dots)
        right.addWidget(self._sentence)
        right.addWidget(self._pad, 1)
        inside.addLayout(left, 54)
        inside.addLayout(right, 36)
        row = QHBoxLayout(self)
        margin = theme.px(24)
        row.setContentsMargins(margin, margin, margin, margin)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
