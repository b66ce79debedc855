"""The number pad and the keys beside it, for fingers. It types the same keys as a keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedLayout, QWidget

from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.words import tr

PressKey = Callable[[Key], None]
Do = Callable[[Action], None]

_NAMES = {
    "*": "quantity",
    "@": "nextPrice",
    "-": "minus",
    "+": "plus",
    ".": "decimal",
}


class Pad(QWidget):
    """Two faces: one for selling, one for typing a number."""

    def __init__(self, theme: Theme, press: PressKey, do: Do, decimal_sign: str) -> None:
        super().__init__()
        self.setObjectName("pad")
        self._faces = QStackedLayout(self)
        self._faces.setContentsMargins(0, 0, 0, 0)
        self._selling = SellingPad(theme, press, do, decimal_sign)
        self._number = NumberPad(theme, "numberPad", press, decimal_sign)
        self._faces.addWidget(self._selling)
        self._faces.addWidget(self._number)

    def want_number(self, wants: bool) -> None:
        """Show the face for a number, or the one for selling."""
        self._faces.setCurrentWidget(self._number if wants else self._selling)


class KeyGrid(QWidget):
    """Keys in rows of equal height."""

    def __init__(self, theme: Theme, name: str, press: PressKey, decimal_sign: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._press = press
        self._decimal_sign = decimal_sign
        self._name = name
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # 7 8 9 stand so in every language
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.sizes.of(theme.plan.pad_gap))
        for column in range(4):
            self._grid.setColumnStretch(column, 1)

    def add_character(
        self, row: int, column: int, character: str, *, label: str = "", look: Look = Look.KEY, columns: int = 1
    ) -> None:
        """A key that types one character."""
        shown = label or (self._decimal_sign if character == "." else character)
        font_px = 24 if look is Look.KEY else 15
        name = f"{self._name}-{_NAMES.get(character, character)}"
        button = Button(self._theme, name, shown, look=look, font_px=font_px)
        self.place(row, column, button, lambda: self._press(Key(character=character)), columns=columns)

    def add_key(
        self,
        row: int,
        column: int,
        key: KeyName,
        *,
        label: str = "",
        icon: str = "",
        look: Look = Look.SIDE_KEY,
        rows: int = 1,
        columns: int = 1,
    ) -> None:
        """A key that is no character."""
        button = Button(
            self._theme,
            f"{self._name}-{key.value}",
            label,
            look=look,
            icon=icon,
            font_px=15 if look is Look.SIDE_KEY else 17,
        )
        if icon and not label:
            button.setAccessibleName(key.value)
        self.place(row, column, button, lambda: self._press(Key(key)), rows=rows, columns=columns)

    def place(
        self, row: int, column: int, button: Button, pressed: Callable[[], None], *, rows: int = 1, columns: int = 1
    ) -> None:
        """Put a key into the grid."""
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        button.clicked.connect(lambda _=False: pressed())
        self._grid.addWidget(button, row, column, rows, columns)
        for at in range(row, row + rows):
            self._grid.setRowStretch(at, 1)

    def add_digits(self) -> None:
        """7 8 9, 4 5 6, 1 2 3."""
        for at, digit in enumerate("789456123"):
            self.add_character(at // 3, at % 3, digit)

    def add_double_zero(self, row: int, column: int) -> None:
        """Two zeros at once."""
        button = Button(self._theme, f"{self._name}-00", "00", look=Look.KEY, font_px=24)

        def press_twice() -> None:
            self._press(Key(character="0"))
            self._press(Key(character="0"))

        self.place(row, column, button, press_twice)


class SellingPad(KeyGrid):
    """Digits, the grammar's signs, and what is done to a line."""

    def __init__(self, theme: Theme, press: PressKey, do: Do, decimal_sign: str) -> None:
        super().__init__(theme, "sellingPad", press, decimal_sign)
        self.add_digits()
        self.add_character(0, 3, "*", label=tr("Qty ×"), look=Look.SIDE_KEY)
        self.add_character(1, 3, "@", label=tr("Price @"), look=Look.SIDE_KEY)
        self.add_character(2, 3, "-", label="−", look=Look.SIDE_KEY)
        self.add_character(3, 0, "0")
        self.add_double_zero(3, 1)
        self.add_character(3, 2, ".")
        self.add_key(3, 3, KeyName.BACKSPACE, icon="backspace")
        self._add_action(4, 0, Action.VOID_LINE, tr("Void line"), do)
        self._add_action(4, 1, Action.UNDO, tr("Undo"), do)
        self._add_action(4, 2, Action.NO_SALE, tr("No sale"), do)
        self.add_character(4, 3, "+", look=Look.SIDE_KEY)
        self._add_action(5, 0, Action.SEARCH, tr("Find product"), do, columns=2)
        self.add_key(5, 2, KeyName.ENTER, label=tr("Enter"), look=Look.PRIMARY, columns=2)
        self._add_action(6, 0, Action.COPY, tr("Last receipt"), do, columns=2)
        self._add_action(6, 2, Action.PRICE, tr("New price"), do, columns=2)

    def _add_action(self, row: int, column: int, action: Action, label: str, do: Do, *, columns: int = 1) -> None:
        button = Button(self._theme, f"{self._name}-{action.value}", label, look=Look.SIDE_KEY, font_px=15)
        self.place(row, column, button, lambda: do(action), columns=columns)


class NumberPad(KeyGrid):
    """Digits and what ends them."""

    def __init__(self, theme: Theme, name: str, press: PressKey, decimal_sign: str) -> None:
        super().__init__(theme, name, press, decimal_sign)
        self.add_digits()
        self.add_key(0, 3, KeyName.BACKSPACE, icon="backspace")
        self.add_key(1, 3, KeyName.ESCAPE, label=tr("Esc"), rows=1 if decimal_sign else 2)
        self.add_character(3, 0, "0", columns=2 if decimal_sign else 4)
        if decimal_sign:  # an amount; without it the pad types a PIN
            self.add_double_zero(2, 3)
            self.add_character(3, 2, ".", columns=2)
        self.add_key(4, 0, KeyName.ENTER, label=tr("Enter"), look=Look.PRIMARY, columns=4)
