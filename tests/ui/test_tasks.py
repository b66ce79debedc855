"""What the team has to settle, driven through the real screens."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evertill.domain.orders.order_states import LineState
from evertill.ports.backend_calls import Declined, DeclineKind
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.tasks.tasks_screen import TasksPane
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.label import FitText
from tests.support.counter import CASHIER, MANAGER
from tests.support.order_copies import a_copy, a_pickup, an_order_line
from tests.support.scenes.goods import a_task, all_tasks
from tests.support.ui import Shop


@pytest.fixture
def shop() -> Shop:
    shop = Shop(operator=MANAGER)
    shop.till.copies.task_copies = all_tasks(shop)
    return shop


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.TASKS)
    return terminal


def shown(terminal: Terminal, name: str) -> str:
    label = terminal.window.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisibleTo(terminal.window) else ""


def titles(terminal: Terminal) -> list[str]:
    pane = terminal.window.findChild(TasksPane)
    assert pane is not None
    return [row.title for row in pane._list.rows.rows]


def said(terminal: Terminal) -> str:
    strip = terminal.window.findChild(MessageStrip)
    assert strip is not None
    return "" if strip.message is None else strip.message.sentence


def test_moments_in_a_task_are_told_as_the_shop_s_clock_shows_them(terminal: Terminal) -> None:
    pane = terminal.window.findChild(TasksPane)
    assert pane is not None
    told = next(row.said for row in pane._list.rows.rows if row.title == "Handed over after it was cancelled")
    assert "was cancelled online at 08:55 while" in told
    assert "handed over at 08:58." in told


def test_task_names_a_transfer_by_the_end_of_its_id_as_the_page_of_goods_does(shop: Shop, qtbot: QtBot) -> None:
    said = "Transfer 01a21ed0-320a-7070-866e-7aa5d7f88b51: HG01: sent 3, arrived 2."
    shop.till.copies.task_copies = [a_task("transfer_variance", "t1", said, shop)]
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.TASKS)
    assert shown(terminal, "taskSaid") == "Transfer d7f88b51: HG01: sent 3, arrived 2."


def test_most_urgent_task_is_first_and_tells_the_steps(terminal: Terminal) -> None:
    assert titles(terminal) == [
        "Sold twice",
        "Handed over unpaid",
        "Handed over after it was cancelled",
        "A card did not cover it",
    ]
    settle = terminal.window.findChild(Button, "taskSettle")
    assert settle is not None
    assert settle.text() == "Open the order", "settled by what is done about it"
    terminal.on_key(Key(KeyName.DOWN))
    assert settle.text() == "It is settled"
    assert shown(terminal, "taskTitle") == "Handed over unpaid"
    assert shown(terminal, "taskSteps") == "1. Ask the customer to pay, or write the amount off with a reason."
    assert settle.isVisibleTo(terminal.window)


def test_task_that_is_settled_at_its_order_opens_that_order(shop: Shop, terminal: Terminal) -> None:
    subject = str(shop.till.copies.task_copies[0].content["subject"])
    for order_id in ("W-1", subject):
        order = a_pickup(an_order_line(2, sku="OAT-1", state=LineState.SHORT), order_id=order_id)
        shop.orders.put(a_copy(order))
    terminal.on_key(Key(KeyName.ENTER))
    assert terminal.place is Place.PICKUP_ORDERS
    number = terminal.window.findChild(FitText, "pickupNumber")
    assert number is not None
    assert number.text() == f"N{subject}"


def test_task_is_settled_by_a_manager_at_the_backend(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.DOWN))
    shop.till.copies.task_copies = shop.till.copies.task_copies[:1]
    shop.central.answer = {}
    terminal.on_key(Key(KeyName.ENTER))
    assert "The task is settled" in said(terminal)
    assert titles(terminal) == ["Sold twice"]


def test_task_that_the_backend_does_not_settle_stays_and_says_why(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.DOWN))
    shop.central.declines = Declined(DeclineKind.UNKNOWN, "There is no such task in this store.")
    terminal.on_key(Key(KeyName.ENTER))
    assert said(terminal) == "There is no such task in this store."
    shop.central.declines = None
    terminal.on_key(Key(KeyName.ENTER))
    assert said(terminal).startswith("The backend could not be told")
    assert len(titles(terminal)) == 4


def test_cashier_reads_what_a_manager_settles(qtbot: QtBot) -> None:
    shop = Shop(operator=CASHIER)
    shop.till.copies.task_copies = all_tasks(shop)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.TASKS)
    terminal.on_key(Key(KeyName.DOWN))
    assert shown(terminal, "taskWho") == "A manager settles this."
    assert shown(terminal, "taskWhose").startswith("Manager · waits for ")
    terminal.on_key(Key(KeyName.ENTER))
    assert said(terminal) == ""
