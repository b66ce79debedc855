"""Whether an article is on offer in a channel and a shop, and what it is made of; read from a row of `products`.

`channels` in a product's row gives its status by channel (`web`, `store`, `app` ...), `components` makes it a bundle. A
shop's own row stands before the one that holds everywhere.
"""

from evertill.domain.goods.item_details import parse_details
from evertill.domain.goods.standing import Offer, offer_said
from evertill.domain.rows.stream_rows import ProductStatus
from evertill.domain.streams.stream_fields import Members

_OFFER_OF = {
    ProductStatus.DRAFT: Offer.ABSENT,
    ProductStatus.ARCHIVED: Offer.ABSENT,
    ProductStatus.PAUSED: Offer.PAUSED,
}


def offer_in(content: Members, channel: str) -> Offer:
    """The status in a channel: the product's own where that keeps it from sale, else what its row says of the
    channel; a status that this release does not know counts as active."""
    status = content.get("status")
    general = _OFFER_OF.get(ProductStatus(status), Offer.ACTIVE) if status in _STATUSES else Offer.ACTIVE
    if general is not Offer.ACTIVE:
        return general
    return offer_said(content.get("channels"), channel)


def components_of(content: Members) -> dict[str, int]:
    """The parts of a bundle with the millionths of each in one bundle, as a till reads them; empty for an article that
    is none. BadRow when they cannot be read."""
    sku = content.get("sku")
    details = parse_details(content, sku if isinstance(sku, str) else "")
    return {part.sku: part.micro for part in details.components}


_STATUSES = frozenset(ProductStatus)
