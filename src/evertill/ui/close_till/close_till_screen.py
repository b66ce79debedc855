"""Draws the count and what the shift came to."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evertill.ui.close_till.close_till_view import CloseTillView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.table import FactTable
from evertill.ui.words import tr


class CloseTillPane(QWidget):
    """Beside the (empty) sale."""

    def __init__(self, theme: Theme, finish: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("closeTillPane")
        self._theme = theme
        card = Panel(theme, "closeTillCard")
        self._title = label(theme, px=24, heft=Heft.BOLD, name="closeTillTitle")
        self._sentence = label(theme, px=16, colour=theme.palette.secondary, name="closeTillSentence")
        self._figures = FactTable(theme, "closeTillFigures")
        self._difference_label = label(theme, px=17, colour=theme.palette.secondary)
        self._difference = FitText(theme, "closeTillDifference", largest=56, smallest=24)
        self._finish = Button(theme, "closeTillFinish", tr("Go on"), look=Look.PRIMARY, hint=tr("Enter"), font_px=17)
        self._finish.clicked.connect(lambda _=False: finish())
        self._back = Button(theme, "closeTillBack", tr("Keep the till open"), look=Look.OUTLINE, hint="Esc", font_px=17)
        self._back.clicked.connect(lambda _=False: back())
        inside = QVBoxLayout(card)
        pad = theme.px(20)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(theme.px(10))
        for part in (self._title, self._sentence, self._figures, self._difference_label, self._difference):
            inside.addWidget(part)
        inside.addStretch(1)
        for button in (self._finish, self._back):
            button.setFixedHeight(theme.px(60))
            inside.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_view(self, view: CloseTillView) -> None:
        """Draw this."""
        palette = self._theme.palette
        self._title.setText(view.title)
        self._sentence.setText(view.sentence)
        self._figures.show_pairs(view.figures)
        self._figures.setVisible(bool(view.figures))
        self._difference_label.setText(view.difference_label)
        self._difference.say(view.difference, palette.danger if view.is_off else palette.good)
        self._finish.setVisible(view.is_closed)
        self._back.setVisible(not view.is_closed)
