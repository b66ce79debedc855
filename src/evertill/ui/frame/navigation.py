"""Where the operator is, and how one gets back; knows no widget."""

from collections.abc import Callable
from enum import StrEnum

from evertill.ui.frame.board import Board


class Place(StrEnum):
    """Every place there is; the text is the object name of what shows it."""

    START = "start"
    SIGN_ON = "signOn"
    OPEN_TILL = "openTill"
    TILES = "tiles"
    TENDER = "tender"
    DONE = "done"
    SEARCH = "search"
    SUSPENDED = "suspended"
    RECEIPTS = "receipts"
    MORE = "more"
    ASK = "ask"
    CLOSE_TILL = "closeTill"
    HELP = "help"
    SYNC = "sync"


BESIDE_THE_SALE = frozenset(
    {
        Place.TILES,
        Place.TENDER,
        Place.DONE,
        Place.SEARCH,
        Place.SUSPENDED,
        Place.RECEIPTS,
        Place.MORE,
        Place.ASK,
        Place.CLOSE_TILL,
    }
)
"""Places that stand beside the sale, which stays in sight."""

_SELF_STANDING = frozenset({Place.HELP, Place.SYNC})
"""Looked at from anywhere; leaving them leads back there."""


class Navigator:
    """Holds the place and tells who draws it."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._place = Place.START
        self._came_from = Place.START
        self._listeners: list[Callable[[Place], None]] = []

    @property
    def place(self) -> Place:
        """Where the operator is."""
        return self._place

    @property
    def came_from(self) -> Place:
        """Where help or the sync centre was opened from."""
        return self._came_from

    def listen(self, listener: Callable[[Place], None]) -> None:
        """Be told of every change of place."""
        self._listeners.append(listener)

    def go(self, place: Place) -> None:
        """Show this place."""
        if place is self._place:
            return
        if place in _SELF_STANDING and self._place not in _SELF_STANDING:
            self._came_from = self._place
        self._place = place
        for listener in tuple(self._listeners):
            listener(place)

    def home(self) -> None:
        """Where work goes on: selling, or what must come before it."""
        self.go(self.home_place())

    def back(self) -> None:
        """One level up; never loses a sale, for that is kept elsewhere."""
        if self._place in _SELF_STANDING and self._came_from is not Place.START:
            self.go(self._came_from)
        else:
            self.home()

    def home_place(self) -> Place:
        """Where work would go on now."""
        if self._board.state is None:
            return Place.START
        if self._board.state.operator is None:
            return Place.SIGN_ON
        if self._board.state.shift is None:
            return Place.OPEN_TILL
        if self._board.rung is not None and self._board.rung.sale.tenders:
            return Place.TENDER
        return Place.TILES
