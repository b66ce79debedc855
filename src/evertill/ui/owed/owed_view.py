"""What is owed: a row of the list, and how one of them may be paid."""

from datetime import datetime
from typing import assert_never

from evertill.domain.records.refund_debt import DebtCause, PaidBy, RefundDebt
from evertill.operations.cards.outcomes import OwedPaid
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.frame.age import ago_text
from evertill.ui.look_up.look_up import LookUpRow
from evertill.ui.look_up.looked_for import holds
from evertill.ui.words import tr

LEAVE = "leave"


def is_meant(debt: RefundDebt, name: str, typed: str, formats: Formats) -> bool:
    """Whether this is the debt somebody looks for: by number, name of the customer, card, till, cause or amount."""
    texts = (debt.number, name, debt.last_four, till_name(debt) if debt.workstation else "", _cause(debt.cause))
    return holds(typed, texts, debt.amount, formats)


def owed_row(debt: RefundDebt, name: str, held_by: str, now: datetime, formats: Formats) -> LookUpRow:
    """One debt; `held_by` is who is paying it just now."""
    card = f"··{debt.last_four}" if debt.last_four else ""
    where = till_name(debt) if debt.workstation else ""
    if held_by:
        where = tr("{who} is paying it", who=till_of(held_by))
    return LookUpRow(
        title=" · ".join(filter(None, (debt.number, name))),
        detail=" · ".join(filter(None, (ago_text(debt.since, now), _cause(debt.cause), card))),
        value=formats.amount(debt.amount),
        value_detail=where,
    )


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
