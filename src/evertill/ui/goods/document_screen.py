"""Draws a document of goods: its lines left, the marked one in full and what can be done right."""

from typing import Protocol

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from evertill.ui.entry.pad import NumberPad
from evertill.ui.feature.feature import PageKit
from evertill.ui.form.letters import Letters
from evertill.ui.goods.document_view import DocumentView, FoundRow, LineRow, Step, StepButton
from evertill.ui.theme.fonts import Heft
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.table import FactTable
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

STEPS_MAX = 7


class DocumentActions(Protocol):
    """What taps do: fulfilled by the presenter."""

    def mark(self, at: int) -> None:
        """A row was tapped."""
        ...

    def act(self, step: Step) -> None:
        """A button was tapped."""
        ...


class DocumentPage(HeadedPane):
    """Over the whole work area; every scan goes into the document."""

    def __init__(self, kit: PageKit, actions: DocumentActions) -> None:
        theme = kit.theme
        super().__init__(theme, "goodsDocumentPage", tr("Goods"), kit.back)
        self._actions = actions
        self._pad = NumberPad(theme, "goodsPad", kit.press, kit.decimal_sign)
        self._letters = Letters(theme, kit.press)
        self._entry = SearchBox(theme, "documentEntry", "", icon="box", brings_letters=False)
        self._list = RowList[LineRow | FoundRow](theme, "documentRows", _lines, tapped=actions.mark)
        self._list.view.setAccessibleName(tr("Articles"))
        self._about = label(theme, px=15, colour=theme.palette.secondary, name="documentAbout")
        self._title = label(theme, px=20, heft=Heft.BOLD, name="documentTitle")
        self._figure = FitText(theme, "documentFigure", largest=44, smallest=20)
        self._facts = FactTable(theme, "documentFacts")
        for words in (self._about, self._title):
            words.setMinimumWidth(1)  # a word without an end would else push the list aside
        self._offered: tuple[StepButton, ...] = ()
        self._steps = tuple(
            Button(theme, f"documentStep-{at}", look=Look.PRIMARY if at == 0 else Look.OUTLINE, height_px=52)
            for at in range(STEPS_MAX)
        )
        for at, button in enumerate(self._steps):
            button.clicked.connect(lambda _=False, at=at: self._act(at))
        self._lay_out()

    def show_view(self, view: DocumentView) -> None:
        """Draw this."""
        self.heading.setText(view.heading)
        self.aside.setText(view.summary)
        self._about.setText(view.about)
        self._about.setVisible(bool(view.about))
        self._entry.wait_for(view.waits_for)
        self._entry.say(view.entry)
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=view.hint)
        self._title.setText(view.title)
        self._figure.say(view.figure)
        self._figure.setVisible(bool(view.figure))
        self._facts.show_pairs(view.facts)
        self._facts.setVisible(bool(view.facts))
        self._pad.setVisible(not view.is_finding)
        self._letters.setVisible(view.is_finding)
        self._offered = view.steps
        for at, button in enumerate(self._steps):
            button.setVisible(at < len(view.steps))
            if at < len(view.steps):
                button.say(view.steps[at].label, hint=_key_text(view.steps[at].key))

    def _act(self, at: int) -> None:
        if at < len(self._offered):
            self._actions.act(self._offered[at].step)

    def _lay_out(self) -> None:
        theme, gap = self.theme, self.theme.px(12)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)
        card = Panel(theme, "documentCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(gap, gap, gap, gap)
        inside.setSpacing(gap)
        for part in (self._about, self._title, self._figure, self._facts):
            inside.addWidget(part)
        inside.addStretch(1)
        inside.addWidget(self._steps[0])
        others = QGridLayout()
        others.setSpacing(theme.px(8))
        for at, button in enumerate(self._steps[1:]):
            others.addWidget(button, at // 2, at % 2)
        inside.addLayout(others)
        left = QVBoxLayout()
        left.setSpacing(gap)
        left.addWidget(self._entry)
        left.addWidget(self._list, 1)
        left.addWidget(self._letters)
        keys = QVBoxLayout()
        keys.addStretch(1)
        self._pad.setFixedSize(theme.px(270), theme.px(330))
        keys.addWidget(self._pad)
        columns = QHBoxLayout()
        columns.setSpacing(gap)
        columns.addLayout(left, 60)
        columns.addWidget(card, 40)
        columns.addLayout(keys)
        self.body.addLayout(columns, 1)


def _key_text(key: str) -> str:
    return tr("Del") if key == "Del" else key


def _lines(row: LineRow | FoundRow) -> TwoLines:
    if isinstance(row, FoundRow):
        return TwoLines(row.title, row.detail)
    return TwoLines(row.title, row.detail, row.value, row.value_detail, is_warning=row.is_warning)
