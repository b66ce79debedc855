"""Draws the page of goods: what is to do left, the marked row in full right, and what can be begun below it."""

from typing import Protocol

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.feature.feature import PageKit
from evertill.ui.form.letters import Letters
from evertill.ui.goods.goods_view import (
    BEGINNINGS,
    KEYS,
    Choice,
    Deed,
    DeedButton,
    GoodsRow,
    GoodsView,
    Picker,
    beginning_text,
)
from evertill.ui.theme.fonts import Heft
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.table import FactTable
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

DEEDS_MAX = 3


class GoodsActions(Protocol):
    """What taps do: fulfilled by the presenter."""

    def mark(self, at: int) -> None:
        """Look at this row."""
        ...

    def pick(self, at: int) -> None:
        """This answer was tapped."""
        ...

    def act(self, deed: Deed) -> None:
        """A button was tapped."""
        ...


class GoodsPage(HeadedPane):
    """Over the whole work area; a scan here is of goods."""

    def __init__(self, kit: PageKit, actions: GoodsActions) -> None:
        theme = kit.theme
        super().__init__(theme, "goodsPage", tr("Goods"), kit.back)
        self._actions = actions
        self._letters = Letters(theme, kit.press)
        self._warning = NoticeLine(theme, "goodsWarning")
        self._list = RowList[GoodsRow](theme, "goodsRows", _row_lines, tapped=actions.mark, height_px=66)
        self._list.view.setAccessibleName(tr("What is to do"))
        self._title = label(theme, px=20, heft=Heft.BOLD, name="goodsTitle")
        self._sentence = label(theme, px=15, colour=theme.palette.secondary, name="goodsSentence")
        for words in (self._title, self._sentence):
            words.setMinimumWidth(1)  # a word without an end would else push the list aside
        self._facts = FactTable(theme, "goodsFacts")
        self._deeds = tuple(
            Button(theme, f"goodsDeed-{at}", look=Look.PRIMARY if at == 0 else Look.OUTLINE, height_px=54)
            for at in range(DEEDS_MAX)
        )
        self._offered: tuple[DeedButton, ...] = ()
        for at, button in enumerate(self._deeds):
            button.clicked.connect(lambda _=False, at=at: self._act(at))
        self._picking_title = label(theme, px=20, heft=Heft.BOLD, name="goodsAsked")
        self._typed = SearchBox(theme, "goodsTyped", "", icon="note", brings_letters=False)
        self._choices = RowList[Choice](theme, "goodsChoices", _choice_lines, tapped=actions.pick, height_px=58)
        self._choices.view.setAccessibleName(tr("Answers"))
        self._lay_out()

    def show_view(self, view: GoodsView) -> None:
        """Draw this."""
        self.aside.setText(view.book)
        self._warning.say(view.warning)
        hint = tr("Nothing to do")
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=hint)
        self._looking.setVisible(view.picker is None)
        self._picking.setVisible(view.picker is not None)
        self._beginnings.setVisible(view.picker is None)
        self._title.setText(view.title)
        self._sentence.setText(view.sentence)
        self._facts.show_pairs(view.facts)
        self._facts.setVisible(bool(view.facts))
        self._offered = view.deeds
        for at, button in enumerate(self._deeds):
            button.setVisible(at < len(view.deeds))
            if at < len(view.deeds):
                button.say(view.deeds[at].label, hint=_key_text(view.deeds[at].key))
        if view.picker is not None:
            self._show_picker(view.picker)

    def _show_picker(self, picker: Picker) -> None:
        self._picking_title.setText(picker.title)
        self._typed.setVisible(bool(picker.waits_for))
        self._typed.wait_for(picker.waits_for)
        self._typed.say(picker.typed)
        self._choices.setVisible(bool(picker.choices))
        self._choices.show_rows(picker.choices, marked=-1 if picker.typed else picker.marked)
        self._filler.setVisible(not picker.choices)
        self._letters.setVisible(bool(picker.waits_for))

    def _act(self, at: int) -> None:
        if at < len(self._offered):
            self._actions.act(self._offered[at].deed)

    def _lay_out(self) -> None:
        theme, gap = self.theme, self.theme.px(12)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)
        right = QVBoxLayout()
        right.setSpacing(gap)
        right.addWidget(self._made_card(), 1)
        self._beginnings = self._made_beginnings()
        right.addWidget(self._beginnings)
        columns = QHBoxLayout()
        columns.setSpacing(gap)
        columns.addWidget(self._list, 55)
        columns.addLayout(right, 45)
        self.body.addWidget(self._warning)
        self.body.addLayout(columns, 1)

    def _made_card(self) -> QWidget:
        theme, gap = self.theme, self.theme.px(12)
        card = Panel(theme, "goodsCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(gap, gap, gap, gap)
        self._looking, self._picking, self._filler = QWidget(), QWidget(), QWidget()
        looking = _column(self._looking, gap)
        for part in (self._title, self._sentence, self._facts):
            looking.addWidget(part)
        looking.addStretch(1)
        for button in self._deeds:
            looking.addWidget(button)
        picking = _column(self._picking, gap)
        picking.addWidget(self._picking_title)
        picking.addWidget(self._typed)
        picking.addWidget(self._choices, 1)
        picking.addWidget(self._filler, 1)
        picking.addWidget(self._letters)
        inside.addWidget(self._looking)
        inside.addWidget(self._picking)
        return card

    def _made_beginnings(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.px(8))
        for at, deed in enumerate(BEGINNINGS):
            text, note = beginning_text(deed)
            button = Button(self.theme, f"goods-{deed.value}", text, note=f"{KEYS[deed]} · {note}", height_px=60)
            button.clicked.connect(lambda _=False, deed=deed: self._actions.act(deed))
            grid.addWidget(button, at // 2, at % 2)
        return whole


def _column(whole: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column


def _key_text(key: str) -> str:
    return tr("Enter") if key == "Enter" else key


def _row_lines(row: GoodsRow) -> TwoLines:
    return TwoLines(row.title, row.detail, row.value, row.value_detail, is_warning=row.is_warning)


def _choice_lines(choice: Choice) -> TwoLines:
    return TwoLines(choice.label, choice.note)
