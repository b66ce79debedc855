"""The manager's lists: what they show, escaped; tasks closed from their page."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.console.choosing import list_page
from evertill_central.services.common.central import Central
from evertill_central.serving import whole_app
from tests.support.central import Till, a_body, a_product, admin_token, ask, put_rows, storefront_key
from tests.support.orders import ONE, Webshop, a_line, receive


def page(central: Central, name: str, **asked: str) -> str:
    """A list as HTML."""
    found = list_page(central, name, asked)
    assert found is not None
    return found


@pytest.fixture
def shop(central: Central, till: Till) -> Webshop:
    """A webshop with an order that is ready and one that lost its goods."""
    put_rows(central, "products", [a_product("A", name="<Tea>")])
    receive(central, till, A=3)
    webshop = Webshop(central)
    webshop.placed(a_line("A", 1), contact={"name": "Ada <b>", "email": "ada@example.org"})
    webshop.step(till, "pick")
    webshop.step(till, "ready")
    webshop.placed(a_line("A", 2), order_id="W-2")
    till.post(central, [till.fact(body=a_body({"A": 1}))])
    return webshop


def test_console_lists_orders_and_finds_one(central: Central, shop: Webshop) -> None:
    listed = page(central, "orders")
    assert "W-1" in listed
    assert "W-2" in listed
    assert "Ada &lt;b&gt;" in listed
    found = page(central, "orders", q="ada@example.org")
    assert "W-1" in found
    assert "W-2" not in found
    assert "No order is like that." in page(central, "orders", q="nobody", after="no such mark")


def test_console_lists_stock_with_what_is_for_orders(central: Central, shop: Webshop) -> None:
    listed = page(central, "stock")
    assert "&lt;Tea&gt;" in listed
    assert 'data-name="For orders"><div>2<' in listed
    assert "No article begins so." in page(central, "stock", q="Z%")


def test_console_shows_a_stocktake_by_zones_and_where_the_books_were_off(central: Central, till: Till) -> None:
    assert "No zone has been counted yet" in page(central, "stocktakes")
    put_rows(central, "products", [a_product("A", name="<Tea>"), a_product("B", name="Cake")])
    put_rows(central, "aisles", [{"content": {"sku": sku, "aisle": f"Aisle {sku} <1>"}} for sku in ("A", "B")])
    receive(central, till, A=3, B=2)
    counted: JsonObject = {"sku": "A", "micro": 1 * ONE, "unit": "C62", "is_home": True}
    body: JsonObject = {"scope": "zone", "zone": "Aisle A <1>", "stocktake": "2026-11-21", "counted": [counted]}
    till.post(central, [till.fact(TransactionKind.STOCK_COUNT, body)])
    shown = page(central, "stocktakes")
    assert "1 of 2 zones counted" in shown
    assert "Aisle B &lt;1&gt;" in shown
    assert "&lt;Tea&gt;" in shown
    assert 'data-name="Difference"><div><span class="mark danger">−2</span>' in shown
    assert "Cake" not in shown
    till.post(central, [till.fact(TransactionKind.STOCK_COUNT, {**body, "zone": "Aisle B <1>", "counted": []})])
    assert ">complete<" in page(central, "stocktakes")


def test_console_pages_through_stock(central: Central, till: Till) -> None:
    receive(central, till, **{f"A{number:03}": 1 for number in range(101)})
    first = page(central, "stock")
    assert 'name="after" value="A099"' in first
    assert "A100" not in first
    rest = page(central, "stock", after="A099")
    assert "A100" in rest
    assert 'name="after"' not in rest


def test_console_lists_balances(central: Central, till: Till) -> None:
    account = {"account_id": "card-1", "kind": "gift_card", "currency": "EUR", "amount": 5000, "last4": "1234"}
    till.send(central, "/v1/balances", account)
    assert "50.00 EUR" in page(central, "balances")
    assert list_page(central, "nothing", {}) is None


def test_console_tells_all_of_one_order(central: Central, till: Till, shop: Webshop) -> None:
    """Where it stands, how it is paid, what left the shop, what goes back, and what happened to it."""
    receive(central, till, A=9)
    line = a_line("A", 3, name="<Tea>")
    shop.placed(line, order_id="W-5", kind="delivery", origin="social", payment={"state": "captured"})
    for step, more in (("pick", {}), ("ship", {"carrier": "DHL", "tracking": "JD01"})):
        path, units = f"/v1/orders/W-5/{step}", [{"line": "1", "micro": 2 * ONE}]
        till.send(central, path, {"step_id": step, "lines": units, **more})
    shop.post("cancel", {"step_id": "c-5", "lines": [{"line": "1", "micro": ONE}]}, "W-5")
    assert 'href="/console/order?q=W-5"' in page(central, "orders")
    told = page(central, "order", q="W-5")
    for said in ("partly refunded", "&lt;Tea&gt;", "1 cancelled, 2 shipped", "JD01", "3.34 EUR", "social media"):
        assert said in told, said
    assert list_page(central, "order", {"q": "W-6"}) is None


def test_console_finds_a_customer_and_lists_nobody_unasked(central: Central, till: Till, shop: Webshop) -> None:
    sent = {
        "step_id": "k-1",
        "customer_id": "c_1",
        "name": "Ada <b>",
        "email": "ada@example.org",
        "consent": {"profile": True},
    }
    key = storefront_key(central)
    assert ask(central, "POST", "/v1/storefront/customers", sent, token=key).status == 200
    assert "Ada" not in page(central, "customers")
    found = page(central, "customers", q="Ada@example.org")
    assert "Ada &lt;b&gt;" in found
    assert 'href="/console/orders?q=ada%40example.org"' in found
    assert "Nobody is known by that." in page(central, "customers", q="grace@example.org")


def test_console_without_anything_says_so(central: Central) -> None:
    words = {"orders": "No order", "tasks": "Nothing waits", "stock": "No article", "balances": "No card"}
    for name, said in words.items():
        assert said in page(central, name)


def _over_http(central: Central, talk: Callable[[httpx.AsyncClient], Awaitable[None]]) -> None:
    async def run() -> None:
        transport = httpx.ASGITransport(whole_app(central))
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            await talk(client)

    asyncio.run(run())


def test_console_closes_a_task_for_whoever_is_signed_in_alone(central: Central, till: Till, shop: Webshop) -> None:
    cookie = {"cookie": f"evertill_admin={admin_token(central)}"}
    (task,) = till.get(central, "/v1/exceptions")["exceptions"]
    form = {"exception_id": task["exception_id"], "outcome": "called her"}

    async def talk(client: httpx.AsyncClient) -> None:
        assert 'name="token"' in (await client.get("/console/tasks")).text
        assert "Look for the article" in (await client.get("/console/tasks", headers=cookie)).text
        await client.post("/console/tasks/close", data=form)
        assert till.get(central, "/v1/exceptions")["exceptions"] == [task]
        closed = await client.post("/console/tasks/close", data=form, headers=cookie)
        assert (closed.status_code, closed.headers["location"]) == (303, "/console/tasks")
        again = await client.post("/console/tasks/close", data={"exception_id": "none"}, headers=cookie)
        assert again.status_code == 303
        assert (await client.get("/console/what", headers=cookie)).status_code == 303

    _over_http(central, talk)
    assert till.get(central, "/v1/exceptions")["exceptions"] == []
