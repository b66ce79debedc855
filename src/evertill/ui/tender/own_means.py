"""The shop's own balances as ways to pay: gift cards and store credit, shown like the means it takes by name."""

from evertill.domain.policy_tenders import TenderType
from evertill.domain.tender_kinds import TenderKind
from evertill.ui.words import tr

CARD_CODE = "own:card"
"""A gift card or store credit that is there already, by its number."""
CREDIT_CODE = "own:credit"
"""No code of a shop's policy: money owed goes onto a new store credit."""


def own_means(*, is_connected: bool, is_paying_out: bool) -> tuple[TenderType, ...]:
    """What a till with a backend that keeps balances offers now."""
    if not is_connected:
        return ()
    card = TenderType(CARD_CODE, TenderKind.GIFT_CARD, tr("Gift card"), needs_reference=False)
    if is_paying_out:
        return (TenderType(CREDIT_CODE, TenderKind.STORE_CREDIT, tr("New credit"), needs_reference=False), card)
    return (card,)
