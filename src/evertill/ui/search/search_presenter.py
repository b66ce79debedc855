"""Finds products while they are typed on the entry line; Enter or a tap rings the marked one."""

from typing import Protocol

from evertill.domain.codes.entry import EntryState
from evertill.kernel.clock import Clock
from evertill.kernel.errors import Fault
from evertill.operations.looking_up.questions import ProductsFound, SearchProducts
from evertill.ports.formats import Formats
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.frame.message import Speaker
from evertill.ui.sale.ring_presenter import RingPresenter
from evertill.ui.search.search_view import SearchView, search_view

SHORTEST = 2
LIMIT = 50


class SearchScreen(Protocol):
    """Draws the hits."""

    def show_view(self, view: SearchView) -> None:
        """Draw this."""
        ...


class SearchPresenter:
    """One for the terminal; of several questions under way only the last one's answer is shown."""

    def __init__(
        self,
        answers: AnswerDesk,
        ring: RingPresenter,
        board: Board,
        speaker: Speaker,
        clock: Clock,
        formats: Formats,
    ) -> None:
        self._answers = answers
        self._ring = ring
        self._board = board
        self._speaker = speaker
        self._clock = clock
        self._formats = formats
        self._screen: SearchScreen | None = None
        self._text = ""
        self._answer: ProductsFound | None = None
        self._marked = 0
        self._chosen_early: EntryState | None = None

    def show_on(self, screen: SearchScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def search(self, text: str) -> None:
        """The text changed. The hits of the text before stay in sight until the new ones are there."""
        self._text = text
        self._chosen_early = None
        if len(text.strip()) < SHORTEST:
            self._answer = None
            self._marked = 0
        else:
            self._answers.ask(SearchProducts(text, LIMIT), self._show, self._fail)
        self._draw()

    def move_mark(self, by: int) -> None:
        """Up or down the list."""
        count = 0 if self._answer is None else len(self._answer.found)
        if count:
            self._marked = min(max(self._marked + by, 0), count - 1)
            self._draw()

    def choose_marked(self, set_before: EntryState) -> None:
        """Enter: ring the marked hit; pressed before the hits are there, it waits for them."""
        if self._answer is None or self._answer.text != self._text:
            self._chosen_early = set_before
        else:
            self.choose(self._marked, set_before)

    def choose(self, row: int, set_before: EntryState) -> None:
        """Ring this hit."""
        if self._answer is not None and 0 <= row < len(self._answer.found):
            hit = self._answer.found[row]
            self._ring.ring_sku(hit.sku, hit.name, set_before)

    def _show(self, answer: ProductsFound) -> None:
        if answer.text != self._text:
            return
        self._answer = answer
        self._marked = 0
        self._draw()
        waiting, self._chosen_early = self._chosen_early, None
        if waiting is not None and len(answer.found) >= 1:
            self.choose(0, waiting)

    def _fail(self, fault: Fault) -> None:
        self._speaker.fail(fault)

    def _draw(self) -> None:
        found = () if self._answer is None else self._answer.found
        self._board.looked_at = found[self._marked].item if self._marked < len(found) else None
        if self._screen is not None:
            self._screen.show_view(
                search_view(self._text, self._answer, self._marked, self._clock.now(), self._formats)
            )
