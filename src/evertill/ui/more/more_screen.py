"""Draws the groups on one side, the keys of the open one beside them, and what is searched for above."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evertill.ui.more.card_key import CardKey
from evertill.ui.more.more_presenter import COLUMNS
from evertill.ui.more.more_rows import Group, group_name
from evertill.ui.more.more_view import MoreView
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.label import label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.rail_key import RailKey
from evertill.ui.widgets.scroller import Scroller
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.words import tr


class MorePane(HeadedPane):
    """Only what can be done now."""

    def __init__(
        self,
        theme: Theme,
        press: Callable[[int], None],
        open_group: Callable[[Group], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(theme, "morePane", tr("More"), back)
        self._press = press
        self._cards: list[CardKey] = []
        self._search = SearchBox(theme, "moreSearch", tr("Type to search all groups"))
        self._nothing = label(theme, colour=theme.palette.secondary, name="moreNothing")
        self._groups = {group: RailKey(theme, f"moreGroup-{group.value}", group_name(group)) for group in Group}
        self._grid = QGridLayout()
        self.body.addWidget(self._search)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._rail(open_group), 3)
        row.addWidget(self._cards_area(), 8)
        self.body.addLayout(row, 1)

    def show_view(self, view: MoreView) -> None:
        """Draw these."""
        self._search.say(view.search)
        offered = {group.group: group for group in view.groups}
        for group, button in self._groups.items():
            button.setVisible(group in offered)
            if group in offered:
                button.setChecked(offered[group].is_open)
        while len(self._cards) < len(view.keys):
            self._add_card()
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(view.keys))
            if at < len(view.keys):
                card.show_key(view.keys[at], is_marked=at == view.marked)
        self._nothing.setText("" if view.keys else tr("Nothing here is called that; Esc shows all again."))
        self._nothing.setVisible(not view.keys)
        if view.keys:
            self._area.ensureWidgetVisible(self._cards[view.marked], 0, self.theme.px(8))

    def _rail(self, open_group: Callable[[Group], None]) -> QWidget:
        rail = QWidget()
        rail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        for group, button in self._groups.items():
            button.clicked.connect(lambda _=False, chosen=group: open_group(chosen))
            column.addWidget(button)
        column.addStretch(1)
        return rail

    def _cards_area(self) -> Scroller:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self.theme.px(10))
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        column.addLayout(self._grid)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._area = Scroller(content)
        return self._area

    def _add_card(self) -> None:
        at = len(self._cards)
        card = CardKey(self.theme)
        card.clicked.connect(lambda _=False: self._press(at))
        self._grid.addWidget(card, at // COLUMNS, at % COLUMNS)
        self._cards.append(card)
