"""Shows the customer what is on the counter, on whatever there is: a window, a display of two lines, both, or none."""

from collections.abc import Callable
from typing import Protocol

from evertill.domain.goods.shop_links import ShopLinks
from evertill.ports.formats import Formats
from evertill.ui.customer.customer_view import CustomerView, done_view, idle_view, selling_view
from evertill.ui.customer.line_text import two_lines
from evertill.ui.frame.board import Board


class CustomerScreen(Protocol):
    """Draws the view."""

    def show_view(self, view: CustomerView) -> None:
        """Draw this."""
        ...


class CustomerPresenter:
    """One for the terminal. With nobody to show it to, nothing is worked out: a scan pays only for what is there."""

    def __init__(self, board: Board, formats: Formats, links: ShopLinks) -> None:
        self._board = board
        self._formats = formats
        self._links = links
        self._screens: list[CustomerScreen] = []
        self._show_lines: Callable[[str, str], None] | None = None
        self._welcome = ("", "")
        self._view: CustomerView | None = None
        board.on_sale(self._draw)
        board.on_session(self._draw)

    def show_on(self, screen: CustomerScreen) -> None:
        """Draw here as well."""
        self._screens.append(screen)
        screen.show_view(self._worked_out())

    def leave(self, screen: CustomerScreen) -> None:
        """Draw there no more."""
        self._screens.remove(screen)

    def show_lines_on(self, show: Callable[[str, str], None] | None, welcome: tuple[str, str]) -> None:
        """Write to a display of two lines; None: there is none any more."""
        self._show_lines, self._welcome, self._view = show, welcome, None
        self._draw()

    def _draw(self) -> None:
        if not self._screens and self._show_lines is None:
            return
        view = self._worked_out()
        if view == self._view:
            return
        self._view = view
        for screen in self._screens:
            screen.show_view(view)
        if self._show_lines is not None:
            self._show_lines(*two_lines(view, self._welcome))

    def _worked_out(self) -> CustomerView:
        board = self._board
        header = () if board.state is None else board.state.policy.receipt_header
        shop = header[0] if header else ""
        if board.done is not None:
            return done_view(board.done, shop, self._links, self._formats)
        if board.rung is None or not board.rung.priced.lines:
            return idle_view(shop)
        if self._screens:
            return selling_view(board.rung, shop, self._links, self._formats)
        return selling_view(board.rung, shop, None, self._formats, rows_max=1)  # all that two lines have room for
