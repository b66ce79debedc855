"""Sales put aside on the real screens: put away with F4, fetched back by digit, tap or Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.sale.sale_list import SaleList
from evertill.ui.widgets.notice_line import NoticeLine
from tests.support.ui import Shop

OAT, BREAD, WATER = "4006381333931", "5449000000996", "4008400404127"


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    """Oat drink and bread are put aside, and the cards are in front."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    for code in (OAT, BREAD):
        terminal.on_scan(shop.scanned(code))
        terminal.on_key(Key(KeyName.F4))
    terminal.on_key(Key(KeyName.F5))
    QApplication.processEvents()
    assert terminal.place is Place.SUSPENDED
    return terminal


def cards(terminal: Terminal) -> QListView:
    """The list of cards."""
    view = terminal.window.findChild(QListView, "suspendedCards")
    assert view is not None
    return view


def names(terminal: Terminal) -> list[str]:
    """The items on the counter."""
    shown = terminal.window.findChild(SaleList)
    assert isinstance(shown, SaleList)
    return [row.name for row in shown.rows.rows]


def warning(terminal: Terminal) -> str:
    """What is said above the cards."""
    line = terminal.window.findChild(NoticeLine, "suspendedWarning")
    assert isinstance(line, NoticeLine)
    return line.sentence if line.isVisibleTo(terminal.window) else ""


def test_suspended_digit_brings_its_sale_back_to_the_counter(terminal: Terminal) -> None:
    terminal.on_key(Key(character="2"))
    assert terminal.place is Place.TILES
    assert names(terminal) == ["Oat drink barista 1 L"]


def test_suspended_tap_brings_its_sale_back(terminal: Terminal) -> None:
    view = cards(terminal)
    first = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert names(terminal) == ["Sourdough loaf 750 g"]


def test_suspended_down_and_enter_bring_the_second_back(terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.ENTER))
    assert names(terminal) == ["Oat drink barista 1 L"]


def test_suspended_counter_taken_explains_and_changes_nothing(shop: Shop, terminal: Terminal) -> None:
    assert warning(terminal) == ""
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.on_scan(shop.scanned(WATER))
    terminal.on_key(Key(KeyName.F5))
    assert warning(terminal).startswith("A sale is on the counter")
    terminal.on_key(Key(character="1"))
    assert terminal.place is Place.ASK
    terminal.on_key(Key(KeyName.ESCAPE))
    assert names(terminal) == ["Sparkling water 0.5 L"]
    terminal.on_key(Key(KeyName.F5))
    assert cards(terminal).model().rowCount() == 2


def test_suspended_put_aside_from_the_cards_frees_the_counter(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.on_scan(shop.scanned(WATER))
    terminal.on_key(Key(KeyName.F5))
    terminal.on_key(Key(KeyName.F4))
    terminal.on_key(Key(KeyName.F5))
    assert warning(terminal) == ""
    assert cards(terminal).model().rowCount() == 3


def test_suspended_cards_are_spoken_whole(terminal: Terminal) -> None:
    model = cards(terminal).model()
    said = str(model.data(model.index(0, 0)))
    for part in ("Sourdough loaf 750 g", "1 line", "Anna K.", "4.20"):
        assert part in said
    assert cards(terminal).accessibleName() == "Sales put aside"
