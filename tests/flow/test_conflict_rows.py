"""Rows of the conflict table from end to end: central, webshop and two tills as processes of their own, on cables that
are cut and mended. Rows 1 and 12 are told by the stories of orders, the others in the modules beside this one."""

from collections.abc import Iterator

import pytest

from evertill.domain.customers.customer_details import Consent, CustomerDetails
from evertill.domain.orders.order_states import OrderStep
from evertill.domain.orders.pickup_queue import QueueColumn
from evertill.kernel.canonical import JsonObject
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.orders.outcomes import OrderChanged, OrderNotPossible
from evertill.operations.returns.claim_goods import ClaimReturn, ClaimTaken
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import ItemAdded, SaleChanged
from tests.support.storefront import ONE, wanted
from tests.support.street import Street, Town, a_street

S = OrderStep


@pytest.fixture
def street(town: Town) -> Iterator[Street]:
    with a_street(town) as street:
        yield street


def test_conflict_02_reserved_last_unit_is_scanned_online_the_cashier_is_told_and_the_order_falls_short(
    street: Street,
) -> None:
    street.stock(A_1=1)
    counter = street.counter()
    street.place("W-1", wanted("A-1"))
    counter.wait(QueueColumn.NEW)
    counter.till.wait_for("the reservation", lambda: counter.available("A-1") == 0)
    rung = counter.till.scan(street.own("A-1"))
    assert isinstance(rung, ItemAdded)
    assert rung.reserved_for == (street.own("W-1"),)
    assert isinstance(counter.till.do(PayCash()), SaleDone)
    counter.wait(QueueColumn.PROBLEM)
    street.counter(1).wait(QueueColumn.PROBLEM)
    counter.wait_for_task("oversold")


def test_conflict_03_last_unit_goes_over_the_counter_of_a_till_that_is_cut_off_and_the_other_till_is_told(
    street: Street,
) -> None:
    street.stock(A_1=1)
    first, second = street.counter(), street.counter(1)
    first.cut()
    street.place("W-1", wanted("A-1"))
    second.wait(QueueColumn.NEW)
    first.sell("A-1")
    assert street.order()["state"] == "new"
    first.restore()
    second.wait(QueueColumn.PROBLEM)
    second.step(S.CANCEL, lines={"1": ONE})
    second.till.wait_until_sent()
    order = street.order()
    assert (order["state"], order["payment"]["refunded"]) == ("cancelled", 199)
    first.wait(None)


def test_conflict_07_promotion_revoked_while_a_till_is_cut_off_is_honoured_there_and_ended_elsewhere(
    street: Street,
) -> None:
    street.stock(C_3=9)
    first, second, sku = street.counter(), street.counter(1), street.own("C-3")
    reward: JsonObject = {"kind": "percent_off", "value": "25", "match": {"products": [sku]}}
    street.town.central.put("promotions", {"key": sku, "content": {"id": sku, "reward": reward}})
    for counter in (first, second):
        counter.till.wait_for("the offer", lambda counter=counter: sku in counter.offers())  # type: ignore[misc]  # bound at once
    first.cut()
    street.town.central.put("promotions", {"key": sku, "content": None})
    second.till.wait_for("its end", lambda: sku not in second.offers())
    assert first.sell("C-3").priced.gross.minor == 900
    assert second.sell("C-3").priced.gross.minor == 1200
    first.restore()
    assert street.promised("C-3") == 7, "both sales stand"


def test_conflict_10_customer_written_at_two_tills_that_are_cut_off_is_a_persons_task_to_make_one(
    street: Street,
) -> None:
    """Nobody has verified the address yet, so nobody merges them unasked; both records stay, and a person is told."""
    first, second = street.counter(), street.counter(1)
    email = f"g{street.number}@navy.example"
    details = CustomerDetails(f"Grace {street.own('Hopper')}", email, allows=frozenset({Consent.PROFILE}))
    for counter in (first, second):
        counter.cut()
        assert isinstance(counter.till.do(WriteCustomer(details, is_certain=True)), CustomerKept)
    for counter in (first, second):
        counter.restore()
    found = street.town.storefront.call("GET", f"/customers?q={email.replace('@', '%40')}")["customers"]
    assert len(found) == 2
    first.wait_for_task("customer_merge", found[0]["customer_id"])


