"""Cash paid out on a card with a purchase: whether it may be, and the movement of cash that goes with the sale.

It is no turnover and no tender of the sale: the card is charged with it on top, and the drawer pays it out by a fact of
its own in the sale's commit. Undoing the sale turns it round.
"""

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.selling.sale import Tender
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill
from evertill.ports.attempts import CardTerminal
from evertill.ports.journal import UnitOfWork

REASON = "card_cash_out"
"""The reason of the movement; a stored code."""


def cash_out_refusal(
    unit: UnitOfWork, counter: Counter, who: AtTill, terminal: CardTerminal, *, goods: Money, wanted: Money
) -> str | None:
    """Why this much cash cannot be paid out on a card that pays for so much; None where it can."""
    policy, money = counter.policy().cash_out, counter.formats.money
    if not policy.is_offered:
        return "This shop pays no cash out on cards, so nothing was charged; charge the purchase alone."
    if not terminal.pays_cash_out:
        return (
            "This card terminal cannot pay cash out with a purchase, so nothing was charged; charge the purchase alone."
        )
    if wanted.currency != goods.currency or not policy.allows(wanted.minor):
        most, step = (money(Money(minor, goods.currency)) for minor in (policy.minor_max, policy.step_minor))
        return f"Cash is paid out in steps of {step}, up to {most}, so nothing was charged; key another amount."
    if goods.minor < max(1, policy.purchase_minor_least):
        least = money(Money(max(1, policy.purchase_minor_least), goods.currency))
        return f"Cash is paid out from a purchase of {least} on, so nothing was charged; charge the purchase alone."
    in_drawer = unit.shift_sums(who.shift.shift_id).cash
    if in_drawer < wanted:
        return (
            f"{money(wanted)} is more than the drawer can hold by the journal, so nothing was charged; "
            "charge the purchase alone, or pay out less."
        )
    return None


def pay_cash_out(unit: UnitOfWork, counter: Counter, tenders: tuple[Tender, ...], sale: Transaction) -> None:
    """What the drawer pays out with a completed sale, written down in its commit."""
    for tender in tenders:
        if tender.card is not None and tender.card.cash_out_minor:
            _move(unit, counter, TransactionKind.PAID_OUT, tender.card.cash_out_minor, sale)


def take_cash_out_back(unit: UnitOfWork, counter: Counter, minor: int, undone: Transaction) -> None:
    """The customer hands back what had been paid out, in the commit of what undoes the sale."""
    if minor:
        _move(unit, counter, TransactionKind.PAID_IN, minor, undone)


def _move(unit: UnitOfWork, counter: Counter, kind: TransactionKind, minor: int, of: Transaction) -> None:
    body: JsonObject = {
        "amount": minor,
        "currency": str(of.body["currency"]),
        "reason": REASON,
        "note": of.number_text,
        "bag": "",
        "with": of.transaction_id,
    }
    unit.append(draft(unit, counter, kind, body, at=of.occurred_at))
