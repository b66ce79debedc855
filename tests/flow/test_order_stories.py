"""Orders from the webshop to the customer's hand: central as a process of its own, the network cut in the middle."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.order_states import OrderStep
from evertill.domain.pickup_queue import PickupOrder, QueueColumn
from evertill.domain.policy_pickup import PickupPolicy, ProofKind
from evertill.operations.orders.hand_over import HandOver
from evertill.operations.orders.order_on_sale import OrderOnCounter
from evertill.operations.orders.outcomes import OrderChanged, OrderNotPossible
from evertill.operations.orders.pickup_queue import FindByCode, ListPickups
from evertill.operations.orders.take_back_order import TakeBackOrder
from evertill.operations.orders.take_step import SubstituteLine, TakeStep
from evertill.operations.selling.complete_sale import SaleDone
from evertill.operations.selling.pay_cash import PayCash
from evertill.ports.notices import LinkState
from evertill.sync import backoff
from tests.support.shop import a_home
from tests.support.storefront import CODE, ONE, Cable, Storefront, a_cable, wanted
from tests.support.whole_till import AtWork, Central, a_central, at_work, join, price_row

S = OrderStep


@dataclass(frozen=True, slots=True)
class Counter:
    """A till of store S1 with a cable of its own."""

    till: AtWork
    cable: Cable

    def order(self, order_id: str = "W-1") -> PickupOrder | None:
        """The order in the till's queue."""
        queue = self.till.ask(ListPickups("S1", PickupPolicy()))
        return next((found for found in queue.orders if found.order.order_id == order_id), None)

    def stands(self, column: QueueColumn | None, order_id: str = "W-1") -> bool:
        """Whether it stands there."""
        found = self.order(order_id)
        return (None if found is None else found.column) is column

    def wait(self, column: QueueColumn | None, order_id: str = "W-1") -> None:
        """Until the copy says so."""
        self.till.watch.wait_for(f"{order_id} to be {column}", lambda: self.stands(column, order_id))

    def step(self, step: OrderStep, order_id: str = "W-1", **more: Any) -> OrderChanged:
        """A step that is taken."""
        outcome = self.till.do(TakeStep(order_id, step, **more))
        assert isinstance(outcome, OrderChanged), outcome
        return outcome

    def make_ready(self, order_id: str = "W-1") -> None:
        """Accepted, picked, put on its shelf."""
        self.step(S.ACCEPT, order_id)
        self.step(S.PICK, order_id)
        self.step(S.READY, order_id, shelf="B-14")

    def hand_over(self, order_id: str = "W-1", **more: Any) -> Any:
        """With the right code."""
        return self.till.do(HandOver(order_id, proof=ProofKind.CODE, code=CODE, **more))

    def cut(self) -> None:
        """No network any more."""
        self.cable.say("cut")
        self.till.wait_for_link(LinkState.OFFLINE)

    def restore(self) -> None:
        """The network is back, and everything is sent."""
        self.cable.say("restore")
        self.till.wait_for_link(LinkState.ONLINE)
        self.till.wait_until_sent()

    def tasks(self) -> set[str]:
        """Kinds of what waits for a person of this shop."""
        from evertill.mirror.reading import Reading
        from evertill.mirror.shop_copies import MirrorShopCopies

        reading = Reading(self.till.home.mirror)
        try:
            return {str(copy.content["kind"]) for copy in MirrorShopCopies(reading).tasks()}
        finally:
            reading.close()

    def wait_for_task(self, kind: str) -> None:
        """Until the shop is told."""
        self.till.watch.wait_for(f"the task {kind}", lambda: kind in self.tasks())


@dataclass(frozen=True, slots=True)
class Street:
    """Central, its webshop, and as many tills as are opened."""

    central: Central
    web: Storefront
    folder: Path
    stack: ExitStack

    def counter(self, workstation: str = "1") -> Counter:
        """One more till of S1."""
        home = a_home(self.folder / f"till-{workstation}", workstation=workstation)
        cable = self.stack.enter_context(a_cable(self.central))
        join(home, cable.url)
        till = self.stack.enter_context(at_work(home, syncs=True, is_open=False))
        till.watch.wait_for("the catalogue", lambda: till.ask(FindByCode("x")).order_id is None and _sells(till))
        till.open()
        return Counter(till, cable)


def _sells(till: AtWork) -> bool:
    from evertill.operations.questions import SearchProducts

    return bool(till.ask(SearchProducts("Article")).found)


@pytest.fixture
def street(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Street]:
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)
    with ExitStack() as stack:
        central = stack.enter_context(a_central(tmp_path))
        central.stock(A_1=5, B_2=5, C_3=5)
        yield Street(central, Storefront(central), tmp_path, stack)


