"""The list of receipts on the real screens: found by typing, printed by Enter or a tap, the result told in place."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.search_box import SearchBox
from tests.support.counter import SUPERVISOR
from tests.support.ui import Shop, said_rows

OAT, BREAD = "4006381333931", "5449000000996"


def opened(qtbot: QtBot, *codes: str) -> tuple[Shop, Terminal]:
    """The list in front, after a sale of each of these."""
    shop = Shop(operator=SUPERVISOR)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    for code in codes:
        terminal.on_scan(shop.scanned(code))
        terminal.on_key(Key(KeyName.F12))
    terminal.do(Action.RECEIPTS)
    QApplication.processEvents()
    return shop, terminal


def spoken(terminal: Terminal) -> list[str]:
    """The rows as a screen reader says them."""
    return said_rows(terminal.window, "receiptRows")


def result(terminal: Terminal) -> str:
    """What is told below the list."""
    label = terminal.window.findChild(QLabel, "receiptResult")
    assert label is not None
    return label.text() if label.isVisibleTo(terminal.window) else ""


def copies(shop: Shop) -> int:
    """How many copies were asked for."""
    return sum(isinstance(command, PrintCopy) for command in shop.desk.commands)


def test_receipts_typed_amount_finds_it_and_enter_prints_it(qtbot: QtBot) -> None:
    shop, terminal = opened(qtbot, OAT, BREAD, OAT)
    assert [row.rpartition(", ")[2] for row in spoken(terminal)] == ["2.49", "4.20", "2.49"]
    for character in "4.2":
        terminal.on_key(Key(character=character))
    (row,) = spoken(terminal)
    assert "S1-2-1-2" in row
    terminal.on_key(Key(KeyName.ENTER))
    assert copies(shop) == 1
    assert result(terminal) == "Copy 1 of S1-2-1-2 is on its way to the printer."
    assert "1 copy printed" in spoken(terminal)[0]


def test_receipts_tap_marks_and_the_button_prints(qtbot: QtBot) -> None:
    shop, terminal = opened(qtbot, OAT, BREAD, OAT)
    view = terminal.window.findChild(QListView, "receiptRows")
    assert view is not None
    last = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert copies(shop) == 0
    button = terminal.window.findChild(QAbstractButton, "printCopy")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "S1-2-1-1 " in result(terminal)


def test_receipts_none_found_leaves_nothing_to_press(qtbot: QtBot) -> None:
    shop, terminal = opened(qtbot, OAT)
    for character in "zz":
        terminal.on_key(Key(character=character))
    button = terminal.window.findChild(QAbstractButton, "printCopy")
    assert button is not None
    assert not button.isEnabled()
    terminal.on_key(Key(KeyName.ENTER))
    assert copies(shop) == 0


def test_receipts_scan_goes_to_the_sale_and_not_into_the_search(qtbot: QtBot) -> None:
    shop, terminal = opened(qtbot, OAT)
    terminal.on_scan(shop.scanned(BREAD))
    assert terminal.place is Place.TILES
    terminal.do(Action.RECEIPTS)
    box = terminal.window.findChild(SearchBox, "receiptSearch")
    assert isinstance(box, SearchBox)
    assert box.text == ""


def test_receipts_no_control_takes_the_focus_by_tap(qtbot: QtBot) -> None:
    _, terminal = opened(qtbot, OAT)
    entry = terminal.window.findChild(QWidget, "entryLine")
    for name in ("receiptRows", "printCopy"):
        widget = terminal.window.findChild(QWidget, name)
        assert widget is not None
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is entry
    for name in ("receiptRows", "receiptSearch", "printCopy"):
        widget = terminal.window.findChild(QWidget, name)
        assert widget is not None
        assert widget.accessibleName()
