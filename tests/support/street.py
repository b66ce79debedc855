"""A street for stories: central, its webshop and two tills of one shop, each a process of its own, each till on a cable
that can be cut.

It stands for all stories of a module, for it takes seconds to open. Every story has orders and articles of its own: it
calls them `W-1` and `A-1`, and `own` makes them its own.
"""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from evertill.domain.orders.order_states import OrderStep
from evertill.domain.orders.pickup_queue import PickupOrder, QueueColumn
from evertill.domain.policy.pickup import PickupPolicy, ProofKind
from evertill.domain.rows.stream_rows import ProductCopy, product_content
from evertill.kernel.canonical import JsonObject
from evertill.mirror.offers import MirrorPromotions
from evertill.mirror.reading import Reading
from evertill.mirror.shop_copies import MirrorShopCopies
from evertill.operations.looking_up.questions import SearchProducts
from evertill.operations.orders.hand_over import HandOver
from evertill.operations.orders.outcomes import OrderChanged
from evertill.operations.orders.pickup_queue import ListPickups
from evertill.operations.orders.take_step import TakeStep
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.stock.goods_questions import AskItemStock
from evertill.ports.notices import LinkState
from tests.support.storefront import CODE, ONE, Cable, Storefront, a_cable
from tests.support.till_process import TillProcess
from tests.support.whole_till import Central, a_central, price_row, stock_row

PRICES = {"A": Decimal("1.99"), "B": Decimal("0.50"), "C": Decimal("12.00")}
S = OrderStep


@dataclass(frozen=True, slots=True)
class Town:
    """What stands for all stories."""

    central: Central
    storefront: Storefront
    tills: tuple[TillProcess, ...]
    cables: tuple[Cable, ...]
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))


@contextmanager
def a_town(folder: Path, tills: int = 2) -> Iterator[Town]:
    """Opened for business."""
    with ExitStack() as stack:
        central = stack.enter_context(a_central(folder))
        central.stock(A_1=5)
        cables = tuple(stack.enter_context(a_cable(central)) for _ in range(tills))
        started = []
        for number, cable in enumerate(cables, 1):
            started.append(TillProcess(folder / f"till-{number}", cable.url, workstation=str(number)))
            stack.callback(started[-1].kill)
        storefront = Storefront(central)
        for till in started:
            till.wait_until_it_sells()
        yield Town(central, storefront, tuple(started), cables)


@dataclass(frozen=True, slots=True)
class Street:
    """One story's view of it."""

    town: Town
    number: int

    def own(self, name: str) -> str:
        """An order or article of this story."""
        return f"{name}.s{self.number:03}"

    def stock(self, **pieces: int) -> None:
        """Articles of this story, at the prices of their letters; both tills know them when this returns."""
        skus = {self.own(name.replace("_", "-")): count for name, count in pieces.items()}
        products = [ProductCopy(sku=sku, name=f"Article {sku}", tax_class="standard") for sku in skus]
        self.town.central.put("prices", *(price_row(sku, str(PRICES[sku[0]])) for sku in skus))
        rows: list[JsonObject] = [{"key": each.sku, "content": product_content(each)} for each in products]
        self.town.central.put("products", *rows)
        self.town.central.put("stock", *(stock_row(sku, count) for sku, count in skus.items()))
        for till in self.town.tills:
            for sku in skus:
                till.wait_for(sku, lambda till=till, sku=sku: bool(till.ask(SearchProducts(sku)).found))  # type: ignore[misc]  # bound at once

    def stock_in(self, store: str, **pieces: int) -> None:
        """Of articles that are there already, what another place has."""
        self.town.central.put("stores", {"key": store, "content": {"name": store, "currency": "EUR"}})
        rows = [stock_row(self.own(name.replace("_", "-")), count, store) for name, count in pieces.items()]
        self.town.central.put("stock", *rows)

    def office(self, step: str, order_id: str = "W-1") -> None:
        """A step of an order that another place takes."""
        path = f"/v1/orders/{self.own(order_id)}/{step}"
        self.town.central.call("POST", path, {"step_id": f"{step}-{self.own(order_id)}"})

    def counter(self, at: int = 0) -> "Counter":
        """The first till, or another."""
        return Counter(self, self.town.tills[at], self.town.cables[at])

    # ---- the webshop

    def place(self, order_id: str, *lines: dict[str, Any], paid: bool = True, **members: Any) -> dict[str, Any]:
        """Place an order to be collected in S1."""
        own = [{**line, "sku": self.own(line["sku"]), "name": f"Article {line['sku']}"} for line in lines]
        return self.town.storefront.place(self.own(order_id), *own, paid=paid, **members)

    def order(self, order_id: str = "W-1") -> dict[str, Any]:
        """What the customer sees of it."""
        return self.town.storefront.order(self.own(order_id))

    def cancel(self, order_id: str = "W-1") -> dict[str, Any]:
        """The customer does not want it any more."""
        return self.town.storefront.cancel(self.own(order_id))

    def promised(self, sku: str) -> int:
        """How many pieces the web promises."""
        return self.town.storefront.promised(self.own(sku))

    def call(self, method: str, path: str, sent: dict[str, Any] | None = None, order_id: str = "W-1") -> dict[str, Any]:
        """One request about an order that must succeed."""
        return self.town.storefront.call(method, f"/orders/{self.own(order_id)}{path}", sent)


