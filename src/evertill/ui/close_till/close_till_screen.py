"""Draws the count and what the shift came to."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.close_till.close_till_view import CloseTillView
from evertill.ui.close_till.count_table import CountTable
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.scroller import Scroller
from evertill.ui.widgets.table import FactTable
from evertill.ui.words import tr


class CloseTillPane(QWidget):
    """Beside the (empty) sale; cells take the count, by tap and pad or by the keyboard alone."""

    def __init__(
        self, theme: Theme, confirm: Callable[[], None], back: Callable[[], None], mark: Callable[[int], None]
    ) -> None:
        super().__init__()
        self.setObjectName("closeTillPane")
        self._theme = theme
        secondary = theme.palette.secondary
        self._title = label(theme, px=24, heft=Heft.BOLD, name="closeTillTitle")
        self._sentence = label(theme, px=16, colour=secondary, name="closeTillSentence")
        self._problem = NoticeLine(theme, "closeTillProblem")
        self._difference_label = label(theme, px=16, colour=secondary, name="closeTillDifferenceLabel")
        self._difference = FitText(theme, "closeTillDifference", largest=52, smallest=24)
        self._figures = FactTable(theme, "closeTillFigures")
        self._table = CountTable(theme, mark)
        self._unsent = label(theme, px=14, colour=secondary, name="closeTillUnsent")
        self._confirm = Button(
            theme, "closeTillConfirm", tr("That is all"), look=Look.PRIMARY, hint=tr("Enter"), font_px=17
        )
        self._confirm.clicked.connect(lambda _=False: confirm())
        self._back = Button(theme, "closeTillBack", tr("Keep it open"), look=Look.OUTLINE, hint="Esc", font_px=17)
        self._back.clicked.connect(lambda _=False: back())
        self._lay_out()

    def show_view(self, view: CloseTillView) -> None:
        """Draw this."""
        palette = self._theme.palette
        self._title.setText(view.title)
        self._sentence.setText(view.sentence)
        self._problem.say(view.problem)
        self._table.show_cells(view.cells)
        self._figures.show_pairs(view.figures)
        self._figures.setVisible(bool(view.figures))
        self._difference_label.setText(view.difference_label)
        self._difference.say(view.difference, palette.danger if view.is_off else palette.good)
        for part in (self._difference_label, self._difference):
            part.setVisible(bool(view.difference))
        self._unsent.setText(view.unsent)
        self._unsent.setVisible(bool(view.unsent))
        self._confirm.say(view.confirm)
        self._back.say(view.back)
        self._back.setVisible(bool(view.back))
        self._reveal()

    def _reveal(self) -> None:
        """A shop with many means has more cells than room: the marked one is in view."""
        marked = self._table.marked
        if marked is not None:
            self._scroller.ensureWidgetVisible(marked)

    def _lay_out(self) -> None:
        theme = self._theme
        card = Panel(theme, "closeTillCard")
        told = QWidget()
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(8))
        for part in (
            self._title,
            self._sentence,
            self._problem,
            self._difference_label,
            self._difference,
            self._figures,
            self._table,
            self._unsent,
        ):
            words.addWidget(part)
        words.addStretch(1)
        inside = QVBoxLayout(card)
        pad = theme.px(16)
        inside.setContentsMargins(pad, theme.px(12), pad, pad)
        inside.setSpacing(theme.px(8))
        self._scroller = Scroller(told, self._reveal)
        inside.addWidget(self._scroller, 1)
        keys = QHBoxLayout()
        keys.setSpacing(theme.px(10))
        for button, stretch in ((self._back, 2), (self._confirm, 3)):
            button.setFixedHeight(theme.px(60))
            keys.addWidget(button, stretch)
        inside.addLayout(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
