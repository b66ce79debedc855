"""Slips of the card terminal and refunds that are owed, on the real screens: found by typing or a scan."""

import re
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.records.refund_debt import DebtCause, owed_body
from evertill.kernel.money import Money
from evertill.operations.counter.drafts import draft
from evertill.operations.selling.ringing.scan_item import ScanItem
from evertill.ports.payment_terminal import Slip, SlipKind, TerminalAnswer, TerminalTotal, Verdict
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.notice_line import NoticeLine
from tests.support.counter import MANAGER
from tests.support.customers import ADA
from tests.support.scenes.cards import card_slips
from tests.support.scenes.counter import keys, scan
from tests.support.scenes.customers import written
from tests.support.scenes.returns import refunds_owed
from tests.support.ui import Shop, said_rows


@pytest.fixture
def shop(qtbot: QtBot) -> Shop:
    shop = Shop(operator=MANAGER)
    shop.cards.plug_in()
    return shop


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return terminal


def asked(terminal: Terminal) -> str:
    view = terminal._parts.presenters.ask.view
    return "" if view is None else view.title


def test_end_of_the_terminal_day_shows_what_the_terminal_told_and_nothing_where_it_told_nothing(
    shop: Shop, terminal: Terminal
) -> None:
    lines = (TerminalTotal("Visa", 2, Money(1300, "EUR")),)
    for told in (
        TerminalAnswer(Verdict.APPROVED),
        TerminalAnswer(Verdict.APPROVED, totals=lines),
        TerminalAnswer(Verdict.APPROVED, amount=Money(700, "EUR"), totals=lines),
    ):
        terminal.do(Action.CLOSE_TERMINAL_DAY)
        slip = Slip(SlipKind.MERCHANT, ("End of day",))
        terminal.on_card(shop.cards.answers(replace(told, slips=(slip,))))
        shop.clock.passes(seconds=60)
    terminal.do(Place.CARD_SLIPS)
    rows = said_rows(terminal.window, "cardSlipsRows")
    assert [re.findall(r"\d+\.\d\d", row) for row in rows] == [["7.00"], ["13.00"], []]


def test_slip_typed_for_is_found_and_printed_again_as_a_copy(shop: Shop, terminal: Terminal) -> None:
    card_slips(shop, terminal)
    rows = said_rows(terminal.window, "cardSlipsRows")
    assert [("late" in row, "declined" in row, "1 copy printed" in row) for row in rows] == [
        (True, False, True),
        (False, True, False),
        (False, False, False),
    ]
    notice = terminal.window.findChild(NoticeLine, "cardSlipsResult")
    assert notice is not None
    assert notice.sentence == "3 slips are on their way to the printer, marked as copy 1."
    keys(terminal, "declined")
    assert len(said_rows(terminal.window, "cardSlipsRows")) == 1
    before = len(shop.till.memory.documents)
    keys(terminal, "\n")
    assert [one.receipt.title for one in shop.till.memory.documents[before:]] == ["Card terminal: merchant (COPY 1)"]
    keys(terminal, "nowhere")
    assert said_rows(terminal.window, "cardSlipsRows") == []


def test_owed_refund_is_found_by_number_amount_or_scan_and_an_item_is_still_rung(
    shop: Shop, terminal: Terminal
) -> None:
    refunds_owed(shop, terminal)
    assert len(said_rows(terminal.window, "owedRows")) == 2
    for typed in ("4f00", "1234567,89", "charged ··nothing"):
        keys(terminal, typed)
        found = said_rows(terminal.window, "owedRows")
        assert len(found) == (0 if "nothing" in typed else 1)
        for _ in typed:
            terminal.on_key(Key(KeyName.BACKSPACE))
    scan(shop, terminal, "S1-2-1-1048576")
    assert asked(terminal) == "How is €4.99 paid back?"
    terminal.do(Place.OWED)
    scan(shop, terminal, "4F00A1B2C3")
    assert asked(terminal).startswith("How is €1,234,567.89")
    terminal.do(Place.OWED)
    scan(shop, terminal, "4006381333931")
    assert any(isinstance(command, ScanItem) for command in shop.desk.commands)


def test_owed_refund_is_found_by_the_name_of_the_customer_whose_goods_came_back(shop: Shop, terminal: Terminal) -> None:
    written(shop, ADA)
    terminal.do(Place.CUSTOMERS)
    keys(terminal, "lovelace\n")
    scan(shop, terminal, "4006381333931")
    terminal.on_key(Key(KeyName.F12))
    done = shop.till.memory.transactions[-1]
    with shop.till.memory.begin() as unit:
        body = owed_body(
            amount=Money(249, "EUR"), cause=DebtCause.CARD_REFUND, number=done.number_text, of=done.transaction_id
        )
        unit.append(draft(unit, shop.till.counter, TransactionKind.REFUND_OWED, body, at=shop.clock.now()))
        unit.commit()
    refunds_owed(shop, terminal)
    keys(terminal, "ada")
    (row,) = said_rows(terminal.window, "owedRows")
    assert "Ada Lovelace" in row
