"""Keeps the open question and gives its answer to whoever asked. It is no dialog: the sale stays in sight."""

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from evertill.kernel.values import dataclass
from evertill.ui.ask.ask_view import AskView, Choice
from evertill.ui.entry.entry_presenter import EntryPresenter, NumberWanted
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Navigator, Place, Stand


class AskScreen(Protocol):
    """Draws a question."""

    def show_view(self, view: AskView) -> None:
        """Draw this one."""
        ...


def _nothing() -> None:
    """Nobody waits for the end."""


@dataclass(frozen=True, slots=True)
class Question:
    """A view, and who takes which answer."""

    view: AskView
    chosen: Callable[[str], None] | None = None
    number: Callable[[Decimal], None] | None = None
    closed: Callable[[], None] = _nothing
    """Told when it is answered, left, or replaced by another."""


class AskPresenter:
    """At most one question is open; leaving it (Esc) answers nothing."""

    def __init__(self, entry: EntryPresenter, navigator: Navigator) -> None:
        self._entry = entry
        self._navigator = navigator
        self._screen: AskScreen | None = None
        self._question: Question | None = None
        navigator.listen(self._on_place)

    def show_on(self, screen: AskScreen) -> None:
        """Draw questions here."""
        self._screen = screen
        if self._question is not None:
            screen.show_view(self._question.view)

    @property
    def view(self) -> AskView | None:
        """The open question."""
        return None if self._question is None else self._question.view

    def ask(self, question: Question) -> None:
        """Show the question, in place of one that may be open."""
        before, self._question = self._question, question
        if before is not None:
            before.closed()
        self._navigator.go(Place.ASK)
        if self._screen is not None:
            self._screen.show_view(question.view)
        self._want_number(question)

    def renew(self, old: Question, new: Question) -> bool:
        """Draw the same question with what is known by now; what was typed stays. False when it is not open."""
        if self._question is not old:
            return False
        self._question = new
        if self._screen is not None:
            self._screen.show_view(new.view)
        return True

    def close(self) -> None:
        """The question needs no answer any more."""
        if self._navigator.place is Place.ASK:
            self._navigator.home()

    def choose(self, name: str) -> None:
        """A choice was tapped or keyed."""
        question = self._question
        if question is None or question.chosen is None:
            return
        if any(choice.name == name and choice.keeps_open for choice in question.view.choices):
            question.chosen(name)
            return
        self._forget()
        question.chosen(name)
        self._leave()

    def on_key(self, key: Key) -> bool:
        """Digits choose by number or go into the number that is wanted; Enter is the main choice; Esc leaves."""
        question = self._question
        if question is None:
            return False
        if question.view.number is not None and self._entry.press_number(key):
            return True
        if key.name is KeyName.ESCAPE:
            self.close()
            return True
        choice = _choice_of(key, question.view.choices, by_number=question.view.number is None)
        if choice is None:
            return False
        self.choose(choice.name)
        return True

    def _want_number(self, question: Question) -> None:
        field = question.view.number
        if field is None:
            self._entry.want_number(None)
            return
        self._entry.want_number(NumberWanted(field.badge, field.waits_for, field.decimals_max, self._take_number))

    def _take_number(self, number: Decimal) -> None:
        question = self._question
        if question is None or question.number is None:
            return
        self._forget()
        question.number(number)
        self._leave()

    def _forget(self) -> None:
        question, self._question = self._question, None
        self._entry.want_number(None)
        if question is not None:
            question.closed()

    def _leave(self) -> None:
        """Home, unless the answer led to another question or place; nobody is led back to an answered one."""
        if self._question is not None:
            return
        if self._navigator.place is Place.ASK:
            self._navigator.home()
        else:
            self._navigator.strike(Place.ASK)

    def _on_place(self, place: Place) -> None:
        if place is not Place.ASK and place.stand is not Stand.ALONE and self._question is not None:
            self._forget()


def _choice_of(key: Key, choices: tuple[Choice, ...], *, by_number: bool) -> Choice | None:
    if key.name is KeyName.ENTER:
        return next((choice for choice in choices if choice.is_main), None)
    lettered = next((choice for choice in choices if choice.key and key.character.lower() == choice.key), None)
    if lettered is not None:
        return lettered
    if by_number and key.character.isascii() and key.character.isdigit():
        at = int(key.character) - 1
        return choices[at] if 0 <= at < len(choices) else None
    return None
