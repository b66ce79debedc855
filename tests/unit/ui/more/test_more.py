"""The keys of "More": groups, numbers, search, arrows."""

import pytest

from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.more.more_presenter import MorePresenter
from evertill.ui.more.more_rows import ROWS, Group
from evertill.ui.more.more_view import MoreView, more_view, offered_groups


class Pane:
    """Takes the views and what was asked for."""

    def __init__(self) -> None:
        self.board = Board()
        self.view = MoreView()
        self.wishes: list[Wish] = []
        self.presenter = MorePresenter(self.board, Navigator(self.board), self.wishes.append)
        self.presenter.show_on(self)
        self.presenter.shown()

    def show_view(self, view: MoreView) -> None:
        """Keep it."""
        self.view = view

    def types(self, text: str) -> None:
        """Characters."""
        for character in text:
            self.presenter.on_key(Key(character=character))

    def labels(self) -> list[str]:
        """What stands on the keys."""
        return [key.label for key in self.view.keys]


def test_more_opens_at_the_first_group_with_only_what_can_be_used() -> None:
    pane = Pane()
    assert [group.group for group in pane.view.groups if group.is_open] == [Group.SALE]
    assert "Suspend" not in pane.labels()
    assert "Recall" not in pane.labels()


def test_more_group_with_nothing_to_offer_is_not_shown() -> None:
    pane = Pane()
    empty = {group for group, rows in ROWS.items() if not rows}
    assert empty.isdisjoint(group.group for group in pane.view.groups)


def test_more_digit_presses_the_key_of_the_open_group() -> None:
    pane = Pane()
    pane.types("3")
    assert pane.wishes == [Action.NO_SALE]


def test_more_digit_without_a_key_presses_nothing() -> None:
    pane = Pane()
    pane.types("9")
    assert pane.wishes == []


def test_more_page_keys_turn_the_groups_round() -> None:
    pane = Pane()
    offered = offered_groups(pane.board)
    pane.presenter.on_key(Key(KeyName.PAGE_UP))
    assert [group.group for group in pane.view.groups if group.is_open] == [offered[-1]]
    pane.presenter.on_key(Key(KeyName.PAGE_DOWN))
    assert [group.group for group in pane.view.groups if group.is_open] == [Group.SALE]


def test_more_letters_search_all_groups_and_enter_presses_the_first() -> None:
    pane = Pane()
    pane.types("the manual")
    assert pane.labels() == ["Help"]
    assert not any(group.is_open for group in pane.view.groups)
    pane.presenter.on_key(Key(KeyName.ENTER))
    assert pane.wishes == [Place.HELP]


def test_more_search_for_nothing_there_shows_no_key_and_enter_does_nothing() -> None:
    pane = Pane()
    pane.types("xyzzy")
    pane.presenter.on_key(Key(KeyName.ENTER))
    assert (pane.view.keys, pane.wishes) == ((), [])


def test_more_escape_ends_the_search_first() -> None:
    pane = Pane()
    pane.types("help")
    pane.presenter.on_key(Key(KeyName.ESCAPE))
    assert pane.view.search == ""
    assert pane.labels()[0] == "Customers"


def test_more_backspace_takes_one_letter_back() -> None:
    pane = Pane()
    pane.types("he")
    pane.presenter.on_key(Key(KeyName.BACKSPACE))
    assert pane.view.search == "h"


def test_more_arrows_stay_inside_the_keys() -> None:
    pane = Pane()
    for name in (KeyName.UP, KeyName.LEFT):
        pane.presenter.on_key(Key(name))
        assert pane.view.marked == 0
    for _ in range(99):
        pane.presenter.on_key(Key(KeyName.DOWN))
    assert pane.view.marked == len(pane.view.keys) - 1


def test_more_function_key_is_not_taken() -> None:
    assert not Pane().presenter.on_key(Key(KeyName.F9))


@pytest.mark.parametrize("group", Group)
def test_more_wishes_are_there_once(group: Group) -> None:
    wishes = [row.wish for rows in ROWS.values() for row in rows]
    assert all(wishes.count(row.wish) == 1 for row in ROWS[group])


def test_what_is_called_so_comes_before_what_only_has_it_in_its_note() -> None:
    """Enter opens the first: "goods" is the page of goods, not the returns, where goods come back."""
    found = more_view(Board(), Group.SALE, "Goods", 0).keys
    assert found[0].label == "Goods"
    assert len(found) > 1
