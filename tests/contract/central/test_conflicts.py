"""The conflict rules, decided by central as the shop agreed, whatever order the facts arrive in; each has a test by its
number. Numbers 14, 16, 17, 19 and 28 stand beside returns, balances, stock and transfers."""

from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
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
from tests.support.orders import ONE, Webshop, a_hand_over, a_line, a_step, receive, stock


@pytest.fixture
def shop(central: Central) -> Webshop:
    """A webshop that sells A and B."""
    put_rows(central, "products", [a_product("A"), a_product("B")])
    return Webshop(central)


def tasks(central: Central, till: Till) -> list[str]:
    """What waits for a person in the till's store, by kind."""
    return [task["kind"] for task in till.get(central, "/v1/exceptions")["exceptions"]]


def said(central: Central, till: Till) -> str:
    """What the first task says."""
    return str(till.get(central, "/v1/exceptions")["exceptions"][0]["said"])


def a_ready_order(central: Central, till: Till, shop: Webshop, pieces: int = 1, **changed: Any) -> None:
    """An order of A that lies ready."""
    receive(central, till, A=pieces)
    shop.placed(a_line("A", pieces), **changed)
    shop.step(till, "pick")
    shop.step(till, "ready")


def test_conflict_01_last_unit_sold_online_at_10_03_and_in_the_shop_at_10_07_is_the_shop_customers(
    central: Central, till: Till, shop: Webshop, clock: SetClock
) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1))
    clock.move(minutes=4)
    till.now = clock.now()
    assert till.post(central, [till.fact(body=a_body({"A": 1}))])[0]["result"] == "accepted"
    order = shop.order()
    assert (order["state"], order["lines"][0]["units"]) == ("problem", {"short": ONE})
    assert stock(central, till) == {"on_hand": 0}
    assert tasks(central, till) == ["oversold"]
    (task,) = till.get(central, "/v1/exceptions")["exceptions"]
    assert task["due_at"] == "2026-11-21T12:09:00.000+00:00"
    receive(central, till, A=1)
    refused = shop.place(a_line("A", 1), order_id="W-2")
    assert refused.status == 409, "one more is kept back for a day"
    clock.move(hours=25)
    till.now = clock.now()
    assert shop.place(a_line("A", 1), order_id="W-2").status == 200
    shop.cancel()
    assert tasks(central, till) == []


def test_conflict_01_units_that_lie_aside_are_not_taken_and_the_youngest_order_gives_way(
    central: Central, till: Till, shop: Webshop, clock: SetClock
) -> None:
    receive(central, till, A=3)
    shop.placed(a_line("A", 1))
    shop.step(till, "pick")
    for number in (2, 3):
        clock.move(seconds=1)
        shop.placed(a_line("A", 1), order_id=f"W-{number}")
    till.now = clock.now()
    till.post(central, [till.fact(body=a_body({"A": 1}))])
    states = [shop.order(f"W-{number}")["state"] for number in (1, 2, 3)]
    assert states == ["picking", "new", "problem"]


def test_conflict_02_reserved_last_unit_is_known_to_the_till_as_reserved(
    central: Central, till: Till, shop: Webshop
) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1))
    (article,) = till.get(central, "/v1/storefront/availability?sku=A")["articles"]
    (place,) = [place for place in article["places"] if place["store"] == "S1"]
    assert (place["on_hand_micro"], place["committed_micro"], place["available_micro"]) == (ONE, ONE, 0)


def test_conflict_03_reserved_unit_sold_by_a_till_without_a_network_is_the_sales(
    central: Central, till: Till, shop: Webshop, clock: SetClock
) -> None:
    receive(central, till, A=1)
    sale = till.fact(body=a_body({"A": 1}))
    shop.placed(a_line("A", 1))
    clock.move(hours=2)
    till.now = clock.now()
    till.post(central, [sale])
    assert shop.order()["state"] == "problem"
    assert tasks(central, till) == ["oversold"]


