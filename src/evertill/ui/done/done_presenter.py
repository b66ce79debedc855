"""Shows the finished sale until the next scan, key or tap begins the next one."""

from typing import Protocol

from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import DocumentPrinted
from evertill.ui.done.done_view import DoneView, done_view
from evertill.ui.frame.board import Board
from evertill.ui.words import tr


class DoneScreen(Protocol):
    """Draws the finished sale."""

    def show_view(self, view: DoneView) -> None:
        """Draw this."""
        ...


class DonePresenter:
    """Nothing here waits for anything: printing and sending are told as they happen."""

    def __init__(self, formats: Formats, board: Board) -> None:
        self._formats = formats
        self._board = board
        self._screen: DoneScreen | None = None
        self._done: SaleDone | None = None
        self._is_printed = False
        self._is_sent = False

    def show_on(self, screen: DoneScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def show_done(self, done: SaleDone) -> None:
        """A sale was finished."""
        self._done, self._is_printed, self._is_sent = done, False, False
        self._draw()

    def on_printed(self, notice: DocumentPrinted) -> None:
        """A receipt came out."""
        if self._done is not None and notice.transaction_id == self._done.transaction.transaction_id:
            self._is_printed = True
            self._draw()

    def on_queue(self, queue: QueueState) -> None:
        """Facts were delivered; with nothing waiting, this sale is among them."""
        if self._done is not None and queue.last_delivered_at is not None:
            is_sent = queue.waiting == 0 and queue.parked == 0
            if is_sent and not self._is_sent:
                self._is_sent = True
                self._draw()

    def _draw(self) -> None:
        if self._screen is None or self._done is None:
            return
        parts = [tr("safe on this till")]
        if self._is_printed:
            parts.append(tr("receipt printed"))
        if self._is_sent:
            parts.append(tr("sent to the shop"))
        self._screen.show_view(
            done_view(self._done, self._formats, " · ".join(parts), sends_mail=self._board.sends_mail)
        )
