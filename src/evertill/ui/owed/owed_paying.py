"""Asks how a refund that is owed is paid, keeps it from the other tills meanwhile, pays it, tells what came of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from evertill.domain.records.refund_debt import PaidBy, RefundDebt
from evertill.operations.cards.outcomes import CardStarted, OwedPaid, UndoingUnknown
from evertill.operations.cards.pay_owed import PayOwed, PayOwedOutcome
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.debts.owed_elsewhere import NoteOwedPaid, PaidElsewhere
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.feature.feature import Shared
from evertill.ui.owed.owed_view import LEAVE, means_view, paid_sentence
from evertill.ui.owed.shared_debts import SharedDebts
from evertill.ui.words import tr

if TYPE_CHECKING:
    from evertill.ui.frame.later import Later
    from evertill.ui.receipts.undoing import Undoing


class OwedPaying:
    """One for the page; `others` are the debts of other tills, `undoing` shows how far a terminal is that gives money
    back."""

    def __init__(self, shared: Shared, undoing: "Later[Undoing]", others: SharedDebts) -> None:
        self._shared = shared
        self._undoing = undoing
        self._others = others

    def ask_means(self, debt: RefundDebt) -> None:
        """How is this one paid?"""
        shared = self._shared
        view = means_view(debt, shared.clock.now(), shared.formats, takes_cards=shared.board.takes_cards)
        shared.ask.ask(Question(view, lambda name: self._means_chosen(debt, name)))

    def _means_chosen(self, debt: RefundDebt, name: str) -> None:
        if name == PaidBy.ELSEWHERE.value:
            self._ask_evidence(debt)
        elif name != LEAVE:
            self._hold(debt, PaidBy(name))

    def _ask_evidence(self, debt: RefundDebt) -> None:
        view = AskView(
            icon="undo",
            tint=Tint.CALM,
            title=tr("What shows that it was paid?"),
            sentence=tr("Key the number of the slip, transfer or refund; it is kept in the journal."),
            choices=(Choice(LEAVE, tr("Leave it"), tr("Esc")),),
            number=NumberField(tr("no."), tr("Number that shows it"), 0),
        )

        def keyed(number: Decimal) -> None:
            self._hold(debt, PaidBy.ELSEWHERE, format(number, "f"))

        self._shared.ask.ask(Question(view, lambda _: None, number=keyed))

    def _hold(self, debt: RefundDebt, by: PaidBy, evidence: str = "") -> None:
        """No other till pays it at the same time; then this one does."""

        def held(hold_id: str) -> None:
            other = debt if debt.workstation else None
            command = PayOwed(debt.debt_id, by, evidence, debt=other, hold_id=hold_id)
            self._shared.submitter.submit(
                command,
                lambda outcome: self._show(debt, outcome, hold_id),
                lambda: self._others.let_go(debt, hold_id),
            )

        def paid(by_whom: str) -> None:
            if not debt.workstation:
                self._shared.submitter.submit(NoteOwedPaid((PaidElsewhere(debt.debt_id, by_whom),)), _unheard)

        self._others.hold(debt, held, paid)

    def _show(self, debt: RefundDebt, outcome: PayOwedOutcome, hold_id: str) -> None:
        speaker = self._shared.speaker
        match outcome:
            case OwedPaid():
                speaker.note(paid_sentence(self._shared.formats, outcome))
            case CardStarted(attempt):
                self._undoing().begin(attempt)
            case UndoingUnknown(attempt):
                self._undoing().resume(attempt)
            case EntryNotPossible(sentence):
                self._others.let_go(debt, hold_id)
                speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._others.let_go(debt, hold_id)
                speaker.refuse(outcome)
            case _:
                assert_never(outcome)


def _unheard(debts: Sequence[RefundDebt]) -> None:
    """Who paid it has been said already."""
