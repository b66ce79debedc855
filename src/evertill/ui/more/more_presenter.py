"""Draws the keys that can be used now, and presses them by number."""

from collections.abc import Callable
from typing import Protocol

from evertill.ui.frame.actions import Action
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.more.more_view import MoreKey, more_keys


class MoreScreen(Protocol):
    """Draws the keys."""

    def show_view(self, keys: tuple[MoreKey, ...]) -> None:
        """Draw these."""
        ...


class MorePresenter:
    """One for the terminal."""

    def __init__(self, board: Board, navigator: Navigator, do: Callable[[Action], None]) -> None:
        self._board = board
        self._navigator = navigator
        self._do = do
        self._screen: MoreScreen | None = None
        navigator.listen(self._on_place)

    def show_on(self, screen: MoreScreen) -> None:
        """Draw here."""
        self._screen = screen
        screen.show_view(self._keys())

    def on_key(self, key: Key) -> bool:
        """A digit presses its key; Esc leaves."""
        if key.name is KeyName.ESCAPE:
            self._navigator.home()
            return True
        for offered in self._keys():
            if key.character == offered.digit:
                self._do(offered.action)
                return True
        return False

    def _keys(self) -> tuple[MoreKey, ...]:
        rung = self._board.rung
        has_sale = rung is not None and bool(rung.priced.lines)
        return more_keys(has_sale=has_sale, suspended_count=self._board.suspended_count)

    def _on_place(self, place: Place) -> None:
        if place is Place.MORE and self._screen is not None:
            self._screen.show_view(self._keys())
