"""Customers on the real screens, over a fake desk: found, put on the sale, written down, given out, erased."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.ui.application import Terminal
from evertill.ui.form.field_box import ChoiceKey, TextBox
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.rows import RowsView
from tests.support.counter import CASHIER, MANAGER
from tests.support.customers import ADA
from tests.support.scenes.counter import keys, scan
from tests.support.scenes.customers import written
from tests.support.ui import Shop

OAT = "4006381333931"


@pytest.fixture
def shop() -> Shop:
    """A till whose manager is signed on, and which has a place for documents."""
    return Shop(operator=MANAGER)


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    """The screens, shown."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return terminal


def press(terminal: Terminal, *names: KeyName) -> None:
    """Press these keys."""
    for name in names:
        terminal.on_key(Key(name))


def notice(terminal: Terminal) -> str:
    """What the page says."""
    found = terminal.window.findChild(NoticeLine, "customerNotice")
    assert isinstance(found, NoticeLine)
    return found.sentence


def hits(terminal: Terminal) -> list[str]:
    """The names in the list."""
    view = terminal.window.findChild(RowsView, "customerHits")
    assert isinstance(view, RowsView)
    model = view.model()
    return [str(model.data(model.index(at, 0))).split(",")[0] for at in range(model.rowCount())]


def customer_on_counter(terminal: Terminal) -> str | None:
    """Whose the sale is."""
    rung = terminal.board.rung
    return None if rung is None or rung.customer is None else rung.customer.title


def test_enter_after_a_customer_is_kept_puts_them_on_the_sale_and_presses_no_key(
    shop: Shop, terminal: Terminal, qtbot: QtBot
) -> None:
    scan(shop, terminal, OAT)
    press(terminal, KeyName.F3)
    keys(terminal, "Grace")
    press(terminal, KeyName.F6)
    page = terminal.window.findChild(QWidget, "customersPage")
    assert page is not None
    field = next(box for box in page.findChildren(TextBox) if box.isVisible())
    field.setFocus()
    choice = next(button for button in page.findChildren(ChoiceKey) if button.text() == "Yes")
    choice.click()
    press(terminal, KeyName.F12)
    assert notice(terminal) == "Grace is kept; Enter puts them on the sale."
    assert not isinstance(terminal.window.focusWidget(), Button)
    qtbot.keyClick(terminal.window.focusWidget() or terminal.window, Qt.Key.Key_Return)
    assert customer_on_counter(terminal) == "Grace"


def test_customer_found_by_name_is_put_on_the_sale(shop: Shop, terminal: Terminal) -> None:
    written(shop, ADA)
    scan(shop, terminal, OAT)
    press(terminal, KeyName.F3)
    assert terminal.place is Place.CUSTOMERS
    keys(terminal, "love")
    assert hits(terminal) == ["Ada Lovelace"]
    press(terminal, KeyName.ENTER)
    assert (terminal.place, customer_on_counter(terminal)) == (Place.TILES, "Ada Lovelace")
    press(terminal, KeyName.F3, KeyName.F8)
    assert (terminal.place, customer_on_counter(terminal)) == (Place.TILES, None)


def test_card_scanned_anywhere_puts_its_customer_on_the_sale(shop: Shop, terminal: Terminal) -> None:
    written(shop, ADA)
    scan(shop, terminal, "C-4711")
    assert customer_on_counter(terminal) == "Ada Lovelace"
    press(terminal, KeyName.F3, KeyName.F8, KeyName.F3)
    scan(shop, terminal, "C-4711")
    assert (terminal.place, customer_on_counter(terminal)) == (Place.TILES, "Ada Lovelace")


def test_new_customer_is_written_down_with_consent_and_put_on_the_sale(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F3)
    keys(terminal, "Grace Hopper")
    press(terminal, KeyName.F6, KeyName.F12)
    assert shop.till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN) == []  # nobody was asked yet
    press(terminal, KeyName.RIGHT, KeyName.F12)
    assert hits(terminal) == ["Grace Hopper"]
    assert "is kept" in notice(terminal)
    press(terminal, KeyName.ENTER)
    assert customer_on_counter(terminal) == "Grace Hopper"


def test_customer_who_may_be_known_is_kept_only_when_that_is_meant(shop: Shop, terminal: Terminal) -> None:
    written(shop, ADA)
    press(terminal, KeyName.F3)
    keys(terminal, "ada@example.org")
    terminal.on_key(Key(KeyName.F6))
    for _ in range(5):
        press(terminal, KeyName.DOWN)
    press(terminal, KeyName.RIGHT, KeyName.F12)
    assert len(shop.till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN)) == 1
    press(terminal, KeyName.F12)
    assert len(shop.till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN)) == 2


def test_customer_is_changed(shop: Shop, terminal: Terminal) -> None:
    written(shop, ADA)
    press(terminal, KeyName.F3)
    keys(terminal, "ada")
    press(terminal, KeyName.F7)
    keys(terminal, " King")
    press(terminal, KeyName.F12)
    assert hits(terminal) == ["Ada Lovelace King"]


def test_erasing_takes_two_presses_and_escape_leaves_it(shop: Shop, terminal: Terminal) -> None:
    (customer,) = written(shop, ADA)
    press(terminal, KeyName.F3)
    keys(terminal, "ada")
    press(terminal, KeyName.DELETE, KeyName.ESCAPE)
    assert shop.till.memory.of_kind(TransactionKind.CUSTOMER_ERASED) == []
    press(terminal, KeyName.DELETE, KeyName.DELETE)
    (done,) = shop.till.memory.of_kind(TransactionKind.CUSTOMER_ERASED)
    assert done.body == {"customer": customer}
    assert (hits(terminal), notice(terminal)) == ([], "Erased. What is left is an id that leads to nobody.")


def test_cashier_needs_a_manager_to_erase(qtbot: QtBot) -> None:
    shop = Shop(operator=CASHIER)
    written(shop, ADA)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    press(terminal, KeyName.F3)
    keys(terminal, "ada")
    press(terminal, KeyName.DELETE, KeyName.DELETE)
    assert terminal.place is Place.APPROVAL
    press(terminal, KeyName.ESCAPE)
    assert shop.till.memory.of_kind(TransactionKind.CUSTOMER_ERASED) == []


def test_export_is_a_file_for_the_customer(shop: Shop, qtbot: QtBot, tmp_path: Path) -> None:
    kept: list[tuple[str, JsonObject]] = []

    def save(name: str, document: JsonObject) -> Path:
        kept.append((name, document))
        return tmp_path / f"{name}.json"

    shop.reading = replace(shop.reading, save_document=save)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    (customer,) = written(shop, ADA)
    press(terminal, KeyName.F3)
    keys(terminal, "ada")
    press(terminal, KeyName.F9)
    ((name, document),) = kept
    assert name == f"customer-{customer}"
    assert document["details"]["email"] == "ada@example.org"  # type: ignore[index,call-overload]  # JSON
    assert name in notice(terminal)


def test_nobody_marked_leaves_the_keys_without_effect(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F3, KeyName.ENTER, KeyName.F7, KeyName.F9, KeyName.DELETE, KeyName.UP)
    assert terminal.place is Place.CUSTOMERS
    press(terminal, KeyName.F8)
    assert "nobody's" in notice(terminal)
    assert not _button(terminal, "customerErase").isEnabled()
    press(terminal, KeyName.ESCAPE)
    assert terminal.place is Place.TILES


def _button(terminal: Terminal, name: str) -> Button:
    found = terminal.window.findChild(Button, name)
    assert isinstance(found, Button)
    return found
