"""Orders from the webshop to the customer's hand: webshop, central and two tills as processes of their own, the network
cut in the middle."""

from collections.abc import Iterator

import pytest

from evertill.domain.orders.order_states import OrderStep
from evertill.domain.orders.pickup_queue import QueueColumn
from evertill.operations.orders.give_back_on_order import GiveBackOnOrder
from evertill.operations.orders.order_on_sale import OrderOnCounter
from evertill.operations.orders.outcomes import OrderChanged, OrderNotPossible
from evertill.operations.orders.pickup_queue import FindByCode
from evertill.operations.orders.take_back_order import TakeBackOrder
from evertill.operations.orders.take_step import SubstituteLine
from evertill.operations.selling.aside.put_aside import CancelSale
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import ItemAdded
from tests.support.sales import money
from tests.support.storefront import CODE, ONE, wanted
from tests.support.street import Street, Town, a_street
from tests.support.whole_till import price_row

S = OrderStep


@pytest.fixture
def street(town: Town) -> Iterator[Street]:
    with a_street(town) as street:
        street.stock(A_1=5, B_2=5, C_3=5)
        yield street


def test_order_is_prepared_online_and_handed_over_while_the_network_is_cut(street: Street) -> None:
    counter = street.counter()
    street.place("W-1", wanted("A-1", 2, gross=398))
    counter.wait(QueueColumn.NEW)
    counter.step(S.ACCEPT)
    counter.step(S.PICK)
    counter.till.wait_until_sent()
    assert street.order("W-1")["state"] == "picking"
    counter.cut()
    counter.step(S.READY, shelf="B-14")
    assert counter.stands(QueueColumn.READY)
    assert counter.till.ask(FindByCode(CODE)).is_code
    part = counter.hand_over(lines={"1": ONE})
    assert isinstance(part, OrderChanged)
    assert isinstance(counter.hand_over(), OrderChanged)
    assert isinstance(counter.hand_over(lines={"1": ONE}), OrderNotPossible)
    assert street.order("W-1")["state"] == "picking"
    counter.restore()
    order = street.order("W-1")
    assert (order["state"], order["shelf"], len(order["hand_overs"])) == ("fulfilled", "B-14", 2)
    assert order["hand_overs"][0]["proof"] == {"kind": "code"}
    counter.wait(None)
    assert counter.tasks() == set()
    assert street.promised("A-1") == 3


def test_unpaid_order_is_paid_at_the_counter_offline_and_its_money_is_counted_once(street: Street) -> None:
    counter = street.counter()
    street.place("W-1", wanted("A-1", 2, gross=350), paid=False)
    counter.wait(QueueColumn.NEW)
    counter.cut()
    counter.make_ready()
    rung = counter.hand_over()
    assert isinstance(rung, OrderOnCounter), rung
    assert rung.rung.priced.gross.minor == 350, "what the order says, not what the shelf says"
    counter.till.scan(street.own("B-2"))
    sale = counter.till.do(PayCash())
    assert isinstance(sale, SaleDone)
    assert sale.priced.gross.minor == 400
    counter.restore()
    order = street.order("W-1")
    assert (order["state"], order["payment"]["captured"], order["due"]) == ("fulfilled", 350, 0)
    assert (order["payment"]["where"], len(order["hand_overs"])) == ("store", 1)
    assert (street.promised("A-1"), street.promised("B-2")) == (3, 4)
    counter.wait(None)


def test_conflict_12_order_cancelled_online_and_handed_over_offline_stays_handed_over(street: Street) -> None:
    counter = street.counter()
    street.place("W-1", wanted("A-1"))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    counter.till.wait_until_sent()
    counter.cut()
    assert street.cancel("W-1")["state"] == "cancelled"
    assert isinstance(counter.hand_over(), OrderChanged)
    counter.restore()
    order = street.order("W-1")
    assert (order["state"], order["payment"]["refunded"]) == ("fulfilled", 0)
    counter.wait_for_task("handed_over_after_cancel")
    counter.wait(None)


