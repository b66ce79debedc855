"""A gift that a customer may have."""

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class GiftDue:
    """What a promotion gives that is not on the sale yet."""

    promotion_id: str
    name: str
    """Of the promotion."""
    sku: str
    micro: int
