"""A sale paid by card is being undone: the terminal gives the money back, and the question tells how far it is.

It may be left at any time; what the terminal did is then said on the strip, and the sale is undone or stands.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import assert_never

from evertill.domain.facts.transaction import TransactionKind
from evertill.operations.cards.outcomes import (
    CardExceptionNoted,
    CardSaleUndone,
    NextCard,
    OwedPaid,
    RefundInstead,
    ResolveOutcome,
    UndoingOutcome,
    UndoingRefused,
    UndoingUnknown,
)
from evertill.operations.cards.resolve_attempt import ResolveAttempt
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.completed.post_void import SaleUndone
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.ports.attempts import Attempt, AttemptAsked, AttemptPrompted
from evertill.ports.backend_calls import Capability
from evertill.ports.payment_terminal import TerminalAction
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.feature.feature import Shared
from evertill.ui.tender.card_words import prompt_words
from evertill.ui.words import tr

_ABORT, _AGAIN, _NOT_BACK = "abort", "again", "not_back"
NOT_ON_SLIP = "the terminal's last slip shows no such operation"


class UndoingCard:
    """One for the terminal; at most one sale is shown while its money goes back."""

    def __init__(self, shared: Shared, told: Callable[[SaleUndone], None]) -> None:
        """`told` says what of the sale was paid in cash, and that it is undone."""
        self._shared = shared
        self._told = told
        self._attempt: Attempt | None = None
        self._question: Question | None = None

    def begin(self, attempt: Attempt) -> None:
        """The terminal has been told, or, where it stands alone, is to be told by hand."""
        self._attempt = attempt
        if attempt.terminal.is_manual:
            self._ask(self._by_hand(attempt))
        else:
            self._ask(self._waiting(attempt, ""))

    def resume(self, attempt: Attempt) -> None:
        """The sale was chosen again while nobody knows what became of it: settle that first."""
        self._attempt = attempt
        self._ask(self._by_hand(attempt) if attempt.terminal.is_manual else self._unknown(attempt))

    def show_settled(self, outcome: UndoingOutcome) -> None:
        """What came of it, whoever had it settled."""
        speaker = self._shared.speaker
        match outcome:
            case CardSaleUndone(_, undone, owed):
                self._close()
                self._told(undone)
                if owed is not None:
                    speaker.warn(
                        tr(
                            "The sale is undone, but {amount} could not go back to its card: "
                            "it is owed, as the slip says.",
                            amount=self._shared.formats.money(owed),
                        )
                    )
            case NextCard(attempt):
                self.begin(attempt)
            case OwedPaid(debt):
                self._close()
                speaker.note(
                    tr(
                        "{number} is paid: {amount} went back to the card.",
                        number=debt.number,
                        amount=self._shared.formats.money(debt.amount),
                    )
                )
            case RefundInstead(attempt):
                self._go_on(attempt)
            case UndoingRefused(attempt, sentence):
                self._close()
                self._let_go(attempt)
                speaker.warn(sentence)
            case UndoingUnknown(attempt):
                self._doubt(attempt)
            case _:
                assert_never(outcome)

    def _let_go(self, attempt: Attempt) -> None:
        """What another till owes and this card could not have: any till may pay it again."""
        wanted = attempt.sale_to_undo
        if wanted is not None and wanted.hold_id:
            self._shared.parts.backend.ask(
                Capability.REFUNDS,
                lambda calls: calls.let_go_refund(wanted.transaction_id, wanted.hold_id),
                lambda _: None,
            )

    def on_notice(self, notice: object) -> None:
        """What the terminal shows, and that it is being asked."""
        attempt = self._attempt
        match notice:
            case AttemptPrompted(attempt_id, text) if attempt is not None and attempt_id == attempt.attempt_id:
                self._renew(self._waiting(attempt, prompt_words(text)))
            case AttemptAsked(attempt_id) if attempt is not None and attempt_id == attempt.attempt_id:
                self._renew(self._waiting(attempt, tr("The card terminal is asked what became of it.")))
            case _:
                pass

    # --- how far it is
    def _go_on(self, attempt: Attempt) -> None:
        """The terminal could not undo it any more, and refunds it: the customer's card is wanted."""
        sentence = tr("It cannot be undone there any more, so it is refunded: the terminal asks for the card.")
        if self._question is None:
            self._shared.speaker.note(sentence)
        self._attempt = attempt
        self._renew(self._waiting(attempt, sentence))

    def _doubt(self, attempt: Attempt) -> None:
        """Nobody knows yet: asked in place if it is being looked at, else said."""
        self._attempt = attempt
        if self._question is not None:
            self.resume(attempt)
        else:
            self._shared.speaker.warn(
                tr(
                    "The card terminal has not said whether {amount} went back to the card, so that sale stands; "
                    "choose its receipt to undo again, and settle it.",
                    amount=self._shared.formats.money(attempt.amount),
                )
            )

    def _waiting(self, attempt: Attempt, prompt: str) -> Question:
        is_refund = attempt.action is TerminalAction.REFUND
        sentence = prompt or (
            tr("The terminal asks for the customer's card.") if is_refund else tr("The terminal undoes the payment.")
        )
        return Question(
            AskView(
                icon="card",
                tint=Tint.CALM,
                title=tr("{amount} goes back to the card", amount=self._shared.formats.money(attempt.amount)),
                sentence=sentence,
                choices=(Choice(_ABORT, tr("Give up at the terminal"), keeps_open=True),),
                facts=((tr("If it is refused"), _else(attempt)),),
            ),
            self._choose,
            closed=self._left,
        )

    def _by_hand(self, attempt: Attempt) -> Question:
        title = tr("Give {amount} back at the terminal", amount=self._shared.formats.money(attempt.amount))
        sentence = tr("Key the refund there, then the number on its slip here. Until then the sale stands.")
        return self._slip_question(title, sentence, Tint.CALM, ())

    def _unknown(self, attempt: Attempt) -> Question:
        title = tr("Did {amount} go back to the card?", amount=self._shared.formats.money(attempt.amount))
        sentence = tr("The terminal has not said. Ask it again, or key the number on its slip if it shows the refund.")
        again = (Choice(_AGAIN, tr("Ask the terminal again"), is_main=True, key="a", keeps_open=True),)
        return self._slip_question(title, sentence, Tint.WARNING, again if attempt.terminal.can_ask else ())

    def _slip_question(self, title: str, sentence: str, tint: Tint, choices: tuple[Choice, ...]) -> Question:
        view = AskView(
            icon="card",
            tint=tint,
            title=title,
            sentence=sentence,
            choices=(*choices, Choice(_NOT_BACK, tr("It was not given back"), key="n")),
            number=NumberField(tr("slip"), tr("Number on the terminal's slip"), 0),
        )
        return Question(view, self._choose, self._take_slip, self._left)

    # --- answers
    def _choose(self, name: str) -> None:
        match name:
            case str() if name == _ABORT:
                self._shared.parts.cards.abort()
            case str() if name == _AGAIN:
                self._shared.parts.cards.ask_again()
            case _:
                self._resolve(is_paid=False, evidence=NOT_ON_SLIP)

    def _take_slip(self, number: Decimal) -> None:
        self._resolve(is_paid=True, evidence=str(number))

    def _resolve(self, *, is_paid: bool, evidence: str) -> None:
        if self._attempt is not None:
            self._shared.submitter.submit(
                ResolveAttempt(self._attempt.attempt_id, is_paid=is_paid, evidence=evidence), self._resolved
            )

    def _resolved(self, outcome: ResolveOutcome) -> None:
        match outcome:
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case OwedPaid() | CardSaleUndone() | RefundInstead() | NextCard() | UndoingRefused() | UndoingUnknown():
                self.show_settled(outcome)
            case CardExceptionNoted(_, sentence):
                self._close()
                self._shared.speaker.warn(sentence)
            case _:
                self._close()

    # --- the question
    def _ask(self, question: Question) -> None:
        self._shared.ask.ask(question)
        self._question = question

    def _renew(self, question: Question) -> None:
        """Draw it as it stands now; one that takes a slip's number gives way to one that does not."""
        if self._question is None:
            return
        if self._question.view.number is not None:
            self._ask(question)
        elif self._shared.ask.renew(self._question, question):
            self._question = question

    def _left(self) -> None:
        self._question = None

    def _close(self) -> None:
        self._attempt = None
        if self._question is not None:
            self._question = None
            self._shared.ask.close()


def _else(attempt: Attempt) -> str:
    """What holds while the card has nothing back."""
    of = attempt.sale_to_undo
    is_owed = of is not None and of.reason == TransactionKind.REFUND_PAID
    return tr("it stays owed") if is_owed else tr("the sale stands as it is")
