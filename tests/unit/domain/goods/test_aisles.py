"""Where articles stand, and in which order they are walked past."""

import pytest

from evertill.domain.goods.aisles import ShelfPlace, parse_shelf_place, shelf_place_content, walk_key
from evertill.domain.streams.stream_fields import BadRow


def test_places_are_walked_past_by_the_numbers_in_their_names() -> None:
    places = [
        ShelfPlace("E", "Cellar"),
        ShelfPlace("D", "Aisle 10", "1"),
        ShelfPlace("C", "aisle 9", "B 12"),
        ShelfPlace("B", "Aisle 9", "B 2"),
        ShelfPlace("A", "Aisle 9"),
        ShelfPlace("0", "2"),
    ]
    assert [place.sku for place in sorted(places, key=walk_key)] == ["0", "A", "B", "C", "D", "E"]
    assert [places[0].text, places[2].text] == ["Cellar", "aisle 9 · B 12"]


@pytest.mark.parametrize("shelf", ["", "B 2"])
def test_place_is_read_as_it_was_written(shelf: str) -> None:
    place = ShelfPlace("A-1", "Aisle 3", shelf)
    assert parse_shelf_place(shelf_place_content(place)) == place


def test_place_without_an_aisle_is_none() -> None:
    with pytest.raises(BadRow, match="aisle is missing"):
        parse_shelf_place({"sku": "A-1", "shelf": "B 2"})
