"""Draws the stock of an article: the figures here left, other places right."""

from typing import Protocol

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from evertill.ui.feature.feature import PageKit
from evertill.ui.goods.item_stock_view import KEYS, ItemDeed, ItemStockView, PlaceRow
from evertill.ui.theme.fonts import Heft
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.table import FactTable
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class ItemStockActions(Protocol):
    """What taps do: fulfilled by the presenter."""

    def mark(self, at: int) -> None:
        """A place was tapped."""
        ...

    def act(self, deed: ItemDeed) -> None:
        """A button was tapped."""
        ...


class ItemStockPage(HeadedPane):
    """Over the whole work area; a scan here shows another article."""

    def __init__(self, kit: PageKit, actions: ItemStockActions) -> None:
        theme = kit.theme
        super().__init__(theme, "itemStockPage", tr("Stock"), kit.back)
        secondary = theme.palette.secondary
        self._name = label(theme, px=22, heft=Heft.BOLD, name="itemStockName")
        self._detail = label(theme, px=15, colour=secondary, name="itemStockDetail")
        self._figure = FitText(theme, "itemStockFigure", largest=56, smallest=24)
        self._note = label(theme, px=15, colour=secondary, name="itemStockNote")
        for words in (self._name, self._detail):
            words.setMinimumWidth(1)  # a word without an end would else push the places aside
        self._facts = FactTable(theme, "itemStockFacts")
        self._asked = label(theme, px=14, colour=secondary, name="itemStockAsked", wraps=False)
        self._places = RowList[PlaceRow](theme, "itemStockPlaces", _lines, tapped=actions.mark, height_px=66)
        self._places.view.setAccessibleName(tr("Other places"))
        texts = {
            ItemDeed.ASK_FOR: tr("Ask this place for it"),
            ItemDeed.COUNT: tr("Count"),
            ItemDeed.LABEL: tr("Print a label"),
            ItemDeed.AGAIN: tr("Ask again"),
            ItemDeed.ORDER: tr("Order for the customer"),
            ItemDeed.OFFER: tr("Off sale, or on sale again"),
        }
        self._buttons = {
            deed: Button(theme, f"itemStock-{deed.value}", text, look=Look.OUTLINE, hint=KEYS[deed], height_px=54)
            for deed, text in texts.items()
        }
        for deed, button in self._buttons.items():
            button.clicked.connect(lambda _=False, deed=deed: actions.act(deed))
        self._lay_out()

    def show_view(self, view: ItemStockView) -> None:
        """Draw this."""
        palette = self.theme.palette
        self.aside.setText(view.book)
        self._name.setText(view.name)
        self._detail.setText(view.detail)
        self._figure.say(view.figure, palette.danger if view.is_low else palette.text)
        self._note.setText(view.figure_note)
        self._facts.show_pairs(view.facts)
        self._facts.setVisible(bool(view.facts))
        self._asked.setText(view.places_note)
        self._places.show_rows(view.places, marked=view.marked if view.places else -1, hint=view.hint)
        self._buttons[ItemDeed.ASK_FOR].setEnabled(view.has_place)

    def _lay_out(self) -> None:
        theme, gap, pad = self.theme, self.theme.px(10), self.theme.px(16)
        self.body.setContentsMargins(pad, theme.px(8), pad, pad)
        here = Panel(theme, "itemStockHere")
        inside = QVBoxLayout(here)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(gap)
        for part in (self._name, self._detail, self._figure, self._note, self._facts):
            inside.addWidget(part)
        inside.addStretch(1)
        keys = QGridLayout()
        keys.setSpacing(theme.px(8))
        for at, deed in enumerate((ItemDeed.COUNT, ItemDeed.LABEL)):
            keys.addWidget(self._buttons[deed], 1, at)
        keys.addWidget(self._buttons[ItemDeed.ORDER], 0, 0)
        keys.addWidget(self._buttons[ItemDeed.OFFER], 0, 1)
        inside.addLayout(keys)
        right = QVBoxLayout()
        right.setSpacing(gap)
        head = QHBoxLayout()
        head.addWidget(label(theme, tr("Other places"), px=18, heft=Heft.BOLD, wraps=False))
        head.addStretch(1)
        head.addWidget(self._asked)
        right.addLayout(head)
        right.addWidget(self._places, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.px(8))
        below.addWidget(self._buttons[ItemDeed.ASK_FOR], 2)
        below.addWidget(self._buttons[ItemDeed.AGAIN], 1)
        right.addLayout(below)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(14))
        columns.addWidget(here, 1)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)


def _lines(row: PlaceRow) -> TwoLines:
    return TwoLines(row.title, row.detail, row.value, row.value_detail, is_warning=row.is_warning)
