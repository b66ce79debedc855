"""Draws the queue: four columns left, the order at hand right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from evertill.domain.orders.pickup_queue import QueueColumn
from evertill.ui.pickup.cards import CardColumn
from evertill.ui.pickup.pickup_presenter import PickupPresenter
from evertill.ui.pickup.pickup_view import DeedKey, LineRow, OrderView, PickupView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.panel import Backdrop, Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

DEEDS_MAX = 6


class PickupPage(Backdrop):
    """Takes the whole page."""

    def __init__(self, theme: Theme, presenter: PickupPresenter) -> None:
        super().__init__(theme, "pickupPage")
        self._presenter = presenter
        edges = dict(zip(QueueColumn, (theme.palette.primary, theme.palette.tile_edges[2]), strict=False))
        edges |= {QueueColumn.READY: theme.palette.good, QueueColumn.PROBLEM: theme.palette.danger}
        self._columns = {
            column: CardColumn(theme, f"pickup-{column.value}", edges[column], presenter.choose)
            for column in QueueColumn
        }
        self._panel = OrderPanel(theme, presenter)
        self._empty = label(theme, px=16, colour=theme.palette.secondary, align=Qt.AlignmentFlag.AlignHCenter)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(8))
        for shown in self._columns.values():
            columns.addWidget(shown, 1)
        left = QVBoxLayout()
        left.addLayout(columns, 1)
        left.addWidget(self._empty)
        row = QHBoxLayout(self)
        margin = theme.px(8)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(margin)
        row.addLayout(left, 70)
        row.addWidget(self._panel, 30)

    def show_view(self, view: PickupView) -> None:
        """Draw this."""
        marked = None if view.order is None else view.order.order_id
        for column in view.columns:
            self._columns[column.column].show_column(column, marked)
        self._empty.setText(view.hint)
        self._empty.setVisible(view.order is None)
        self._panel.show_order(view)


class OrderPanel(Panel):
    """The order at hand: who, what, the field for code or shelf, the deeds."""

    def __init__(self, theme: Theme, presenter: PickupPresenter) -> None:
        super().__init__(theme, "pickupOrder")
        self._theme = theme
        self._presenter = presenter
        self.setMinimumWidth(theme.px(380))
        self._number = FitText(theme, "pickupNumber", largest=22, smallest=14)
        self._badge = label(
            theme, px=14, heft=Heft.STRONG, colour=theme.palette.primary, wraps=False, name="pickupBadge"
        )
        self._who = FitText(theme, "pickupWho", largest=15, smallest=12, heft=Heft.STRONG)
        self._phone = self._contact("pickupPhone")
        self._email = self._contact("pickupEmail")
        self._about = self._text("pickupAbout")
        self._note = self._text("pickupNote")
        self._differs = label(theme, px=15, heft=Heft.STRONG, colour=theme.palette.danger, name="pickupDiffers")
        self._lines = RowList[LineRow](theme, "pickupLines", _lines, tapped=presenter.mark_line, height_px=58)
        self._lines.view.setAccessibleName(tr("Lines of the order"))
        self._field = SearchBox(theme, "pickupField", "")
        self._as_of = label(theme, px=13, colour=theme.palette.secondary, name="pickupAsOf")
        self._deeds: tuple[DeedKey, ...] | None = None
        self._buttons = [self._button(at) for at in range(DEEDS_MAX)]
        self._others = QGridLayout()
        self._lay_out()

    def show_order(self, view: PickupView) -> None:
        """Draw this; without an order only what is typed and how old all is."""
        order = view.order
        self._as_of.setText(view.as_of)
        self._field.say(view.typed)
        self._field.wait_for(order.wants if order is not None else tr("Type a name, number or code"))
        for shown in (self._lines, self._who, self._about, self._badge):
            shown.setVisible(order is not None)
        # Once each: what is shown and hidden again in one go leaves its gap until the next pass of the layout.
        told = ("", "", "", "") if order is None else (order.phone, order.email, order.note, order.differs)
        for extra, text in zip((self._phone, self._email, self._note, self._differs), told, strict=True):
            extra.setVisible(bool(text))
        self._number.say(tr("No order chosen") if order is None else order.number)
        self._show_deeds(() if order is None else order.deeds)
        if order is not None:
            self._show_texts(order)
            self._lines.show_rows(order.lines, marked=order.marked)

    def _show_texts(self, order: OrderView) -> None:
        palette = self._theme.palette
        self._badge.setText(order.badge)
        colours = self._badge.palette()
        colours.setColor(
            self._badge.foregroundRole(), self._theme.colour(palette.danger if order.is_urgent else palette.primary)
        )
        self._badge.setPalette(colours)
        self._who.say(order.who)
        self._phone.say(order.phone)
        self._email.say(order.email)
        self._about.setText(order.about)
        self._note.setText(order.note)
        self._differs.setText(order.differs)

    def _show_deeds(self, deeds: tuple[DeedKey, ...]) -> None:
        """The next step stands last and large, the others two by two above it; an odd one is as wide as two."""
        if deeds == self._deeds:
            return
        self._deeds = deeds
        others = self._buttons[1:]
        for at, button in enumerate(others):
            is_alone = at % 2 == 0 and at + 2 == len(deeds)
            self._others.addWidget(button, at // 2, at % 2, 1, 2 if is_alone else 1)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(deeds))
            if at < len(deeds):
                deed = deeds[at]
                look = Look.PAY if deed.is_main else Look.OUTLINE
                button.setObjectName(f"pickup-{deed.deed.value}")
                button.look_as(look)
                button.say(deed.label, hint=deed.key)

    def _press(self, at: int) -> None:
        if self._deeds is not None and at < len(self._deeds):
            self._presenter.do(self._deeds[at].deed)

    def _button(self, at: int) -> Button:
        is_main = at == 0
        button = Button(
            self._theme, f"pickup-deed-{at}", font_px=18 if is_main else 15, height_px=64 if is_main else 52
        )
        button.clicked.connect(lambda _=False: self._press(at))
        return button

    def _contact(self, name: str) -> FitText:
        secondary = self._theme.palette.secondary
        return FitText(self._theme, name, largest=15, smallest=12, heft=Heft.NORMAL, colour=secondary)

    def _text(self, name: str) -> QLabel:
        return label(self._theme, px=15, colour=self._theme.palette.secondary, name=name)

    def _lay_out(self) -> None:
        theme = self._theme
        head = QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self._badge)
        self._others.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, theme.px(10))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        for text in (self._who, self._phone, self._email, self._about, self._differs, self._note):
            column.addWidget(text)
        column.addWidget(self._lines, 1)
        column.addStretch(0)
        column.addWidget(self._field)
        column.addLayout(self._others)
        column.addWidget(self._buttons[0])
        column.addWidget(self._as_of)


def _lines(row: LineRow) -> TwoLines:
    title = f"✓ {row.title}" if row.is_done else row.title
    return TwoLines(title, row.state, row.amount, row.chosen, is_warning=row.is_urgent)