@pytest.mark.parametrize(("number", "price"), [(4, "9.99"), (5, "2.99")])
def test_conflict_04_05_price_changed_while_the_till_was_alone_stands_and_the_difference_is_told(
    number: int, price: str, central: Central, till: Till, clock: SetClock
) -> None:
    def priced(unit_price: str) -> None:
        put_rows(central, "prices", [{"content": {"sku": "A", "unit_price": unit_price, "currency": "EUR"}}])

    def sale() -> Any:
        body: Any = a_body({"A": 1})
        body["lines"][0]["regular_price"] = "4.99"
        return till.fact(body=body)

    priced("4.99")
    put_rows(central, "products", [a_product("A")])
    as_listed = sale()
    clock.move(hours=1)
    till.now = clock.now()
    till.post(central, [as_listed])
    assert tasks(central, till) == []
    priced(price)
    assert till.post(central, [sale()])[0]["result"] == "accepted"
    assert tasks(central, till) == ["stale_price"]
    assert f"A at 4.99 instead of {price}" in said(central, till)
    assert till.statement(central)["net"] == 998
    assert number in (4, 5)


def test_price_that_holds_only_later_is_no_difference(central: Central, till: Till, clock: SetClock) -> None:
    old = {"sku": "A", "unit_price": "4.99", "currency": "EUR", "valid_to": "2026-11-21T12:30:00Z"}
    new = {"sku": "A", "unit_price": "5.99", "currency": "EUR", "valid_from": "2026-11-21T12:30:00Z"}
    put_rows(central, "prices", [{"content": old}, {"content": new}])
    body: Any = a_body({"A": 1})
    body["lines"][0]["regular_price"] = "4.99"
    fact = till.fact(body=body)
    clock.move(hours=1)
    till.now = clock.now()
    till.post(central, [fact])
    assert tasks(central, till) == []


def test_conflict_09_tax_changed_for_days_that_have_passed_edits_no_sale_and_is_a_task_of_every_shop(
    central: Central, till: Till
) -> None:
    def taxed(*rules: JsonObject) -> None:
        put_rows(central, "taxes", [{"content": {"tax_class": "standard", "rules": list(rules)}}])

    twenty: JsonObject = {"tax_id": "vat", "rate": "20"}
    taxed(twenty)
    till.post(central, [till.fact(), till.fact()])
    before = till.statement(central)
    taxed({**twenty, "valid_to": "2026-12-31"}, {"tax_id": "vat", "rate": "19", "valid_from": "2027-01-01"})
    assert tasks(central, till) == [], "told ahead"
    taxed({**twenty, "valid_to": "2026-11-20"}, {"tax_id": "vat", "rate": "19", "valid_from": "2026-11-21"})
    assert tasks(central, till) == ["tax_changed"]
    assert "with effect from 2026-11-21. 2 sales since then" in said(central, till)
    assert till.statement(central)["net"] == before["net"]
    taxed({**twenty, "valid_to": "2026-11-10"}, {"tax_id": "vat", "rate": "19", "valid_from": "2026-11-11"})
    other = an_enrolled_till(central, "S2", "1")
    assert tasks(central, other) == ["tax_changed"], "no sale has arrived there, but one may be on its way"


def test_conflict_10_customer_created_twice_is_merged_on_a_verified_key_with_the_least_consent(
    central: Central, till: Till
) -> None:
    def write(customer_id: str, **more: object) -> dict[str, Any]:
        sent = {"step_id": f"w-{customer_id}", "customer_id": customer_id, "is_verified": True, **more}
        sent |= {"email": "ada@example.org"}
        return read(ask(central, "POST", "/v1/storefront/customers", sent, token=storefront_key(central)))

    write("c-1", name="Ada", consent={"mail": True, "sms": True})
    merged = write("c-2", phone="+49 30 1234567", consent={"mail": True, "sms": False})
    assert (merged["customer_id"], merged["aliases"], merged["phone"]) == ("c-1", ["c-2"], "+49 30 1234567")
    assert merged["consent"] == {"mail": True, "sms": False}
    rows = {row["key"]: row["content"] for row in till.changes(central, "streams=customers")["customers"]["rows"]}
    assert rows["c-2"] == {"customer_id": "c-2", "state": "merged", "merged_into": "c-1"}
    assert rows["c-1"]["aliases"] == ["c-2"]
    found = till.get(central, "/v1/storefront/customers?q=c-2")["customers"]
    assert [each["customer_id"] for each in found] == ["c-1"]