def test_order_is_prepared_online_and_handed_over_while_the_network_is_cut(street: Street) -> None:
    counter = street.counter()
    street.web.place("W-1", wanted("A-1", 2, gross=398))
    counter.wait(QueueColumn.NEW)
    counter.step(S.ACCEPT)
    counter.step(S.PICK)
    counter.till.wait_until_sent()
    assert street.web.order("W-1")["state"] == "picking"
    counter.cut()
    counter.step(S.READY, shelf="B-14")
    assert counter.stands(QueueColumn.READY)
    assert counter.till.ask(FindByCode(CODE)).is_code
    part = counter.hand_over(lines={"1": ONE})
    assert isinstance(part, OrderChanged)
    assert isinstance(counter.hand_over(), OrderChanged)
    assert isinstance(counter.hand_over(lines={"1": ONE}), OrderNotPossible)
    assert street.web.order("W-1")["state"] == "picking"
    counter.restore()
    order = street.web.order("W-1")
    assert (order["state"], order["shelf"], len(order["hand_overs"])) == ("fulfilled", "B-14", 2)
    assert order["hand_overs"][0]["proof"] == {"kind": "code"}
    counter.wait(None)
    assert counter.tasks() == set()
    assert street.web.promised("A-1") == 3


def test_unpaid_order_is_paid_at_the_counter_offline_and_its_money_is_counted_once(street: Street) -> None:
    counter = street.counter()
    street.web.place("W-1", wanted("A-1", 2, gross=350), paid=False)
    counter.wait(QueueColumn.NEW)
    counter.cut()
    counter.make_ready()
    rung = counter.hand_over()
    assert isinstance(rung, OrderOnCounter), rung
    assert rung.rung.priced.gross.minor == 350, "what the order says, not what the shelf says"
    counter.till.scan("B-2")
    sale = counter.till.do(PayCash())
    assert isinstance(sale, SaleDone)
    assert sale.priced.gross.minor == 400
    counter.restore()
    order = street.web.order("W-1")
    assert (order["state"], order["payment"]["captured"], order["due"]) == ("fulfilled", 350, 0)
    assert (order["payment"]["where"], len(order["hand_overs"])) == ("store", 1)
    assert (street.web.promised("A-1"), street.web.promised("B-2")) == (3, 4)
    counter.wait(None)


def test_conflict_12_order_cancelled_online_and_handed_over_offline_stays_handed_over(street: Street) -> None:
    counter = street.counter()
    street.web.place("W-1", wanted("A-1"))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    counter.till.wait_until_sent()
    counter.cut()
    assert street.web.cancel("W-1")["state"] == "cancelled"
    assert isinstance(counter.hand_over(), OrderChanged)
    counter.restore()
    order = street.web.order("W-1")
    assert (order["state"], order["payment"]["refunded"]) == ("fulfilled", 0)
    counter.wait_for_task("handed_over_after_cancel")
    counter.wait(None)


def test_conflict_12_cancellation_that_the_till_has_heard_of_is_not_handed_over(street: Street) -> None:
    counter = street.counter()
    street.web.place("W-1", wanted("A-1"))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    counter.till.wait_until_sent()
    street.web.cancel("W-1")
    counter.wait(None)
    assert isinstance(counter.hand_over(lines={"1": ONE}), OrderNotPossible)


def test_order_handed_over_by_two_tills_without_a_network_stands_twice_and_is_a_task(street: Street) -> None:
    first, second = street.counter(), street.counter("2")
    street.web.place("W-1", wanted("A-1"))
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
    assert len(street.web.order("W-1")["hand_overs"]) == 2
    assert street.web.promised("A-1") == 3, "two pieces left the shelf"


def test_story_last_unit_bought_at_10_03_and_sold_at_10_07_is_told_and_settled_at_the_till(street: Street) -> None:
    street.central.stock(A_1=1)
    counter = street.counter()
    counter.cut()
    street.web.place("W-1", wanted("A-1"))
    counter.till.sell("A-1")
    counter.restore()
    counter.wait(QueueColumn.PROBLEM)
    counter.wait_for_task("oversold")
    counter.cut()
    swapped = counter.till.do(SubstituteLine("W-1", "1", ONE, "B-2"))
    assert isinstance(swapped, OrderChanged), swapped
    counter.restore()
    order = street.web.order("W-1")
    assert [(line["sku"], line["gross"]) for line in order["lines"]] == [("A-1", 199), ("B-2", 50)]
    assert order["payment"]["refunded"] == 149
    counter.till.watch.wait_for("the task to be settled", lambda: "oversold" not in counter.tasks())