def test_conflict_12_cancellation_that_the_till_has_heard_of_is_not_handed_over(street: Street) -> None:
    counter = street.counter()
    street.place("W-1", wanted("A-1"))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    counter.till.wait_until_sent()
    street.cancel("W-1")
    counter.wait(None)
    assert isinstance(counter.hand_over(lines={"1": ONE}), OrderNotPossible)


def test_order_handed_over_by_two_tills_without_a_network_stands_twice_and_is_a_task(street: Street) -> None:
    first, second = street.counter(), street.counter(1)
    street.place("W-1", wanted("A-1"))
    first.wait(QueueColumn.NEW)
    first.make_ready()
    first.till.wait_until_sent()
    second.wait(QueueColumn.READY)
    first.cut()
    second.cut()
    assert isinstance(first.hand_over(), OrderChanged)
    assert isinstance(second.hand_over(), OrderChanged)
    first.restore()
    second.restore()
    first.wait_for_task("handed_over_twice")
    assert len(street.order("W-1")["hand_overs"]) == 2
    assert street.promised("A-1") == 3, "two pieces left the shelf"


def test_story_last_unit_bought_at_10_03_and_sold_at_10_07_is_told_and_settled_at_the_till(street: Street) -> None:
    street.stock(A_1=1)
    counter = street.counter()
    counter.cut()
    street.place("W-1", wanted("A-1"))
    counter.sell("A-1")
    counter.restore()
    counter.wait(QueueColumn.PROBLEM)
    counter.wait_for_task("oversold")
    counter.cut()
    swapped = counter.till.do(SubstituteLine(street.own("W-1"), "1", ONE, street.own("B-2")))
    assert isinstance(swapped, OrderChanged), swapped
    counter.restore()
    order = street.order("W-1")
    charged = {line["sku"]: line["gross"] for line in order["lines"]}
    assert charged == {street.own("A-1"): 199, street.own("B-2"): 50}
    assert order["payment"]["refunded"] == 149
    counter.till.wait_for("the task to be settled", lambda: "oversold" not in counter.tasks())


def test_short_units_refunded_at_the_till_give_exactly_their_share_back(street: Street) -> None:
    counter = street.counter()
    street.place("W-1", wanted("C-3", 3, gross=1000))
    counter.wait(QueueColumn.NEW)
    counter.cut()
    counter.step(S.ACCEPT)
    counter.step(S.SHORT, lines={"1": ONE})
    counter.step(S.CANCEL, lines={"1": ONE})
    counter.step(S.PICK)
    counter.step(S.READY)
    counter.restore()
    order = street.order("W-1")
    assert (order["state"], order["payment"]["refunded"], order["due"]) == ("ready", 334, 0)
    assert street.promised("C-3") == 3


def test_story_midnight_shoes_bought_overnight_are_on_the_till_before_it_opens(street: Street) -> None:
    """Bought online while the shop was closed: the till knows before the first customer that they are promised."""
    counter = street.counter(1)
    counter.till.stop()
    street.stock_in("S1", C_3=1)
    street.place("W-1", wanted("C-3", gross=1200))
    counter.till.start()
    counter.till.wait_until_it_sells()
    counter.wait(QueueColumn.NEW)
    assert (street.promised("C-3"), counter.available("C-3")) == (0, 0)
    found = counter.order()
    assert found is not None
    assert (found.name, found.order.due) == ("Ada Lovelace", 0)
    rung = counter.till.scan(street.own("C-3"))
    assert isinstance(rung, ItemAdded)
    assert rung.reserved_for == (street.own("W-1"),), "whoever scans the last pair is told whose it is"
    assert rung.rung.reserved_micro == {street.own("C-3"): ONE}, "and does not read that there is one to sell"
    counter.till.do(CancelSale("sold online"))


