"""Draws the float: what is typed, large, the usual amounts, the pad."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evertill.kernel.money import Money
from evertill.ui.entry.pad import NumberPad, PressKey
from evertill.ui.open_till.open_till_view import USUAL_FLOATS, OpenTillView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.paint import LEFT, RIGHT, box, fitting_size
from evertill.ui.widgets.panel import Panel
from evertill.ui.words import tr

COLUMNS = 3


class AmountBox(QWidget):
    """A typed amount with its currency."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._typed, self._currency = "", ""
        self.setObjectName(name)
        self.setFixedHeight(theme.px(76))

    def say(self, typed: str, currency: str) -> None:
        """Draw this."""
        self._typed, self._currency = typed, currency
        self.setAccessibleName(f"{typed} {currency}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, amount, currency."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        box(
            painter,
            self.rect(),
            theme.colour(palette.surface),
            theme.colour(palette.focus),
            radius=theme.px(9),
            width=2,
        )
        pad = theme.px(18)
        painter.setFont(theme.font(18))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(self.rect().adjusted(pad, 0, -pad, 0), LEFT, self._currency)
        room = self.width() - 2 * pad - theme.px(70)
        size = fitting_size(theme, self._typed, room, largest=38, smallest=18, heft=Heft.BOLD)
        painter.setFont(theme.font(size, Heft.BOLD))
        painter.setPen(theme.colour(palette.text))
        right = self.width() - pad
        painter.drawText(QRect(pad, 0, right - pad - theme.px(6), self.height()), RIGHT, self._typed)
        caret = theme.px(40)
        painter.fillRect(
            QRect(right - 2, (self.height() - caret) // 2, max(2, theme.px(2)), caret), theme.colour(palette.focus)
        )
        painter.end()


class OpenTillPage(QWidget):
    """The usual floats left, the pad right."""

    def __init__(self, theme: Theme, press: PressKey, take: Callable[[Money], None], decimal_sign: str) -> None:
        super().__init__()
        self.setObjectName("openTillPage")
        self._theme = theme
        self._take = take
        self._floats: tuple[tuple[Money, str], ...] = ()
        self._day = label(theme, px=16, colour=theme.palette.secondary, name="openTillDay")
        self._title = label(theme, px=30, heft=Heft.BOLD, name="openTillTitle")
        self._sentence = label(theme, px=17, colour=theme.palette.secondary, name="openTillSentence")
        self._typed = AmountBox(theme, "openTillAmount")
        self._error = label(theme, px=15, colour=theme.palette.danger, name="openTillError")
        self._error.setMinimumHeight(theme.metrics(15).height())
        self._error.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._buttons = tuple(
            Button(theme, f"float-{at}", look=Look.OUTLINE, font_px=18, height_px=60) for at in range(len(USUAL_FLOATS))
        )
        self._pad = NumberPad(theme, "floatPad", press, decimal_sign)
        self._lay_out()

    def show_view(self, view: OpenTillView) -> None:
        """Draw this."""
        self._day.setText(view.day)
        self._title.setText(view.title)
        self._sentence.setText(view.sentence)
        self._typed.say(view.typed, view.currency)
        self._error.setText(view.error)
        self._floats = view.floats
        for button, (_, text) in zip(self._buttons, view.floats, strict=True):
            button.say(text)

    def _lay_out(self) -> None:
        theme = self._theme
        card = Panel(theme, "openTillCard")
        card.setMaximumSize(theme.px(1000), theme.px(600))
        inside = QHBoxLayout(card)
        pad = theme.px(36)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(theme.px(36))
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        left.addWidget(self._day)
        left.addWidget(self._title)
        left.addWidget(self._sentence)
        left.addSpacing(theme.px(18))
        left.addWidget(self._typed)
        left.addWidget(self._error)
        left.addWidget(label(theme, tr("Usual floats"), px=16, heft=Heft.STRONG))
        grid = QGridLayout()
        grid.setSpacing(theme.px(10))
        for at, button in enumerate(self._buttons):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            button.clicked.connect(lambda _=False, chosen=at: self._take(self._floats[chosen][0]))
            grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        left.addLayout(grid)
        left.addStretch(1)
        inside.addLayout(left, 54)
        inside.addWidget(self._pad, 36)
        row = QHBoxLayout(self)
        margin = theme.px(24)
        row.setContentsMargins(margin, margin, margin, margin)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