def test_conflict_10_customers_of_which_one_was_not_verified_are_a_persons_task(central: Central, till: Till) -> None:
    for number, verified in ((1, True), (2, False)):
        sent = {"step_id": f"w-{number}", "customer_id": f"c-{number}", "email": "ada@example.org"}
        token = storefront_key(central)
        ask(central, "POST", "/v1/storefront/customers", {**sent, "is_verified": verified}, token=token)
    assert tasks(central, till) == ["customer_merge"]
    merged = till.send(central, "/v1/storefront/customers/c-2/merge", {"step_id": "m-1", "into": "c-1"})
    assert read(merged)["aliases"] == ["c-2"]


def test_conflict_11_customer_erased_while_a_till_uses_them_stays_erased(
    central: Central, till: Till, shop: Webshop
) -> None:
    key = storefront_key(central)
    sent = {"step_id": "w-1", "customer_id": "c-1", "name": "Ada", "email": "ada@example.org"}
    ask(central, "POST", "/v1/storefront/customers", sent, token=key)
    receive(central, till, A=1)
    shop.placed(a_line("A", 1), customer="c-1", contact={"name": "Ada", "email": "ada@example.org"})
    ask(central, "POST", "/v1/storefront/customers/c-1/erase", {"step_id": "e-1"}, token=key)
    assert (shop.order()["contact"], shop.order()["customer"]) == ({}, None)
    body: JsonObject = {**a_body(), "customer": "c-1"}
    assert till.post(central, [till.fact(body=body)])[0]["result"] == "accepted"
    late = {"step_id": "w-2", "customer_id": "c-1", "name": "Ada again"}
    ask(central, "POST", "/v1/storefront/customers", late, token=key)
    rows = {row["key"]: row["content"] for row in till.changes(central, "streams=customers")["customers"]["rows"]}
    assert rows == {"c-1": {"customer_id": "c-1", "state": "erased"}}


def test_conflict_12_order_cancelled_online_and_handed_over_offline_is_handed_over_and_its_refund_is_stopped(
    central: Central, till: Till, shop: Webshop, clock: SetClock
) -> None:
    a_ready_order(central, till, shop, payment={"state": "captured"})
    handed = a_hand_over(till)
    shop.cancel()
    assert stock(central, till) == {"on_hand": 1}
    clock.move(hours=1)
    till.now = clock.now()
    (result,) = till.post(central, [handed])
    assert result["result"] == "accepted_with_exception"
    order = shop.order()
    assert (order["state"], order["payment"]["state"]) == ("fulfilled", "captured")
    assert [refund["state"] for refund in order["payment"]["refunds"]] == ["reversed"]
    assert tasks(central, till) == ["handed_over_after_cancel"]
    assert "cancelled online at 2026-11-21T12:00:00.000+00:00 while this till had no network" in said(central, till)
    assert stock(central, till) == {"on_hand": 0}


def test_conflict_12_refund_that_has_gone_out_is_owed_and_nobody_is_charged_again(
    central: Central, till: Till, shop: Webshop
) -> None:
    a_ready_order(central, till, shop, payment={"state": "captured"})
    handed = a_hand_over(till)
    refund = shop.cancel()["payment"]["refunds"][0]
    shop.post("payment", {"step_id": "p-1", "event": "refunded", "refund_id": refund["refund_id"]})
    till.post(central, [handed])
    assert shop.order()["payment"]["state"] == "refunded"
    assert "10.00 EUR are owed by the customer" in said(central, till)


def test_conflict_12_cancel_never_takes_back_a_hand_over(central: Central, till: Till, shop: Webshop) -> None:
    a_ready_order(central, till, shop, payment={"state": "captured"})
    till.post(central, [a_hand_over(till)])
    key = storefront_key(central)
    refused = ask(central, "POST", "/v1/storefront/orders/W-1/cancel", {"step_id": "c-1"}, token=key)
    assert (refused.status, read(refused)["state"]) == (409, "fulfilled")


def test_conflict_13_order_that_expired_and_still_lies_there_is_handed_over_without_more_ado(
    central: Central, till: Till, shop: Webshop
) -> None:
    a_ready_order(central, till, shop, payment={"state": "captured"})
    handed = a_hand_over(till)
    shop.step(till, "expire")
    assert till.post(central, [handed])[0]["result"] == "accepted"
    assert (shop.order()["state"], stock(central, till), tasks(central, till)) == ("fulfilled", {"on_hand": 0}, [])


