"""How articles stand here: the copies, and what was set at this till and the copies may not know yet."""

from evertill.domain.catalogue import FoundItem, Item
from evertill.domain.standing import Channel, Offer, Standing, standing
from evertill.ports.assortment import AssortmentCopies, AssortmentReading


def standing_here(
    copies: AssortmentCopies, own: AssortmentReading, item: Item, channel: Channel, store: str
) -> Standing:
    """How the article stands in a channel of this shop."""
    said = item.details.store_offer if channel is Channel.STORE else item.details.web_offer
    marks = [*copies.marks(item.sku), *own.own_marks(item.sku)]
    return standing(said, marks, channel=channel, store=store)


def sold_here(
    copies: AssortmentCopies, own: AssortmentReading, found: tuple[FoundItem, ...], store: str
) -> tuple[tuple[FoundItem, ...], frozenset[str]]:
    """The hits without what this shop does not sell, and the SKUs of those that are paused at its counter."""
    offers = {each.item.sku: standing_here(copies, own, each.item, Channel.STORE, store).offer for each in found}
    kept = tuple(each for each in found if offers[each.item.sku] is not Offer.ABSENT)
    return kept, frozenset(sku for sku, offer in offers.items() if offer is Offer.PAUSED)
