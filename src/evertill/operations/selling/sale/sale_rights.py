"""Whether a sale, after an edit, still keeps within what the operator may do: discounts by hand, goods taken back.

Every edit that changes a sale asks here, whatever it was meant to do: striking a line can make a discount on the whole
sale too large just as well as keying one.
"""

from evertill.domain.people.people import Right
from evertill.domain.policy.rights import Limit
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.hand_discount import hand_percent
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Direction, Sale
from evertill.operations.counter.command import NotAllowed
from evertill.operations.counter.entitled import Authority


def beyond_rights(authority: Authority, before: Sale | None, after: PricedSale) -> NotAllowed | None:
    """Why the edit may not be made. What somebody let be done before is no question again, unless it grows."""
    asked = hand_percent(after.sale)
    if asked > (0 if before is None else hand_percent(before)):
        refusal = authority.refusal(Right.DISCOUNT, Limit.DISCOUNT_PERCENT, asked)
        if refusal is not None:
            return refusal
    return _beyond(
        authority, before, after, True, Right.TAKE_BACK_WITHOUT_RECEIPT, Limit.RETURN_WITHOUT_RECEIPT_AMOUNT
    ) or _beyond(authority, before, after, False, Right.TAKE_BACK, Limit.RETURN_AMOUNT)


def _beyond(
    authority: Authority, before: Sale | None, after: PricedSale, is_blind: bool, right: Right, limit: Limit
) -> NotAllowed | None:
    back = _taken_back(after, is_blind=is_blind)
    if back and (before is None or back > _taken_back(price_sale(before), is_blind=is_blind)):
        return authority.refusal(right, limit, back)
    return None


def _taken_back(priced: PricedSale, *, is_blind: bool) -> int:
    """What is paid back for goods without a receipt, or for those with one, in minor units."""
    back = Direction.RETURN
    return sum(
        -line.gross.minor
        for line in priced.lines
        if line.line.direction is back and (line.line.origin is None) is is_blind
    )
