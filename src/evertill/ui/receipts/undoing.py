"""Undoing a finished sale from the list of receipts: why, and what comes of it."""

from typing import assert_never

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.reasons import ReasonFor
from evertill.operations.cards.outcomes import CardStarted, UndoingOutcome, UndoingUnknown, UndoSaleOutcome
from evertill.operations.cards.undo_sale import UndoSale
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.completed.post_void import SaleUndone
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.ports.attempts import Attempt
from evertill.ports.journal_rows import ReceiptEntry
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.ask.reason_words import reason_choices
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.figures import abs_money
from evertill.ui.receipts.undoing_card import UndoingCard
from evertill.ui.words import tr

_YES, _LEAVE, _NO_REASON = "yes", "leave", "not_asked"


class Undoing:
    """Asks, then has it undone."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._card = UndoingCard(shared, self._tell)

    def show_settled(self, outcome: UndoingOutcome) -> None:
        """What came of giving a card its money back."""
        self._card.show_settled(outcome)

    def on_notice(self, notice: object) -> None:
        """What the card terminal shows."""
        self._card.on_notice(notice)

    def begin(self, attempt: Attempt) -> None:
        """A terminal has been asked to give back what was owed."""
        self._card.begin(attempt)

    def resume(self, attempt: Attempt) -> None:
        """It was asked before, and nobody knows yet what became of it."""
        self._card.resume(attempt)

    def ask(self, entry: ReceiptEntry) -> None:
        """Why is this one undone?"""
        shared = self._shared
        if entry.kind == TransactionKind.POST_VOID:
            shared.speaker.warn(tr("That is no sale but what undid one, so it stays; ring the goods again instead."))
            return
        reasons = reason_choices(shared.board.reasons(ReasonFor.POST_VOID)[:4], is_danger=True)
        view = AskView(
            icon="undo",
            tint=Tint.DANGER,
            title=tr("Undo {number}?", number=entry.number_text),
            sentence=tr(
                "All of it is turned back: goods, money and taxes, with a receipt of its own. Both stay on record."
            ),
            choices=(
                *(reasons or (Choice(_YES, tr("Undo the sale"), is_main=True, is_danger=True),)),
                Choice(_LEAVE, tr("Let it stand")),
            ),
            facts=((tr("Total"), shared.formats.money(entry.gross)),),
        )
        shared.ask.ask(Question(view, lambda choice: self._undo(entry, choice)))

    def _undo(self, entry: ReceiptEntry, choice: str) -> None:
        reason = _NO_REASON if choice == _YES else choice
        self._shared.submitter.submit(UndoSale(entry.transaction_id, reason), self._show)

    def _show(self, outcome: UndoSaleOutcome) -> None:
        speaker = self._shared.speaker
        match outcome:
            case SaleUndone():
                self._tell(outcome)
            case CardStarted(attempt):
                self._card.begin(attempt)
            case UndoingUnknown(attempt):
                self._card.resume(attempt)
            case EntryNotPossible(sentence):
                speaker.warn(sentence)
            case NothingToChange():
                speaker.warn(tr("There is no such sale on this till, so nothing was changed."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _tell(self, outcome: SaleUndone) -> None:
        self._shared.speaker.note(self._undone(outcome))

    def _undone(self, outcome: SaleUndone) -> str:
        number, cash = outcome.original.number_text, outcome.paid_back
        if not cash.minor:
            return tr("{number} is undone.", number=number)
        amount = self._shared.formats.money(abs_money(cash))
        if cash.minor > 0:
            return tr("{number} is undone. Give {amount} back out of the drawer.", number=number, amount=amount)
        return tr("{number} is undone. Take {amount} back into the drawer.", number=number, amount=amount)
