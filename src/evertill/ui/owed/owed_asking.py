"""Shows what is owed here and at the other tills, asks how one of them is paid, and tells what came of it."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from evertill.domain.refund_debt import PaidBy, RefundDebt
from evertill.operations.cards.outcomes import CardStarted, OwedPaid, UndoingUnknown
from evertill.operations.cards.pay_owed import PayOwed, PayOwedOutcome
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.owed_elsewhere import NoteOwedPaid, OwedElsewhere, PaidElsewhere
from evertill.operations.owed_refunds import ListOwed
from evertill.operations.selling.outcomes import EntryNotPossible
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.feature.feature import Shared
from evertill.ui.owed.owed_view import LEAVE, MORE, list_view, means_view, paid_sentence, till_of
from evertill.ui.owed.shared_debts import SharedDebts
from evertill.ui.words import tr

if TYPE_CHECKING:
    from evertill.ui.frame.later import Later
    from evertill.ui.receipts.undoing import Undoing


class OwedAsking:
    """One for each time it is asked for."""

    def __init__(self, shared: Shared, undoing: "Later[Undoing]", is_online: Callable[[], bool]) -> None:
        """`undoing` shows how far a terminal is that gives money back."""
        self._shared = shared
        self._undoing = undoing
        self._others = SharedDebts(shared, is_online)
        self._debts: tuple[RefundDebt, ...] = ()
        self._told = OwedElsewhere((), (), {})

    def open(self) -> None:
        """Look the list up and show it."""
        self._shared.answers.ask(ListOwed(), self._ask_others, self._shared.speaker.fail)

    def _ask_others(self, own: tuple[RefundDebt, ...]) -> None:
        self._others.look(lambda told: self._show_list(own, told))

    def _show_list(self, own: tuple[RefundDebt, ...], told: OwedElsewhere) -> None:
        self._told = told
        paid = {one.debt_id for one in told.paid}
        if any(debt.debt_id in paid for debt in own):
            self._shared.submitter.submit(NoteOwedPaid(told.paid), self._noted)
        left = (debt for debt in own if debt.debt_id not in paid)
        self._debts = tuple(sorted((*left, *told.debts), key=lambda debt: debt.since))
        if self._debts:
            self._show_page(0)
        elif not paid:
            self._shared.speaker.note(self._others.trouble or tr("No refund is owed to anybody."))

    def _show_page(self, first: int) -> None:
        shared = self._shared
        view = list_view(
            self._debts,
            first,
            self._told.held_by,
            shared.clock.now(),
            shared.formats,
            trouble=self._others.trouble,
        )
        by_id = {str(debt.debt_id): debt for debt in self._debts}

        def chosen(name: str) -> None:
            if name.startswith(MORE):
                self._show_page(int(name.removeprefix(MORE)))
            elif name in by_id:
                self._ask_means(by_id[name])

        shared.ask.ask(Question(view, chosen))

    def _ask_means(self, debt: RefundDebt) -> None:
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

    def _noted(self, debts: Sequence[RefundDebt]) -> None:
        by_whom = {one.debt_id: one.by for one in self._told.paid}
        for debt in debts:
            self._shared.speaker.note(
                tr(
                    "{number} was paid by {who} and is off the list.",
                    number=debt.number,
                    who=till_of(by_whom[debt.debt_id]),
                )
            )


def _unheard(debts: Sequence[RefundDebt]) -> None:
    """Who paid it has been said already."""
