"""Conducts a card payment: starts it, mirrors the terminal, shows what came of it, and helps when nobody knows.

It never waits: the terminal's answers come as notices and outcomes, and what the cashier sees is redrawn.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import assert_never

from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money
from evertill.operations.cards.outcomes import (
    CardExceptionNoted,
    CardRefused,
    CardSaleUndone,
    CardStarted,
    CardUndone,
    CardUnknown,
    NextCard,
    NothingToSettle,
    OwedPaid,
    RefundInstead,
    ResolveOutcome,
    SettleOutcome,
    StartOutcome,
    TerminalDayClosed,
    UndoingRefused,
    UndoingUnknown,
)
from evertill.operations.cards.resolve_attempt import ResolveAttempt
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.take_card import CloseTerminalDay, FindAttempt, TakeCard, UndoCard
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderRefused, TenderTaken
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.attempts import Attempt, AttemptAsked, AttemptPrompted, CardDesk
from evertill.ports.formats import Formats
from evertill.ui.entry.entry_presenter import EntryPresenter, NumberWanted
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.tender.card_view import CardKey, CardPhase, CardView, card_view
from evertill.ui.tender.card_words import prompt_words
from evertill.ui.words import tr

SLIP_DIGITS_MAX = 0


class CardPresenter:
    """One for the terminal; the tender presenter gives it the keys while a card payment holds the sale."""

    def __init__(
        self,
        submitter: Submitter,
        board: Board,
        navigator: Navigator,
        entry: EntryPresenter,
        speaker: Speaker,
        sound: Sounder,
        formats: Formats,
        cards: CardDesk,
        *,
        finished: Callable[[SaleDone], None],
        changed: Callable[[], None],
        undone: Callable[[], None],
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._navigator = navigator
        self._entry = entry
        self._speaker = speaker
        self._sound = sound
        self._formats = formats
        self._cards = cards
        self._finished = finished
        self._changed = changed
        self._undone = undone
        self._attempt: Attempt | None = None
        self._looked_for: AttemptId | None = None
        self._phase = CardPhase.WITH_TERMINAL
        self._prompt = ""
        self._wants_slip = False
        board.on_sale(self._on_sale)

    @property
    def takes_cards(self) -> bool:
        """Whether there is a card terminal."""
        return self._cards.terminal is not None

    @property
    def view(self) -> CardView | None:
        """What to draw; None while no card payment holds the sale."""
        if self._attempt is None:
            return None
        phase = CardPhase.BY_HAND if self._wants_slip else self._phase
        return card_view(self._attempt, phase, self._prompt, self._formats)

    @property
    def is_busy(self) -> bool:
        """Whether a card payment holds the sale."""
        return self._attempt is not None

    @property
    def pays_cash_out(self) -> bool:
        """Whether cash may be paid out on a card with a purchase, here and now."""
        terminal, state = self._cards.terminal, self._board.state
        is_offered = state is not None and state.policy.cash_out.is_offered
        return is_offered and terminal is not None and terminal.pays_cash_out

    def take(self, amount: Money | None, cash_out: Money | None = None) -> None:
        """Charge a card: this much, or all that is due, and cash on top. While one is unknown, it is asked about."""
        if self._attempt is not None:
            self._ask_again()
        elif self._board.rung is None:
            self._speaker.warn(tr("There is nothing to pay yet; scan the first item."))
        else:
            self._submitter.submit(TakeCard(amount, cash_out), self._started)

    def undo(self) -> None:
        """Have the terminal undo the card taken last."""
        self._submitter.submit(UndoCard(), self._started)

    def close_day(self) -> None:
        """Have the terminal close its day."""
        self._submitter.submit(CloseTerminalDay(), self._started)

    def press(self, key: CardKey) -> None:
        """A button of the panel."""
        match key:
            case CardKey.ABORT:
                self._cards.abort()
            case CardKey.ASK_AGAIN:
                self._ask_again()
            case CardKey.PAID:
                self._want_slip()
            case CardKey.NOT_PAID:
                self._not_paid()

    def on_key(self, key: Key) -> bool:
        """Keys while a card payment holds the sale; all are taken, so that none does something else meanwhile."""
        if self._attempt is None:
            return False
        if self._wants_slip and self._entry.press_number(key):
            return True
        if key.name is KeyName.ESCAPE:
            self._escape()
        return True

    def on_notice(self, notice: object) -> None:
        """What the terminal shows, and that it is being asked."""
        if self._attempt is None:
            return
        match notice:
            case AttemptPrompted(attempt_id, text) if attempt_id == self._attempt.attempt_id:
                self._prompt = prompt_words(text)
                self._changed()
            case AttemptAsked(attempt_id) if attempt_id == self._attempt.attempt_id:
                self._go(CardPhase.ASKING)
            case _:
                pass

    def show_settled(self, outcome: SettleOutcome) -> None:
        """What came of an attempt, whoever had it settled."""
        match outcome:
            case SaleDone():
                self._let_go()
                self._finished(outcome)
            case TenderTaken(rung) | CardUndone(rung):
                self._let_go()
                self._sound(Tone.ACCEPTED)
                self._speaker.clear()
                self._put(rung)
                if isinstance(outcome, CardUndone):
                    self._undone()
            case CardRefused(sentence, rung):
                self._let_go()
                self._speaker.warn(sentence)
                self._put(rung)
            case CardUnknown(attempt, rung):
                self._hold(attempt, CardPhase.UNKNOWN)
                self._put(rung)
            case CardExceptionNoted(_, sentence):
                self._speaker.warn(sentence)
            case TerminalDayClosed(_, sentence):
                self._let_go()
                self._speaker.note(sentence)
            case OwedPaid() | CardSaleUndone() | RefundInstead() | NextCard() | UndoingRefused():
                pass  # what is undone or owed is told where it was asked for
            case UndoingUnknown() | NothingToSettle():
                pass  # of a sale that is undone: the list of receipts tells of it
            case _:
                assert_never(outcome)

    # --- starting
    def _started(self, outcome: StartOutcome) -> None:
        match outcome:
            case CardStarted(attempt, rung):
                self._speaker.clear()
                if attempt.sale_id is None:
                    self._speaker.note(tr("The card terminal closes its day; its totals come when it is done."))
                    return
                self._hold(attempt, CardPhase.BY_HAND if attempt.terminal.is_manual else CardPhase.WITH_TERMINAL)
                self._put(rung)
                if attempt.terminal.is_manual:
                    self._want_slip()
            case CardRefused(sentence) | TenderRefused(sentence):
                self._speaker.warn(sentence)
            case NothingToChange():
                self._speaker.warn(tr("There is nothing to pay; the sale is empty. Scan the first item."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _on_sale(self) -> None:
        """A sale that comes back held by an attempt (after a restart, or recalled) is looked into at once."""
        rung = self._board.rung
        attempt_id = None if rung is None else rung.sale.attempt_id
        if attempt_id is None:
            self._looked_for = None
            if self._attempt is not None and self._attempt.sale_id is not None:
                self._let_go()
        elif attempt_id != self._looked_for and (self._attempt is None or self._attempt.attempt_id != attempt_id):
            self._looked_for = attempt_id
            self._submitter.submit(FindAttempt(attempt_id), self._found)
            self._submitter.submit(SettleAttempt(attempt_id), self.show_settled)

    def _found(self, attempt: Attempt | None) -> None:
        if attempt is None or not attempt.waits_for_answer:
            return
        if attempt.terminal.is_manual:
            self._hold(attempt, CardPhase.BY_HAND)
            self._navigator.go(Place.TENDER)
            self._want_slip()
        else:
            is_unknown = attempt.state is AttemptState.UNKNOWN
            self._hold(attempt, CardPhase.UNKNOWN if is_unknown else CardPhase.ASKING)
            self._navigator.go(Place.TENDER)

    # --- when nobody knows
    def _ask_again(self) -> None:
        if self._attempt is not None and self._phase is CardPhase.UNKNOWN and self._attempt.terminal.can_ask:
            self._go(CardPhase.ASKING)
            self._cards.ask_again()

    def _want_slip(self) -> None:
        self._wants_slip = True
        self._entry.want_number(
            NumberWanted(tr("slip"), tr("Number on the terminal's slip"), SLIP_DIGITS_MAX, self._take_slip)
        )
        self._changed()

    def _take_slip(self, number: Decimal) -> None:
        if self._attempt is not None:
            self._submitter.submit(
                ResolveAttempt(self._attempt.attempt_id, is_paid=True, evidence=str(number)), self._resolved
            )

    def _not_paid(self) -> None:
        if self._attempt is not None:
            evidence = "" if self._attempt.terminal.is_manual else "the terminal's last slip shows no such payment"
            self._submitter.submit(
                ResolveAttempt(self._attempt.attempt_id, is_paid=False, evidence=evidence), self._resolved
            )

    def _resolved(self, outcome: ResolveOutcome) -> None:
        match outcome:
            case EntryNotPossible(sentence):
                self._speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                self.show_settled(outcome)

    def _escape(self) -> None:
        assert self._attempt is not None
        if self._wants_slip and not self._attempt.terminal.is_manual:
            self._wants_slip = False
            self._entry.want_number(None)
            self._changed()
        elif self._wants_slip:
            self._not_paid()
        elif self._phase is CardPhase.WITH_TERMINAL:
            self._cards.abort()

    # --- what is held
    def _hold(self, attempt: Attempt, phase: CardPhase) -> None:
        if self._attempt is None or self._attempt.attempt_id != attempt.attempt_id:
            self._prompt = ""
        self._attempt, self._phase = attempt, phase
        self._looked_for = attempt.attempt_id
        self._changed()

    def _go(self, phase: CardPhase) -> None:
        self._phase = phase
        self._changed()

    def _let_go(self) -> None:
        if self._wants_slip:
            self._entry.want_number(None)
        self._attempt, self._wants_slip, self._prompt = None, False, ""
        self._changed()

    def _put(self, rung: RungSale | None) -> None:
        if rung is not None:
            self._board.put_sale(rung)
            self._navigator.go(Place.TENDER)
