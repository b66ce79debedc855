"""Draws the three facts, what needs a person, how old the copies are, how the devices are, and what happened."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.sync_centre.parked_card import ParkedActions, ParkedCard
from evertill.ui.sync_centre.sync_parts import CellGrid, DeviceStates, FactPanel, shrinkable
from evertill.ui.sync_centre.sync_view import HappenedRow, Stage, SyncCentreView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.scroller import Scroller
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class SyncActions(ParkedActions, Protocol):
    """What the buttons do: fulfilled by the presenter."""

    def try_now(self) -> None:
        """Reach the backend at once."""
        ...


class SyncPage(HeadedPane):
    """Over the whole work area; nothing here stops anybody from selling."""

    def __init__(self, theme: Theme, actions: SyncActions, back: Callable[[], None]) -> None:
        super().__init__(theme, "syncPage", tr("Sync"), back)
        self._facts = tuple(FactPanel(theme, at) for at in range(3))
        self._retry = Button(theme, "syncRetry", tr("Try now"), look=Look.PRIMARY, icon="sync", hint=tr("Enter"))
        self._retry.setFixedWidth(self._retry.sizeHint().width() + theme.px(16))
        self._retry.clicked.connect(lambda _=False: actions.try_now())
        self._result = NoticeLine(theme, "syncResult")
        self._parked = ParkedCard(theme, actions)
        self._copies = CellGrid(theme, "syncCopies")
        self._devices = DeviceStates(theme, tr("No device has said anything since this till was started."))
        self._happened = RowList[HappenedRow](theme, "syncHappened", _happened_lines, height_px=56)
        self._happened.view.setAccessibleName(tr("What happened"))
        shrinkable(self._happened, theme.px(56))
        self._lay_out()

    def show_view(self, view: SyncCentreView) -> None:
        """Draw this."""
        now = view.now
        for at, fact in enumerate(self._facts):
            fact.setVisible(at < len(now.cards))
            if at < len(now.cards):
                fact.show_card(now.cards[at])
        self._parked.show_view(view)
        self._copies.show_cells(now.copies)
        self._devices.show_rows(view.devices)
        self._happened.show_rows(now.happened, hint=tr("Nothing since this till was started."))
        self._retry.setVisible(view.can_try)
        self._result.say(view.result, is_good=view.is_good)

    def scroll_by(self, pages: int) -> None:
        """By so many screens down: what would be sent, if that is shown, else the page."""
        if self._parked.stage is Stage.PREVIEW:
            self._parked.scroll_by(pages)
        else:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + pages * bar.pageStep())

    def _lay_out(self) -> None:
        theme = self.theme
        gap = theme.px(10)
        # Beside the heading, so that nothing moves under a finger when it comes and goes.
        self.head.insertWidget(1, self._result, 100)
        self.head.insertWidget(self.head.count() - 1, self._retry)
        facts = QHBoxLayout()
        facts.setSpacing(gap)
        for fact in self._facts:
            facts.addWidget(fact, 1)
        beside = QVBoxLayout()
        beside.setSpacing(gap)
        beside.addWidget(_card(theme, tr("The shop's copies are as of"), self._copies))
        beside.addWidget(_card(theme, tr("Devices"), self._devices))
        beside.addWidget(_card(theme, tr("What happened"), self._happened), 1)
        lists = QHBoxLayout()
        lists.setSpacing(gap)
        lists.addWidget(self._parked, 11)
        lists.addLayout(beside, 9)
        contents = QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(facts)
        column.addLayout(lists, 1)
        self._area = Scroller(contents)
        self.body.addWidget(self._area, 1)
        self.body.setSpacing(gap)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)


def _card(theme: Theme, title: str, content: QWidget) -> Panel:
    card = Panel(theme)
    inside = QVBoxLayout(card)
    pad = theme.px(14)
    inside.setContentsMargins(pad, theme.px(8), pad, theme.px(8))
    inside.setSpacing(theme.px(2))
    inside.addWidget(label(theme, title, px=15, heft=Heft.BOLD, wraps=False))
    inside.addWidget(content, 1)
    return card


def _happened_lines(row: HappenedRow) -> TwoLines:
    return TwoLines(row.text, row.time)
