"""Goods that come back, on the real screens: found, chosen, taken back, exchanged, paid back to what paid."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.quantity import MICRO
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.returns.returns_screen import ReturnsPane
from tests.support.counter import SUPERVISOR
from tests.support.scenes.cards import approval
from tests.support.scenes.counter import keys, scan
from tests.support.scenes.returns import sold
from tests.support.ui import Shop

SOCKS, JACKET, WATER = "4012345678901", "4012345678918", "4008400404127"


@pytest.fixture
def shop(qapp: object) -> Shop:
    return Shop()


@pytest.fixture
def terminal(shop: Shop) -> Terminal:
    return shop.terminal(is_shown=False)


def press(terminal: Terminal, name: KeyName) -> None:
    assert terminal.on_key(Key(name))


def place(terminal: Terminal) -> Place:
    return terminal.place


def said(terminal: Terminal) -> str:
    message = terminal._parts.speaker.message
    return "" if message is None else message.sentence


def lines_of(terminal: Terminal) -> list[tuple[str, int]]:
    rung = terminal._parts.board.rung
    return [] if rung is None else [(line.line.item.sku, line.gross.minor) for line in rung.priced.lines]


def pane(terminal: Terminal) -> ReturnsPane:
    found = terminal.window.findChild(ReturnsPane)
    assert isinstance(found, ReturnsPane)
    return found


def last(shop: Shop) -> Transaction:
    return next(done for done in reversed(shop.till.memory.transactions) if done.receipt_number is not None)


def sells(shop: Shop, *skus: str) -> Transaction:
    return shop.till.sells(*skus).transaction


def test_whole_receipt_comes_back_with_a_scan_and_three_keys(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "OAT-1", "BREAD-750")
    press(terminal, KeyName.F8)
    assert place(terminal) is Place.RETURNS
    scan(shop, terminal, done.number_text)
    keys(terminal, "\n\n")
    assert lines_of(terminal) == [("OAT-1", -249), ("BREAD-750", -420)]
    assert place(terminal) is Place.TILES
    press(terminal, KeyName.F12)
    assert last(shop).kind is TransactionKind.RETURN
    assert last(shop).body["gross"] == -669


def test_receipt_scanned_while_selling_leads_to_its_lines(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "OAT-1")
    scan(shop, terminal, done.number_text)
    keys(terminal, "\n")
    assert place(terminal) is Place.RETURNS
    keys(terminal, "\n\n")
    assert lines_of(terminal) == [("OAT-1", -249)]


def test_items_scanned_on_the_receipt_are_chosen_one_by_one(shop: Shop, terminal: Terminal) -> None:
    shop.till.ring("WATER-05", quantity="3")
    done = shop.till.pays().transaction
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text, WATER, WATER)
    keys(terminal, "\n")
    assert lines_of(terminal) == [("WATER-05", -198)]


def test_item_that_is_not_on_the_receipt_is_rung(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "OAT-1")
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text, SOCKS)
    assert lines_of(terminal) == [("SOCKS-39", 1490)]


def test_keys_choose_how_many_and_no_more_than_are_left(shop: Shop, terminal: Terminal) -> None:
    shop.till.ring("WATER-05", quantity="3")
    done = shop.till.pays().transaction
    shop.till.do(TakeBack(done, (BackLine("1", MICRO, "faulty"),)))
    shop.till.pays()
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    keys(terminal, "9+")
    assert "No more of Sparkling water" in said(terminal)
    keys(terminal, "-")
    keys(terminal, "\n")
    assert lines_of(terminal) == [("WATER-05", -99)]


def test_receipt_is_found_by_its_number_typed_or_from_the_list(shop: Shop, terminal: Terminal) -> None:
    first = sells(shop, "OAT-1")
    sells(shop, "SOCKS-39")
    press(terminal, KeyName.F8)
    keys(terminal, first.number_text + "\n")
    keys(terminal, "\n\n")
    assert lines_of(terminal) == [("OAT-1", -249)]
    press(terminal, KeyName.F8)
    keys(terminal, "\n\n\n")
    assert lines_of(terminal) == [("OAT-1", -249), ("SOCKS-39", -1490)]


def test_what_is_no_receipt_is_said_and_nothing_comes_back(shop: Shop, terminal: Terminal) -> None:
    sells(shop, "OAT-1")
    press(terminal, KeyName.F8)
    keys(terminal, "zzz\n")
    assert "is no receipt" in said(terminal)
    press(terminal, KeyName.ESCAPE)
    scan(shop, terminal, "S1-9-1-1")
    assert "none of this till's" in said(terminal)
    assert place(terminal) is Place.RETURNS
    press(terminal, KeyName.ESCAPE)
    assert place(terminal) is Place.TILES


def test_exchange_pays_the_difference_one_way(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "SOCKS-39")
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    keys(terminal, "\n\n")
    scan(shop, terminal, JACKET)
    press(terminal, KeyName.F12)
    body = last(shop).body
    assert (body["gross"], len(body["lines"])) == (6410, 2)  # type: ignore[arg-type]  # a list


def test_goods_kept_at_todays_price_give_the_difference_back_once(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "OAT-1")
    oat = shop.catalogue.find_by_sku("OAT-1")
    assert oat is not None
    shop.catalogue.put(replace(oat, unit_price=Decimal("1.99")))
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    keys(terminal, "k1k")
    assert lines_of(terminal) == [("OAT-1", -249), ("OAT-1", 199)]
    assert "the difference goes back" in said(terminal)
    press(terminal, KeyName.F12)
    assert last(shop).body["gross"] == -50
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    keys(terminal, "1k")
    assert place(terminal) is Place.RETURNS, "what came back once does not come back again"


def test_goods_kept_for_an_agreed_amount_give_exactly_that_back(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "OAT-1")
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    keys(terminal, "g1g0.20\n\n")
    assert lines_of(terminal) == [("OAT-1", -249), ("OAT-1", 229)]
    assert said(terminal) == "The goods stay and the agreed amount goes back. Pay it out."
    assert terminal.board.rung is not None
    assert [line.kept_from for line in terminal.board.rung.sale.lines] == [None, done.number_text]
    press(terminal, KeyName.F12)
    assert last(shop).body["gross"] == -20


def test_money_goes_back_to_the_card_first_then_to_the_drawer(shop: Shop, terminal: Terminal) -> None:
    shop.till.sign_on(SUPERVISOR)
    done = sold(shop, terminal)
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    keys(terminal, "\n\n")
    press(terminal, KeyName.F12)
    assert place(terminal) is Place.TENDER
    keys(terminal, "\n")
    assert shop.cards.attempt.action.value == "refund"
    terminal.on_card(shop.cards.answers(approval("100.00")))
    keys(terminal, "\n")
    body = last(shop).body
    tenders = body["tenders"]
    assert isinstance(tenders, list)
    assert [(one["kind"], one["amount"]) for one in tenders if isinstance(one, dict)] == [
        ("card", -10000),
        ("cash", -1675),
    ]


def test_other_way_than_the_plan_asks_for_an_approval(shop: Shop, terminal: Terminal) -> None:
    done = sold(shop, terminal)
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text, SOCKS)
    keys(terminal, "\n=")
    press(terminal, KeyName.F12)
    assert place(terminal) is Place.APPROVAL
    assert last(shop).transaction_id == done.transaction_id


def test_faulty_goods_go_aside_unless_somebody_says_otherwise(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "SOCKS-39")
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    pane(terminal)._reasons[1].click()
    keys(terminal, "\n\n")
    press(terminal, KeyName.F12)
    line = last(shop).body["lines"]
    assert isinstance(line, list)
    assert isinstance(line[0], dict)
    assert (line[0]["reason"], line[0]["restock"]) == ("faulty", "damaged")


def test_buttons_do_what_the_keys_do(shop: Shop, terminal: Terminal) -> None:
    shop.till.ring("WATER-05", quantity="3")
    done = shop.till.pays().transaction
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    shown = pane(terminal)
    shown._all.click()
    shown._less.click()
    shown._places[2].click()
    shown._take.click()
    assert lines_of(terminal) == [("WATER-05", -198)]


def test_without_receipt_leads_to_taking_back_the_next_item(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F8)
    pane(terminal)._blind.click()
    assert place(terminal) is Place.TILES
    assert terminal._parts.entry.state.take_back


def test_gift_receipt_shows_no_price_and_is_paid_as_credit(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "SOCKS-39")
    press(terminal, KeyName.F8)
    scan(shop, terminal, f"GIFT-{done.number_text}")
    keys(terminal, "\n")
    shown = pane(terminal)
    texts = [row.detail + row.value_detail for row in shown._list.rows.rows]
    assert all("14.90" not in text for text in texts)
    keys(terminal, "\n")
    rung = terminal._parts.board.rung
    assert rung is not None
    assert rung.refund is not None
    assert rung.refund.amount_of("store_credit") == 1490


def test_receipt_whose_sale_was_undone_has_nothing_to_come_back(shop: Shop, terminal: Terminal) -> None:
    done = sells(shop, "SOCKS-39")
    press(terminal, KeyName.F8)
    scan(shop, terminal, done.number_text)
    shop.till.do(TakeBack(done, (BackLine("1", MICRO, "faulty"),)))
    shop.till.pays()
    keys(terminal, "\n\n")
    assert lines_of(terminal) == []
