"""The shop's promotions tried on the open sale: after every edit, so that what is shown is what will be paid."""

from datetime import datetime

from evertill.domain.pricing.offers import Shopper
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.selling.price_breaks import at_quantities
from evertill.domain.selling.sale import Sale
from evertill.operations.counter.counter import Counter
from evertill.ports.journal import UnitOfWork

STORE_CHANNEL = "store"


def offered(unit: UnitOfWork, counter: Counter, sale: Sale, at: datetime) -> Sale:
    """The sale at the prices of its quantities, with what the promotions take off it now."""
    return with_offers(
        at_quantities(sale),
        counter.promotions.offers(),
        shopper_of(unit, sale, at),
        keeps_rules=counter.policy().returns.keeps_rules,
    )


def shopper_of(unit: UnitOfWork, sale: Sale, at: datetime) -> Shopper:
    """For whom, where and when the sale is priced."""
    return Shopper(
        channel=STORE_CHANNEL,
        shop=unit.identity.store,
        at=at,
        customer_groups=frozenset(sale.customer_groups),
        coupons=frozenset(sale.coupons),
    )
