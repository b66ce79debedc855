"""Draws customers: the search on top, hits left, the marked one right with what can be done; or the form alone."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evertill.ui.customers.customers_presenter import CustomersPresenter
from evertill.ui.customers.customers_view import CustomerHit, CustomersView
from evertill.ui.form.form_pane import on_card
from evertill.ui.form.form_screen import FormPanel
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.scroller import scrolling
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.table import FactTable
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class CustomersPage(HeadedPane):
    """Takes the whole page."""

    def __init__(self, theme: Theme, presenter: CustomersPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "customersPage", tr("Customers"), back)
        self._presenter = presenter
        self._form = FormPanel(theme, "customerForm", presenter.press, presenter.choose, presenter.do)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._finding(theme, presenter))
        self._stack.addWidget(on_card(theme, self._form))
        margin = theme.px(14)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.addWidget(self._stack, 1)

    def show_view(self, view: CustomersView) -> None:
        """Draw this."""
        if view.form is not None:
            self._form.show_view(view.form)
            self._stack.setCurrentIndex(1)
            return
        self._leave_form()
        self._search.say(view.typed)
        self._notice.say(view.notice, is_good=view.is_good)
        self._list.show_rows(view.hits, marked=view.marked if view.hits else -1, hint=view.hint)
        self._facts.show_pairs(view.facts)
        self._right.setVisible(bool(view.facts))
        self._history.show_pairs(view.history)
        for part in (self._history, self._bought):
            part.setVisible(bool(view.history))
        for button in (self._attach, self._change, self._export, self._erase):
            button.setEnabled(bool(view.hits))
        self._take_off.setEnabled(view.can_take_off)
        self._erase.say(tr("Erase for good") if view.is_erasing else tr("Erase…"))

    def _leave_form(self) -> None:
        """Back to the list with no key in focus: Qt gives it to the first one, which Enter would press then."""
        if self._stack.currentIndex() == 0:
            return
        self._stack.setCurrentIndex(0)
        focused = self._stack.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _finding(self, theme: Theme, presenter: CustomersPresenter) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self._search = SearchBox(theme, "customerSearch", tr("Name, e-mail, telephone or card"))
        self._notice = NoticeLine(theme, "customerNotice")
        self._list = RowList[CustomerHit](theme, "customerHits", _lines, tapped=presenter.mark)
        self._list.view.setAccessibleName(tr("Customers found"))
        column.addWidget(self._search)
        column.addWidget(self._notice)
        below = QHBoxLayout()
        below.setSpacing(theme.px(14))
        below.addWidget(self._list, 54)
        self._right = scrolling(theme, self._marked(theme))
        below.addWidget(self._right, 46)
        column.addLayout(below, 1)
        column.addLayout(self._keys(theme, presenter))
        return whole

    def _marked(self, theme: Theme) -> QWidget:
        self._facts = FactTable(theme, "customerFacts", gives_way=True)
        self._bought = label(theme, tr("Latest receipts of this till"), px=15, heft=Heft.STRONG)
        self._history = FactTable(theme, "customerHistory", gives_way=True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (self._facts, self._bought, self._history):
            column.addWidget(part)
        column.addStretch(1)
        return right

    def _keys(self, theme: Theme, presenter: CustomersPresenter) -> QHBoxLayout:
        def key(name: str, text: str, hint: str, done: Callable[[], None], look: Look = Look.OUTLINE) -> Button:
            button = Button(theme, name, text, look=look, hint=hint, font_px=15, height_px=56)
            button.clicked.connect(lambda _=False: done())
            row.addWidget(button)
            return button

        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._new = key("customerNew", tr("New…"), "F6", presenter.new)
        self._change = key("customerChange", tr("Change…"), "F7", presenter.change)
        self._take_off = key("customerTakeOff", tr("Off the sale"), "F8", presenter.take_off)
        self._export = key("customerExport", tr("Give out data"), "F9", presenter.export)
        self._erase = key("customerErase", tr("Erase…"), tr("Del"), presenter.erase)
        self._attach = key("customerAttach", tr("Put on the sale"), tr("Enter"), presenter.attach, Look.PRIMARY)
        return row


def _lines(hit: CustomerHit) -> TwoLines:
    return TwoLines(hit.name, hit.contact, hit.group, hit.waits)
