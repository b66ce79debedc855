"""Orders looked up on the real screens, at the backend too, and taken back where they were bought online."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.order_states import LineState
from evertill.kernel.canonical import JsonObject
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.selling.changing.attach_customer import AttachCustomer, CustomerAttached
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability, Done
from evertill.ports.connector import Unreachable
from evertill.ui.application import Terminal, build_ui
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.table import FactTable
from tests.support.customers import ADA
from tests.support.order_copies import ONE, a_copy, a_pickup, an_order_line
from tests.support.scenes.counter import keys
from tests.support.scenes.orders import put_old_orders
from tests.support.ui import Shop

L = LineState


class FakeBackend:
    """Answers what a test says."""

    is_connected = True

    def __init__(self) -> None:
        self.answer: CallAnswer = Unreachable("cut")
        self.asked: list[Capability] = []

    def ask(
        self, capability: Capability, call: Callable[[BackendCalls], CallAnswer], then: Callable[[CallAnswer], None]
    ) -> None:
        """At once."""
        del call
        self.asked.append(capability)
        then(self.answer)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def terminal(shop: Shop, backend: FakeBackend, qtbot: QtBot) -> Terminal:
    put_old_orders(shop)
    terminal = build_ui(replace(shop.parts(), backend=backend))
    terminal.window.show()
    terminal.start()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.ORDERS)
    return terminal


def listed(terminal: Terminal) -> list[str]:
    view = terminal.window.findChild(QListView, "ordersRows")
    assert view is not None
    model = view.model()
    return [str(model.data(model.index(row, 0))).split(" · ")[0] for row in range(model.rowCount())]


def facts(terminal: Terminal) -> dict[str, str]:
    table = terminal.window.findChild(FactTable, "ordersFacts")
    assert table is not None
    return dict(table.pairs)


def asked(terminal: Terminal) -> dict[str, str]:
    """What the question is about."""
    table = terminal.window.findChild(FactTable, "askFacts")
    assert table is not None
    return dict(table.pairs)


def said(terminal: Terminal) -> str:
    message = terminal._parts.speaker.message
    return "" if message is None else message.sentence


def test_orders_open_are_listed_and_a_name_finds_those_that_are_over(shop: Shop, terminal: Terminal) -> None:
    assert len(listed(terminal)) == 8
    keys(terminal, "grace")
    assert sorted(listed(terminal)) == ["W-20299", "W-20301"]
    told = facts(terminal)
    assert told["Total differs"] == "€158.01 there, €158.00 here"
    assert (told["Status"], told["Payment"], told["Taken"]) == ("Done", "taken online", "€158.00")
    terminal.on_scan(shop.scanned("W-20299"))
    assert facts(terminal)["Parcel"] == "DHL JD014600003RU"


def test_order_nobody_here_knows_is_asked_for_at_the_shop(backend: FakeBackend, terminal: Terminal) -> None:
    keys(terminal, "W-7\n")
    assert "does not answer" in said(terminal)
    told: JsonObject = a_copy(a_pickup(an_order_line(1, sku="OAT-1", state=L.SHIPPED), order_id="W-7")).content
    backend.answer = Done({"orders": [told, {"order_id": "unreadable"}, 7], "next": None})
    terminal.on_key(Key(KeyName.ENTER))
    assert (listed(terminal), backend.asked) == (["NW-7"], [Capability.ORDERS] * 2)
    backend.answer = Done({"orders": [], "next": None})
    terminal.on_key(Key(KeyName.ESCAPE))
    keys(terminal, "nobody\n")
    assert "knows no such order" in said(terminal)


def test_part_of_a_web_order_is_taken_back_for_a_reason(shop: Shop, terminal: Terminal) -> None:
    terminal.on_scan(shop.scanned("W-20301"))
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.LEFT))
    terminal.on_key(Key(KeyName.F8))
    assert terminal.place is Place.ASK
    assert asked(terminal)["Comes back"].startswith("1 × ")
    keys(terminal, "1")
    assert terminal.place is Place.ASK, "where the goods go is asked apart from the money"
    assert asked(terminal)["Comes back"].startswith("1 × ")
    keys(terminal, "2")
    (done,) = shop.till.memory.of_kind(TransactionKind.RETURN)
    assert done.body["order"]["lines"] == [{"line": "1", "micro": ONE}]  # type: ignore[index,call-overload]  # JSON
    assert (terminal.place, "go back to the payment" in said(terminal)) == (Place.ORDERS, True)
    told = facts(terminal)
    assert (told["Payment"], told["Paid back"]) == ("partly refunded", "€39.50, €39.50 of it on its way")
    terminal.on_scan(shop.scanned("W-20431"))
    terminal.on_key(Key(KeyName.F8))
    assert "Nothing of this order is with the customer" in said(terminal)


def test_amount_of_a_web_order_goes_back_without_goods(shop: Shop, terminal: Terminal) -> None:
    terminal.on_scan(shop.scanned("W-20301"))
    terminal.on_key(Key(KeyName.F6))
    assert terminal.place is Place.ASK
    keys(terminal, "3.95\n")
    keys(terminal, "\n")
    (done,) = shop.till.memory.of_kind(TransactionKind.RETURN)
    assert (done.body["gross"], done.body["stock"]) == (-395, [])
    assert (terminal.place, said(terminal)) == (Place.ORDERS, "€3.95 go back to the payment of the order.")
    assert facts(terminal)["Paid back"] == "€3.95, €3.95 of it on its way"


def test_goods_of_an_order_nobody_finds_are_taken_in_and_the_money_waits(shop: Shop, terminal: Terminal) -> None:
    terminal.do(Place.ORDERS)
    keys(terminal, "W-404")
    terminal.on_key(Key(KeyName.F7))
    assert terminal.place is Place.CLAIM
    terminal.on_scan(shop.scanned("nothing-we-know"))
    terminal.on_key(Key(KeyName.F12))
    assert shop.till.memory.of_kind(TransactionKind.RETURN_CLAIM) == []
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.on_key(Key(KeyName.F12))
    (claim,) = shop.till.memory.of_kind(TransactionKind.RETURN_CLAIM)
    assert claim.body["order_number"] == "W-404"
    assert terminal.place is Place.ORDERS


def test_marked_line_is_ordered_for_the_customer_with_a_deposit(shop: Shop, terminal: Terminal) -> None:
    shop.till.scan("4006381333931")
    kept = shop.till.do(WriteCustomer(ADA, is_certain=True))
    assert isinstance(kept, CustomerKept)
    attached = shop.till.do(AttachCustomer(kept.known.customer_id))
    assert isinstance(attached, CustomerAttached)
    terminal.board.put_sale(attached.rung)
    terminal.do(Place.PLACE_ORDER)
    for name in (KeyName.DOWN, KeyName.DOWN, KeyName.RIGHT, KeyName.DOWN):
        terminal.on_key(Key(name))
    keys(terminal, "x")
    terminal.on_key(Key(KeyName.F12))
    assert terminal.place is Place.PLACE_ORDER, "that is no amount"
    terminal.on_key(Key(KeyName.BACKSPACE))
    terminal.on_key(Key(KeyName.F12))
    assert terminal.place is not Place.PLACE_ORDER
    terminal.on_key(Key(KeyName.F12))
    (placed,) = shop.till.memory.of_kind(TransactionKind.ORDER_PLACED)
    assert placed.body["order"]["payment"]["held"] > 0  # type: ignore[index,call-overload,operator]  # JSON
