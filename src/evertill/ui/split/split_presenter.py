"""Shares what is due: a digit says among how many, or lines are chosen and paid by one of those who pay."""

from typing import Protocol

from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.split.split_view import PARTS, SplitView, split_rows, split_view
from evertill.ui.tender.tender_presenter import TenderPresenter

_MOVES = {KeyName.UP: -1, KeyName.DOWN: 1, KeyName.PAGE_UP: -8, KeyName.PAGE_DOWN: 8}


class SplitScreen(Protocol):
    """Draws how the sale can be shared."""

    def show_view(self, view: SplitView) -> None:
        """Draw this."""
        ...


class SplitPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared, tender: TenderPresenter) -> None:
        self._shared = shared
        self._tender = tender
        self._screen: SplitScreen | None = None
        self._chosen: frozenset[int] = frozenset()
        self._marked = 0

    def show_on(self, screen: SplitScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """The place came to the front."""
        self._chosen, self._marked = frozenset(), 0
        self._draw()

    def on_key(self, key: Key) -> bool:
        """A digit shares equally; up and down mark a line, the space bar chooses it, Enter pays what is chosen."""
        if key.character.isdigit() and int(key.character) in PARTS:
            self.split_equally(int(key.character))
        elif key.name in _MOVES:
            self._marked = max(0, min(self._marked + _MOVES[key.name], self._row_count() - 1))
            self._draw()
        elif key.character == " ":
            self.toggle(self._marked)
        elif key.name is KeyName.ENTER:
            self.pay_chosen()
        elif key.name is KeyName.ESCAPE:
            self._shared.navigator.go(Place.TENDER)
        else:
            return False
        return True

    def split_equally(self, count: int) -> None:
        """Among so many."""
        rung = self._shared.board.rung
        if rung is not None and rung.settlement.remaining.minor > 0:
            self._tender.shares.split_equally(rung, count)
            self._shared.navigator.go(Place.TENDER)

    def toggle(self, at: int) -> None:
        """A line was tapped: chosen, or not any more; one that is paid stays so."""
        rung = self._shared.board.rung
        if rung is None:
            return
        rows = split_rows(rung, self._chosen, self._tender.shares.paid_lines(rung), self._shared.formats)
        if 0 <= at < len(rows):
            self._marked = at
            if not rows[at].is_paid:
                self._chosen ^= frozenset(rows[at].line_ids)
            self._draw()

    def pay_chosen(self) -> None:
        """Somebody pays the chosen lines."""
        rung = self._shared.board.rung
        view = None if rung is None else self._view()
        if rung is None or view is None or view.chosen is None:
            return
        self._tender.shares.split_off(rung, sorted(self._chosen), view.chosen)
        self._shared.navigator.go(Place.TENDER)

    def _row_count(self) -> int:
        view = self._view()
        return 0 if view is None else len(view.rows)

    def _view(self) -> SplitView | None:
        rung = self._shared.board.rung
        if rung is None or rung.settlement.remaining.minor <= 0:
            return None
        paid = self._tender.shares.paid_lines(rung)
        return split_view(rung, self._chosen, paid, self._marked, self._shared.formats)

    def _draw(self) -> None:
        view = self._view()
        if self._screen is not None and view is not None:
            self._screen.show_view(view)
