"""F36: three stores of four tills, cut off and back at random: last units, double hand-overs and cancellations against
hand-overs come out as the conflict rules say, and every one has a task."""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill_central.services.common.central import Central
from tests.support.central import Till, a_body, a_central, a_product, add_store, an_enrolled_till, ask, put_rows, read
from tests.support.orders import Webshop, a_hand_over, a_line, a_stock_move, stock

STORES = ("S1", "S2", "S3")
PIECES = 4
DEEDS = 60
SEEDS = range(12)


@dataclass(slots=True)
class Street:
    """The stores with what happened in truth, told by nobody but the test."""

    central: Central
    web: Webshop
    tills: list[Till]
    dice: random.Random
    held: dict[str, list[Transaction]] = field(default_factory=dict)
    told: list[tuple[Till, Transaction]] = field(default_factory=list)
    orders: dict[str, str] = field(default_factory=dict)
    """By order its store."""
    sold: Counter[str] = field(default_factory=Counter)
    handed: Counter[str] = field(default_factory=Counter)
    cancelled: set[str] = field(default_factory=set)

    def act(self) -> None:
        """One thing happens somewhere."""
        till = self.dice.choice(self.tills)
        self.dice.choice([self._place, self._sell, self._sell, self._hand_over, self._hand_over, self._cancel])(till)
        if self.dice.random() < 0.3:
            self.sync(till)

    def sync(self, till: Till) -> None:
        """The till reaches central: what it has is taken, whatever happened meanwhile."""
        held = self.held.pop(till.identity.epoch, [])
        if held:
            results = till.post(self.central, held)
            assert {result["result"] for result in results} <= {"accepted", "accepted_with_exception"}
            self.told += [(till, fact) for fact in held]

    def _hold(self, till: Till, fact: Transaction) -> None:
        self.held.setdefault(till.identity.epoch, []).append(fact)

    def _place(self, till: Till) -> None:
        store, order_id = till.identity.store, f"W-{len(self.orders) + 1}"
        placed = self.web.place(a_line("A", 1), order_id=order_id, store=store, payment={"state": "captured"})
        if placed.status == 200 and read(placed)["lines"][0]["place"] == store:
            self.orders[order_id] = store
            if self.dice.random() < 0.7:
                for step in ("pick", "ready"):
                    till.send(self.central, f"/v1/orders/{order_id}/{step}", {"step_id": f"{order_id}-{step}"})
        elif placed.status == 200:
            self.web.post("cancel", {"step_id": "elsewhere"}, order_id)

    def _sell(self, till: Till) -> None:
        self.sold[till.identity.store] += 1
        self._hold(till, till.fact(body=a_body({"A": 1})))

    def _hand_over(self, till: Till) -> None:
        """Whatever was cancelled or handed over elsewhere: this till has not heard of it."""
        here = [order_id for order_id, store in self.orders.items() if store == till.identity.store]
        if here:
            order_id = self.dice.choice(here)
            self.handed[order_id] += 1
            self._hold(till, a_hand_over(till, order_id=order_id))

    def _cancel(self, till: Till) -> None:
        del till
        if self.orders:
            order_id = self.dice.choice(sorted(self.orders))
            call = f"/v1/storefront/orders/{order_id}/cancel"
            answered = ask(self.central, "POST", call, {"step_id": f"c-{self.dice.random()}"}, token=self.web._key)
            if answered.status == 200:
                self.cancelled.add(order_id)

    def till_of(self, store: str) -> Till:
        """Any till of a store."""
        return next(till for till in self.tills if till.identity.store == store)

    def tasks(self, store: str) -> set[tuple[str, str]]:
        """Kind and subject of what waits for a person there."""
        found: list[dict[str, Any]] = self.till_of(store).get(self.central, "/v1/exceptions")["exceptions"]
        return {(task["kind"], task["subject"]) for task in found}


def a_street(central: Central, seed: int) -> Street:
    add_store(central, "S3")
    put_rows(central, "products", [a_product("A")])
    tills = [an_enrolled_till(central, store, str(number)) for store in STORES for number in range(1, 5)]
    for till in tills[::4]:
        till.post(central, [till.fact(TransactionKind.STOCK_MOVE, a_stock_move({"A": PIECES}))])
    return Street(central, Webshop(central), tills, random.Random(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_f36_partitions_end_as_the_conflict_rules_say(seed: int, tmp_path: Path) -> None:
    with a_central(f"sqlite:///{tmp_path / 'central.sqlite'}") as central:
        street = a_street(central, seed)
        for _ in range(DEEDS):
            street.act()
        for till in street.dice.sample(street.tills, len(street.tills)):
            street.sync(till)
        check(street)
        for till, fact in street.told:
            assert till.post(central, [fact])[0]["result"] == "duplicate"
        check(street)


def check(street: Street) -> None:
    """Goods, money and tasks by the test's own books."""
    for store in STORES:
        left = sum(street.handed[order_id] for order_id, at in street.orders.items() if at == store)
        levels = stock(street.central, street.till_of(store))
        assert levels["on_hand"] == PIECES - street.sold[store] - left
        assert levels.get("committed", 0) >= 0
    for order_id, store in street.orders.items():
        order, tasks = street.web.order(order_id), street.tasks(store)
        refunded = order["payment"]["refunded"]
        if street.handed[order_id]:
            assert (order["state"], refunded) == ("fulfilled", 0)
            assert len(order["hand_overs"]) == street.handed[order_id]
        elif order_id in street.cancelled:
            assert (order["state"], refunded) == ("cancelled", 1000)
        assert (("handed_over_twice", order_id) in tasks) is (street.handed[order_id] > 1)
        if order_id in street.cancelled and street.handed[order_id]:
            assert ("handed_over_after_cancel", order_id) in tasks
        if order["state"] == "problem":
            assert ("oversold", order_id) in tasks
