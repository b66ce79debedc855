"""Arranging the quick keys on the real screens."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.behind.set_up_port import Failed, NoSetUp, TileChoice
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.counter import CASHIER, MANAGER
from tests.support.ui import Shop


class Keeping(NoSetUp):
    """Remembers the quick keys."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[tuple[TileChoice, ...]] = []

    def keep_tiles(self, tiles: tuple[TileChoice, ...], then: Callable[[], None], failed: Failed) -> None:
        """Into a list."""
        self.kept.append(tiles)
        then()


@pytest.fixture
def arranging(qtbot: QtBot) -> tuple[Shop, Terminal, Keeping]:
    """The page with three keys."""
    shop, keeping = Shop(operator=MANAGER), Keeping()
    shop.put_tiles(3)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    shop.set_up = keeping
    terminal.do(Place.TILE_LAYOUT)
    return shop, terminal, keeping


def press(terminal: Terminal, *keys: KeyName, text: str = "") -> None:
    """Characters, then keys."""
    for character in text:
        terminal.on_key(Key(character=character))
    for key in keys:
        terminal.on_key(Key(key))


def labels(keeping: Keeping) -> list[str]:
    """The names of the keys kept last."""
    return [tile.label for tile in keeping.kept[-1]]


def tile(terminal: Terminal, at: int) -> QWidget:
    """One key."""
    found = terminal.window.findChild(QWidget, f"arranged-{at}")
    assert isinstance(found, QWidget)
    return found


def test_keys_are_moved_named_taken_away_and_kept_by_keyboard(arranging: tuple[Shop, Terminal, Keeping]) -> None:
    _, terminal, keeping = arranging
    press(terminal, KeyName.F12)
    first, second, third, *rest = labels(keeping)
    press(terminal, KeyName.PAGE_DOWN, KeyName.F5, KeyName.F12)
    assert labels(keeping) == [second, first, third, *rest]
    press(terminal, KeyName.F6, KeyName.F6, KeyName.F12)
    assert labels(keeping) == [first, third, second, *rest]
    press(terminal, KeyName.F8, KeyName.F12)
    assert labels(keeping) == [first, third, *rest]
    press(terminal, KeyName.DOWN, KeyName.DELETE, text="")
    press(terminal, KeyName.DOWN, KeyName.DELETE)
    press(terminal, KeyName.F12, text="Breakfast")
    assert keeping.kept[-1][-1].tab == "Breakfast"


def test_product_is_found_and_put_behind_the_marked_key(arranging: tuple[Shop, Terminal, Keeping]) -> None:
    _, terminal, keeping = arranging
    press(terminal, KeyName.ENTER, text="rain")
    press(terminal, KeyName.F12)
    assert labels(keeping)[1] == "Rain jacket M, moss"
    count = len(labels(keeping))
    press(terminal, KeyName.ENTER, text="rain")
    press(terminal, KeyName.F12)
    assert len(labels(keeping)) == count, "a product has one key"


def test_one_of_several_products_is_chosen(arranging: tuple[Shop, Terminal, Keeping]) -> None:
    _, terminal, keeping = arranging
    press(terminal, KeyName.ENTER, text="a")
    press(terminal, KeyName.LEFT, KeyName.ENTER, KeyName.F12)
    assert len(labels(keeping)) == 4
    press(terminal, KeyName.ENTER, text="nothing has this name")
    assert "No product is known" in _message(terminal)


def test_key_is_dragged_onto_another(arranging: tuple[Shop, Terminal, Keeping], qtbot: QtBot) -> None:
    _, terminal, keeping = arranging
    press(terminal, KeyName.F12)
    before = labels(keeping)
    start, end = tile(terminal, 0), tile(terminal, 2)
    QTest.mousePress(start, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    away = start.mapFromGlobal(end.mapToGlobal(QPoint(10, 10)))
    QTest.mouseMove(start, away)
    QTest.mouseRelease(start, Qt.MouseButton.LeftButton, pos=away)
    press(terminal, KeyName.F12)
    assert labels(keeping) == [before[1], before[2], before[0], *before[3:]]
    QTest.mouseClick(tile(terminal, 1), Qt.MouseButton.LeftButton)
    assert tile(terminal, 1).accessibleDescription() == "marked"


def test_cashier_may_look_and_not_keep(arranging: tuple[Shop, Terminal, Keeping]) -> None:
    shop, terminal, keeping = arranging
    shop.till.sign_on(CASHIER)
    terminal._parts.presenters.sign_on.resume()
    terminal.do(Place.TILE_LAYOUT)
    press(terminal, KeyName.F12)
    assert keeping.kept == []
    assert _message(terminal)


def _message(terminal: Terminal) -> str:
    """What the form says."""
    opened = terminal._parts.presenters.features.at(Place.TILE_LAYOUT).on_key
    form: FormView = opened.__self__._form  # type: ignore[attr-defined]  # a bound method's presenter
    return form.message


def test_colour_picture_and_page_of_a_key_are_chosen_and_kept(arranging: tuple[Shop, Terminal, Keeping]) -> None:
    shop, terminal, keeping = arranging
    shop.catalogue.tile_list = [replace(tile, image="apple.svg") for tile in shop.catalogue.tile_list]
    terminal.do(Action.BACK)
    terminal.do(Place.TILE_LAYOUT)
    press(terminal, KeyName.DOWN, KeyName.DOWN, KeyName.DOWN, KeyName.RIGHT, KeyName.DOWN, KeyName.RIGHT)
    press(terminal, KeyName.DOWN, KeyName.RIGHT, KeyName.F12)
    first, second, *_ = keeping.kept[-1]
    assert (first.colour, first.picture, first.page) == ("#C62828", "apple.svg", 2)
    assert (second.colour, second.picture, second.page) == ("", "", 1)
    press(terminal, KeyName.RIGHT, KeyName.F12)
    assert keeping.kept[-1][0].picture == ""
