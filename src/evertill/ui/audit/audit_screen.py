"""Draws the journal: what is looked for on top, the list left, the marked transaction right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.audit.audit_presenter import AuditPresenter
from evertill.ui.audit.audit_view import AuditRow, AuditView
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.table import FactTable
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class AuditPane(HeadedPane):
    """Takes the whole page."""

    def __init__(self, theme: Theme, presenter: AuditPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "auditPage", tr("Journal"), back)
        margin = theme.px(14)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self._search = SearchBox(theme, "auditSearch", tr("Type a number, a name, an article, a reason"))
        self._group = self._turning("auditGroup", presenter.turn_group, "← →")
        self._who = self._turning("auditWho", presenter.turn_who)
        self._day = self._turning("auditDay", presenter.turn_day)
        self._stop = self._turning("auditStop", presenter.stop)
        self._list = RowList[AuditRow](theme, "auditRows", _lines, tapped=presenter.mark)
        self._list.view.setAccessibleName(tr("Transactions, newest first"))
        self._facts = FactTable(theme, "auditFacts")
        chosen = QHBoxLayout()
        chosen.setSpacing(theme.px(8))
        for button in (self._group, self._who, self._day, self._stop):
            chosen.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(theme.px(14))
        below.addWidget(self._list, 58)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._facts)
        right.addStretch(1)
        below.addWidget(self._right, 42)
        self.body.addWidget(self._search)
        self.body.addLayout(chosen)
        self.body.addLayout(below, 1)

    def show_view(self, view: AuditView) -> None:
        """Draw this."""
        self.aside.setText(view.counted)
        self._search.say(view.typed)
        self._group.say(view.group)
        self._who.say(view.who)
        self._day.say(view.day)
        self._stop.setVisible(bool(view.stop))
        if view.stop:
            self._stop.say(view.stop)
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=view.hint)
        self._facts.show_pairs(view.facts)
        self._right.setVisible(bool(view.facts))

    def _turning(self, name: str, turn: Callable[[], None], hint: str = "") -> Button:
        button = Button(self.theme, name, look=Look.OUTLINE, hint=hint, font_px=15)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: turn())
        return button


def _lines(row: AuditRow) -> TwoLines:
    return TwoLines(row.title, row.detail, row.amount, is_negative=row.is_negative)
