"""Settles the till with a blind count and shows what the shift came to."""

from decimal import Decimal
from typing import Protocol, assert_never

from evertill.kernel.money import Money, money_from_text
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.outcomes import EntryNotPossible
from evertill.operations.till.close_till import CloseTill, CloseTillOutcome, SaleStillOpen, TillClosed
from evertill.ports.formats import Formats
from evertill.ui.close_till.close_till_view import CloseTillView, closed_view, counting_view
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter, barred_sentence
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.words import tr


class CloseTillScreen(Protocol):
    """Draws the count and what came of it."""

    def show_view(self, view: CloseTillView) -> None:
        """Draw this."""
        ...


class CloseTillPresenter:
    """One for the terminal."""

    def __init__(
        self,
        submitter: Submitter,
        board: Board,
        navigator: Navigator,
        entry: EntryPresenter,
        speaker: Speaker,
        sound: Sounder,
        formats: Formats,
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._navigator = navigator
        self._entry = entry
        self._speaker = speaker
        self._sound = sound
        self._formats = formats
        self._screen: CloseTillScreen | None = None
        self._waiting = 0
        self._counted: Money | None = None
        self._closed: TillClosed | None = None
        self._problem = ""
        self._is_uncounted = False
        self._is_busy = False
        navigator.listen(self._on_place)

    def show_on(self, screen: CloseTillScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def open(self) -> None:
        """Count the drawer, unless a sale is on the counter."""
        rung = self._board.rung
        if rung is not None and rung.priced.lines:
            self._speaker.warn(_sale_open())
        else:
            self._navigator.go(Place.CLOSE_TILL)

    def put_waiting(self, waiting: int) -> None:
        """How many facts are not sent yet."""
        if waiting != self._waiting:
            self._waiting = waiting
            if self._navigator.place is Place.CLOSE_TILL:
                self._draw()

    def close_uncounted(self) -> None:
        """End the shift without a count: asked once, done when asked again."""
        if self._closed is not None or self._is_busy:
            return
        if self._is_uncounted:
            self._submit(None)
        else:
            self._is_uncounted, self._problem = True, ""
            self._draw()

    def on_key(self, key: Key) -> bool:
        """Digits and Enter give the count; Enter alone asks whether to go without one; Esc leaves."""
        if self._closed is not None:
            if key.name in {KeyName.ENTER, KeyName.ESCAPE}:
                self.finish()
                return True
            return False
        if self._is_uncounted and key.name is not KeyName.ENTER:
            self._is_uncounted = False
            self._draw()
            if key.name is KeyName.ESCAPE:
                return True
        if self._entry.press_number(key):
            return True
        if key.name is KeyName.ESCAPE:
            self._navigator.home()
            return True
        return False

    def confirm(self) -> None:
        """The next step, as Enter takes it."""
        self.on_key(Key(KeyName.ENTER))

    def finish(self) -> None:
        """The shift's figures were read."""
        self._navigator.home()

    def _take(self, number: Decimal) -> None:
        self._submit(money_from_text(str(number), self._board.currency))

    def _submit(self, counted: Money | None) -> None:
        if not self._is_busy:
            self._is_busy, self._problem = True, ""
            self._counted = counted
            self._submitter.submit(CloseTill(counted), self._show, self._idle)

    def _idle(self) -> None:
        self._is_busy = False

    def _show(self, outcome: CloseTillOutcome) -> None:
        self._is_busy = self._is_uncounted = False
        match outcome:
            case TillClosed():
                self._end_shift(outcome)
            case SaleStillOpen():
                self._explain(_sale_open())
            case EntryNotPossible(sentence):
                self._explain(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._explain(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _end_shift(self, closed: TillClosed) -> None:
        """The shift is over from here on, whether or not anybody reads its figures."""
        self._closed = closed
        self._entry.want_number(None)
        self._entry.wait_for(tr("The till is closed; the next shift begins with its float"))
        self._speaker.clear()
        self._board.put_shift(None)
        self._navigator.go(Place.CLOSE_TILL)
        self._draw()

    def _explain(self, sentence: str) -> None:
        """In the pane, where it stays until the next count."""
        self._problem = sentence
        self._sound(Tone.ATTENTION)
        self._draw()

    def _on_place(self, place: Place) -> None:
        if place is Place.CLOSE_TILL:
            if self._closed is None:
                self._entry.want_amount(tr("counted"), tr("What is in the drawer"), self._take, self.close_uncounted)
            self._draw()
        elif place not in {Place.HELP, Place.SYNC}:
            self._closed, self._problem, self._is_uncounted = None, "", False

    def _draw(self) -> None:
        if self._screen is None:
            return
        if self._closed is not None:
            self._screen.show_view(closed_view(self._closed, self._counted, self._waiting, self._formats))
        else:
            self._screen.show_view(
                counting_view(
                    self._board.suspended_count,
                    self._waiting,
                    problem=self._problem,
                    is_uncounted=self._is_uncounted,
                )
            )


def _sale_open() -> str:
    return tr("A sale is on the counter, so the till stays open; finish it, put it aside or cancel it first.")
