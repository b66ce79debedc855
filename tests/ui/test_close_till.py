"""Closing the till on the real screens: counted by key or tap, or not at all; the figures stay until they are read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from evertill.ports.journal_rows import QueueState
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.label import FitText
from evertill.ui.widgets.table import FactTable
from tests.support.counter import SUPERVISOR
from tests.support.ui import Shop


@pytest.fixture
def shop() -> Shop:
    return Shop(operator=SUPERVISOR)


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    """One sale of 2.49 on a float of 100.00, and the till is to be closed."""
    shop.sync.queue = QueueState(3, 0, shop.clock.now(), None)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.on_key(Key(KeyName.F12))
    terminal.do(Action.CLOSE_TILL)
    QApplication.processEvents()
    assert where(terminal) is Place.CLOSE_TILL
    return terminal


def text(terminal: Terminal, name: str) -> str:
    """What a label in sight says."""
    label = terminal.window.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisibleTo(terminal.window) else ""


def figures(terminal: Terminal) -> dict[str, str]:
    """The table."""
    table = terminal.window.findChild(FactTable, "closeTillFigures")
    assert isinstance(table, FactTable)
    return dict(table.pairs)


def difference(terminal: Terminal) -> str:
    """The large figure."""
    shown = terminal.window.findChild(FitText, "closeTillDifference")
    assert isinstance(shown, FitText)
    return shown.text() if shown.isVisibleTo(terminal.window) else ""


def confirm(terminal: Terminal) -> QAbstractButton:
    """The button of the next step."""
    button = terminal.window.findChild(QAbstractButton, "closeTillConfirm")
    assert button is not None
    return button


def where(terminal: Terminal) -> Place:
    """The place the operator is at."""
    return terminal.place


def keys(terminal: Terminal, signs: str) -> None:
    """Type; a line feed is Enter."""
    for sign in signs:
        terminal.on_key(Key(KeyName.ENTER) if sign == "\n" else Key(character=sign))


def test_close_till_tells_nothing_of_the_drawer_before_the_count(terminal: Terminal) -> None:
    assert "102.49" not in str(figures(terminal))
    assert difference(terminal) == ""
    assert text(terminal, "closeTillUnsent").startswith("3 facts are not yet with the shop")


def test_close_till_counted_by_keyboard_shows_what_is_missing(terminal: Terminal) -> None:
    keys(terminal, "102.4\n\n")
    assert text(terminal, "closeTillTitle") == "Shift 1 is closed"
    assert difference(terminal) == "−0.09"
    assert text(terminal, "closeTillDifferenceLabel") == "Missing in the drawer"
    assert figures(terminal)["Should be in the drawer"] == "102.49"
    assert text(terminal, "closeTillUnsent").startswith("3 facts are not yet with the shop")
    keys(terminal, "\n")
    assert where(terminal) is Place.OPEN_TILL


def test_close_till_uncounted_by_touch_takes_two_taps(terminal: Terminal) -> None:
    QTest.mouseClick(confirm(terminal), Qt.MouseButton.LeftButton)
    assert text(terminal, "closeTillTitle") == "Close without a count?"
    assert confirm(terminal).text() == "Close uncounted"
    QTest.mouseClick(confirm(terminal), Qt.MouseButton.LeftButton)
    assert figures(terminal)["Counted"] == "not counted"
    assert difference(terminal) == ""
    QTest.mouseClick(confirm(terminal), Qt.MouseButton.LeftButton)
    assert where(terminal) is Place.OPEN_TILL


def test_close_till_left_keeps_the_shift(shop: Shop, terminal: Terminal) -> None:
    back = terminal.window.findChild(QAbstractButton, "closeTillBack")
    assert back is not None
    keys(terminal, "5")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert where(terminal) is Place.TILES
    terminal.on_scan(shop.scanned("4006381333931"))
    assert where(terminal) is Place.TILES
    terminal.on_key(Key(KeyName.F12))
    assert where(terminal) is Place.DONE


def test_close_till_after_it_the_shift_is_over_for_every_screen(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "102.49\n\n")
    assert difference(terminal) == "0.00"
    assert text(terminal, "closeTillDifferenceLabel") == "The drawer is right"
    chip = terminal.window.findChild(QAbstractButton, "chip-who")
    assert chip is not None
    assert "Shift" not in chip.text()
    terminal.on_scan(shop.scanned("4006381333931"))
    assert where(terminal) is Place.OPEN_TILL
