"""The promotions that goods of a sale could meet, as they were then: kept where the shop prices anew what a customer
keeps of a sale when some of it comes back. The breaks of its prices are kept with its lines. See `re_evaluation`."""

from datetime import datetime

from evertill.domain.promotions.promotion import Promotion
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class OfferRules:
    """Enough to try the promotions of that day again, on any till and without a link."""

    promotions: tuple[Promotion, ...]
    """In the order in which they were tried; those that were not for this sale are left out. None where nothing but
    quantities made goods cheaper."""
    channel: str | None = None
    shop: str | None = None
    at: datetime | None = None
