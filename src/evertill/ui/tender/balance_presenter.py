"""Conducts paying with a gift card, store credit or points: has it held at the backend, shows what came of it, and lets
it go.

It never waits: answers come later, and a sale that is found waiting for one (after a restart) is asked about at once,
under the same id. What is to be let go is told when the backend can be reached; it forgets it by itself as well.
"""

from collections.abc import Callable
from typing import assert_never

from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.balances.asking import hold_answer, hold_call, is_released, release_call
from evertill.operations.balances.card_key import KeepCardKey, LacksCardKey, key_in
from evertill.operations.balances.settle_balance import (
    BalanceRefused,
    ListReleases,
    NoteReleased,
    NothingAsked,
    SettleBalance,
    SettleBalanceOutcome,
    StoodIn,
)
from evertill.operations.balances.take_balance import BalanceBegun, FindBalanceStep, TakeBalance, TakeOutcome
from evertill.operations.balances.take_points import TakePoints
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderRefused, TenderTaken
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.backend_calls import CallAnswer, Capability
from evertill.ports.backend_desk import BackendDesk
from evertill.ports.balance_steps import BalanceStep, ReleaseDue
from evertill.ports.formats import Formats
from evertill.ports.notices import LinkChanged, LinkState
from evertill.ui.ask.ask_view import Tint
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.tender.card_view import CardView
from evertill.ui.words import tr


class BalancePresenter:
    """One for the terminal; the tender presenter gives it the keys while a balance is asked for the sale."""

    def __init__(
        self,
        submitter: Submitter,
        board: Board,
        navigator: Navigator,
        speaker: Speaker,
        sound: Sounder,
        formats: Formats,
        backend: BackendDesk,
        *,
        finished: Callable[[SaleDone], None],
        changed: Callable[[], None],
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._navigator = navigator
        self._speaker = speaker
        self._sound = sound
        self._formats = formats
        self._backend = backend
        self._finished = finished
        self._changed = changed
        self._step: BalanceStep | None = None
        self._looked_for: AttemptId | None = None
        self._releasing: set[AttemptId] = set()
        board.on_sale(self._on_sale)

    @property
    def is_busy(self) -> bool:
        """Whether the sale waits for the backend."""
        return self._step is not None

    @property
    def view(self) -> CardView | None:
        """What to draw while the backend is asked."""
        step = self._step
        if step is None:
            return None
        asked = tr("Asking about the card ending in {last}…", last=step.last_four)
        return CardView(
            title=tr("Asking about the customer's points…") if step.customer else asked,
            sentence=tr("{amount} · it is never taken twice", amount=self._formats.money(step.amount)),
            tint=Tint.CALM,
            is_busy=True,
            buttons=(),
        )

    def take(self, number: Secret, amount: Money | None) -> None:
        """Pay with the card of this number: this much, or all that is due. While one is asked about, ask again."""
        rung = self._board.rung
        if rung is not None and rung.sale.attempt_id is not None:
            self._looked_for = None
            self._on_sale()
            return
        self._submitter.submit(TakeBalance(number, amount), self._begun)

    def take_points(self, amount: Money | None) -> None:
        """Pay with the points of the customer on the sale: this much, or all that is due."""
        self._submitter.submit(TakePoints(amount), self._begun)

    def on_key(self, key: Key) -> bool:
        """All keys are taken while the backend is asked, so that none does something else meanwhile."""
        del key
        return self.is_busy

    def on_notice(self, notice: object) -> None:
        """Something is to be let go, or the backend can be reached again."""
        match notice:
            case ReleaseDue():
                self._submitter.submit(ListReleases(), self._release)
            case LinkChanged(state=LinkState.ONLINE):
                self._submitter.submit(LacksCardKey(), self._ask_key)
                self._submitter.submit(ListReleases(), self._release)
            case _:
                pass

    # --- one balance
    def _begun(self, outcome: TakeOutcome) -> None:
        match outcome:
            case BalanceBegun(step, rung):
                self._speaker.clear()
                self._looked_for = step.step_id
                self._put(rung)
                self._ask(step)
            case TenderRefused(sentence):
                self._speaker.warn(sentence)
            case NothingToChange():
                self._speaker.warn(tr("There is nothing to pay; the sale is empty. Scan the first item."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _on_sale(self) -> None:
        """A sale that comes back waiting for an answer is asked about again, under the id it was asked under."""
        rung = self._board.rung
        step_id = None if rung is None else rung.sale.attempt_id
        if step_id is None:
            self._looked_for = None
        elif step_id != self._looked_for and (self._step is None or self._step.step_id != step_id):
            self._looked_for = step_id
            self._submitter.submit(FindBalanceStep(step_id), self._found)

    def _found(self, step: BalanceStep | None) -> None:
        if step is not None and self._step is None:
            self._navigator.go(Place.TENDER)
            self._ask(step)

    def _ask(self, step: BalanceStep) -> None:
        self._step, self._looked_for = step, step.step_id
        self._changed()
        self._backend.ask(Capability.BALANCES, hold_call(step), lambda answer: self._answered(step, answer))

    def _answered(self, step: BalanceStep, answer: CallAnswer) -> None:
        said = hold_answer(answer, of_points=bool(step.customer))
        self._submitter.submit(SettleBalance(step.step_id, said), self._settled, self._not_settled)

    def _not_settled(self) -> None:
        """The disk refuses: the sale waits on, and taking a card again asks again under the same id."""
        self._step = None
        self._changed()

    def _settled(self, outcome: SettleBalanceOutcome) -> None:
        self._step = None
        self._changed()
        match outcome:
            case SaleDone():
                self._finished(outcome)
            case TenderTaken(rung):
                self._taken(rung)
            case StoodIn(taken, amount):
                self._finished(taken) if isinstance(taken, SaleDone) else self._taken(taken.rung)
                self._speaker.note(
                    tr("{amount} was taken without asking the backend.", amount=self._formats.money(amount))
                )
            case BalanceRefused(sentence, rung):
                self._put(rung)
                self._speaker.warn(sentence)
            case NothingAsked():
                pass
            case _:
                assert_never(outcome)

    def _taken(self, rung: RungSale) -> None:
        self._sound(Tone.ACCEPTED)
        self._speaker.clear()
        self._put(rung)

    def _put(self, rung: RungSale) -> None:
        self._board.put_sale(rung)
        self._navigator.go(Place.TENDER)

    # --- what is let go
    def _release(self, due: tuple[BalanceStep, ...]) -> None:
        for step in due:
            if step.step_id not in self._releasing:
                self._releasing.add(step.step_id)
                self._tell_of(step)

    def _tell_of(self, step: BalanceStep) -> None:
        self._backend.ask(Capability.BALANCES, release_call(step), lambda answer: self._released(step, answer))

    def _released(self, step: BalanceStep, answer: CallAnswer) -> None:
        self._releasing.discard(step.step_id)
        if is_released(answer):
            self._submitter.submit(NoteReleased(step.step_id), _noted)

    # --- the key of cards
    def _ask_key(self, is_lacking: bool) -> None:
        if is_lacking:
            self._backend.ask(Capability.BALANCES, lambda calls: calls.card_key(), self._keep_key)

    def _keep_key(self, answer: CallAnswer) -> None:
        key = key_in(answer)
        if key is not None:
            self._submitter.submit(KeepCardKey(key), _noted)


def _noted(outcome: None) -> None:
    """It is written down."""
