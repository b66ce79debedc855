"""Shows what is owed, the oldest first; then asks how one of them is paid, and tells what came of it."""

from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from evertill.domain.refund_debt import DebtCause, PaidBy, RefundDebt
from evertill.operations.cards.outcomes import CardStarted, OwedPaid, UndoingUnknown
from evertill.operations.cards.pay_owed import PayOwed, PayOwedOutcome
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.owed_refunds import ListOwed
from evertill.operations.selling.outcomes import EntryNotPossible
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.age import age_text
from evertill.ui.words import tr, tr_count

if TYPE_CHECKING:
    from evertill.ui.frame.later import Later
    from evertill.ui.receipts.undoing import Undoing

LEAVE = "leave"
SHOWN_MAX = 5


class OwedAsking:
    """One for each time it is asked for."""

    def __init__(self, shared: Shared, undoing: "Later[Undoing]") -> None:
        """`undoing` shows how far a terminal is that gives money back."""
        self._shared = shared
        self._undoing = undoing

    def open(self) -> None:
        """Look the list up and show it."""
        self._shared.answers.ask(ListOwed(), self._show_list, self._shared.speaker.fail)

    def _show_list(self, debts: tuple[RefundDebt, ...]) -> None:
        if not debts:
            self._shared.speaker.note(tr("This till owes no refund to anybody."))
            return
        now, formats = self._shared.clock.now(), self._shared.formats
        hidden = len(debts) - SHOWN_MAX
        sentence = tr("The oldest first. Choose the one whose number stands on the customer's slip.")
        if hidden > 0:
            more = tr_count("{n} more comes after these.", "{n} more come after these.", hidden)
            sentence = f"{sentence} {more}"
        choices = tuple(
            Choice(
                debt.debt_id,
                f"{formats.money(debt.amount)} · {debt.number} · {age_text(debt.since, now)}",
            )
            for debt in debts[:SHOWN_MAX]
        )
        view = AskView(
            icon="undo",
            tint=Tint.CALM,
            title=tr_count("{n} refund is owed", "{n} refunds are owed", len(debts)),
            sentence=sentence,
            choices=(*choices, Choice(LEAVE, tr("Leave it"), tr("Esc"))),
        )
        by_id = {str(debt.debt_id): debt for debt in debts}
        self._shared.ask.ask(Question(view, lambda name: self._ask_means(by_id.get(name))))

    def _ask_means(self, debt: RefundDebt | None) -> None:
        if debt is None:
            return
        facts = [
            (tr("Number"), debt.number),
            (tr("Why"), _cause(debt.cause)),
            (tr("Since"), age_text(debt.since, self._shared.clock.now())),
        ]
        if debt.last_four:
            facts.append((tr("Card"), f"··{debt.last_four}"))
        choices = [
            Choice(PaidBy.CASH.value, tr("In cash")),
            Choice(PaidBy.ELSEWHERE.value, tr("It was paid elsewhere")),
            Choice(LEAVE, tr("Leave it"), tr("Esc")),
        ]
        if self._shared.board.takes_cards:
            choices.insert(0, Choice(PaidBy.CARD.value, tr("On the card"), is_main=True))
        view = AskView(
            icon="undo",
            tint=Tint.CALM,
            title=tr("How is {amount} paid back?", amount=self._shared.formats.money(debt.amount)),
            sentence=tr("It is paid once: what is paid is off the list for good."),
            choices=tuple(choices),
            facts=tuple(facts),
        )
        self._shared.ask.ask(Question(view, lambda name: self._means_chosen(debt, name)))

    def _means_chosen(self, debt: RefundDebt, name: str) -> None:
        if name == PaidBy.ELSEWHERE.value:
            self._ask_evidence(debt)
        elif name != LEAVE:
            self._pay(PayOwed(debt.debt_id, PaidBy(name)))

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
            self._pay(PayOwed(debt.debt_id, PaidBy.ELSEWHERE, format(number, "f")))

        self._shared.ask.ask(Question(view, lambda _: None, number=keyed))

    def _pay(self, command: PayOwed) -> None:
        self._shared.submitter.submit(command, self._show)

    def _show(self, outcome: PayOwedOutcome) -> None:
        speaker = self._shared.speaker
        match outcome:
            case OwedPaid():
                speaker.note(paid_sentence(self._shared, outcome))
            case CardStarted(attempt):
                self._undoing().begin(attempt)
            case UndoingUnknown(attempt):
                self._undoing().resume(attempt)
            case EntryNotPossible(sentence):
                speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                speaker.refuse(outcome)
            case _:
                assert_never(outcome)


def paid_sentence(shared: Shared, paid: OwedPaid) -> str:
    """What was paid, and from where."""
    amount, number = shared.formats.money(paid.debt.amount), paid.debt.number
    match paid.by:
        case PaidBy.CASH:
            return tr("{number} is paid. Give {amount} back out of the drawer.", number=number, amount=amount)
        case PaidBy.CARD:
            return tr("{number} is paid: {amount} went back to the card.", number=number, amount=amount)
        case PaidBy.ELSEWHERE:
            return tr("{number} is off the list: {amount} was paid elsewhere.", number=number, amount=amount)
        case _:
            assert_never(paid.by)


def _cause(cause: DebtCause) -> str:
    match cause:
        case DebtCause.LATE_APPROVAL:
            return tr("card charged without a sale")
        case DebtCause.CARD_REFUND:
            return tr("goods came back")
        case _:
            assert_never(cause)
