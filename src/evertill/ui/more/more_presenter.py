"""Draws the keys that can be used now, and presses them by number, by search or by arrow and Enter."""

from collections.abc import Callable
from typing import Protocol

from evertill.ui.frame.actions import Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Navigator
from evertill.ui.more.more_rows import Group
from evertill.ui.more.more_view import MoreView, more_view, offered_groups

COLUMNS = 2

_MOVES = {
    KeyName.LEFT: -1,
    KeyName.RIGHT: 1,
    KeyName.UP: -COLUMNS,
    KeyName.DOWN: COLUMNS,
}
_TURNS = {KeyName.PAGE_UP: -1, KeyName.PAGE_DOWN: 1}


class MoreScreen(Protocol):
    """Draws the groups and keys."""

    def show_view(self, view: MoreView) -> None:
        """Draw these."""
        ...


class MorePresenter:
    """One for the terminal."""

    def __init__(self, board: Board, navigator: Navigator, do: Callable[[Wish], None]) -> None:
        self._board = board
        self._navigator = navigator
        self._do = do
        self._screen: MoreScreen | None = None
        self._group = Group.SALE
        self._search = ""
        self._marked = 0

    def show_on(self, screen: MoreScreen) -> None:
        """Draw here."""
        self._screen = screen

    def shown(self) -> None:
        """It begins at the first group, as fingers remember."""
        self._group = Group.SALE
        self._begin("")

    def open_group(self, group: Group) -> None:
        """Show this group."""
        self._group = group
        self._begin("")

    def on_key(self, key: Key) -> bool:
        """A digit presses its key, letters search, arrows and Enter choose, Page turns the groups, Esc leaves."""
        if key.name in _MOVES:
            self._mark(self._view().marked + _MOVES[key.name])
        elif key.name in _TURNS:
            self._turn(_TURNS[key.name])
        elif key.name is KeyName.ENTER:
            self._press(self._view().marked)
        elif key.name is KeyName.BACKSPACE:
            self._begin(self._search[:-1])
        elif key.name is KeyName.ESCAPE:
            self._leave()
        elif key.character.isdigit():
            self._press_digit(key.character)
        elif key.character.isprintable() and (key.character.strip() or self._search) and key.character:
            self._begin(self._search + key.character)
        else:
            return False
        return True

    def press(self, at: int) -> None:
        """This key was tapped."""
        self._press(at)

    def _leave(self) -> None:
        if self._search:
            self._begin("")
        else:
            self._navigator.home()

    def _turn(self, by: int) -> None:
        groups = offered_groups(self._board)
        at = groups.index(self._group) if self._group in groups else 0
        self.open_group(groups[(at + by) % len(groups)])

    def _press_digit(self, digit: str) -> None:
        for at, offered in enumerate(self._view().keys):
            if digit == offered.digit:
                self._press(at)

    def _press(self, at: int) -> None:
        keys = self._view().keys
        if at < len(keys):
            self._do(keys[at].wish)

    def _begin(self, search: str) -> None:
        self._search = search
        self._mark(0)

    def _mark(self, at: int) -> None:
        self._marked = at
        view = self._view()
        self._marked = view.marked
        if self._screen is not None:
            self._screen.show_view(view)

    def _view(self) -> MoreView:
        return more_view(self._board, self._group, self._search, self._marked)
