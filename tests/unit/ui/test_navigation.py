"""Places that stand alone lead back to where they were opened from, one level at a time."""

from evertill.app.workstation.formats import LocaleFormats
from evertill.ui.ask.ask_presenter import AskPresenter, Question
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.navigation import Navigator, Place
from tests.support.counter import ENGLISH


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


def _asked(navigator: Navigator, leads_to: Place) -> AskPresenter:
    """A question with one answer, which leads to a place that stands alone."""
    ask = AskPresenter(EntryPresenter(LocaleFormats(ENGLISH), lambda: "EUR"), navigator)
    ask.ask(
        Question(AskView("?", Tint.CALM, "Why?", "", choices=(Choice("yes", "Yes"),)), lambda _: navigator.go(leads_to))
    )
    return ask


def test_navigation_back_from_where_an_answer_led_is_not_to_the_answered_question() -> None:
    navigator = Navigator(Board())
    _asked(navigator, Place.ORDERS).choose("yes")
    assert navigator.place is Place.ORDERS
    navigator.back()
    assert navigator.place is navigator.home_place()


def test_navigation_back_from_help_is_to_the_question_still_open() -> None:
    navigator = Navigator(Board())
    ask = _asked(navigator, Place.ORDERS)
    navigator.go(Place.HELP)
    navigator.back()
    assert navigator.place is Place.ASK
    assert ask.view is not None
