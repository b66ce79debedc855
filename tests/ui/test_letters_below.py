"""A counter without a keyboard: whatever is typed into can be filled by touch alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.entry.entry_screen import EntryLine
from evertill.ui.form.field_box import TextBox
from evertill.ui.form.letters import Letters
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.search_box import SearchBox
from tests.support.counter import MANAGER
from tests.support.scenes.counter import an_ordinary_sale, keys
from tests.support.scenes.letters import letters_devices, type_by_touch
from tests.support.ui import Shop

PLACES = (
    Place.TILES,
    Place.MORE,
    Place.RECEIPTS,
    Place.RETURNS,
    Place.GIFT_CARDS,
    Place.CUSTOMERS,
    Place.ORDERS,
    Place.PICKUP_ORDERS,
    Place.AUDIT,
    Place.GOODS,
    Place.MAIL,
    Place.SET_UP,
    Place.TILE_LAYOUT,
    Place.HELP,
    Place.CLAIM,
)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return terminal


def letters(terminal: Terminal) -> list[Letters]:
    return [each for each in terminal.window.findChildren(Letters) if each.isVisible()]


def tap(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def boxes(terminal: Terminal) -> list[QWidget]:
    found = (each for kind in (SearchBox, TextBox, EntryLine) for each in terminal.window.findChildren(kind))
    return [box for box in found if box.isVisible()]


def test_every_box_of_every_page_has_letters_for_fingers(shop: Shop, terminal: Terminal) -> None:
    shop.till.sign_on(MANAGER)
    an_ordinary_sale(shop, terminal)
    without, seen = [], 0
    for place in PLACES:
        terminal.do(place)
        for box in boxes(terminal):
            seen += 1
            if not letters(terminal):
                tap(box)
            if not any(key.isVisible() and key.height() >= TARGET_MIN for key in _letter_keys(terminal)):
                without.append((place, box.objectName()))
            if isinstance(box, SearchBox | EntryLine):
                tap(box)
        terminal.on_key(Key(KeyName.ESCAPE))
    assert without == []
    assert seen > len(PLACES)


def _letter_keys(terminal: Terminal) -> list[Button]:
    return [key for pad in letters(terminal) for key in pad.findChildren(Button, "letter-e")]


def test_product_is_found_and_rung_by_touch_alone(shop: Shop, terminal: Terminal) -> None:
    terminal.do(Action.SEARCH)
    entry = terminal.window.findChild(EntryLine, "entryLine")
    assert entry is not None
    tap(entry)
    functions = terminal.window.findChild(QWidget, "functionBar")
    assert functions is not None
    assert not functions.isVisible()
    type_by_touch(terminal, "oat")
    assert (terminal.place, len(letters(terminal))) == (Place.SEARCH, 1)
    pad = letters(terminal)[0]
    enter = pad.findChild(Button, "letter-enter")
    assert enter is not None
    enter.click()
    assert terminal.board.rung is not None
    assert [line.line.item.sku for line in terminal.board.rung.priced.lines] == ["OAT-1"]
    assert letters(terminal) == []
    assert functions.isVisible()


def test_name_with_umlauts_and_capitals_is_written_by_touch(shop: Shop, terminal: Terminal) -> None:
    terminal.do(Place.CUSTOMERS)
    box = terminal.window.findChild(SearchBox, "customerSearch")
    assert box is not None
    tap(box)
    pad = letters(terminal)[0]
    shift = pad.findChild(Button, "letter-shift")
    assert shift is not None
    for turns, letter in ((3, "w"), (0, "t"), (1, "e"), (2, "e"), (2, "r"), (3, "r")):
        for _ in range(turns):
            shift.click()
        type_by_touch(terminal, letter)
    assert box.text == "ÖtEüßß"


def test_letters_go_with_the_place_and_by_their_own_key(shop: Shop, terminal: Terminal) -> None:
    letters_devices(shop, terminal)
    assert len(letters(terminal)) == 1
    away = letters(terminal)[0].findChild(Button, "letter-away")
    assert away is not None
    away.click()
    assert letters(terminal) == []
    letters_devices(shop, terminal)
    terminal.do(Place.TILES)
    assert letters(terminal) == []


def test_entry_line_that_takes_numbers_only_brings_no_letters(shop: Shop, terminal: Terminal) -> None:
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=")
    entry = terminal.window.findChild(EntryLine, "entryLine")
    assert entry is not None
    assert terminal.place is Place.TENDER
    tap(entry)
    assert letters(terminal) == []
