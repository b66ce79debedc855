"""Gifts of promotions on a sale: goods that a person put there as a promotion's gift cost nothing, up to what it gives.

They are no goods a promotion looks at, so that a gift never earns itself. Once its promotion gives nothing any more,
such a line costs what it costs.
"""

from collections.abc import Sequence

from evertill.domain.pricing.offers import Gift
from evertill.domain.promotions.gift_due import GiftDue
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class GiftLine:
    """Goods put on the sale as a gift."""

    gift_of: str
    """The promotion."""
    micro: int
    before: int
    """What they cost otherwise, in steps."""


def gift_shares(gift: Gift, lines: Sequence[GiftLine | None]) -> tuple[tuple[int, int], ...]:
    """What the gift takes off which line, by its place: the first lines until all that it gives is given."""
    shares: list[tuple[int, int]] = []
    left = gift.quantity_micro
    for place, line in enumerate(lines):
        if line is None or line.gift_of != gift.promotion.promotion_id or left <= 0:
            continue
        free = min(left, line.micro)
        off = round_ratio(line.before * free, line.micro, Rounding.HALF_UP)
        left -= free
        if off:
            shares.append((place, off))
    return tuple(shares)


def gift_due(gift: Gift, lines: Sequence[GiftLine | None]) -> GiftDue | None:
    """What of it is still to be put on the sale; None once all is."""
    promotion = gift.promotion
    on_sale = sum(line.micro for line in lines if line is not None and line.gift_of == promotion.promotion_id)
    if on_sale >= gift.quantity_micro:
        return None
    name = promotion.name or promotion.promotion_id
    return GiftDue(promotion.promotion_id, name, gift.product, gift.quantity_micro - on_sale)
