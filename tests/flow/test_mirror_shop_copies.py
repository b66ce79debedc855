"""Orders, transfers, tasks, balances and customers as the mirror keeps them, on a real file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine
from evertill.domain.orders.order_rows import order_content
from evertill.domain.orders.order_states import LineState
from evertill.kernel.canonical import Json, JsonObject
from evertill.mirror.reading import Reading
from evertill.mirror.shop_copies import MirrorOrders, MirrorShopCopies
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from evertill.ports.orders import NoCopies
from tests.support.mirror import NOON, answer, gone, some

ORDER = CustomerOrder(
    "W-1", "100", "web", "pickup", "S1", (OrderLine("1", "A", "Tea", "C62", 1, 500, "S1", {LineState.READY: 1}),)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The mirror's file."""
    return tmp_path / "mirror.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[MirrorWriter]:
    """The pull worker's writer."""
    opened = MirrorWriter(path)
    yield opened
    opened.close()


def an_order_row(order_id: str = "W-1", *, state: LineState = LineState.READY, **members: Json) -> Row:
    """A row of `orders`."""
    lines = (replace(ORDER.lines[0], units={state: 1}),)
    content = {**order_content(replace(ORDER, order_id=order_id, lines=lines)), **members}
    return Row(order_id, 1, content)


def a_row(key: str, **content: Json) -> Row:
    """A row of another stream."""
    body: JsonObject = dict(content)
    return Row(key, 1, body)


def test_orders_that_are_not_over_are_listed_oldest_first(path: Path, writer: MirrorWriter) -> None:
    rows = (
        an_order_row("W-2", placed_at="2026-03-02"),
        an_order_row("W-1", placed_at="2026-03-01"),
        an_order_row("W-3", state=LineState.HANDED_OVER),
        a_row("W-4", order_id="W-4"),
    )
    writer.apply(answer(some("orders", *rows)), NOON)
    orders = MirrorOrders(Reading(path))
    assert [copy.order.order_id for copy in orders.orders()] == ["W-1", "W-2"]
    over = orders.find_order("W-3")
    assert over is not None
    assert (over.order.state, over.received_at) == ("fulfilled", NOON)
    assert (orders.find_order("W-4"), orders.find_order("W-9")) == (None, None)


def test_order_names_the_facts_it_contains(path: Path, writer: MirrorWriter) -> None:
    handed: Json = [{"cause": "fact-1"}, {"by": "x"}, 7]
    returned: Json = [{"return_id": "fact-2"}]
    writer.apply(answer(some("orders", an_order_row(hand_overs=handed, returns=returned))), NOON)
    copy = MirrorOrders(Reading(path)).find_order("W-1")
    assert copy is not None
    assert copy.contains == {"fact-1", "fact-2"}


@pytest.mark.parametrize("text", ["100", "W-1", " ADA@example.org", "+49 (30) 12-34", "ada lo"])
def test_order_is_found_by_what_a_customer_says(text: str, path: Path, writer: MirrorWriter) -> None:
    contact: Json = {"name": "Ada Lovelace", "email": "ada@example.org", "phone": "+49 30 1234"}
    writer.apply(answer(some("orders", an_order_row(contact=contact), an_order_row("W-2", number="200"))), NOON)
    orders = MirrorOrders(Reading(path))
    assert [copy.order.order_id for copy in orders.search_orders(text)] == ["W-1"]
    assert orders.search_orders("  ") == []


def test_order_taken_out_of_the_stream_is_gone(path: Path, writer: MirrorWriter) -> None:
    writer.apply(answer(some("orders", an_order_row())), NOON)
    writer.apply(answer(some("orders", gone("W-1"), cursor="2")), NOON)
    assert MirrorOrders(Reading(path)).orders() == []


def test_tasks_transfers_and_balances_are_as_they_came(path: Path, writer: MirrorWriter) -> None:
    tasks = some("exceptions", a_row("e-1", raised_at="2"), a_row("e-2", raised_at="1"))
    card = a_row("card-1", number_hash="aa", customer="c-1", balance=5)
    writer.apply(answer(tasks, some("transfers", a_row("T1", state="in_transit")), some("balances", card)), NOON)
    copies = MirrorShopCopies(Reading(path))
    assert [copy.key for copy in copies.tasks()] == ["e-2", "e-1"]
    assert [copy.content["state"] for copy in copies.transfers()] == ["in_transit"]
    found = copies.find_balance("card-1")
    assert found is not None
    assert found.content["balance"] == 5
    assert [copy.key for copy in copies.balances_of(number_hash="aa")] == ["card-1"]
    assert [copy.key for copy in copies.balances_of(customer="c-1")] == ["card-1"]
    assert (copies.balances_of(), copies.balances_of(number_hash="bb")) == ([], [])


def test_alias_leads_to_the_customer_and_an_erased_one_to_nobody(path: Path, writer: MirrorWriter) -> None:
    rows = (
        a_row("c-1", state="active", name="Ada", email="ada@example.org", phone="030 1234"),
        a_row("c-2", state="merged", merged_into="c-1"),
        a_row("c-3", state="erased"),
        a_row("c-4", state="merged", merged_into="c-4"),
    )
    writer.apply(answer(some("customers", *rows)), NOON)
    copies = MirrorShopCopies(Reading(path))
    found = copies.find_customer("c-2")
    assert found is not None
    assert found.key == "c-1"
    assert [copies.find_customer(key) for key in ("c-3", "c-4", "c-9")] == [None, None, None]
    for text in ("ad", "ADA@example.org", "030-1234"):
        assert [copy.key for copy in copies.search_customers(text)] == ["c-1"]
    assert copies.search_customers("bob") == []


def test_till_without_a_backend_has_no_copies() -> None:
    none = NoCopies()
    assert (none.orders(), none.search_orders("x"), none.transfers(), none.tasks()) == ((), (), (), ())
    assert (none.find_order("x"), none.find_balance("x"), none.find_customer("x")) == (None, None, None)
    assert (none.balances_of(), none.search_customers("x")) == ((), ())
