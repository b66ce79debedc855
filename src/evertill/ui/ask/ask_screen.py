"""Draws a question beside the sale: what it is about, the answers as large keys."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evertill.ui.ask.ask_view import AskView, Choice, Figure, Tint
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.paint import box
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.table import FactTable

CHOICES_MAX = 6


class TintedIcon(QWidget):
    """An icon on a soft disc."""

    def __init__(self, theme: Theme, side_px: int = 56) -> None:
        super().__init__()
        self._theme = theme
        self._side = theme.px(side_px)
        self._icon, self._tint = "note", Tint.CALM
        self.setFixedSize(QSize(self._side, self._side))

    def show_icon(self, icon: str, tint: Tint) -> None:
        """Draw this."""
        self._icon, self._tint = icon, tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Disc, icon."""
        theme, palette = self._theme, self._theme.palette
        soft, strong = {
            Tint.CALM: (palette.primary_soft, palette.primary),
            Tint.WARNING: (palette.warning_soft, palette.warning),
            Tint.DANGER: (palette.danger_soft, palette.danger),
        }[self._tint]
        painter = QPainter(self)
        box(painter, self.rect(), theme.colour(soft), None, radius=self._side // 2)
        side = self._side // 2
        at = (self._side - side) // 2
        painter.drawPixmap(at, at, theme.icons.pixmap(self._icon, side, strong))
        painter.end()


class AskPane(QWidget):
    """One question at a time; its widgets are kept and filled."""

    def __init__(
        self,
        theme: Theme,
        choose: Callable[[str], None],
        leave: Callable[[], None],
        want_pad: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self.setObjectName("askPane")
        self._theme = theme
        self._choose = choose
        self._leave = leave
        self._want_pad = want_pad
        self._choices: tuple[Choice, ...] = ()
        self._icon = TintedIcon(theme)
        self._title = label(theme, px=24, heft=Heft.BOLD, name="askTitle")
        self._sentence = label(theme, px=16, colour=theme.palette.secondary, name="askSentence")
        self._figure = FitText(theme, "askFigure", largest=56, smallest=28)
        self._figure_note = label(theme, px=18, heft=Heft.STRONG, name="askFigureNote")
        self._facts = FactTable(theme, "askFacts", gives_way=True)
        self._main = self._answer_buttons("askMain", Look.PRIMARY, 1)
        self._danger = self._answer_buttons("askDanger", Look.DANGER, 1)
        self._other = self._answer_buttons("askChoice", Look.OUTLINE, CHOICES_MAX)
        self._lay_out()

    def show_view(self, view: AskView) -> None:
        """Draw this question."""
        self._want_pad(view.number is not None)
        self._icon.show_icon(view.icon, view.tint)
        self._title.setText(view.title)
        self._sentence.setText(view.sentence)
        self._show_figure(view.figure)
        self._facts.show_pairs(tuple((word, value) for word, value in view.facts if value), view.total)
        self._facts.setVisible(bool(self._facts.pairs))
        self._choices = view.choices
        taken: dict[Look, int] = {}
        used: set[Button] = set()
        for at, choice in enumerate(view.choices):
            look = Look.DANGER if choice.is_danger else Look.PRIMARY if choice.is_main else Look.OUTLINE
            button = {Look.DANGER: self._danger, Look.PRIMARY: self._main}.get(look, self._other)[taken.get(look, 0)]
            taken[look] = taken.get(look, 0) + 1
            self._fill(button, choice, at, by_number=view.number is None)
            used.add(button)
        for button in (*self._main, *self._danger, *self._other):
            button.setVisible(button in used)

    def _show_figure(self, figure: Figure | None) -> None:
        self._figure.setVisible(figure is not None)
        self._figure_note.setVisible(figure is not None)
        if figure is None:
            return
        self._figure.say(figure.text)
        self._figure_note.setText(figure.note)
        self._figure_note.setAccessibleName(f"{figure.text}, {figure.note}")
        palette = self._figure_note.palette()
        colours = self._theme.palette
        colour = {Tint.CALM: colours.secondary, Tint.WARNING: colours.warning, Tint.DANGER: colours.danger}[figure.tint]
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(colour))
        self._figure_note.setPalette(palette)

    def _fill(self, button: Button, choice: Choice, at: int, *, by_number: bool) -> None:
        hint = "Esc" if choice.name == "leave" else str(at + 1) if by_number else choice.key.upper()
        button.say(choice.label, hint="Enter" if choice.is_main else hint)
        button.setProperty("answer", choice.name)
        button.setAccessibleDescription(choice.note)

    def _answer_buttons(self, name: str, look: Look, count: int) -> tuple[Button, ...]:
        buttons = tuple(Button(self._theme, f"{name}-{at}", look=look, font_px=17, height_px=60) for at in range(count))
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            button.clicked.connect(lambda _=False, pressed=button: self._press(pressed))
        return buttons

    def _press(self, button: Button) -> None:
        answer = button.property("answer")
        if answer == "leave":
            self._leave()
        else:
            self._choose(str(answer))

    def _lay_out(self) -> None:
        theme = self._theme
        card = Panel(theme, "askCard")
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        head.addLayout(words, 1)
        inside = QVBoxLayout(card)
        pad = theme.px(20)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(theme.px(10))
        inside.addLayout(head)
        inside.addSpacing(theme.px(8))
        inside.addWidget(self._figure)
        inside.addWidget(self._figure_note)
        inside.addWidget(self._facts)
        inside.addSpacing(theme.px(8))
        answers = QVBoxLayout()
        answers.setSpacing(theme.px(10))
        for button in (*self._main, *self._danger, *self._other):
            answers.addWidget(button)
        inside.addLayout(answers)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
