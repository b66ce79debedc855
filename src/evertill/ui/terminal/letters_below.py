"""Letters for fingers below the page, in the place of the function keys: brought and put away by a tap on the box that
is typed into. Forms have letters of their own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evertill.ui.frame.keys import Key
from evertill.ui.frame.navigation import Place
from evertill.ui.theme.theme import Theme

if TYPE_CHECKING:
    from evertill.ui.form.letters import Letters

_BY_NUMBERS = frozenset({Place.ASK, Place.TENDER, Place.CLOSE_TILL, Place.SPLIT})
"""Where the entry line takes numbers only, for which the pad is there."""


class LettersBelow:
    """Made when they are first wanted."""

    def __init__(self, theme: Theme, column: QVBoxLayout, functions: QWidget, press: Callable[[Key], bool]) -> None:
        self._theme = theme
        self._column = column
        self._functions = functions
        self._press = press
        self._letters: Letters | None = None
        self._place = Place.START

    def turn(self) -> None:
        """Bring them, or put them away."""
        is_there = self._letters is not None and self._letters.isVisible()
        self._show(is_wanted=not is_there and self._place not in _BY_NUMBERS)

    def show_place(self, place: Place) -> None:
        """They go with what was typed into; a name typed while one sells leads to what is found by it."""
        if place is not self._place and place is not Place.SEARCH:
            self._show(is_wanted=False)
        self._place = place

    def _show(self, *, is_wanted: bool) -> None:
        if self._letters is None:
            if not is_wanted:
                return
            self._letters = self._make()
        self._letters.setVisible(is_wanted)
        self._functions.setVisible(not is_wanted)

    def _make(self) -> "Letters":
        from evertill.ui.form.letters import Letters

        def press(key: Key) -> None:
            self._press(key)

        made = Letters(self._theme, press, lambda: self._show(is_wanted=False))
        gap = self._theme.px(8)
        made.setContentsMargins(gap, 0, gap, gap // 2)  # pages have a margin of their own
        self._column.insertWidget(self._column.indexOf(self._functions), made)
        return made
