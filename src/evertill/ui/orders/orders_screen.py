"""Draws the look-up: what is looked for on top, the orders left, the marked one right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.orders.orders_presenter import OrdersPresenter
from evertill.ui.orders.orders_view import OrderLineRow, OrderRow, OrdersView
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.table import FactTable
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

FACT_PX = 30
"""Much is asked of an order, and its lines must still be seen below."""


class OrdersPage(HeadedPane):
    """Takes the whole page."""

    def __init__(self, theme: Theme, presenter: OrdersPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "ordersPage", tr("Orders"), back)
        margin = theme.px(14)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self._search = SearchBox(theme, "ordersSearch", tr("Type a number, name, e-mail or telephone, or scan a code"))
        self._ask = Button(theme, "ordersAsk", tr("Ask the shop"), look=Look.OUTLINE, hint="Enter", font_px=15)
        self._ask.clicked.connect(lambda _=False: presenter.ask_backend())
        self._ask.setFixedWidth(theme.px(220))
        self._list = RowList[OrderRow](theme, "ordersRows", _order, tapped=presenter.mark)
        self._list.view.setAccessibleName(tr("Orders"))
        self._facts = FactTable(theme, "ordersFacts", line_px=FACT_PX)
        self._lines = RowList[OrderLineRow](theme, "ordersLines", _line, tapped=presenter.mark_line, height_px=58)
        self._lines.view.setAccessibleName(tr("Lines of the order"))
        self._less = Button(theme, "ordersLess", "−", font_px=18, hint="←")
        self._less.setAccessibleName(tr("One less comes back"))
        self._more = Button(theme, "ordersMore", "+", font_px=18, hint="→")
        self._more.setAccessibleName(tr("One more comes back"))
        self._less.clicked.connect(lambda _=False: presenter.choose_more(-1))
        self._more.clicked.connect(lambda _=False: presenter.choose_more(1))
        self._back_button = Button(theme, "ordersTakeBack", tr("Take back"), look=Look.PRIMARY, hint="F8", height_px=56)
        self._back_button.clicked.connect(lambda _=False: presenter.take_back())
        self._money_back = Button(
            theme, "ordersMoneyBack", tr("Give money back"), look=Look.OUTLINE, hint="F6", height_px=56
        )
        self._money_back.clicked.connect(lambda _=False: presenter.give_back())
        self._claim = Button(
            theme, "ordersClaim", tr("Goods without their order"), look=Look.OUTLINE, hint="F7", height_px=56
        )
        self._claim.clicked.connect(lambda _=False: presenter.claim())
        self._lay_out()

    def show_view(self, view: OrdersView) -> None:
        """Draw this."""
        self.aside.setText(view.as_of)
        self._search.say(view.typed)
        self._ask.setEnabled(bool(view.typed))
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=view.hint)
        self._facts.show_pairs(view.facts)
        self._right.setVisible(bool(view.facts))
        self._lines.show_rows(view.lines, marked=view.line)
        self._lines.setVisible(bool(view.lines))
        self._claim.setVisible(not view.rows)
        self._money_back.setVisible(view.can_give_back)
        for button in (self._back_button, self._less, self._more):
            button.setVisible(view.can_take_back)

    def _lay_out(self) -> None:
        theme = self.theme
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self._search, 1)
        top.addWidget(self._ask)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(8))
        for button in (self._less, self._more):
            button.setFixedWidth(theme.px(64))
            deeds.addWidget(button)
        deeds.addWidget(self._money_back, 1)
        deeds.addWidget(self._back_button, 1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(8))
        right.addWidget(self._facts)
        right.addWidget(self._lines, 1)
        right.addLayout(deeds)
        right.addStretch(0)
        below = QHBoxLayout()
        below.setSpacing(theme.px(14))
        below.addWidget(self._list, 52)
        below.addWidget(self._right, 48)
        self.body.addLayout(top)
        self.body.addLayout(below, 1)
        self.body.addWidget(self._claim, 0, Qt.AlignmentFlag.AlignRight)


def _order(row: OrderRow) -> TwoLines:
    return TwoLines(row.title, row.detail, row.value, row.state, is_warning=row.is_urgent)


def _line(row: OrderLineRow) -> TwoLines:
    return TwoLines(row.title, row.state, row.amount, row.chosen)
