"""What is owed as a question shows it: a page of the list, and how one of them may be paid."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import assert_never

from evertill.domain.refund_debt import DebtCause, PaidBy, RefundDebt
from evertill.kernel.ids import TransactionId
from evertill.operations.cards.outcomes import OwedPaid
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.frame.age import ago_text
from evertill.ui.words import tr, tr_count

LEAVE, MORE = "leave", "more:"
SHOWN_MAX, PAGE = 5, 4
"""As many as a question has room for; of more than that, so many and the way to the next."""


def list_view(
    debts: Sequence[RefundDebt],
    first: int,
    held_by: Mapping[TransactionId, str],
    now: datetime,
    formats: Formats,
    *,
    trouble: str = "",
) -> AskView:
    """The list from its `first` on; `trouble` says why some may be missing."""
    rest = len(debts) - first
    shown = debts[first : first + (SHOWN_MAX if rest <= SHOWN_MAX else PAGE)]
    choices = [_choice(debt, held_by.get(debt.debt_id, ""), now, formats) for debt in shown]
    after = rest - len(shown)
    if after:
        label = tr_count("{n} more comes after these", "{n} more come after these", after)
        choices.append(Choice(f"{MORE}{first + len(shown)}", label))
    asked = tr("The oldest first. Choose the one whose number stands on the customer's slip.")
    return AskView(
        icon="undo",
        tint=Tint.CALM,
        title=tr_count("{n} refund is owed", "{n} refunds are owed", len(debts)),
        sentence=f"{asked} {trouble}".rstrip(),
        choices=(*choices, Choice(LEAVE, tr("Leave it"), tr("Esc"))),
    )


def _choice(debt: RefundDebt, held_by: str, now: datetime, formats: Formats) -> Choice:
    label = f"{formats.money(debt.amount)} · {debt.number} · {ago_text(debt.since, now)}"
    if held_by:
        return Choice(debt.debt_id, f"{label} · {tr('{who} is paying it', who=till_of(held_by))}")
    return Choice(debt.debt_id, f"{label} · {till_name(debt)}" if debt.workstation else label)


def means_view(debt: RefundDebt, now: datetime, formats: Formats, *, takes_cards: bool) -> AskView:
    """How this one is paid."""
    facts = [(tr("Number"), debt.number), (tr("Why"), _cause(debt.cause)), (tr("Since"), ago_text(debt.since, now))]
    if debt.workstation:
        facts.append((tr("Owed by"), till_name(debt)))
    if debt.last_four:
        facts.append((tr("Card"), f"··{debt.last_four}"))
    choices = [
        Choice(PaidBy.CASH.value, tr("In cash")),
        Choice(PaidBy.ELSEWHERE.value, tr("It was paid elsewhere")),
        Choice(LEAVE, tr("Leave it"), tr("Esc")),
    ]
    if takes_cards:
        choices.insert(0, Choice(PaidBy.CARD.value, tr("On the card"), is_main=True))
    return AskView(
        icon="undo",
        tint=Tint.CALM,
        title=tr("How is {amount} paid back?", amount=formats.money(debt.amount)),
        sentence=tr("It is paid once: what is paid is off the list for good."),
        choices=tuple(choices),
        facts=tuple(facts),
    )


def paid_sentence(formats: Formats, paid: OwedPaid) -> str:
    """What was paid, and from where."""
    amount, number = formats.money(paid.debt.amount), paid.debt.number
    match paid.by:
        case PaidBy.CASH:
            return tr("{number} is paid. Give {amount} back out of the drawer.", number=number, amount=amount)
        case PaidBy.CARD:
            return tr("{number} is paid: {amount} went back to the card.", number=number, amount=amount)
        case PaidBy.ELSEWHERE | PaidBy.OTHER_TILL:
            return tr("{number} is off the list: {amount} was paid elsewhere.", number=number, amount=amount)
        case _:
            assert_never(paid.by)


def till_name(debt: RefundDebt) -> str:
    """The till that owes it."""
    return till_of(f"{debt.store}/{debt.workstation}")


def till_of(who: str) -> str:
    """`store/workstation` in words; a person's name stands as it is."""
    store, _, workstation = who.partition("/")
    return tr("Till {till} ({store})", till=workstation, store=store) if workstation else who


def _cause(cause: DebtCause) -> str:
    match cause:
        case DebtCause.LATE_APPROVAL:
            return tr("card charged without a sale")
        case DebtCause.CARD_REFUND:
            return tr("goods came back")
        case _:
            assert_never(cause)
