"""Asks for the quick keys, turns tabs and pages, rings what is tapped."""

from typing import Protocol

from evertill.domain.goods.catalogue import Tile
from evertill.operations.looking_up.questions import ListTiles
from evertill.ports.formats import Formats
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.frame.message import Speaker
from evertill.ui.sale.ring_presenter import RingPresenter
from evertill.ui.tiles.tiles_view import TilesView, tiles_view


class TilesScreen(Protocol):
    """Draws tabs and tiles."""

    def show_view(self, view: TilesView) -> None:
        """Draw this."""
        ...


class TilesPresenter:
    """One for the terminal."""

    def __init__(
        self,
        answers: AnswerDesk,
        board: Board,
        entry: EntryPresenter,
        ring: RingPresenter,
        speaker: Speaker,
        formats: Formats,
    ) -> None:
        self._answers = answers
        self._board = board
        self._entry = entry
        self._ring = ring
        self._speaker = speaker
        self._formats = formats
        self._screen: TilesScreen | None = None
        self._tiles: tuple[Tile, ...] = ()
        self._tab = 0
        self._page = 0
        self._page_size = 24

    def show_on(self, screen: TilesScreen, page_size: int) -> None:
        """Draw here; so many tiles fit a page."""
        self._screen = screen
        self._page_size = page_size
        self._draw()

    def resize(self, page_size: int) -> None:
        """Another number of tiles fits a page."""
        if page_size != self._page_size:
            self._page_size = page_size
            self._draw()

    def reload(self) -> None:
        """Ask for the tiles anew: the catalogue changed, or the terminal starts."""
        self._answers.ask(ListTiles(), self._show, self._speaker.fail)

    def open_tab(self, tab: int) -> None:
        """A tab was tapped; tapped again it turns the page."""
        if tab == self._tab:
            self.turn_page()
        else:
            self._tab, self._page = tab, 0
            self._draw()

    def turn_page(self) -> None:
        """The next page, and after the last the first."""
        view = self._view()
        self._page = (view.page + 1) % view.pages
        self._draw()

    def choose(self, at: int) -> None:
        """A tile was tapped."""
        tiles = self._view().tiles
        if 0 <= at < len(tiles):
            self._ring.ring_sku(tiles[at].sku, tiles[at].label, self._entry.spend())

    def _show(self, tiles: tuple[Tile, ...]) -> None:
        self._tiles = tiles
        self._draw()

    def _view(self) -> TilesView:
        return tiles_view(self._tiles, self._tab, self._page, self._page_size, self._board.currency, self._formats)

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view())