def test_conflict_13_hold_has_expired_and_the_customer_comes_while_the_till_is_cut_off(street: Street) -> None:
    street.stock(A_1=1)
    counter = street.counter()
    street.place("W-1", wanted("A-1"))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    counter.step(S.EXPIRE)
    counter.till.wait_until_sent()
    assert street.order()["state"] == "expired"
    counter.cut()
    assert isinstance(counter.hand_over(), OrderChanged)
    counter.restore()
    assert (street.order()["state"], counter.tasks()) == ("fulfilled", set())


def test_conflict_14_one_receipt_is_returned_at_two_tills_that_are_cut_off(street: Street) -> None:
    street.stock(C_3=5)
    first, second = street.counter(), street.counter(1)
    sold = first.sell("C-3").transaction
    first.till.wait_until_sent()
    returned = []
    for counter in (first, second):
        counter.cut()
        taken = counter.till.do(TakeBack(sold, (BackLine("1", ONE, "size"),)))
        assert isinstance(taken, SaleChanged), taken
        back = counter.till.do(PayCash())
        assert isinstance(back, SaleDone)
        assert back.priced.gross.minor == -1200
        returned.append(back.transaction.transaction_id)
    first.restore()
    second.restore()
    first.wait_for_task("over_return", returned[1])
    assert "over_return" not in first.tasks(returned[0]), "the later to arrive is the one too many"
    assert street.promised("C-3") == 6, "both facts stand: five less one, and two came back"


def test_conflict_15_goods_of_an_order_that_the_till_never_heard_of_are_a_claim(street: Street) -> None:
    street.stock(B_2=2)
    counter = street.counter()
    counter.cut()
    claimed = counter.till.do(ClaimReturn(street.own("W-9"), street.own("B-2"), 1, "size"))
    assert isinstance(claimed, ClaimTaken), claimed
    counter.restore()
    counter.wait_for_task("return_claim")
    assert street.promised("B-2") == 3


def test_conflict_26_till_that_is_killed_before_its_hand_over_is_sent_tells_of_it_once_when_it_starts_again(
    street: Street,
) -> None:
    street.stock(A_1=2)
    counter = street.counter(1)
    street.place("W-1", wanted("A-1"))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    counter.till.wait_until_sent()
    counter.cut()
    assert isinstance(counter.hand_over(), OrderChanged)
    counter.sell("A-1")
    counter.till.kill()
    counter.cable.say("restore")
    counter.till.start()
    counter.till.wait_until_it_sells()
    counter.till.wait_until_sent()
    order = street.order()
    assert (order["state"], len(order["hand_overs"])) == ("fulfilled", 1)
    assert street.promised("A-1") == 0
    assert isinstance(counter.hand_over(lines={"1": ONE}), OrderNotPossible)


def test_order_picked_in_another_shop_arrives_and_is_handed_over_while_the_till_is_cut_off(street: Street) -> None:
    """What the shop of collection lacks comes from where there is some; goods and reservation move with it."""
    street.stock(A_1=0)
    street.stock_in("S2", A_1=3)
    counter = street.counter()
    placed = street.place("W-1", wanted("A-1"))
    assert placed["lines"][0]["place"] == "S2"
    counter.wait(QueueColumn.PICKING)
    assert isinstance(counter.hand_over(), OrderNotPossible)
    for step in ("pick", "send"):
        street.office(step)
    counter.till.wait_for("the parcel", lambda: bool((found := counter.order()) and found.arriving))
    counter.cut()
    counter.step(S.ARRIVE)
    counter.step(S.READY, shelf="C-1")
    assert isinstance(counter.hand_over(), OrderChanged)
    counter.restore()
    order = street.order()
    assert (order["state"], order["shelf"], counter.tasks()) == ("fulfilled", "C-1", set())
    assert street.promised("A-1") == 2
