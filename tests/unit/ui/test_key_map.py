"""Function keys that a shop gave another meaning."""

from evertill.ui.frame.actions import KEY_ACTIONS, Action
from evertill.ui.frame.key_map import CHANGEABLE, KeyMap, function_keys
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place


def test_key_map_without_changes_is_as_shipped() -> None:
    assert KeyMap.of({}).keys == KEY_ACTIONS
    assert KeyMap.of({}).changes() == {}


def test_key_map_takes_another_meaning_or_none() -> None:
    key_map = KeyMap.of({"F2": "", "F9": "sync"})
    assert key_map.wish(KeyName.F2) is None
    assert key_map.wish(KeyName.F9) is Place.SYNC
    assert KeyMap.of(key_map.changes()) == key_map


def test_key_map_leaves_help_alone_and_passes_over_what_it_does_not_know() -> None:
    assert KeyMap.of({"F1": "sync", "F99": "sync", "F5": "teleport"}).keys == KEY_ACTIONS


def test_key_map_given_back_its_shipped_meaning_is_no_change() -> None:
    assert KeyMap.of({"F2": "sync"}).with_key("F2", "search").changes() == {}


def test_function_bar_shows_what_the_keys_do_now() -> None:
    shown = {key.key: key.action for key in function_keys(Place.TILES, 0, key_map=KeyMap.of({"F2": "receipts"}))}
    assert shown["F2"] is Action.RECEIPTS


def test_function_bar_has_room_for_every_key() -> None:
    every = KeyMap.of({key.value: "search" for key in CHANGEABLE})
    assert len(function_keys(Place.TILES, 0, key_map=every)) == 12
