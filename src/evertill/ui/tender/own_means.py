"""The shop's own balances, and sharing what is due, among the ways to pay: shown like the means it takes by name."""

from evertill.domain.policy.tenders import TenderType
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.ui.words import tr

SPLIT_CODE = "own:split"
"""Several pay: in equal parts, or by line."""
CASH_OUT_CODE = "own:cash_out"
"""By card, with cash on top that the drawer pays out."""
CARD_CODE = "own:card"
"""A gift card or store credit that is there already, by its number."""
POINTS_CODE = "own:points"
"""The points of the customer on the sale."""
CREDIT_CODE = "own:credit"
"""No code of a shop's policy: money owed goes onto a new store credit."""


def own_means(
    *, is_connected: bool, is_paying_out: bool, pays_cash_out: bool = False, has_points: bool = False
) -> tuple[TenderType, ...]:
    """What is offered now; balances where there is a backend that keeps them, points of a customer where the shop takes
    them, cash on a card where both can do it."""
    on_card = TenderType(CASH_OUT_CODE, TenderKind.CARD, tr("Card + cash"), needs_reference=False)
    extra = (on_card,) if pays_cash_out and not is_paying_out else ()
    if has_points and is_connected and not is_paying_out:
        extra = (*extra, TenderType(POINTS_CODE, TenderKind.POINTS, tr("Points"), needs_reference=False))
    return (*extra, *_kept(is_connected=is_connected, is_paying_out=is_paying_out))


def _kept(*, is_connected: bool, is_paying_out: bool) -> tuple[TenderType, ...]:
    split = TenderType(SPLIT_CODE, TenderKind.OTHER, tr("Split the bill"), needs_reference=False)
    if not is_connected:
        return () if is_paying_out else (split,)
    card = TenderType(CARD_CODE, TenderKind.GIFT_CARD, tr("Gift card"), needs_reference=False)
    if is_paying_out:
        return (TenderType(CREDIT_CODE, TenderKind.STORE_CREDIT, tr("New credit"), needs_reference=False), card)
    return card, split