@contextmanager
def a_street(town: Town) -> Iterator[Street]:
    """For one story: whoever was cut off is back when it ends."""
    yield Street(town, next(town.numbers))
    for till, cable in zip(town.tills, town.cables, strict=True):
        cable.say("restore")
        till.wait_for_link(LinkState.ONLINE)


@dataclass(frozen=True, slots=True)
class Counter:
    """A till of store S1 with a cable of its own."""

    street: Street
    till: TillProcess
    cable: Cable

    def order(self, order_id: str = "W-1") -> PickupOrder | None:
        """The order in the till's queue."""
        queue = self.till.ask(ListPickups("S1", PickupPolicy()))
        return next((found for found in queue.orders if found.order.order_id == self.street.own(order_id)), None)

    def stands(self, column: QueueColumn | None, order_id: str = "W-1") -> bool:
        """Whether it stands there."""
        found = self.order(order_id)
        return (None if found is None else found.column) is column

    def wait(self, column: QueueColumn | None, order_id: str = "W-1") -> None:
        """Until the copy says so."""
        self.till.wait_for(f"{order_id} to be {column}", lambda: self.stands(column, order_id))

    def step(self, step: OrderStep, order_id: str = "W-1", **more: Any) -> OrderChanged:
        """A step that is taken."""
        outcome = self.till.do(TakeStep(self.street.own(order_id), step, **more))
        assert isinstance(outcome, OrderChanged), outcome
        return outcome

    def make_ready(self, order_id: str = "W-1") -> None:
        """Accepted, picked, put on its shelf."""
        self.step(S.ACCEPT, order_id)
        self.step(S.PICK, order_id)
        self.step(S.READY, order_id, shelf="B-14")

    def hand_over(self, order_id: str = "W-1", **more: Any) -> Any:
        """With the right code."""
        return self.till.do(HandOver(self.street.own(order_id), proof=ProofKind.CODE, code=CODE, **more))

    def sell(self, *skus: str) -> SaleDone:
        """A whole sale in exact cash."""
        return self.till.sell(*(self.street.own(sku) for sku in skus))

    def available(self, sku: str) -> int | None:
        """How many the till may sell without taking an order's."""
        shown = self.till.ask(AskItemStock(self.street.own(sku))).shown
        return None if shown is None else shown.quantities.available_micro // ONE

    def offers(self) -> set[str]:
        """The promotions that the till knows, by their ids."""
        reading = Reading(self.till.home.mirror)
        try:
            return {promotion.promotion_id for promotion in MirrorPromotions(reading).offers().promotions}
        finally:
            reading.close()

    def cut(self) -> None:
        """No network any more."""
        self.cable.say("cut")
        self.till.wait_for_link(LinkState.OFFLINE)

    def restore(self) -> None:
        """The network is back, and everything is sent."""
        self.cable.say("restore")
        self.till.wait_for_link(LinkState.ONLINE)
        self.till.wait_until_sent()

    def tasks(self, about: str = "") -> set[str]:
        """Kinds of what waits for a person of this shop, of this story, or about this."""
        reading = Reading(self.till.home.mirror)
        try:
            copies = MirrorShopCopies(reading).tasks()
            return {str(copy.content["kind"]) for copy in copies if (about or self.street.own("")) in str(copy.content)}
        finally:
            reading.close()

    def wait_for_task(self, kind: str, about: str = "") -> None:
        """Until the shop is told."""
        self.till.wait_for(f"the task {kind}", lambda: kind in self.tasks(about))
