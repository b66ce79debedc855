"""Draws the three facts, what needs a person, what happened."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.status.status_view import Signal
from evertill.ui.sync_centre.sync_view import FactCard, HappenedRow, ParkedRow, SyncView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.paint import LEFT, box, elided, wrapped
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class FactPanel(QWidget):
    """One fact: a coloured edge, a headline, a sentence."""

    def __init__(self, theme: Theme, at: int) -> None:
        super().__init__()
        self._theme = theme
        self._card: FactCard | None = None
        self.setObjectName(f"syncFact-{at}")
        self.setFixedHeight(theme.px(168))

    def show_card(self, card: FactCard) -> None:
        """Draw this."""
        if card != self._card:
            self._card = card
            self.setAccessibleName(f"{card.title}: {card.headline}. {card.sentence}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Edge, title, headline, sentence."""
        if self._card is None:
            return
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        box(painter, self.rect(), theme.colour(palette.surface), theme.colour(palette.hairline), radius=theme.px(10))
        edge = {
            Signal.GOOD: palette.good,
            Signal.NORMAL: palette.border,
            Signal.AMBER: palette.offline_chip,
            Signal.RED: palette.danger,
        }[self._card.signal]
        left, width = theme.px(22), self.width() - theme.px(40)
        painter.fillRect(QRect(0, theme.px(14), theme.px(5), self.height() - theme.px(28)), theme.colour(edge))
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(QRect(left, theme.px(14), width, theme.px(20)), LEFT, self._card.title)
        painter.setFont(theme.font(20, Heft.BOLD))
        painter.setPen(theme.colour(palette.text))
        headline = elided(theme.metrics(20, Heft.BOLD), self._card.headline, width)
        painter.drawText(QRect(left, theme.px(36), width, theme.px(28)), LEFT, headline)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        y = theme.px(70)
        for line in wrapped(theme.metrics(14), self._card.sentence, width, 4):
            painter.drawText(QRect(left, y, width, theme.px(20)), LEFT, line)
            y += theme.px(21)
        painter.end()


class SyncPage(HeadedPane):
    """Over the whole work area; nothing here stops anybody from selling."""

    def __init__(self, theme: Theme, retry: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__(theme, "syncPage", tr("Sync"), back)
        self._facts = tuple(FactPanel(theme, at) for at in range(3))
        self._retry = Button(theme, "syncRetry", tr("Try again now"), look=Look.PRIMARY, icon="sync")
        self._retry.setFixedWidth(self._retry.sizeHint().width() + theme.px(16))
        self._retry.clicked.connect(lambda _=False: retry())
        self.head.insertWidget(self.head.count() - 1, self._retry)
        facts = QHBoxLayout()
        facts.setSpacing(theme.px(12))
        for fact in self._facts:
            facts.addWidget(fact, 1)
        self.body.addLayout(facts)
        self._parked = RowList[ParkedRow](theme, "parkedFacts", _parked_lines)
        self._happened = RowList[HappenedRow](theme, "syncHappened", _happened_lines, height_px=52)
        lists = QHBoxLayout()
        lists.setSpacing(theme.px(12))
        lists.addWidget(_card(theme, tr("Needs a person"), self._parked), 1)
        lists.addWidget(_card(theme, tr("What happened"), self._happened), 1)
        self.body.addLayout(lists, 1)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)

    def show_view(self, view: SyncView) -> None:
        """Draw this."""
        for at, fact in enumerate(self._facts):
            fact.setVisible(at < len(view.cards))
            if at < len(view.cards):
                fact.show_card(view.cards[at])
        self._parked.show_rows(view.parked, hint=view.parked_hint)
        self._happened.show_rows(view.happened, hint=tr("Nothing since this till was started."))
        self._retry.setVisible(view.can_retry)


def _card(theme: Theme, title: str, content: QWidget) -> Panel:
    card = Panel(theme)
    inside = QVBoxLayout(card)
    pad = theme.px(16)
    inside.setContentsMargins(pad, theme.px(12), pad, pad)
    inside.setSpacing(theme.px(8))
    inside.addWidget(label(theme, title, px=16, heft=Heft.BOLD))
    inside.addWidget(content, 1)
    return card


def _parked_lines(row: ParkedRow) -> TwoLines:
    return TwoLines(row.title, row.reason, "", row.age)


def _happened_lines(row: HappenedRow) -> TwoLines:
    return TwoLines(row.text, row.time)
