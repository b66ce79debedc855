"""The shop's own balances, and sharing what is due, among the ways to pay: shown like the means it takes by name."""

from evertill.domain.policy_tenders import TenderType
from evertill.domain.tender_kinds import TenderKind
from evertill.ui.words import tr

SPLIT_CODE = "own:split"
"""Several pay: in equal parts, or by line."""
CARD_CODE = "own:card"
"""A gift card or store credit that is there already, by its number."""
CREDIT_CODE = "own:credit"
"""No code of a shop's policy: money owed goes onto a new store credit."""


def own_means(*, is_connected: bool, is_paying_out: bool) -> tuple[TenderType, ...]:
    """What is offered now; balances where there is a backend that keeps them."""
    split = TenderType(SPLIT_CODE, TenderKind.OTHER, tr("Split the bill"), needs_reference=False)
    if not is_connected:
        return () if is_paying_out else (split,)
    card = TenderType(CARD_CODE, TenderKind.GIFT_CARD, tr("Gift card"), needs_reference=False)
    if is_paying_out:
        return (TenderType(CREDIT_CODE, TenderKind.STORE_CREDIT, tr("New credit"), needs_reference=False), card)
    return card, split