def test_order_handed_over_by_two_tills_without_a_network_stands_twice_and_is_a_task(
    central: Central, till: Till, shop: Webshop
) -> None:
    other = an_enrolled_till(central, "S1", "2")
    a_ready_order(central, till, shop, payment={"state": "captured"})
    assert till.post(central, [a_hand_over(till)])[0]["result"] == "accepted"
    assert other.post(central, [a_hand_over(other)])[0]["result"] == "accepted_with_exception"
    assert "handed_over_twice" in tasks(central, till)
    assert stock(central, till) == {"on_hand": -1}


def test_hand_over_sent_twice_has_one_effect(central: Central, till: Till, shop: Webshop) -> None:
    a_ready_order(central, till, shop, payment={"state": "captured"})
    handed = a_hand_over(till)
    assert [till.post(central, [handed])[0]["result"] for _ in range(2)] == ["accepted", "duplicate"]
    assert (stock(central, till), tasks(central, till)) == ({"on_hand": 0}, [])


def test_order_paid_where_it_is_collected_is_paid_and_handed_over_by_one_sale(
    central: Central, till: Till, shop: Webshop
) -> None:
    a_ready_order(central, till, shop, payment={"state": "unpaid"})
    body: JsonObject = {**a_body({"A": 1}, gross=1000), "order": {"order_id": "W-1", "paid": 1000}}
    assert till.post(central, [till.fact(body=body)])[0]["result"] == "accepted"
    order = shop.order()
    assert (order["state"], order["payment"]["state"], order["payment"]["where"], order["due"]) == (
        "fulfilled",
        "captured",
        "store",
        0,
    )
    assert stock(central, till) == {"on_hand": 0}


def test_order_handed_over_unpaid_is_a_task(central: Central, till: Till, shop: Webshop) -> None:
    a_ready_order(central, till, shop, payment={"state": "unpaid"})
    till.post(central, [a_hand_over(till)])
    assert tasks(central, till) == ["handed_over_unpaid"]


def test_order_given_to_another_shop_is_picked_by_the_one_that_picked_it_first(
    central: Central, till: Till, shop: Webshop
) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    receive(central, till, A=1)
    receive(central, elsewhere, A=1)
    shop.placed(a_line("A", 1))
    picked = a_step(till, "pick")
    shop.step(till, "reassign", store="S2")
    assert till.post(central, [picked])[0]["result"] == "accepted"
    assert shop.order()["lines"][0]["place"] == "S1"
    assert stock(central, elsewhere) == {"on_hand": 1}


def test_order_that_another_shop_has_picked_meanwhile_goes_back_to_the_shelf_here(
    central: Central, till: Till, shop: Webshop
) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    receive(central, till, A=1)
    receive(central, elsewhere, A=1)
    shop.placed(a_line("A", 1))
    picked = a_step(till, "pick")
    shop.step(till, "reassign", store="S2")
    shop.step(elsewhere, "pick")
    assert till.post(central, [picked])[0]["result"] == "accepted_with_exception"
    assert tasks(central, till) == ["pick_reassigned"]
    assert shop.order()["lines"][0]["place"] == "S2"


def test_conflict_15_return_of_an_order_the_till_did_not_know_is_a_claim_whose_goods_are_there(
    central: Central, till: Till
) -> None:
    stock_back: Any = [{"sku": "A", "micro": ONE, "unit": "C62"}]
    body: JsonObject = {"order_number": "W-77", "stock": stock_back, "reason": "too small"}
    assert till.post(central, [till.fact(TransactionKind.RETURN_CLAIM, body)])[0]["result"] == "accepted"
    assert stock(central, till) == {"on_hand": 1}
    assert "Goods of order W-77 were taken back" in said(central, till)


def test_web_return_closes_by_itself_when_a_till_takes_the_goods_back(
    central: Central, till: Till, shop: Webshop
) -> None:
    a_ready_order(central, till, shop, 2, payment={"state": "captured"})
    till.post(central, [a_hand_over(till, 2)])
    lines: Any = [{"line": "1", "micro": ONE}]
    shop.post("return", {"step_id": "ret-1", "lines": lines})
    body: JsonObject = {**a_body({"A": -1}), "order": {"order_id": "W-1", "lines": lines, "refund": 500}}
    till.post(central, [till.fact(TransactionKind.RETURN, body)])
    order = shop.order()
    assert [entry["state"] for entry in order["returns"]] == ["closed", "taken_back"]
    assert [(refund["amount"], refund["state"]) for refund in order["payment"]["refunds"]] == [(500, "due")]
    assert (stock(central, till), tasks(central, till)) == ({"on_hand": 1}, ["refund_pending"])
    refund_id = order["payment"]["refunds"][0]["refund_id"]
    shop.post("payment", {"step_id": "p-1", "event": "refunded", "refund_id": refund_id})
    assert tasks(central, till) == []


