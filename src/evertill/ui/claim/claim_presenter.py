"""Takes goods in whose order nobody finds; the money is a person's task."""

from typing import assert_never

from evertill.domain.codes import ScannedCode
from evertill.domain.origin import Restock
from evertill.domain.policy_returns import UnknownOrder
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.orders.take_back_order import ClaimOutcome, ClaimReturn, ClaimTaken
from evertill.ui.claim.claim_view import ARTICLE, NUMBER, PIECES, REASON, RESTOCK, claim_view
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_at_hand import FormAtHand
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.words import told, tr


class ClaimPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.form = FormAtHand(claim_view(UnknownOrder.CLAIM, {}), self.take_in, finish_key=KeyName.F12)

    def shown(self) -> None:
        """Opened with the number that was looked for in vain."""
        board = self._shared.board
        number, board.asked_order = board.asked_order, ""
        policy = UnknownOrder.CLAIM if board.state is None else board.state.policy.returns.unknown_order
        self.form.show(claim_view(policy, {NUMBER: number}, ARTICLE if number else NUMBER))

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The article that comes back; it is not sold."""
        if self.form.view.fields:
            self.form.choose(ARTICLE, scanned.text)
        return True

    def take_in(self) -> None:
        """Write it down."""
        pieces = self.form.value(PIECES).strip()
        command = ClaimReturn(
            self.form.value(NUMBER),
            self.form.value(ARTICLE),
            int(pieces) if pieces.isascii() and pieces.isdigit() else 0,
            self.form.value(REASON),
            Restock(self.form.value(RESTOCK)),
        )
        self._shared.submitter.submit(command, self._show)

    def _show(self, outcome: ClaimOutcome) -> None:
        match outcome:
            case ClaimTaken():
                self._shared.sound(Tone.DONE)
                self._shared.navigator.go(Place.ORDERS)
                self._shared.speaker.note(tr("The goods are taken in; the money waits until the order is found."))
            case OrderNotPossible(sentence):
                self.form.say(told(sentence))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self.form.say(barred_sentence(outcome))
            case _:
                assert_never(outcome)
