"""How articles stand here: the copies, and what was set at this till and the copies may not know yet."""

from collections.abc import Callable, Iterable, Sequence

from evertill.domain.goods.catalogue import FoundItem, Item
from evertill.domain.goods.item_details import PLAIN
from evertill.domain.goods.standing import FOR_SALE, AssortmentMark, Channel, Offer, Standing, standing
from evertill.ports.assortment import AssortmentCopies, AssortmentReading


def standing_here(
    copies: AssortmentCopies, own: AssortmentReading, item: Item, channel: Channel, store: str
) -> Standing:
    """How the article stands in a channel of this shop."""
    return _standing(item, _marks(copies, own, (item,)).get(item.sku, ()), channel, store)


def sold_here(
    copies: AssortmentCopies, own: AssortmentReading, found: tuple[FoundItem, ...], find_store: Callable[[], str]
) -> tuple[tuple[FoundItem, ...], frozenset[str]]:
    """The hits without what this shop does not sell, and the SKUs of those that are paused at its counter."""
    items = [each.item for each in found]
    marks = _marks(copies, own, items)
    if not marks and all(item.details is PLAIN or item.details.store_offer is Offer.ACTIVE for item in items):
        return found, frozenset()  # as nearly always
    store = find_store()
    offers = {item.sku: _standing(item, marks.get(item.sku, ()), Channel.STORE, store).offer for item in items}
    kept = tuple(each for each in found if offers[each.item.sku] is not Offer.ABSENT)
    return kept, frozenset(sku for sku, offer in offers.items() if offer is Offer.PAUSED)


def _marks(copies: AssortmentCopies, own: AssortmentReading, items: Iterable[Item]) -> dict[str, list[AssortmentMark]]:
    """By article; most have none, so all are asked for at once."""
    skus = [item.sku for item in items]
    by_sku: dict[str, list[AssortmentMark]] = {}
    for mark in (*copies.marks(skus), *own.own_marks(skus)):
        by_sku.setdefault(mark.sku, []).append(mark)
    return by_sku


def _standing(item: Item, marks: Sequence[AssortmentMark], channel: Channel, store: str) -> Standing:
    said = item.details.store_offer if channel is Channel.STORE else item.details.web_offer
    if said is Offer.ACTIVE and not marks:
        return FOR_SALE
    return standing(said, marks, channel=channel, store=store)
