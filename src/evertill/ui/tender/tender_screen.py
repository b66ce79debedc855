"""Draws what is due, the amounts that can be tapped, and what was taken."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from evertill.kernel.money import Money
from evertill.ui.frame.actions import Action
from evertill.ui.tender.card_panel import CardPanel
from evertill.ui.tender.card_view import CardKey
from evertill.ui.tender.other_means import OtherMeans
from evertill.ui.tender.tender_view import NOTE_KEYS_MAX, CashKey, TenderView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.table import FactTable
from evertill.ui.words import tr

COLUMNS = 3
CASH_PX_MIN = 56
_FITS = ((4, False), (3, False), (2, False), (2, True), (1, True))
"""Rows of means, and whether cash has one row only and the advice none."""


class CardKeys(Protocol):
    """The card presenter, as the panel presses it."""

    def press(self, key: CardKey) -> None:
        """A button of the panel."""
        ...


class TenderKeys(Protocol):
    """The presenter, as the pane presses it."""

    @property
    def card(self) -> CardKeys:
        """Takes what the card panel's buttons mean."""
        ...

    def pay_exactly(self) -> None:
        """Exactly what is due, in cash."""
        ...

    def pay(self, amount: Money) -> None:
        """This much is handed over."""
        ...

    def pay_back(self, at: int) -> None:
        """This step of what goes back."""
        ...

    def pay_by_name(self, code: str) -> None:
        """By a means the shop takes by name."""
        ...


class TenderPane(QWidget):
    """Beside the sale while it is paid."""

    def __init__(self, theme: Theme, presenter: TenderKeys, do: Callable[[Action], None]) -> None:
        super().__init__()
        self.setObjectName("tenderPane")
        self._theme = theme
        self._presenter = presenter
        self._keys: tuple[CashKey, ...] = ()
        self._is_held = False
        palette = theme.palette
        card = Panel(theme, "tenderCard")
        self._inside = QVBoxLayout(card)
        self._label = label(theme, px=16, colour=palette.secondary, name="tenderLabel")
        self._remaining = FitText(theme, "tenderRemaining", largest=60, smallest=24)
        self._facts = label(theme, px=15, colour=palette.secondary, name="tenderFacts")
        self._cash_title = label(theme, px=16, heft=Heft.BOLD)
        self._buttons = self._cash_buttons()
        self._taken_title = label(theme, tr("Taken"), px=16, heft=Heft.BOLD)
        self._taken = FactTable(theme, "tenderTaken")
        self._advice = label(theme, px=14, colour=palette.secondary, name="tenderAdvice")
        self._other_title = label(theme, tr("Other"), px=16, heft=Heft.BOLD)
        self._others = OtherMeans(theme, card, presenter.pay_by_name, lambda: do(Action.CARD))
        self._card = CardPanel(theme, presenter.card.press)
        self._remove = Button(theme, "removeTenders", tr("Give cash back"), look=Look.OUTLINE, hint=tr("Del"))
        self._remove.clicked.connect(lambda _=False: do(Action.REMOVE_TENDERS))
        back = Button(theme, "tenderBack", tr("Back"), look=Look.OUTLINE, hint="Esc", icon="back")
        back.clicked.connect(lambda _=False: do(Action.BACK))
        self._back = back
        self._lay_out(card)

    def show_view(self, view: TenderView) -> None:
        """Draw this."""
        self._label.setText(view.label)
        self._remaining.say(view.remaining)
        self._facts.setText(" · ".join(view.facts))
        self._cash_title.setText(view.cash_title)
        self._keys = view.cash_keys
        for button, key in zip(self._buttons, view.cash_keys, strict=False):
            button.say(key.label, note=key.note)
        self._taken.show_pairs(view.taken)
        for part in (self._taken, self._taken_title, self._remove):
            part.setVisible(view.can_remove)
        self._back.setVisible(not view.can_remove)
        self._taken_title.setText(view.taken_title)
        self._remove.say(view.remove_label)
        self._show_card(view)
        self._advice.setText(view.advice)

    def _show_card(self, view: TenderView) -> None:
        """While a card payment holds the sale nothing else is to be pressed, and the panel has the room."""
        is_held = self._is_held = view.card is not None
        self._other_title.setVisible((view.takes_cards or bool(view.means)) and not is_held)
        self._others.offer(view.means, takes_cards=view.takes_cards, is_held=is_held)
        self._cash_title.setVisible(not is_held)
        self._remove.setVisible(view.can_remove and not is_held)
        self._back.setVisible(not view.can_remove and not is_held)
        self._card.setVisible(is_held)
        if view.card is not None:
            self._card.show_view(view.card)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """The next payment begins with the first means."""
        super().hideEvent(event)
        self._others.turn_back()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many rows of means as have room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The most that has room: fewer rows of means, then one row of cash and no advice."""
        for rows, is_short in _FITS:
            self._others.show_rows(rows)
            self._show_cash(rows=1 if is_short else NOTE_KEYS_MAX // COLUMNS)
            self._advice.setVisible(not self._is_held and not is_short)
            if _height_needed(self._inside, self.width()) <= self.height():
                break

    def _show_cash(self, rows: int) -> None:
        shown = 0 if self._is_held else min(len(self._keys), rows * COLUMNS)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < shown)

    def _cash_buttons(self) -> tuple[Button, ...]:
        theme = self._theme
        buttons = []
        for at in range(NOTE_KEYS_MAX):
            look = Look.PAY if at == 0 else Look.OUTLINE
            button = Button(theme, f"cashKey-{at}", look=look, font_px=22, height_px=76)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            button.setMinimumHeight(theme.px(CASH_PX_MIN))
            button.clicked.connect(lambda _=False, chosen=at: self._press(chosen))
            buttons.append(button)
        return tuple(buttons)

    def _press(self, at: int) -> None:
        if at < len(self._keys):
            key = self._keys[at]
            if key.step is not None:
                self._presenter.pay_back(key.step)
            elif key.is_exact:
                self._presenter.pay_exactly()
            else:
                self._presenter.pay(key.amount)

    def _lay_out(self, card: Panel) -> None:
        theme = self._theme
        inside = self._inside
        pad = theme.px(20)
        inside.setContentsMargins(pad, theme.px(16), pad, pad)
        inside.setSpacing(theme.px(6))
        inside.addWidget(self._label)
        inside.addWidget(self._remaining)
        inside.addWidget(self._facts)
        inside.addSpacing(theme.px(12))
        inside.addWidget(self._cash_title)
        grid = QGridLayout()
        grid.setSpacing(theme.px(10))
        for at, button in enumerate(self._buttons):
            grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        inside.addLayout(grid)
        inside.addSpacing(theme.px(12))
        inside.addWidget(self._other_title)
        inside.addLayout(self._others.grid)
        inside.addSpacing(theme.px(8))
        inside.addWidget(self._card)
        inside.addSpacing(theme.px(8))
        inside.addWidget(self._taken_title)
        inside.addWidget(self._taken)
        inside.addStretch(1)
        inside.addWidget(self._advice)
        inside.addSpacing(theme.px(6))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(10))
        foot.addWidget(self._back)
        foot.addWidget(self._remove)
        inside.addLayout(foot)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(card)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft)


def _height_needed(layout: QLayout, width: int) -> int:
    """Of all that is shown, with its words wrapped at this width."""
    for part in layout.children():
        if isinstance(part, QLayout):
            part.invalidate()
    layout.invalidate()
    return max(layout.minimumSize().height(), layout.minimumHeightForWidth(width))
