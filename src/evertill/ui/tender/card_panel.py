"""Draws a card payment: a turning ring while the terminal works, what it says, and the keys that help."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.ask.ask_view import Tint
from evertill.ui.tender.card_view import CardKey, CardView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.paint import box

_TURN_MS = 90
_STEP_DEGREES = 30
_BUTTONS_MAX = 3


class Ring(QWidget):
    """Turns while something is being waited for; a full still ring otherwise."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = theme.palette.primary
        self._angle = 0
        self._is_busy = False
        side = theme.px(36)
        self.setFixedSize(side, side)
        self._timer = QTimer(self)  # repeats: it draws a moving ring, and only while that is on the screen
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)

    def say(self, colour: str, *, is_busy: bool) -> None:
        """In this colour, turning or still."""
        self._colour, self._is_busy = colour, is_busy
        self._run()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Turn only while seen."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Three quarters of a ring, or all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.px(5)
        painter.setPen(QPen(self._theme.colour(self._colour), width))
        inside = self.rect().adjusted(width, width, -width, -width)
        span = 270 if self._is_busy else 360
        painter.drawArc(QRect(inside), -self._angle * 16, span * 16)
        painter.end()

    def _run(self) -> None:
        if self._is_busy and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP_DEGREES) % 360
        self.update()


class CardPanel(QWidget):
    """The box below the ways to pay."""

    def __init__(self, theme: Theme, press: Callable[[CardKey], None]) -> None:
        super().__init__()
        self.setObjectName("cardPanel")
        self._theme = theme
        self._press = press
        self._tint = Tint.CALM
        self._keys: tuple[CardKey, ...] = ()
        self._ring = Ring(theme)
        self._title = label(theme, px=16, heft=Heft.BOLD, name="cardTitle")
        self._sentence = label(theme, px=15, colour=theme.palette.secondary, name="cardSentence")
        for text in (self._title, self._sentence):
            text.setWordWrap(True)
        self._buttons = tuple(
            Button(theme, f"cardKey{at}", look=Look.OUTLINE, font_px=16, height_px=56) for at in range(_BUTTONS_MAX)
        )
        for at, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, chosen=at: self._chosen(chosen))
        self._lay_out()

    def show_view(self, view: CardView) -> None:
        """Draw this."""
        self._tint = view.tint
        palette = self._theme.palette
        colours = {Tint.CALM: palette.primary, Tint.WARNING: palette.warning, Tint.DANGER: palette.danger}
        self._ring.say(colours[view.tint], is_busy=view.is_busy)
        self._title.setText(view.title)
        self._sentence.setText(view.sentence)
        self.setAccessibleName(f"{view.title} {view.sentence}")
        self._keys = tuple(button.key for button in view.buttons)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(view.buttons))
            if at < len(view.buttons):
                button.setObjectName(view.buttons[at].key.value)
                button.say(view.buttons[at].label, hint=view.buttons[at].hint)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A soft box in the colour of what is going on."""
        palette = self._theme.palette
        fill = {
            Tint.CALM: palette.primary_soft,
            Tint.WARNING: palette.warning_soft,
            Tint.DANGER: palette.danger_soft,
        }[self._tint]
        painter = QPainter(self)
        box(painter, self.rect(), self._theme.colour(fill), None, radius=self._theme.px(9))
        painter.end()

    def _chosen(self, at: int) -> None:
        if at < len(self._keys):
            self._press(self._keys[at])

    def _lay_out(self) -> None:
        theme = self._theme
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(2))
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        head.addWidget(self._ring)
        head.addLayout(texts, 1)
        keys = QVBoxLayout()
        keys.setSpacing(theme.px(8))
        for button in self._buttons:
            keys.addWidget(button)
        column = QVBoxLayout(self)
        pad = theme.px(14)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addLayout(keys)
