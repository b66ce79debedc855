"""How articles stand here: the copies, and what was set at this till and the copies may not know yet."""

from collections.abc import Callable, Sequence

from evertill.domain.goods.catalogue import FoundItem, Item
from evertill.domain.goods.item_details import PLAIN, ItemDetails
from evertill.domain.goods.standing import FOR_SALE, AssortmentMark, Channel, Offer, Standing, standing
from evertill.ports.assortment import AssortmentCopies, AssortmentReading


def standing_here(
    copies: AssortmentCopies, own: AssortmentReading, item: Item, channel: Channel, store: str
) -> Standing:
    """How the article stands in a channel of this shop."""
    return _standing(item.details, _marks(copies, own, [item.sku]).get(item.sku, ()), channel, store)


def sold_here(
    copies: AssortmentCopies, own: AssortmentReading, found: tuple[FoundItem, ...], find_store: Callable[[], str]
) -> tuple[tuple[FoundItem, ...], frozenset[str]]:
    """The hits without what this shop does not sell, and the SKUs of those that are paused at its counter."""
    marks = _marks(copies, own, [each.sku for each in found])
    if not marks and all(each.details is PLAIN or each.details.store_offer is Offer.ACTIVE for each in found):
        return found, frozenset()  # as nearly always
    store = find_store()
    offers = {each.sku: _standing(each.details, marks.get(each.sku, ()), Channel.STORE, store).offer for each in found}
    kept = tuple(each for each in found if offers[each.sku] is not Offer.ABSENT)
    return kept, frozenset(sku for sku, offer in offers.items() if offer is Offer.PAUSED)


def _marks(copies: AssortmentCopies, own: AssortmentReading, skus: Sequence[str]) -> dict[str, list[AssortmentMark]]:
    """By article; most have none, so all are asked for at once."""
    by_sku: dict[str, list[AssortmentMark]] = {}
    for mark in (*copies.marks(skus), *own.own_marks(skus)):
        by_sku.setdefault(mark.sku, []).append(mark)
    return by_sku


def _standing(details: ItemDetails, marks: Sequence[AssortmentMark], channel: Channel, store: str) -> Standing:
    said = details.store_offer if channel is Channel.STORE else details.web_offer
    if said is Offer.ACTIVE and not marks:
        return FOR_SALE
    return standing(said, marks, channel=channel, store=store)
