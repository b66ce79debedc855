"""Draws what is due, the amounts that can be tapped, and what was taken."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evertill.kernel.money import Money
from evertill.ui.frame.actions import Action
from evertill.ui.tender.tender_view import NOTE_KEYS_MAX, CashKey, TenderView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.table import FactTable
from evertill.ui.words import tr

COLUMNS = 3


class TenderPane(QWidget):
    """Beside the sale while it is paid."""

    def __init__(
        self, theme: Theme, pay_exactly: Callable[[], None], pay: Callable[[Money], None], do: Callable[[Action], None]
    ) -> None:
        super().__init__()
        self.setObjectName("tenderPane")
        self._theme = theme
        self._pay_exactly = pay_exactly
        self._pay = pay
        self._keys: tuple[CashKey, ...] = ()
        palette = theme.palette
        card = Panel(theme, "tenderCard")
        self._label = label(theme, px=16, colour=palette.secondary, name="tenderLabel")
        self._remaining = FitText(theme, "tenderRemaining", largest=60, smallest=24)
        self._facts = label(theme, px=15, colour=palette.secondary, name="tenderFacts")
        self._cash_title = label(theme, px=16, heft=Heft.BOLD)
        self._buttons = self._cash_buttons()
        self._taken_title = label(theme, tr("Taken"), px=16, heft=Heft.BOLD)
        self._taken = FactTable(theme, "tenderTaken")
        self._advice = label(theme, px=14, colour=palette.secondary, name="tenderAdvice")
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
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(view.cash_keys))
            if at < len(view.cash_keys):
                key = view.cash_keys[at]
                button.say(key.label, note=key.note)
        self._taken.show_pairs(view.taken)
        for part in (self._taken, self._taken_title, self._remove):
            part.setVisible(view.can_remove)
        self._back.setVisible(not view.can_remove)
        self._advice.setText(view.advice)

    def _cash_buttons(self) -> tuple[Button, ...]:
        theme = self._theme
        buttons = []
        for at in range(NOTE_KEYS_MAX):
            look = Look.PAY if at == 0 else Look.OUTLINE
            button = Button(theme, f"cashKey-{at}", look=look, font_px=22, height_px=76)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            button.clicked.connect(lambda _=False, chosen=at: self._press(chosen))
            buttons.append(button)
        return tuple(buttons)

    def _press(self, at: int) -> None:
        if at < len(self._keys):
            key = self._keys[at]
            if key.is_exact:
                self._pay_exactly()
            else:
                self._pay(key.amount)

    def _lay_out(self, card: Panel) -> None:
        theme = self._theme
        inside = QVBoxLayout(card)
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
