"""The form that is filled in: what keys and taps do to it, where it is drawn; presenters say what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from evertill.ui.form.form_view import FormView, Turn, choose, press, value_of
from evertill.ui.frame.keys import Key, KeyName


class FormScreen(Protocol):
    """Draws a form."""

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        ...


class FormAtHand:
    """`finish` is what Enter on the last question does, and `finish_key` on any."""

    def __init__(
        self,
        view: FormView,
        finish: Callable[[], None],
        *,
        finish_key: KeyName | None = None,
        changed: Callable[[FormView], None] | None = None,
    ) -> None:
        self.view = view
        self._finish = finish
        self._finish_key = finish_key
        self._changed = self.show if changed is None else changed
        self._screen: FormScreen | None = None

    def show_on(self, screen: FormScreen) -> None:
        """Draw here from now on."""
        self._screen = screen
        screen.show_view(self.view)

    def show(self, view: FormView) -> None:
        """Draw this in place of what was there."""
        self.view = view
        if self._screen is not None:
            self._screen.show_view(view)

    def value(self, name: str) -> str:
        """The answer so far."""
        return value_of(self.view, name)

    def say(self, sentence: str, *, is_bad: bool = True, is_busy: bool = False, at: str = "") -> None:
        """What came of it; `at` brings that question to the front."""
        names = [field.name for field in self.view.fields]
        current = names.index(at) if at else self.view.current
        self.show(replace(self.view, message=sentence, is_bad=is_bad, is_busy=is_busy, current=current))

    def choose(self, name: str, value: str) -> None:
        """A question or an answer was tapped."""
        self._changed(choose(self.view, name, value))

    def press(self, key: Key) -> None:
        """A key of the letters on the screen was tapped."""
        self.on_key(key)

    def on_key(self, key: Key) -> bool:
        """Characters and arrows fill it in; Esc is for the page it stands on."""
        if not self.view.fields:
            return False
        if key.name is not None and key.name is self._finish_key:
            self._finish()
            return True
        view, turn = press(self.view, key)
        if turn is Turn.LEFT or turn is Turn.NOT_TAKEN:
            return False
        self._changed(view)
        if turn is Turn.FINISHED:
            self._finish()
        return True
