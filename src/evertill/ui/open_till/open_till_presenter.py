"""Opens the till with the float that was counted."""

from collections.abc import Callable
from typing import Protocol, assert_never

from evertill.kernel.clock import Clock
from evertill.kernel.money import Money, currency_exponent, money_from_text
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.till.open_till import (
    FloatRefused,
    OpenTill,
    OpenTillOutcome,
    TillAlreadyOpen,
    TillOpened,
)
from evertill.ports.formats import Formats
from evertill.ui.entry.amount_entry import AmountEntry, press
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter, barred_sentence
from evertill.ui.frame.navigation import Navigator
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.open_till.open_till_view import OpenTillView, open_till_view
from evertill.ui.words import tr


class OpenTillScreen(Protocol):
    """Draws the float."""

    def show_view(self, view: OpenTillView) -> None:
        """Draw this."""
        ...


class OpenTillPresenter:
    """One for the terminal."""

    def __init__(
        self,
        submitter: Submitter,
        board: Board,
        navigator: Navigator,
        speaker: Speaker,
        sound: Sounder,
        clock: Clock,
        formats: Formats,
        opened: Callable[[], None],
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._navigator = navigator
        self._speaker = speaker
        self._sound = sound
        self._clock = clock
        self._formats = formats
        self._opened = opened
        self._screen: OpenTillScreen | None = None
        self._typed = AmountEntry()
        self._error = ""
        self._is_busy = False
        board.on_session(self._reset)

    def show_on(self, screen: OpenTillScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def take(self, amount: Money) -> None:
        """Open with this float."""
        if not self._is_busy:
            self._is_busy = True
            self._submitter.submit(OpenTill(amount), self._show, self._idle)

    def on_key(self, key: Key) -> bool:
        """Digits, Enter, Esc."""
        if key.name is KeyName.ENTER:
            self._submit()
            return True
        if key.name is KeyName.ESCAPE:
            self._reset()
            return True
        pressed = press(self._typed, key)
        if pressed is None:
            return False
        self._typed, self._error = pressed, ""
        self._draw()
        return True

    def on_scan(self) -> None:
        """Nothing is rung before the till is open, and the cashier must see that."""
        self._sound(Tone.NOT_FOUND)
        self._error = tr("Not rung: the till is not open yet. Open it with its float, then scan again.")
        self._draw()

    def _submit(self) -> None:
        number = self._typed.number
        if number is None:
            self._error = tr("Key the float first; 0 if the drawer is empty.")
            self._draw()
        else:
            self.take(money_from_text(str(number), self._board.currency))

    def _show(self, outcome: OpenTillOutcome) -> None:
        self._is_busy = False
        match outcome:
            case TillOpened(shift) | TillAlreadyOpen(shift):
                self._board.put_shift(shift)
                self._navigator.home()
                self._opened()
            case FloatRefused(sentence):
                self._error = sentence
                self._draw()
            case SignOnNeeded() | NotAllowed():
                self._error = barred_sentence(outcome)
                self._draw()
            case _:
                assert_never(outcome)

    def _idle(self) -> None:
        self._is_busy = False

    def _reset(self) -> None:
        self._typed = AmountEntry(decimals_max=currency_exponent(self._board.currency))
        self._error = ""
        self._draw()

    def _draw(self) -> None:
        if self._screen is not None and self._board.state is not None:
            self._screen.show_view(
                open_till_view(self._board.state, self._typed.text, self._error, self._clock.now(), self._formats)
            )
