"""The shop's promotions as a sale tries them (fulfils ports.Promotions): read and indexed once, until they change."""

import json

from evertill.domain.pricing.offers import NO_OFFERS, Offers, ready_offers
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.mirror.reading import Reading

_MARK = "SELECT value FROM marks WHERE name = 'promotions'"
_PROMOTIONS = "SELECT version, content FROM rows WHERE stream = 'promotions' ORDER BY \"key\""


class MirrorPromotions:
    """Promotions, on the thread that made the object."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mark: str | None = None
        self._offers: Offers = NO_OFFERS

    def offers(self) -> Offers:
        """All promotions the shop has, whether they hold now or not."""
        found = self._reading.row(_MARK)
        mark = found[0] if found else None
        if mark != self._mark:
            rows = self._reading.rows(_PROMOTIONS)
            self._offers = ready_offers(parse_promotion_row(json.loads(content), version) for version, content in rows)
            self._mark = mark
        return self._offers
