"""Draws the sheet: what is asked for and why on the left, who lets it be done and the PIN on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListView, QVBoxLayout, QWidget

from evertill.ui.approval.approval_presenter import ApprovalPresenter
from evertill.ui.approval.approval_view import REASONS_MAX, ApprovalView, ReasonKey
from evertill.ui.entry.pad import NumberPad, PressKey
from evertill.ui.sign_on.sign_on_screen import PinDots, StaffDelegate
from evertill.ui.sign_on.sign_on_view import StaffTile
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.rows import RowsModel, RowsView
from evertill.ui.widgets.table import FactTable
from evertill.ui.words import tr


class ApprovalPage(QWidget):
    """A card over the whole page: no scan and no key can pass it by."""

    def __init__(self, theme: Theme, press: PressKey, presenter: ApprovalPresenter) -> None:
        super().__init__()
        self.setObjectName("approvalPage")
        self._theme = theme
        self._presenter = presenter
        self._title = label(theme, px=24, heft=Heft.BOLD, name="approvalTitle")
        self._facts = FactTable(theme, "approvalFacts")
        self._why = label(theme, tr("Why?"), px=16, heft=Heft.STRONG, name="approvalWhy")
        self._reasons = tuple(self._reason_button(at) for at in range(REASONS_MAX))
        self._offered: tuple[ReasonKey, ...] = ()
        self._who = label(theme, tr("Who lets it be done?"), px=16, heft=Heft.STRONG, name="approvalWho")
        self._rows = RowsModel[StaffTile](lambda tile: f"{tile.name}, {tile.role}")
        self._staff = RowsView(theme, "approverTiles", self._rows, StaffDelegate(theme, self._rows))
        self._staff.setFlow(QListView.Flow.LeftToRight)
        self._staff.setWrapping(True)
        self._staff.setResizeMode(QListView.ResizeMode.Adjust)
        self._staff.setMinimumHeight(theme.px(90))
        self._staff.tapped.connect(lambda row: presenter.choose(self._rows.rows[row].operator_id))
        self._prompt = label(theme, px=17, heft=Heft.STRONG, name="approvalPrompt")
        self._dots = PinDots(theme)
        self._sentence = label(theme, px=15, colour=theme.palette.danger, name="approvalSentence")
        self._sentence.setMinimumHeight(2 * theme.metrics(15).height())
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._pad = NumberPad(theme, "approvalPad", press, "")
        self._lay_out()

    def show_view(self, view: ApprovalView) -> None:
        """Draw this."""
        self._title.setText(view.title)
        self._facts.show_pairs(view.facts)
        self._facts.setVisible(bool(view.facts))
        self._offered = view.reasons
        self._why.setVisible(bool(view.reasons))
        for at, button in enumerate(self._reasons):
            button.setVisible(at < len(view.reasons))
            if at < len(view.reasons):
                reason = view.reasons[at]
                button.choose(reason.label, is_chosen=reason.is_chosen)
        self._rows.show(view.tiles)
        self._prompt.setText(view.prompt)
        self._dots.show_digits(view.digits, is_wrong=view.is_wrong)
        self._sentence.setText(view.sentence)
        self._sentence.setAccessibleName(view.sentence)
        self._pad.setEnabled(not view.is_busy)

    def _reason_button(self, at: int) -> "ChoiceButton":
        button = ChoiceButton(self._theme, f"approvalReason-{at}")
        button.clicked.connect(lambda _=False: self._press_reason(at))
        return button

    def _press_reason(self, at: int) -> None:
        if at < len(self._offered):
            self._presenter.choose_reason(self._offered[at].code)

    def _lay_out(self) -> None:
        theme = self._theme
        card = Panel(theme, "approvalCard")
        card.setMaximumSize(theme.px(1060), theme.px(640))
        inside = QHBoxLayout(card)
        pad = theme.px(28)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(theme.px(32))
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self._title)
        left.addSpacing(theme.px(4))
        left.addWidget(self._facts)
        left.addSpacing(theme.px(8))
        left.addWidget(self._why)
        left.addLayout(self._reason_grid())
        left.addSpacing(theme.px(8))
        left.addWidget(self._who)
        left.addWidget(self._staff, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.px(8))
        right.addWidget(self._prompt)
        right.addWidget(self._dots)
        right.addWidget(self._sentence)
        right.addWidget(self._pad, 1)
        inside.addLayout(left, 58)
        inside.addLayout(right, 36)
        row = QHBoxLayout(self)
        margin = theme.px(20)
        row.setContentsMargins(margin, margin, margin, margin)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)

    def _reason_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._theme.px(8))
        for at, button in enumerate(self._reasons):
            grid.addWidget(button, at // 2, at % 2)
        return grid


class ChoiceButton(Button):
    """A key that stays down while it is the one chosen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, look=Look.OUTLINE, font_px=15)
        self.setCheckable(True)

    def choose(self, words: str, *, is_chosen: bool) -> None:
        """Say this, marked or not."""
        self.setChecked(is_chosen)
        self.say(words, hint="✓" if is_chosen else "")

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Only the presenter says which one is chosen."""
