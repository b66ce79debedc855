"""Items as the till copies them."""

from decimal import Decimal

from evertill.domain.goods.catalogue import FoundItem, Sku, Tile
from evertill.kernel.quantity import Unit
from tests.support.sales import an_item


def test_item_without_a_price_asks_for_one() -> None:
    assert an_item(price=None).is_open_price
    assert not an_item("0").is_open_price


def test_item_sold_by_a_measure_is_weighed() -> None:
    assert an_item(unit=Unit.KILOGRAM).is_weighed
    assert not an_item().is_weighed


def test_items_of_two_catalogue_versions_differ() -> None:
    assert an_item(version=1) == an_item(version=1)
    assert an_item(version=1) != an_item(version=2)


def test_found_item_and_tile_are_plain_values() -> None:
    found = FoundItem.of(an_item(), on_hand_micro=None)
    assert found == FoundItem.of(an_item(), None, "")
    assert found.item == an_item()
    assert Tile(Sku("A-1"), "Tea", Decimal("4.99"), Unit.PIECE, "drinks").sku == "A-1"
