"""Letters and digits for fingers, where a counter has no keyboard. They type the same keys as one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.words import tr

_DIGITS = "1234567890"
_LETTERS = "qwertyuiop asdfghjkl- zxcvbnm.:/"
_ROW = 10
_NAMES = {"-": "dash", ".": "dot", ":": "colon", "/": "slash", "@": "at"}
_ACCENTED = dict(zip("qwertyuiopasdfghjklzxcvbnm", "äöüßéèêëáàâãóòôõíìîúùûñçøå", strict=True))
"""What names of these parts are written with; which key an accent stands on is seen when it is turned to."""
_SHIFTED = {"-": "_", ".": ",", ":": ";", "/": "+", "@": "!"}


class Letters(QWidget):
    """Four rows, and one with shift, space, backspace and enter."""

    def __init__(self, theme: Theme, press: Callable[[Key], None], put_away: Callable[[], None] | None = None) -> None:
        """`put_away`: the letters can be put away again, by a key of their own."""
        super().__init__()
        self.setObjectName("letters")
        self._theme = theme
        self._press = press
        self._layer = 0
        self._keys: list[tuple[Button, str]] = []
        self._beyond_digits: list[Button] = []
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # these letters are Latin
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(6))
        rows = letter_rows()
        for row, letters in enumerate(rows):
            for column, letter in enumerate(letters):
                self._add_letter(row, column * 2, letter)
        last = len(rows)
        self._shift = self._add("shift", "Aa Ää", last, 0, 4, self._turn_shift)
        self._shift.setAccessibleName(tr("Capital letters, then accented ones"))
        self._add_letter(last, 4, "@")
        wide = 6 if put_away is None else 4
        space = self._add("space", tr("Space"), last, 6, wide, lambda: self._press(Key(character=" ")))
        if put_away is not None:
            away = self._add("away", "", last, 10, 2, put_away, icon="cross")
            away.setAccessibleName(tr("Put the letters away"))
        self._beyond_digits += [self._shift, space]
        back = self._add("backspace", "", last, 12, 4, lambda: self._press(Key(KeyName.BACKSPACE)), icon="backspace")
        back.setAccessibleName(tr("Delete the last character"))
        self._add(
            "enter",
            tr("Next") if put_away is None else tr("Enter"),
            last,
            16,
            4,
            lambda: self._press(Key(KeyName.ENTER)),
        )

    def show_digits_only(self, *, is_wanted: bool) -> None:
        """Leave out what a PIN cannot hold, so that the questions have its room."""
        for button in self._beyond_digits:
            button.setVisible(not is_wanted)

    def _add_letter(self, row: int, column: int, letter: str) -> None:
        button = Button(self._theme, f"letter-{_NAMES.get(letter, letter)}", letter, look=Look.KEY, font_px=19)
        self._keys.append((button, letter))
        if letter not in _DIGITS:
            self._beyond_digits.append(button)
        self._place(button, row, column, 2, lambda: self._type(letter))

    def _add(
        self, name: str, label: str, row: int, column: int, columns: int, pressed: Callable[[], None], icon: str = ""
    ) -> Button:
        button = Button(self._theme, f"letter-{name}", label, look=Look.SIDE_KEY, icon=icon, font_px=15)
        self._place(button, row, column, columns, pressed)
        return button

    def _place(self, button: Button, row: int, column: int, columns: int, pressed: Callable[[], None]) -> None:
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        # Where all is drawn larger the questions need the room; a finger's breadth is enough for a letter.
        sizes = self._theme.sizes
        button.setFixedHeight(TARGET_MIN if sizes.scale_percent > 100 else sizes.target)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who has a Tab key has these keys too
        button.clicked.connect(lambda _=False: pressed())
        self._grid.addWidget(button, row, column, 1, columns)

    def _type(self, letter: str) -> None:
        self._press(Key(character=_LAYERS[self._layer](letter)))
        self._show_layer(0)

    def _turn_shift(self) -> None:
        """Capitals, accented ones, accented capitals; the next letter leads back."""
        self._show_layer((self._layer + 1) % len(_LAYERS))

    def _show_layer(self, layer: int) -> None:
        if layer == self._layer:
            return
        self._layer = layer
        self._shift.setCheckable(True)
        self._shift.setChecked(layer > 0)
        for button, letter in self._keys:
            button.say(_LAYERS[layer](letter))


def letter_rows() -> tuple[str, ...]:
    """Digits above letters, these where keyboards of the operator's language have them: a translation moves the same
    signs about, and one that has others is passed over."""
    told = tr("qwertyuiop asdfghjkl- zxcvbnm.:/")
    is_fit = sorted(told) == sorted(_LETTERS) and all(len(row) == _ROW for row in told.split(" "))
    return (_DIGITS, *(told if is_fit else _LETTERS).split(" "))


def _plain(letter: str) -> str:
    return letter


def _shifted(letter: str) -> str:
    return _SHIFTED.get(letter, letter.upper())


def _accented(letter: str) -> str:
    return _ACCENTED.get(letter, letter)


def _accented_capital(letter: str) -> str:
    accented = _accented(letter)
    return accented if accented == "ß" else accented.upper()


_LAYERS = (_plain, _shifted, _accented, _accented_capital)
