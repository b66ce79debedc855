"""Which promotions a line does not have, and why; looked up, and changes nothing."""

from datetime import datetime

from evertill.domain.pricing.offers import Shopper
from evertill.domain.pricing.offers_beside import OfferBeside, offers_beside
from evertill.domain.selling.sale import Sale
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.selling.sale.offer_sale import STORE_CHANNEL


@dataclass(frozen=True, slots=True)
class AskOffersBeside(Question[tuple[OfferBeside, ...]]):
    """Of this line of the sale as it stands, in this shop at this moment."""

    sale: Sale
    line_id: int
    shop: str
    at: datetime

    def answer(self, reading: Reading) -> tuple[OfferBeside, ...]:
        """Try them once more."""
        shopper = Shopper(
            channel=STORE_CHANNEL,
            shop=self.shop,
            at=self.at,
            customer_groups=frozenset(self.sale.customer_groups),
            coupons=frozenset(self.sale.coupons),
        )
        return offers_beside(self.sale, self.line_id, reading.promotions.offers(), shopper)
