"""Takes goods in whose order nobody finds; the money is a person's task."""

from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes import ScannedCode
from evertill.domain.origin import Restock
from evertill.domain.policy_returns import UnknownOrder
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.orders.take_back_order import ClaimOutcome, ClaimReturn, ClaimTaken
from evertill.ui.claim.claim_view import ARTICLE, NUMBER, PIECES, REASON, RESTOCK, claim_view
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FormView, Turn, choose, press, value_of
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.words import told, tr


class ClaimScreen(Protocol):
    """Draws the form."""

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        ...


class ClaimPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: ClaimScreen | None = None
        self._view = claim_view(UnknownOrder.CLAIM, {})

    def show_on(self, screen: ClaimScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened with the number that was looked for in vain."""
        board = self._shared.board
        number, board.asked_order = board.asked_order, ""
        policy = UnknownOrder.CLAIM if board.state is None else board.state.policy.returns.unknown_order
        self._view = claim_view(policy, {NUMBER: number}, ARTICLE if number else NUMBER)
        self._draw()

    def choose(self, name: str, value: str) -> None:
        """A field or an answer was tapped."""
        self._view = choose(self._view, name, value)
        self._draw()

    def press(self, key: Key) -> None:
        """A key of the letters."""
        self.on_key(key)

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The article that comes back; it is not sold."""
        if self._view.fields:
            self.choose(ARTICLE, scanned.text)
        return True

    def on_key(self, key: Key) -> bool:
        """Characters and arrows fill it in; F12, or Enter on the last question, takes the goods in."""
        if key.name is KeyName.F12 and self._view.fields:
            self.take_in()
            return True
        if not self._view.fields:
            return False
        self._view, turn = press(self._view, key)
        if turn is Turn.LEFT or turn is Turn.NOT_TAKEN:
            return False
        self._draw()
        if turn is Turn.FINISHED:
            self.take_in()
        return True

    def take_in(self) -> None:
        """Write it down."""
        view = self._view
        pieces = value_of(view, PIECES).strip()
        command = ClaimReturn(
            value_of(view, NUMBER),
            value_of(view, ARTICLE),
            int(pieces) if pieces.isascii() and pieces.isdigit() else 0,
            value_of(view, REASON),
            Restock(value_of(view, RESTOCK)),
        )
        self._shared.submitter.submit(command, self._show)

    def _show(self, outcome: ClaimOutcome) -> None:
        match outcome:
            case ClaimTaken():
                self._shared.sound(Tone.DONE)
                self._shared.navigator.go(Place.ORDERS)
                self._shared.speaker.note(tr("The goods are taken in; the money waits until the order is found."))
            case OrderNotPossible(sentence):
                self._say(told(sentence))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._say(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _say(self, sentence: str) -> None:
        self._view = replace(self._view, message=sentence, is_bad=True)
        self._draw()

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view)
