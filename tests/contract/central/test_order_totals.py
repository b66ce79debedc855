"""An order's or refund's amounts that are not the shop's own: they stand, and a person is told both computations."""

from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import Till, a_body, a_product, put_rows, read
from tests.support.orders import ONE, Webshop, a_hand_over, a_line, receive


@pytest.fixture
def shop(central: Central, till: Till) -> Webshop:
    """A webshop that sells A for 5.00, whose goods are there."""
    vat = {"tax_id": "vat20", "kind": "percent", "rate": "20", "included": True}
    put_rows(central, "taxes", [{"content": {"tax_class": "standard", "rules": [vat]}}])
    put_rows(central, "products", [a_product("A", tax_class="standard")])
    put_rows(central, "prices", [{"content": {"sku": "A", "unit_price": "5.00", "currency": "EUR"}}])
    off = {"id": "s", "name": "Spring", "coupon": "SPRING", "reward": {"kind": "amount_off", "value": "3.00"}}
    put_rows(central, "promotions", [{"content": off}])
    receive(central, till, A=5)
    return Webshop(central)


def told(central: Central, till: Till) -> list[str]:
    """What each task about a total says."""
    tasks = till.get(central, "/v1/exceptions")["exceptions"]
    return [task["said"] for task in tasks if task["kind"] == "total_differs"]


def handed_over(central: Central, till: Till, shop: Webshop, pieces: int = 3) -> None:
    """An order of A at its price, paid and with the customer."""
    shop.placed(a_line("A", pieces, gross=500 * pieces), payment={"state": "captured"})
    till.post(central, [a_hand_over(till, pieces)])


def test_order_at_the_shops_own_prices_and_coupons_is_nobodys_task(central: Central, till: Till, shop: Webshop) -> None:
    shop.placed(a_line("A", 2, gross=1000))
    shop.placed(a_line("A", 1, gross=200), order_id="W-2", coupons=["SPRING"])
    assert told(central, till) == []


def test_order_that_a_storefront_charged_a_cent_too_much_stands_and_is_told_with_both_computations(
    central: Central, till: Till, shop: Webshop
) -> None:
    shop.placed(a_line("A", 2, gross=1001))
    (text,) = told(central, till)
    assert text == (
        "Order W-1: priced: 10.01 EUR by whoever took the order, 10.00 EUR by the shop's rules; "
        "line A: 10.01 EUR by whoever took the order, 10.00 EUR by the shop's rules. The order stands."
    )
    (row,) = till.changes(central, "streams=orders")["orders"]["rows"]
    assert (row["content"]["gross"], row["content"]["priced"]) == (1001, {"lines": {"1": 1000}})


def test_order_of_something_without_a_price_here_is_not_compared(central: Central, till: Till, shop: Webshop) -> None:
    put_rows(central, "products", [a_product("B")])
    receive(central, till, B=1)
    shop.placed(a_line("A", 1, gross=1), a_line("B", 1, "2"))
    assert told(central, till) == []


@pytest.mark.parametrize(("amount", "tasks"), [(500, 0), (499, 1)])
def test_refund_that_is_asked_with_another_amount_than_its_units_share_is_told(
    amount: int, tasks: int, central: Central, till: Till, shop: Webshop
) -> None:
    handed_over(central, till, shop)
    asked: dict[str, Any] = {"step_id": "r-1", "lines": [{"line": "1", "micro": ONE}], "amount": amount}
    answered = till.send(central, "/v1/orders/W-1/refund", asked)
    assert read(answered)["payment"]["refunded"] == 500, "the shares go back, whatever was said"
    assert len(told(central, till)) == tasks


def test_refund_of_a_part_of_a_unit_is_told_to_the_last_millionth(central: Central, till: Till, shop: Webshop) -> None:
    handed_over(central, till, shop)
    asked: dict[str, Any] = {"step_id": "r-1", "lines": [{"line": "1", "micro": 1_234_567}], "amount": 1}
    assert till.send(central, "/v1/orders/W-1/refund", asked).status == 200
    (text,) = told(central, till)
    assert "the refund of 1.234567 of line 1 is 0.01 EUR by " in text
    assert text.endswith("6.17 EUR by the shares of what was paid; 6.17 EUR goes back.")


@pytest.mark.parametrize(("refund", "tasks"), [(500, 0), (501, 1)])
def test_goods_taken_back_at_a_till_that_reckons_another_refund_are_told(
    refund: int, tasks: int, central: Central, till: Till, shop: Webshop
) -> None:
    handed_over(central, till, shop)
    order: JsonObject = {"order_id": "W-1", "lines": [{"line": "1", "micro": ONE}], "refund": refund}
    back = till.fact(TransactionKind.RETURN, {**a_body({"A": -1}), "order": order})
    assert till.post(central, [back])[0]["result"] == "accepted"
    assert len(told(central, till)) == tasks
    assert [each["amount"] for each in shop.order()["payment"]["refunds"]] == [500]
