"""Places that stand alone lead back to where they were opened from, one level at a time."""

from evertill.ui.frame.board import Board
from evertill.ui.frame.navigation import Navigator, Place


def test_navigation_back_leads_through_the_places_left() -> None:
    navigator = Navigator(Board())
    for place in (Place.MORE, Place.SYNC, Place.HELP):
        navigator.go(place)
    navigator.back()
    assert navigator.place is Place.SYNC
    navigator.back()
    assert navigator.place is Place.MORE


def test_navigation_back_to_a_place_already_left_forgets_what_came_after() -> None:
    navigator = Navigator(Board())
    for place in (Place.MORE, Place.SYNC, Place.HELP, Place.SYNC):
        navigator.go(place)
    navigator.back()
    assert navigator.place is Place.MORE


def test_navigation_home_forgets_what_was_left() -> None:
    navigator = Navigator(Board())
    for place in (Place.MORE, Place.SYNC, Place.TILES, Place.HELP):
        navigator.go(place)
    assert navigator.came_from is Place.TILES