def test_goods_returned_in_the_shop_whose_money_went_back_online_are_not_refunded_again(
    central: Central, till: Till, shop: Webshop
) -> None:
    a_ready_order(central, till, shop, payment={"state": "captured"})
    till.post(central, [a_hand_over(till)])
    lines: Any = [{"line": "1", "micro": ONE}]
    till.send(central, "/v1/orders/W-1/refund", {"step_id": "r-1", "lines": lines})
    body: JsonObject = {**a_body({"A": -1}), "order": {"order_id": "W-1", "lines": lines}}
    assert till.post(central, [till.fact(TransactionKind.RETURN, body)])[0]["result"] == "accepted_with_exception"
    assert shop.order()["payment"]["refunded"] == 1000
    assert tasks(central, till) == ["over_refund"]


def test_goods_returned_by_the_receipt_of_their_hand_over_are_back_for_the_storefront_and_refunded_once(
    central: Central, till: Till, shop: Webshop
) -> None:
    a_ready_order(central, till, shop, 2, payment={"where": "store"})
    gone: Any = [{"line": "1", "micro": 2 * ONE}]
    told: JsonObject = {"order_id": "W-1", "lines": gone, "proof": {"kind": "code"}, "paid": 1000}
    till.post(central, [till.fact(body={**a_body({"A": 2}), "order": told})])
    lines: Any = [{"line": "1", "micro": ONE}]
    shop.post("return", {"step_id": "ret-1", "lines": lines})
    back: JsonObject = {"order_id": "W-1", "lines": lines, "refund": 500, "is_paid_out": True}
    unknown: JsonObject = {**back, "order_id": "W-77"}
    body: JsonObject = {**a_body({"A": -1}), "orders_back": [back, unknown]}
    answer = till.post(central, [till.fact(TransactionKind.RETURN, body)])[0]
    assert (answer["result"], len(answer["exceptions"])) == ("accepted_with_exception", 1)
    order = shop.order()
    assert (order["lines"][0]["returned_micro"], order["payment"]["refunded"]) == (ONE, 500)
    assert [refund["state"] for refund in order["payment"]["refunds"]] == ["settled"]
    assert [entry["state"] for entry in order["returns"]] == ["closed", "taken_back"]
    assert (stock(central, till), tasks(central, till)) == ({"on_hand": 1}, [])
    online = till.send(central, "/v1/orders/W-1/refund", {"step_id": "r-1", "lines": gone})
    assert online.status == 409, "one unit's money is left"


def a_claim_paid(till: Till, paid: int, *, pieces: int = 1, number: str = "W-1") -> Any:
    """Goods of an order that the till could not look up, paid as store credit."""
    claim: JsonObject = {"number": number, "sku": "A", "micro": pieces * ONE, "paid": paid}
    return till.fact(TransactionKind.RETURN, {**a_body({"A": -pieces}), "order_claim": claim})


def test_conflict_15_claim_paid_at_once_is_counted_against_its_order_and_no_unit_is_paid_twice(
    central: Central, till: Till, shop: Webshop
) -> None:
    a_ready_order(central, till, shop, 2, payment={"state": "captured"})
    till.post(central, [a_hand_over(till, 2)])
    lines: Any = [{"line": "1", "micro": ONE}]
    shop.post("return", {"step_id": "ret-1", "lines": lines})
    claim = a_claim_paid(till, 500)
    for result in ("accepted", "duplicate"):
        assert till.post(central, [claim])[0]["result"] == result
    order = shop.order()
    assert (order["lines"][0]["returned_micro"], order["payment"]["refunded"]) == (ONE, 500)
    assert [refund["state"] for refund in order["payment"]["refunds"]] == ["settled"]
    assert [entry["state"] for entry in order["returns"]] == ["closed", "taken_back"]
    assert (stock(central, till), tasks(central, till)) == ({"on_hand": 1}, [])
    till.post(central, [a_claim_paid(till, 499, pieces=2)])
    assert "The order has 5.00 EUR" in said(central, till)
    assert (tasks(central, till), shop.order()["payment"]["refunded"]) == (["claim_credit"], 999)