def test_web_order_comes_back_in_the_shop_offline_and_its_money_goes_back_once(street: Street) -> None:
    """Announced online as well: the till's fact closes that, and nothing is paid back twice."""
    counter = street.counter()
    street.place("W-1", wanted("C-3", 3, gross=1000))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    assert isinstance(counter.hand_over(), OrderChanged)
    counter.till.wait_until_sent()
    announced = {"step_id": "r-1", "lines": [{"line": "1", "micro": ONE}], "reason": "too small"}
    street.call("POST", "/return", announced)
    counter.cut()
    back = counter.till.do(TakeBackOrder(street.own("W-1"), {"1": ONE}, "size"))
    assert isinstance(back, SaleDone), back
    assert back.priced.gross.minor == -334
    counter.restore()
    order = street.order("W-1")
    assert [entry["state"] for entry in order["returns"]] == ["closed", "taken_back"]
    assert (order["payment"]["refunded"], [each["state"] for each in order["payment"]["refunds"]]) == (334, ["due"])
    assert street.promised("C-3") == 3, "three left, one came back"
    counter.wait_for_task("refund_pending")
    rest = counter.till.do(TakeBackOrder(street.own("W-1"), {"1": 2 * ONE}, "size"))
    assert isinstance(rest, SaleDone)
    counter.till.wait_until_sent()
    assert street.order("W-1")["payment"]["refunded"] == 1000


def test_amount_of_a_web_order_given_back_in_the_shop_offline_goes_to_its_payment_and_goods_still_come_back(
    street: Street,
) -> None:
    counter = street.counter()
    street.place("W-1", wanted("C-3", 2, gross=1000))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    counter.cut()
    given = counter.till.do(GiveBackOnOrder(street.own("W-1"), money("1.00"), "damaged"))
    assert isinstance(given, SaleDone), given
    counter.restore()
    order = street.order("W-1")
    assert [(each["amount"], each["state"]) for each in order["payment"]["refunds"]] == [(100, "due")]
    assert (order["due"], order.get("returns", []), street.promised("C-3")) == (0, [], 3)
    counter.wait_for_task("refund_pending")
    assert isinstance(counter.hand_over(), OrderChanged), "nothing is to be paid for it again"
    back = counter.till.do(TakeBackOrder(street.own("W-1"), {"1": 2 * ONE}, "size"))
    assert isinstance(back, SaleDone), back
    assert back.priced.gross.minor == -900, "never more than was taken in sum"
    counter.till.wait_until_sent()
    assert street.order("W-1")["payment"]["refunded"] == 1000


def test_story_coat_ordered_at_home_after_it_was_tried_on_and_the_earlier_one_returned_in_the_shop(
    street: Street,
) -> None:
    """The customer scans the coat's QR code in the shop, orders another size at home, collects it and leaves the
    earlier one: conflict 27, each at what was paid for it."""
    counter = street.counter()
    street.place("W-1", wanted("C-3", gross=1200))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    assert isinstance(counter.hand_over(), OrderChanged)
    street.town.central.put("prices", price_row(street.own("C-3"), "9.00"))
    street.place("W-2", wanted("C-3", gross=900))
    counter.wait(QueueColumn.NEW, "W-2")
    counter.cut()
    counter.make_ready("W-2")
    assert isinstance(counter.hand_over("W-2"), OrderChanged)
    back = counter.till.do(TakeBackOrder(street.own("W-1"), {"1": ONE}, "size"))
    assert isinstance(back, SaleDone)
    assert back.priced.gross.minor == -1200
    counter.restore()
    first, second = street.order("W-1"), street.order("W-2")
    assert (first["payment"]["refunded"], second["payment"]["refunded"]) == (1200, 0)
    assert (first["payment"]["state"], second["state"]) == ("refunded", "fulfilled")
    assert street.promised("C-3") == 4


def test_order_is_shipped_from_the_store_offline_and_its_parcel_is_followed(street: Street) -> None:
    counter = street.counter()
    street.place("W-1", wanted("A-1"), kind="delivery", pickup_code=None)
    counter.wait(QueueColumn.NEW)
    counter.cut()
    counter.make_ready()
    counter.step(S.SHIP, carrier="Courier", tracking="JD0146")
    counter.restore()
    order = street.order("W-1")
    assert (order["state"], order["parcels"][0]["tracking"]) == ("fulfilled", "JD0146")
    assert street.promised("A-1") == 4
