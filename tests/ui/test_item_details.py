"""The sheet of an item on the real screens: options by key and tap, numbers by scanner, what is refused."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.item_details import ItemDetails
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.table import FactTable
from tests.support.sales import an_item, money
from tests.support.scenes.counter import keys, scan
from tests.support.scenes.prices import COFFEE, MACHINE, ONE_SIZE
from tests.support.ui import Shop

CUP, SERIAL_ONLY = "4300000000014", "SN-4711"


@pytest.fixture
def shop(qapp: object) -> Shop:
    shop = Shop()
    shop.catalogue.put(COFFEE, MACHINE, ONE_SIZE)
    return shop


@pytest.fixture
def terminal(shop: Shop) -> Terminal:
    return shop.terminal(is_shown=False)


def rung(terminal: Terminal) -> RungSale:
    found = terminal._parts.board.rung
    assert found is not None
    return found


def message(terminal: Terminal) -> str:
    return terminal._parts.presenters.features.at(Place.ITEM_DETAILS).on_key.__self__._view.message  # type: ignore[attr-defined, no-any-return]  # a bound method


def place(terminal: Terminal) -> Place:
    return terminal._parts.navigator.place


def test_options_are_chosen_by_digits_and_the_item_is_rung_with_them(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, CUP)
    assert place(terminal) is Place.ITEM_DETAILS
    keys(terminal, "3\n2\n12\n")
    assert place(terminal) is Place.TILES
    assert rung(terminal).priced.gross == money("4.70")
    assert [option.name for option in rung(terminal).sale.lines[0].options] == ["Large", "Oat", "Extra shot", "Vanilla"]


def test_single_choice_is_one_tap(shop: Shop) -> None:
    terminal = shop.terminal()
    keys(terminal, "ONE\n")
    keys_of_group = terminal.window.findChild(QAbstractButton, "choice-group0-Large")
    assert keys_of_group is not None
    keys_of_group.click()
    assert (place(terminal), rung(terminal).priced.gross) == (Place.TILES, money("3.20"))
    terminal.stop()


def test_question_holds_the_next_scan_and_the_actions_and_esc_leaves_the_item_out(
    shop: Shop, terminal: Terminal
) -> None:
    scan(shop, terminal, CUP, "5449000000996")
    assert (place(terminal), message(terminal)[:9]) == (Place.ITEM_DETAILS, "That is t")
    terminal.do(Action.EXACT_CASH)
    assert place(terminal) is Place.ITEM_DETAILS
    terminal.on_key(Key(KeyName.ESCAPE))
    assert (place(terminal), terminal._parts.board.rung) == (Place.TILES, None)
    scan(shop, terminal, "5449000000996")
    assert len(rung(terminal).sale.lines) == 1


def test_numbers_are_scanned_into_their_boxes_and_a_missing_one_is_named(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "MACHINE\n1\n")
    scan(shop, terminal, SERIAL_ONLY, "LOT-9")
    keys(terminal, "31.4.2027\n")
    assert "no day" in message(terminal)
    for _ in range(9):
        terminal.on_key(Key(KeyName.BACKSPACE))
    keys(terminal, "03/2028\n")
    line = rung(terminal).sale.lines[0]
    assert (line.serial, line.batch, str(line.expires_on)) == (SERIAL_ONLY, "LOT-9", "2028-03-31")
    assert rung(terminal).priced.gross == money("1249.00")


def test_number_already_on_the_sale_is_refused(shop: Shop, terminal: Terminal) -> None:
    for _ in range(2):
        keys(terminal, "MACHINE\n1\n")
        scan(shop, terminal, SERIAL_ONLY, "LOT-9")
        keys(terminal, "03/2028\n")
    said = terminal._parts.speaker.message
    assert said is not None
    assert SERIAL_ONLY in said.sentence
    assert len(rung(terminal).sale.lines) == 1


def test_serial_number_sold_already_is_told_and_selling_it_all_the_same_asks_for_approval(
    shop: Shop, terminal: Terminal
) -> None:
    phone = replace(an_item("499.00", sku="PHONE", gtin="04000000000006"), details=ItemDetails(asks_serial=True))
    shop.catalogue.put(phone)

    scan(shop, terminal, "4000000000006", SERIAL_ONLY)
    terminal.do(Action.EXACT_CASH)
    (first,) = shop.till.memory.of_kind(TransactionKind.SALE)
    scan(shop, terminal, "4000000000006", SERIAL_ONLY)
    assert place(terminal) is Place.ASK
    table = terminal.window.findChild(FactTable, "askFacts")
    assert isinstance(table, FactTable)
    assert dict(table.pairs)["Receipt"] == first.number_text
    keys(terminal, "2")
    assert place(terminal) is Place.APPROVAL
