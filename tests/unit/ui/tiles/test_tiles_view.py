"""How quick keys are spread over tabs and pages."""

from decimal import Decimal

from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.goods.catalogue import Sku, Tile
from evertill.kernel.quantity import Unit
from evertill.ui.tiles.tiles_view import tiles_view
from tests.support.counter import ENGLISH


def a_tile(name: str, tab: str, page: int = 1) -> Tile:
    """One key."""
    return Tile(Sku(name), name, Decimal("1.00"), Unit.PIECE, tab, page=page)


def labels(tiles: list[Tile], tab: int, page: int) -> tuple[list[str], int]:
    """The names on a page that has room for two keys, and how many pages there are."""
    view = tiles_view(tiles, tab, page, 2, "EUR", LocaleFormats(ENGLISH))
    return [tile.label for tile in view.tiles], view.pages


def test_page_of_a_tab_begins_where_the_shop_wants_it_and_a_full_one_is_continued() -> None:
    tiles = [a_tile("one", "A"), a_tile("late", "A", 3), *(a_tile(f"b{at}", "B") for at in range(3))]
    assert labels(tiles, 0, 0) == (["one", "b0"], 1)
    assert labels(tiles, 1, 0) == (["one"], 2)
    assert labels(tiles, 1, 1) == (["late"], 2)
    assert labels(tiles, 2, 1) == (["b2"], 2)


def tabs(*categories: str) -> tuple[str, ...]:
    """What the tabs are called, of one key in each category."""
    tiles = [a_tile(f"key {at}", category) for at, category in enumerate(categories)]
    return tiles_view(tiles, 0, 0, 9, "EUR", LocaleFormats(ENGLISH)).tabs


def test_articles_of_no_category_have_a_tab_that_can_be_read() -> None:
    assert tabs("Bakery", "", "Dairy") == ("Favourites", "Bakery", "Other", "Dairy")


def test_catalogue_without_categories_has_no_tabs() -> None:
    assert tabs("", "") == ()
    assert tabs("Bakery") == ("Bakery",)
