"""Takes goods in whose order nobody finds; the money is a person's task, or paid at once where the shop does so."""

from typing import assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.policy.returns import UnknownOrder
from evertill.domain.selling.origin import Restock
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.returns.claim_goods import ClaimOutcome, ClaimReturn, ClaimTaken
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.ui.claim.claim_view import ARTICLE, NUMBER, PAY_CREDIT, PIECES, REASON, RESTOCK, claim_view
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_at_hand import FormAtHand
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.words import told, tr


class ClaimPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.form = FormAtHand(claim_view(UnknownOrder.CLAIM, {}), self.finish, finish_key=KeyName.F12)

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

    @property
    def _pays(self) -> bool:
        """Whether the shop pays store credit at once."""
        return any(button.name == PAY_CREDIT for button in self.form.view.buttons)

    def on_key(self, key: Key) -> bool:
        """Where the goods are paid at once, they can still be only taken in."""
        if key.name is KeyName.F7 and self._pays:
            self.take_in()
            return True
        return self.form.on_key(key)

    def do(self, name: str) -> None:
        """A button was pressed."""
        self.take_in(as_credit=name == PAY_CREDIT)

    def finish(self) -> None:
        """As the button that stands out."""
        self.take_in(as_credit=self._pays)

    def take_in(self, *, as_credit: bool = False) -> None:
        """Write it down."""
        pieces = self.form.value(PIECES).strip()
        command = ClaimReturn(
            self.form.value(NUMBER),
            self.form.value(ARTICLE),
            int(pieces) if pieces.isascii() and pieces.isdigit() else 0,
            self.form.value(REASON),
            Restock(self.form.value(RESTOCK)),
            as_credit=as_credit,
        )
        self._shared.submitter.submit(command, self._show)

    def _show(self, outcome: ClaimOutcome) -> None:
        match outcome:
            case ClaimTaken():
                self._shared.sound(Tone.DONE)
                self._shared.navigator.go(Place.ORDERS)
                self._shared.speaker.note(tr("The goods are taken in; the money waits until the order is found."))
            case SaleDone(_, priced, _):
                self._shared.sound(Tone.DONE)
                self._shared.navigator.go(Place.ORDERS)
                self._shared.speaker.note(
                    tr(
                        "Taken back: {amount} are on a new store credit; give the customer its slip.",
                        amount=self._shared.formats.money(-priced.gross),
                    )
                )
            case OrderNotPossible(sentence):
                self.form.say(told(sentence))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self.form.say(barred_sentence(outcome))
            case _:
                assert_never(outcome)