@pytest.mark.parametrize(("number", "text"), [("NOBODY", "There is no such order."), ("W-1", "The order has 0.00 EUR")])
def test_conflict_15_claim_paid_for_what_no_order_has_is_a_task_and_stands(
    number: str, text: str, central: Central, till: Till, shop: Webshop
) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1))
    assert till.post(central, [a_claim_paid(till, 500, number=number)])[0]["result"] == "accepted"
    assert (tasks(central, till), shop.order()["payment"]["refunded"]) == (["claim_credit"], 0)
    assert text in said(central, till)


def test_claim_that_cannot_be_read_is_said_beside_its_fact(central: Central, till: Till) -> None:
    body: JsonObject = {**a_body({"A": -1}), "order_claim": {"number": "W-1"}}
    assert till.post(central, [till.fact(TransactionKind.RETURN, body)])[0]["result"] == "accepted_with_exception"


def test_conflict_20_business_day_of_a_till_whose_clock_is_behind_is_the_tills_and_arrival_is_central(
    central: Central, till: Till
) -> None:
    till.occurred_at = till.occurred_at.replace(hour=10)
    till.post(central, [till.fact()])
    assert till.statement(central, "2026-11-21")["sales"] == 1


def test_conflict_22_register_restored_from_a_backup_is_fenced_by_its_epoch(central: Central, till: Till) -> None:
    till.post(central, till.facts(3))
    clone = Till("S1", "1")
    refused = clone.enrol(central, public_key=clone.public_text, epoch_number=1)
    assert (refused.status, read(refused)["type"], read(refused)["epoch_number_min"]) == (403, "epoch", 2)


def test_conflict_23_sale_of_somebody_whose_rights_were_taken_meanwhile_stands(central: Central, till: Till) -> None:
    gone = {"operator_id": "o-1", "name": "Max", "role": "cashier", "pin_verifier": "x", "is_active": False}
    put_rows(central, "operators", [{"content": gone}])
    assert till.post(central, [till.fact()])[0]["result"] == "accepted"


def test_conflict_24_kind_and_members_that_this_release_does_not_know_are_kept(central: Central, till: Till) -> None:
    body: JsonObject = {**a_body(), "of_next_year": {"anything": [1]}}
    fact = till.fact(body=body)
    till.post(central, [fact])
    kept = till.get(central, f"/v1/receipts/{fact.number_text}")["fact"]
    assert kept["body"]["of_next_year"] == {"anything": [1]}


def test_conflict_25_fact_that_cannot_be_parsed_is_refused_alone_and_its_neighbours_are_booked(
    central: Central, till: Till
) -> None:
    results = till.post(central, [b'{"fact_id": "x"}', till.fact()])
    assert [result["result"] for result in results] == ["refused", "accepted"]


def test_conflict_26_fact_whose_answer_was_lost_gets_the_same_answer_again(central: Central, till: Till) -> None:
    fact = till.fact()
    first, again = till.post(central, [fact])[0], till.post(central, [fact])[0]
    assert (again["result"], again["remote_id"], again["visible_at"]) == (
        "duplicate",
        first["remote_id"],
        first["visible_at"],
    )


def test_fact_of_an_order_nobody_knows_is_taken_and_its_goods_leave(central: Central, till: Till) -> None:
    stock_out: Any = [{"sku": "A", "micro": -ONE, "unit": "C62"}]
    (result,) = till.post(central, [a_hand_over(till, order_id="NOBODY", stock=stock_out)])
    assert result["result"] == "accepted_with_exception"
    assert stock(central, till) == {"on_hand": -1}


def test_step_that_cannot_be_read_is_taken_and_said(central: Central, till: Till, shop: Webshop) -> None:
    receive(central, till, A=1)
    shop.placed(a_line("A", 1))
    for fact in (a_step(till, "fly"), till.fact(TransactionKind.HAND_OVER, {})):
        assert till.post(central, [fact])[0]["result"] == "accepted_with_exception"
