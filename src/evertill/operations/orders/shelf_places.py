"""Where the goods of an order stand in the shop: for the pick list, and for whoever picks from the screen."""

from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.orders.customer_order import OrderLine
from evertill.domain.orders.order_states import LineState
from evertill.ports.catalogue import Catalogue

TO_FETCH = frozenset({LineState.ALLOCATED, LineState.ACCEPTED, LineState.PICKING, LineState.PLACED, LineState.SHORT})


def where_it_stands(catalogue: Catalogue, line: OrderLine) -> tuple[str, ShelfPlace | None]:
    """In words and as the shop says; where it says nothing, its category, which shops lay out their aisles by."""
    place = catalogue.shelf_place(line.sku)
    if place is not None:
        return place.text, place
    item = catalogue.find_by_sku(line.sku)
    return "" if item is None or item.category is None else item.category, None
