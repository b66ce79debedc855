"""Orders: placed and reserved in one breath, worked on step by step, paid back to the cent."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.pickup_code import is_pickup_code
from evertill_central.services.common.central import Central
from evertill_central.services.rows.write_rows import add_store
from tests.support.central import (
    SetClock,
    Till,
    a_body,
    a_product,
    an_enrolled_till,
    ask,
    put_rows,
    read,
    storefront_key,
)
from tests.support.orders import ONE, Webshop, a_line, receive, stock


@pytest.fixture
def shop(central: Central) -> Webshop:
    """A webshop that sells A and B."""
    put_rows(central, "products", [a_product("A"), a_product("B")])
    return Webshop(central)


def test_placed_order_reserves_its_goods_and_is_seen_by_its_store(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=3)
    order = shop.placed(a_line("A", 2))
    assert (order["state"], order["lines"][0]["place"], order["lines"][0]["units"]) == (
        "new",
        "S1",
        {"allocated": 2 * ONE},
    )
    assert stock(central, till) == {"on_hand": 3, "committed": 2}
    (row,) = till.changes(central, "streams=orders")["orders"]["rows"]
    assert row["content"]["number"] == "W-1"


def test_order_that_cannot_be_promised_is_refused_with_what_can_be(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1)
    refused = shop.place(a_line("A", 2))
    assert (refused.status, read(refused)["type"], read(refused)["available"]) == (409, "short", ONE)
    assert stock(central, till) == {"on_hand": 1}


def test_order_whose_answer_was_lost_is_placed_once(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=2)
    assert shop.placed(a_line("A", 1)) == shop.placed(a_line("A", 1))
    assert stock(central, till) == {"on_hand": 2, "committed": 1}


def test_order_is_picked_made_ready_and_handed_over_and_its_goods_leave(
    central: Central, till: Till, shop: Webshop
) -> None:
    receive(central, till, A=2)
    shop.placed(a_line("A", 2))
    for step in ("accept", "start-picking", "pick"):
        assert shop.step(till, step)["state"] == "picking"
    ready = shop.step(till, "ready", shelf="B4")
    assert (ready["state"], ready["shelf"]) == ("ready", "B4")
    done = shop.step(till, "hand-over", proof={"kind": "code"})
    assert (done["state"], done["hand_overs"][0]["proof"]) == ("fulfilled", {"kind": "code"})
    assert stock(central, till) == {"on_hand": 0}


def test_part_of_an_order_is_handed_over_and_the_rest_later(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=3)
    shop.placed(a_line("A", 3))
    shop.step(till, "pick")
    shop.step(till, "ready")
    part = shop.step(till, "hand-over", lines=[{"line": "1", "micro": 2 * ONE}])
    assert (part["state"], part["lines"][0]["units"]) == (
        "partially_fulfilled",
        {"ready": ONE, "handed_over": 2 * ONE},
    )
    assert stock(central, till) == {"on_hand": 1, "committed": 1}
    assert shop.step(till, "hand-over")["state"] == "fulfilled"


def test_step_that_is_not_for_the_units_is_refused_and_changes_nothing(
    central: Central, till: Till, shop: Webshop
) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1))
    refused = shop.try_step(till, "hand-over")
    assert (refused.status, read(refused)["type"], read(refused)["state"]) == (409, "state", "new")
    more = shop.try_step(till, "accept", lines=[{"line": "1", "micro": 2 * ONE}])
    assert more.status == 409
    assert shop.order()["lines"][0]["units"] == {"allocated": ONE}


def test_unpaid_order_is_not_handed_over_without_a_payment(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1), payment={"state": "unpaid"})
    shop.step(till, "pick")
    shop.step(till, "ready")
    refused = read(shop.try_step(till, "hand-over"))
    assert (refused["type"], refused["available"]) == ("state", 1000)


def test_line_cancelled_after_authorisation_releases_exactly_its_share(
    central: Central, till: Till, shop: Webshop
) -> None:
    receive(central, till, A=3, B=1)
    shop.placed(a_line("A", 3, gross=1000), a_line("B", 1, "2", gross=500))
    order = shop.cancel([{"line": "1", "micro": ONE}])
    assert (order["payment"]["released"], order["due"]) == (334, 0)
    order = shop.cancel([{"line": "1", "micro": 2 * ONE}], "c-2")
    assert order["payment"]["released"] == 1000
    order = shop.cancel(None, "c-3")
    assert (order["state"], order["payment"]["state"]) == ("cancelled", "voided")
    assert stock(central, till) == {"on_hand": 3}


def test_line_cancelled_after_capture_is_refunded_exactly(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=3)
    shop.placed(a_line("A", 3, gross=1000), payment={"state": "captured"})
    order = shop.cancel([{"line": "1", "micro": ONE}])
    (refund,) = order["payment"]["refunds"]
    assert (refund["amount"], refund["state"], order["payment"]["state"]) == (334, "due", "part_refunded")
    sent = {"step_id": "p-1", "event": "refunded", "refund_id": refund["refund_id"]}
    assert shop.post("payment", sent)["payment"]["refunds"][0]["state"] == "settled"
    shop.cancel(None, "c-2")
    assert shop.order()["payment"]["refunded"] == 1000


def test_refund_is_never_more_than_was_taken(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=2)
    shop.placed(a_line("A", 2, gross=1000), payment={"state": "captured"})
    half = read(till.send(central, "/v1/orders/W-1/refund", {"step_id": "r-1", "lines": [{"line": "1", "micro": ONE}]}))
    assert half["payment"]["refunded"] == 500
    refused = till.send(central, "/v1/orders/W-1/refund", {"step_id": "r-2", "amount": 501})
    assert (refused.status, read(refused)["available"]) == (409, 500)
    again = till.send(central, "/v1/orders/W-1/refund", {"step_id": "r-3", "lines": [{"line": "1", "micro": 2 * ONE}]})
    assert again.status == 409


def test_short_line_goes_to_another_shop(central: Central, till: Till, shop: Webshop) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    receive(central, till, A=1)
    shop.placed(a_line("A", 1))
    assert shop.step(till, "short", resolution="other_shop")["state"] == "problem"
    refused = shop.try_step(till, "reassign", store="S2")
    assert read(refused)["type"] == "short"
    receive(central, elsewhere, A=1)
    order = shop.step(till, "reassign", store="S2")
    assert (order["state"], order["lines"][0]["place"]) == ("new", "S2")
    assert (stock(central, till), stock(central, elsewhere)) == ({"on_hand": 1}, {"on_hand": 1, "committed": 1})
    assert [row["key"] for row in elsewhere.changes(central, "streams=orders")["orders"]["rows"]] == ["W-1"]


def test_what_is_short_of_a_line_goes_to_another_shop_at_its_share_while_the_rest_is_picked_here(
    central: Central, till: Till, shop: Webshop
) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    receive(central, till, A=3)
    shop.placed({**a_line("A", 3), "gross": 1000, "taxes": [["vat", 840, 160]]}, payment={"state": "authorised"})
    units = [{"line": "1", "micro": ONE}]
    shop.step(till, "short", lines=units)
    assert read(shop.try_step(till, "reassign", store="S2", lines=units))["type"] == "short"
    receive(central, elsewhere, A=1)
    order = shop.step(till, "reassign", store="S2", lines=units)
    told = [(each["line"], each["place"], each["gross"], each["units"]) for each in order["lines"]]
    assert told == [
        ("1", "S1", 1000, {"allocated": 2 * ONE, "cancelled": ONE}),
        ("1.1", "S2", 334, {"allocated": ONE}),
    ]
    assert order["lines"][1]["taxes"] == [["vat", 280, 54]]
    assert (order["payment"]["released"], order["payment"]["refunded"]) == (0, 0)
    assert stock(central, elsewhere) == {"on_hand": 1, "committed": 1}
    assert stock(central, till)["committed"] == 2
    cancelled = shop.step(till, "cancel")
    assert (cancelled["payment"]["released"], cancelled["payment"]["state"]) == (1000, "voided")


def test_short_line_is_substituted_at_no_higher_price(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1, B=5)
    shop.placed(a_line("A", 1, gross=1000), payment={"state": "captured"})
    shop.step(till, "short")
    order = shop.step(
        till,
        "substitute",
        lines=[{"line": "1", "micro": ONE}],
        **{"with": {"sku": "B", "quantity_micro": ONE, "gross": 800}},
    )
    assert [(line["line"], line["sku"], line["units"]) for line in order["lines"]] == [
        ("1", "A", {"cancelled": ONE}),
        ("1.1", "B", {"allocated": ONE}),
    ]
    assert (order["payment"]["refunded"], order["due"], order["state"]) == (200, 0, "new")
    assert stock(central, till, "B") == {"on_hand": 5, "committed": 1}


def test_order_not_collected_expires_and_goes_back_to_the_shelf(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1))
    for step in ("pick", "ready", "expire"):
        shop.step(till, step)
    assert stock(central, till) == {"on_hand": 1, "committed": 1}
    assert shop.step(till, "return-to-shelf")["state"] == "cancelled"
    assert stock(central, till) == {"on_hand": 1}


def test_order_shipped_in_two_parcels_is_partially_fulfilled_between_them(
    central: Central, till: Till, shop: Webshop
) -> None:
    receive(central, till, A=2)
    shop.placed(a_line("A", 2), kind="delivery")
    shop.step(till, "pick")
    part = shop.step(till, "ship", lines=[{"line": "1", "micro": ONE}], carrier="Courier", tracking="T1")
    assert (part["state"], part["parcels"][0]["tracking"]) == ("partially_fulfilled", "T1")
    assert shop.step(till, "ship", tracking="T2")["state"] == "fulfilled"
    assert stock(central, till) == {"on_hand": 0}


def test_order_collected_in_a_shop_that_has_none_comes_from_the_warehouse(
    central: Central, till: Till, shop: Webshop
) -> None:
    add_store(central, "W1")
    put_rows(central, "stores", [{"key": "W1", "content": {"store": "W1", "kind": "warehouse"}}])
    warehouse = an_enrolled_till(central, "W1", "1")
    receive(central, warehouse, A=2)
    order = shop.placed(a_line("A", 1))
    assert (order["store"], order["lines"][0]["place"]) == ("S1", "W1")
    shop.step(warehouse, "pick")
    sent = shop.step(warehouse, "send")
    assert sent["lines"][0]["units"] == {"in_transit": ONE}
    assert stock(central, warehouse) == {"on_hand": 1}
    shop.step(till, "arrive")
    assert stock(central, till) == {"on_hand": 1, "committed": 1}
    shop.step(till, "ready")
    shop.step(till, "hand-over")
    assert (stock(central, till), stock(central, warehouse)) == ({"on_hand": 0}, {"on_hand": 1})


def test_delivery_comes_from_the_place_that_the_rules_name(central: Central, till: Till, shop: Webshop) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    receive(central, till, A=5)
    receive(central, elsewhere, A=5)
    put_rows(central, "allocation", [{"key": "1", "content": {"rank": 1, "places": ["S2"], "choice": "listed"}}])
    assert shop.placed(a_line("A", 1), kind="delivery")["lines"][0]["place"] == "S2"


def test_delivery_comes_from_the_nearest_place(central: Central, till: Till, shop: Webshop) -> None:
    for store, latitude in (("S1", 48_000_000), ("S2", 52_000_000)):
        content = {"store": store, "spot": {"latitude": latitude, "longitude": 13_000_000}}
        put_rows(central, "stores", [{"key": store, "content": content}])
        receive(central, an_enrolled_till(central, store, "9"), A=5)
    near = {"latitude": 51_000_000, "longitude": 13_000_000}
    assert shop.placed(a_line("A", 1), kind="delivery", deliver_to=near)["lines"][0]["place"] == "S2"


def test_small_goods_come_from_the_warehouse_and_bulky_ones_from_the_nearest_store(
    central: Central, till: Till, shop: Webshop
) -> None:
    """Set once, by category or group: what a rule says of a class of articles reaches the orders that are placed."""
    add_store(central, "W1")
    put_rows(central, "stores", [{"key": "W1", "content": {"store": "W1", "kind": "warehouse"}}])
    put_rows(central, "products", [a_product("SOFA", groups=["bulky"]), a_product("TABLE", category="bulky")])
    stock_there: dict[str, int] = {"A": 5, "SOFA": 5, "TABLE": 5}
    receive(central, an_enrolled_till(central, "W1", "1"), **stock_there)
    receive(central, till, **stock_there)
    rules: tuple[dict[str, object], ...] = ({"rank": 1, "categories": ["bulky"], "place_kind": "store"}, {"rank": 2})
    rows = [{"key": str(rule["rank"]), "content": {"place_kind": "warehouse", **rule}} for rule in rules]
    put_rows(central, "allocation", rows)
    lines = (a_line("A", 1), a_line("SOFA", 1, "2"), a_line("TABLE", 1, "3"))
    placed = shop.placed(*lines, kind="delivery")
    assert [line["place"] for line in placed["lines"]] == ["W1", "S1", "S1"]


def test_preorder_waits_without_a_place_and_its_deposit_leaves_the_rest_due(
    central: Central, till: Till, shop: Webshop
) -> None:
    put_rows(central, "products", [a_product("NEW")])
    order = shop.placed(a_line("NEW", 1, gross=5000, is_preorder=True), payment={"state": "captured", "amount": 1000})
    assert (order["state"], order["due"]) == ("preorder", 4000)
    assert read(shop.try_step(till, "allocate", store="S1"))["type"] == "short"
    receive(central, till, NEW=1)
    assert (shop.order()["state"], shop.order()["due"]) == ("new", 4000)
    assert stock(central, till, "NEW") == {"on_hand": 1, "committed": 1}


def test_goods_that_come_are_reserved_for_the_orders_that_wait_for_them_the_oldest_first(
    central: Central, till: Till, shop: Webshop, clock: SetClock
) -> None:
    put_rows(central, "products", [a_product("NEW")])
    for number in ("W-1", "W-2", "W-3"):
        shop.placed(a_line("NEW", 2, gross=5000, is_preorder=True), order_id=number)
        clock.move(minutes=1)
    receive(central, till, NEW=3)
    assert [shop.order(number)["state"] for number in ("W-1", "W-2", "W-3")] == ["new", "preorder", "preorder"]
    assert stock(central, till, "NEW") == {"on_hand": 3, "committed": 2}
    line = shop.order("W-1")["lines"][0]
    assert (line["place"], line["is_preorder"], shop.order("W-1")["history"][-1]["step"]) == ("S1", False, "allocate")
    shop.post("cancel", {"step_id": "c-2"}, "W-2")
    row = {"key": "NEW", "store": "S1", "content": {"sku": "NEW", "on_hand_micro": 4 * ONE}}
    put_rows(central, "stock", [row])
    assert shop.order("W-3")["state"] == "new"
    assert stock(central, till, "NEW") == {"on_hand": 4, "committed": 4}


def test_line_made_to_order_reserves_nothing_and_stays_where_it_is_made(
    central: Central, till: Till, shop: Webshop
) -> None:
    shop.placed(a_line("CAKE", 1, is_made_to_order=True))
    assert till.changes(central, "streams=stock")["stock"]["rows"] == []
    shop.step(till, "accept")
    assert read(shop.try_step(till, "reassign", store="S2"))["type"] == "state"
    shop.step(till, "pick")
    shop.step(till, "ready")
    assert shop.step(till, "hand-over")["state"] == "fulfilled"


def test_bundle_reserves_its_components(central: Central, till: Till, shop: Webshop) -> None:
    parts = [{"sku": "A", "quantity_micro": 2 * ONE}, {"sku": "B"}]
    put_rows(central, "products", [a_product("SET", components=parts)])
    receive(central, till, A=4, B=2)
    shop.placed(a_line("SET", 2))
    assert (stock(central, till), stock(central, till, "B")) == (
        {"on_hand": 4, "committed": 4},
        {"on_hand": 2, "committed": 2},
    )


def test_order_is_found_by_number_mail_and_telephone(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=9)
    contact = {"name": "Ada", "email": "Ada@Example.org", "phone": "0049 30 123456"}
    shop.placed(a_line("A", 1), contact=contact)
    shop.placed(a_line("A", 1), order_id="W-2")
    for text in ("W-1", "ada%40example.org", "%2B4930123456"):
        assert [order["number"] for order in till.get(central, f"/v1/orders?q={text}")["orders"]] == ["W-1"]
    assert till.get(central, "/v1/orders?q=nobody")["orders"] == []
    page = till.get(central, "/v1/orders?limit=1&state=new")
    rest = till.get(central, f"/v1/orders?limit=1&state=new&after={page['next']}")
    assert {page["orders"][0]["number"], rest["orders"][0]["number"]} == {"W-1", "W-2"}


def test_pickup_code_is_kept_as_a_salted_hash(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1)
    order = shop.placed(a_line("A", 1), pickup_code="K7 RM 2Q")
    pickup = order["pickup"]
    assert is_pickup_code("k7rm2q", salt=pickup["salt"], hashed=pickup["hash"])
    assert "K7" not in str(order)


def test_customer_at_a_bay_is_told_to_the_store(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1), is_curbside=True)
    shop.post("check-in", {"step_id": "k-1", "bay": "3"})
    (row,) = till.changes(central, "streams=orders")["orders"]["rows"]
    assert row["content"]["arrival"]["bay"] == "3"


def test_storefront_shows_products_with_prices_and_promises(central: Central, till: Till, shop: Webshop) -> None:
    put_rows(central, "prices", [{"content": {"sku": "A", "unit_price": "9.99", "currency": "EUR"}}])
    receive(central, till, A=4)
    page = read(ask(central, "GET", "/v1/storefront/products", token=storefront_key(central)))
    (first, second) = page["products"]
    assert (first["sku"], first["promise_micro"], first["prices"][0]["unit_price"]) == ("A", 4 * ONE, "9.99")
    assert (second["sku"], second["prices"], page["next"]) == ("B", [], None)


def test_of_many_orders_for_the_last_unit_at_once_one_is_placed(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1)

    def place(number: int) -> int:
        return shop.place(a_line("A", 1), order_id=f"R-{number}").status

    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(pool.map(place, range(6)))
    assert statuses == [200, 409, 409, 409, 409, 409]
    assert stock(central, till) == {"on_hand": 1, "committed": 1}


def test_sales_and_orders_at_once_keep_the_ledger_whole(central: Central, shop: Webshop) -> None:
    """Sales lock stock before orders and so do orders; nobody waits for ever and nothing is lost."""
    tills = [an_enrolled_till(central, "S1", str(number)) for number in range(1, 4)]
    receive(central, tills[0], A=6)

    def sell(till: Till) -> None:
        for _ in range(3):
            till.post(central, [till.fact(TransactionKind.SALE, a_body({"A": 1}))])

    def order(number: int) -> Any:
        return shop.place(a_line("A", 1), order_id=f"R-{number}").status

    with ThreadPoolExecutor(6) as pool:
        selling = [pool.submit(sell, till) for till in tills]
        placed = list(pool.map(order, range(6)))
        for each in selling:
            each.result()
    found = stock(central, tills[0])
    assert found["on_hand"] == 6 - 9
    assert set(placed) <= {200, 409}
    live = tills[0].get(central, "/v1/orders?limit=200")["orders"]
    reserved = sum(line["units"].get("allocated", 0) for order in live for line in order["lines"])
    assert reserved // ONE == found.get("committed", 0) == 0