def test_short_units_refunded_at_the_till_give_exactly_their_share_back(street: Street) -> None:
    counter = street.counter()
    street.web.place("W-1", wanted("C-3", 3, gross=1000))
    counter.wait(QueueColumn.NEW)
    counter.cut()
    counter.step(S.ACCEPT)
    counter.step(S.SHORT, lines={"1": ONE})
    counter.step(S.CANCEL, lines={"1": ONE})
    counter.step(S.PICK)
    counter.step(S.READY)
    counter.restore()
    order = street.web.order("W-1")
    assert (order["state"], order["payment"]["refunded"], order["due"]) == ("ready", 333, 0)
    assert street.web.promised("C-3") == 3


def test_story_midnight_shoes_bought_overnight_are_on_the_till_before_it_opens(street: Street) -> None:
    """Bought online while the shop was closed: the till knows before the first customer that they are promised."""
    street.central.stock(C_3=1)
    street.web.place("W-1", wanted("C-3", gross=1200))
    counter = street.counter()
    counter.wait(QueueColumn.NEW)
    assert street.web.promised("C-3") == 0
    found = counter.order()
    assert found is not None
    assert (found.name, found.order.due) == ("Ada Lovelace", 0)


def test_web_order_comes_back_in_the_shop_offline_and_its_money_goes_back_once(street: Street) -> None:
    """Announced online as well: the till's fact closes that, and nothing is paid back twice."""
    counter = street.counter()
    street.web.place("W-1", wanted("C-3", 3, gross=1000))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    assert isinstance(counter.hand_over(), OrderChanged)
    counter.till.wait_until_sent()
    announced = {"step_id": "r-1", "lines": [{"line": "1", "micro": ONE}], "reason": "too small"}
    street.web.call("POST", "/orders/W-1/return", announced)
    counter.cut()
    back = counter.till.do(TakeBackOrder("W-1", {"1": ONE}, "size"))
    assert isinstance(back, SaleDone), back
    assert back.priced.gross.minor == -333
    counter.restore()
    order = street.web.order("W-1")
    assert [entry["state"] for entry in order["returns"]] == ["closed", "taken_back"]
    assert (order["payment"]["refunded"], [each["state"] for each in order["payment"]["refunds"]]) == (333, ["due"])
    assert street.web.promised("C-3") == 3, "three left, one came back"
    counter.wait_for_task("refund_pending")
    rest = counter.till.do(TakeBackOrder("W-1", {"1": 2 * ONE}, "size"))
    assert isinstance(rest, SaleDone)
    counter.till.wait_until_sent()
    assert street.web.order("W-1")["payment"]["refunded"] == 1000


def test_story_coat_ordered_at_home_after_it_was_tried_on_and_the_earlier_one_returned_in_the_shop(
    street: Street,
) -> None:
    """The customer scans the coat's QR code in the shop, orders another size at home, collects it and leaves the
    earlier one: conflict 27, each at what was paid for it."""
    counter = street.counter()
    street.web.place("W-1", wanted("C-3", gross=1200))
    counter.wait(QueueColumn.NEW)
    counter.make_ready()
    assert isinstance(counter.hand_over(), OrderChanged)
    street.central.put("prices", price_row("C-3", "9.00"))
    street.web.place("W-2", wanted("C-3", gross=900))
    counter.wait(QueueColumn.NEW, "W-2")
    counter.cut()
    counter.make_ready("W-2")
    assert isinstance(counter.hand_over("W-2"), OrderChanged)
    back = counter.till.do(TakeBackOrder("W-1", {"1": ONE}, "size"))
    assert isinstance(back, SaleDone)
    assert back.priced.gross.minor == -1200
    counter.restore()
    first, second = street.web.order("W-1"), street.web.order("W-2")
    assert (first["payment"]["refunded"], second["payment"]["refunded"]) == (1200, 0)
    assert (first["payment"]["state"], second["state"]) == ("refunded", "fulfilled")
    assert street.web.promised("C-3") == 4


def test_order_is_shipped_from_the_store_offline_and_its_parcel_is_followed(street: Street) -> None:
    counter = street.counter()
    street.web.place("W-1", wanted("A-1"), kind="delivery", pickup_code=None)
    counter.wait(QueueColumn.NEW)
    counter.cut()
    counter.make_ready()
    counter.step(S.SHIP, carrier="Courier", tracking="JD0146")
    counter.restore()
    order = street.web.order("W-1")
    assert (order["state"], order["parcels"][0]["tracking"]) == ("fulfilled", "JD0146")
    assert street.web.promised("A-1") == 4
