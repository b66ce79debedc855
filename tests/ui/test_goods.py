"""Goods on the real screens: by keys, taps and scans, from what is to do to what is booked."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.standing import AssortmentMark, Offer
from evertill.domain.people.people import Role
from evertill.operations.looking_up.team_tasks import TeamTask
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.ports.backend_calls import Declined, DeclineKind
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.goods.document_screen import DocumentPage
from evertill.ui.goods.document_view import LineRow
from evertill.ui.goods.goods_screen import GoodsPage
from evertill.ui.goods.item_stock_screen import ItemStockPage
from tests.support.counter import CASHIER, MANAGER
from tests.support.goods import ONE
from tests.support.scenes.counter import keys, scan
from tests.support.scenes.goods import a_stocked_shop, keys_down
from tests.support.ui import Shop

SOCKS = "4012345678901"


@pytest.fixture
def open_shop(qtbot: QtBot) -> Iterator[Callable[[Shop], Terminal]]:
    """Starts terminals and stops them."""
    started: list[Terminal] = []

    def start(shop: Shop) -> Terminal:
        terminal = shop.terminal()
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.stop()


Page = TypeVar("Page", bound=QWidget)


def page(terminal: Terminal, kind: type[Page]) -> Page:
    """A page by its class."""
    found = terminal.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def said(terminal: Terminal) -> str:
    """What stands on the strip."""
    message = terminal._parts.speaker.message
    return "" if message is None else message.sentence


def test_transfer_is_received_by_keys_and_scans(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=CASHIER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys_down(terminal, 2)
    keys(terminal, "\n")
    scan(shop, terminal, SOCKS)
    keys(terminal, "6\n+-")
    scan(shop, terminal, "4012345678918")
    keys(terminal, "2\nd")
    drawn = page(terminal, DocumentPage)
    rows = drawn._list.rows.rows
    assert [(row.title, row.value) for row in rows if hasattr(row, "value")] == [
        ("Rain jacket M, moss", "2"),
        ("Running socks, grey, 39-42", "6"),
    ]
    keys(terminal, "b")
    (body,) = [done.body for done in shop.till.memory.of_kind(TransactionKind.TRANSFER_STEP)]
    assert [(line["sku"], line["micro"] // ONE) for line in body["lines"]] == [("SOCKS-39", 6), ("JACKET-M", 2)]  # type: ignore[call-overload,index,operator,union-attr]  # JSON
    assert "The transfer is received: 2 articles." in said(terminal)


def test_transfer_that_came_in_part_says_how_much_of_it_came(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=CASHIER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys_down(terminal, 2)
    keys(terminal, "\n")
    scan(shop, terminal, SOCKS)
    keys(terminal, "4\nb")
    drawn = page(terminal, GoodsPage)
    assert ("Running socks, grey, 39-42", "4 of 6 came") in drawn._facts.pairs
    assert ("Rain jacket M, moss", "2") in drawn._facts.pairs


def test_count_is_begun_by_letter_and_typed_quantities_are_for_the_next_scan(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=MANAGER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "c\n22")
    scan(shop, terminal, "4006381333931")
    keys(terminal, "v")
    drawn = page(terminal, DocumentPage)
    (row,) = drawn._list.rows.rows
    assert (row.title, row.value, row.value_detail) == ("Oat drink barista 1 L", "22", "2 short")  # type: ignore[union-attr]  # lines only
    keys(terminal, "vb")
    assert len(shop.till.memory.of_kind(TransactionKind.STOCK_COUNT)) == 1


@pytest.mark.parametrize(
    ("typed", "number", "supplier"),
    [("", None, None), ("LS-77", "LS-77", None), ("LS-77\nNorth", "LS-77", "North"), ("\n", None, None)],
)
def test_goods_scanned_where_note_or_supplier_is_asked_for_are_received_and_no_name(
    typed: str, number: str | None, supplier: str | None, open_shop: Callable[[Shop], Terminal]
) -> None:
    shop = Shop(operator=MANAGER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "r" + typed)
    scan(shop, terminal, "4006381333931")
    assert terminal.place is Place.GOODS_DOCUMENT
    document = terminal.board.goods.document
    assert document is not None
    assert (document.number or None, document.partner or None) == (number, supplier)
    (row,) = page(terminal, DocumentPage)._list.rows.rows
    assert (row.title, row.value) == ("Oat drink barista 1 L", "1")  # type: ignore[union-attr]  # lines only


def test_code_that_is_no_goods_is_the_number_of_a_delivery_note(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=MANAGER)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "r")
    scan(shop, terminal, "LS-2026-77")
    keys(terminal, "North\n")
    document = terminal.board.goods.document
    assert document is not None
    assert (document.number, document.partner) == ("LS-2026-77", "North")


def test_quantity_that_a_scan_could_not_use_stands_there_no_more(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=MANAGER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "c\n2.5")
    drawn = page(terminal, DocumentPage)
    assert drawn._entry.text == "2.5"
    scan(shop, terminal, "4006381333931")
    assert "That is no quantity of this article" in said(terminal)
    assert drawn._entry.text == ""


def test_zones_that_nobody_counted_are_offered_first_and_listed_until_all_are(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=MANAGER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "c3")
    scan(shop, terminal, "4006381333931")
    keys(terminal, "b")
    assert shop.till.memory.of_kind(TransactionKind.STOCK_COUNT)[0].body["zone"] == "Aisle 4"
    page_of_goods = page(terminal, GoodsPage)
    told = [(row.title, row.value, row.detail) for row in page_of_goods._list.rows.rows]  # type: ignore[union-attr]  # rows of goods
    assert ("Stocktake by zones", "1 of 2 zones", "not counted yet: Cold room") in told
    terminal.on_key(Key(KeyName.PAGE_UP))
    keys(terminal, "\n1")
    scan(shop, terminal, "4006381333931")
    keys(terminal, "b")
    assert shop.till.memory.of_kind(TransactionKind.STOCK_COUNT)[1].body["zone"] == "Cold room"
    assert "Stocktake by zones" not in [row.title for row in page_of_goods._list.rows.rows]  # type: ignore[union-attr]  # rows of goods


def test_goods_under_an_unknown_code_get_their_article_by_a_scan_and_lose_it_again(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=MANAGER)
    shop.till.do(RingUnknown("4000000000006", "Candle", Decimal("3.50")))
    shop.till.pays()
    shop.catalogue.stock["4000000000006"] = -ONE
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)

    def shown() -> list[tuple[str, str]]:
        rows = page(terminal, GoodsPage)._list.rows.rows
        return [(row.title, row.value_detail) for row in rows]  # type: ignore[union-attr]  # rows of goods

    assert ("Candle", "unlisted") in shown()
    keys(terminal, "\n")
    scan(shop, terminal, "4006381333931")
    assert "4000000000006 is Oat drink barista 1 L now." in said(terminal)
    assert ("Candle", "assigned") in shown()
    keys(terminal, "x")
    assert ("Candle", "unlisted") in shown()


def test_cashier_who_counts_sees_no_figures_of_the_books_and_a_difference_asks_for_approval(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=CASHIER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "c\n")
    scan(shop, terminal, "4006381333931")
    drawn = page(terminal, DocumentPage)
    assert "24" not in repr(drawn._list.rows.rows) + repr(drawn._facts.pairs)
    keys(terminal, "b")
    assert terminal.place is Place.APPROVAL
    assert shop.till.memory.of_kind(TransactionKind.STOCK_COUNT) == []


def test_article_is_found_by_name_where_it_has_no_barcode(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=CASHIER)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "rLS-1\nACME\n")
    terminal.on_key(Key(KeyName.F2))
    keys(terminal, "rain\n")
    keys(terminal, "b")
    (body,) = [done.body for done in shop.till.memory.of_kind(TransactionKind.STOCK_MOVE)]
    assert (body["number"], body["partner"]) == ("LS-1", "ACME")
    assert body["stock"] == [{"sku": "JACKET-M", "micro": ONE, "unit": "C62"}]


def test_code_nobody_knows_is_received_as_unlisted_when_the_receiver_says_so(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=CASHIER)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "rLS-1\nACME\n")
    scan(shop, terminal, "4260000000011")
    assert terminal.place is Place.ASK
    keys(terminal, "1")
    (row,) = page(terminal, DocumentPage)._list.rows.rows
    assert (row.title, row.is_warning) == ("4260000000011", True)  # type: ignore[union-attr]  # lines only
    keys(terminal, "b")
    assert len(shop.till.memory.of_kind(TransactionKind.ITEM_DRAFT)) == 1


def test_slip_of_a_carton_scanned_while_selling_is_received_and_the_sale_stays(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=CASHIER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    scan(shop, terminal, "4006381333931", "EVG1:0193-7f3a21bc:S7:c1")
    assert terminal.place is Place.GOODS_DOCUMENT
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.on_key(Key(KeyName.ESCAPE))
    sale = shop.till.memory.committed.open_sale
    assert sale is not None
    assert [line.item.sku for line in sale.live_lines] == ["OAT-1"]


def test_stock_of_the_selected_line_shows_here_and_elsewhere_and_keeps_the_last_answer(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=CASHIER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    scan(shop, terminal, SOCKS)
    terminal.do(Place.ITEM_STOCK)
    drawn = page(terminal, ItemStockPage)
    assert [(row.title, row.value) for row in drawn._places.rows.rows] == [("S7", "12"), ("S3", "2"), ("WEB", "0")]
    assert ("Reserved for orders", "2") in drawn._facts.pairs
    shop.central.answer = None
    keys(terminal, "r")
    assert len(drawn._places.rows.rows) == 3
    assert "cannot be asked now" in drawn._asked.text()
    keys(terminal, "n")
    assert terminal.place is Place.GOODS_DOCUMENT


def test_page_of_goods_tells_tasks_and_settles_one_online(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=MANAGER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    drawn = page(terminal, GoodsPage)
    assert drawn._list.rows.rows[0].title == "More sold than there was"
    keys(terminal, "z")
    assert "settled" in said(terminal)
    shop.central.answer = None
    keys(terminal, "z")
    assert "stays open" in said(terminal)


def test_task_of_goods_is_a_manager_s_to_settle_and_tells_why_the_backend_does_not(
    open_shop: Callable[[Shop], Terminal],
) -> None:
    shop = Shop(operator=CASHIER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    owner = page(terminal, GoodsPage)._list.rows.rows[0].subject
    assert isinstance(owner, TeamTask)
    assert owner.owner is Role.MANAGER
    keys(terminal, "z")
    assert said(terminal) == "A manager settles this."
    managed = Shop(operator=MANAGER)
    a_stocked_shop(managed)
    managed.central.declines = Declined(DeclineKind.UNKNOWN, "There is no such task in this store.")
    terminal = open_shop(managed)
    terminal.do(Place.GOODS)
    keys(terminal, "z")
    assert said(terminal) == "There is no such task in this store."


def test_what_another_shop_asks_for_is_packed_or_refused(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=MANAGER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    goods = page(terminal, GoodsPage)
    titles = [row.title for row in goods._list.rows.rows]
    keys_down(terminal, titles.index("S3 asks for goods"))
    keys(terminal, "\n")
    (row,) = page(terminal, DocumentPage)._list.rows.rows
    assert isinstance(row, LineRow)
    assert (row.detail.endswith(" asked for"), row.value_detail) == (True, "not packed yet")
    keys(terminal, "x")
    assert terminal.place is Place.GOODS
    goods._list.view.tapped.emit([row.title for row in goods._list.rows.rows].index("S3 asks for goods"))
    keys(terminal, "x")
    assert "both places are told" in said(terminal)
    (step,) = shop.till.memory.of_kind(TransactionKind.TRANSFER_STEP)
    assert step.body["step"] == "cancel"


def test_what_was_scanned_is_discarded_only_when_asked_twice(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=CASHIER)
    terminal = open_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "r\n\n")
    scan(shop, terminal, SOCKS)
    keys(terminal, "x")
    assert "1 article would be lost" in said(terminal)
    scan(shop, terminal, SOCKS)
    keys(terminal, "x")
    (document,) = shop.till.memory.committed.stock_documents.values()
    assert document.lines[0].micro == 2 * ONE
    keys(terminal, "x")
    assert shop.till.memory.committed.stock_documents == {}
    assert terminal.place is Place.GOODS


def test_article_off_sale_is_left_out_with_enter_and_sold_by_who_may(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=MANAGER)
    shop.catalogue.assortment.append(AssortmentMark("SOCKS-39", "store", Offer.PAUSED))
    terminal = open_shop(shop)
    scan(shop, terminal, SOCKS)
    keys(terminal, "\n")
    assert terminal.board.rung is None
    scan(shop, terminal, SOCKS)
    keys(terminal, "2")
    assert terminal.board.rung is not None
    assert [line.item.sku for line in terminal.board.rung.sale.lines] == ["SOCKS-39"]


def test_article_is_paused_and_resumed_on_its_page_of_stock(open_shop: Callable[[Shop], Terminal]) -> None:
    shop = Shop(operator=MANAGER)
    a_stocked_shop(shop)
    terminal = open_shop(shop)
    scan(shop, terminal, SOCKS)
    terminal.do(Place.ITEM_STOCK)
    drawn, notes = page(terminal, ItemStockPage), []
    for answers in ("p12", "p1"):
        shop.clock.passes(seconds=1)
        keys(terminal, answers)
        assert terminal.place is Place.ITEM_STOCK
        notes.append(drawn._note.text())
    assert notes == ["here, but off sale just now", "for sale here"]
    facts = shop.till.memory.committed.transactions.values()
    marks = [fact.body for fact in facts if fact.kind is TransactionKind.ASSORTMENT_SET]
    assert [(mark["status"], mark.get("reason", "")) for mark in marks] == [("paused", "quality"), ("active", "")]
