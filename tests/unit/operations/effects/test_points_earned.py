"""Points are booked at the sale by the shop's rule, told on the receipt, and taken back with the goods, exactly."""

from dataclasses import replace
from datetime import datetime

import pytest

from evertill.domain.facts.transaction import Transaction
from evertill.domain.policy.points import PointsPolicy, parse_points, points_content
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Columns
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.operations.balances.sell_card import SellCard
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.returns.keep_for_less import KeepForLess
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.changing.attach_customer import AttachCustomer, CustomerAttached
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.sale.outcomes import ItemAdded, SaleChanged
from evertill.ports.orders import Copy
from tests.support.card_numbers import FakeCardNumbers
from tests.support.counter import MANAGER, Till, expect
from tests.support.customers import ADA, FakeCopies
from tests.support.sales import A_MOMENT, an_item

ONE_A_EURO = StorePolicy(points=PointsPolicy(earn_minor=100))


class Copies(FakeCopies):
    """With the balances that a test puts in."""

    balances: tuple[Copy, ...] = ()

    def balances_as_of(self) -> datetime | None:
        """A moment ago."""
        return A_MOMENT

    def balances_of(self, *, number_hash: str | None = None, customer: str | None = None) -> tuple[Copy, ...]:
        """Of the customer."""
        return tuple(copy for copy in self.balances if copy.content["customer"] == customer)


def a_till(policy: StorePolicy = ONE_A_EURO) -> tuple[Till, str]:
    till = Till(an_item("4.99", sku="A-1"), an_item("10.00", sku="B-1"), policy=policy, operator=MANAGER)
    till.counter.shop = Copies()
    till.counter.card_numbers = FakeCardNumbers()
    kept = expect(CustomerKept, till.do(WriteCustomer(ADA, is_certain=True)))
    return till, kept.known.customer_id


def buys(till: Till, customer: str | None, sku: str = "A-1", quantity: str = "1") -> Transaction:
    till.ring(sku, quantity=quantity)
    if customer is not None:
        expect(CustomerAttached, till.do(AttachCustomer(customer)))
    return till.pays().transaction


def points_in(done: Transaction) -> Json:
    return done.body.get("points")


def moved(customer: str, **figures: int) -> list[JsonObject]:
    return [{"account": f"points-{customer}", "customer": customer, **figures}]


def told(till: Till) -> dict[str, str]:
    blocks = till.memory.documents[-1].receipt.blocks
    return {row.left: row.right for row in blocks if isinstance(row, Columns) and row.left.startswith("Points")}


def back(till: Till, sold: Transaction, count: int = 1) -> Transaction:
    expect(SaleChanged, till.do(TakeBack(sold, (BackLine("1", count * MICRO, "unwanted"),))))
    return till.pays().transaction


def test_rule_is_read_as_it_is_written_and_nothing_is_earned_without_one() -> None:
    policy = PointsPolicy(worth_minor=1, least=10, earn_minor=100)
    assert parse_points(points_content(policy)) == policy
    till, ada = a_till(StorePolicy())
    assert points_in(buys(till, ada)) is None


@pytest.mark.parametrize(("quantity", "points"), [("1", 4), ("2", 9), ("3", 14)])
def test_whole_points_are_earned_for_what_goods_cost(quantity: str, points: int) -> None:
    till, ada = a_till()
    assert points_in(buys(till, ada, quantity=quantity)) == moved(ada, earned=points)
    assert told(till) == {"Points earned": str(points), "Points in all": str(points)}


def test_sale_of_nobody_earns_nothing() -> None:
    till, _ = a_till()
    assert points_in(buys(till, None)) is None
    assert told(till) == {}


def test_gift_card_earns_nothing() -> None:
    till, ada = a_till()
    expect(ItemAdded, till.do(SellCard(Money(5000, "EUR"))))
    assert points_in(buys(till, ada)) == moved(ada, earned=4)


def test_receipt_tells_the_copy_with_what_the_backend_has_not_heard_of() -> None:
    till, ada = a_till()
    shop = till.counter.shop
    assert isinstance(shop, Copies)
    content: JsonObject = {"kind": "points", "state": "active", "balance": 100, "customer": ada}
    shop.balances = (Copy("p-7", 1, content, A_MOMENT),)
    assert points_in(buys(till, ada, "B-1")) == [{"account": "p-7", "customer": ada, "earned": 10}]
    buys(till, ada, "B-1", "2")
    assert told(till) == {"Points earned": "20", "Points in all": "130"}


def test_goods_that_come_back_part_by_part_take_back_exactly_what_they_earned() -> None:
    till, ada = a_till()
    sold = buys(till, ada, quantity="3")
    parts = [points_in(back(till, sold)) for _ in range(3)]
    assert parts == [moved(ada, returned=points) for points in (5, 4, 5)]
    assert told(till) == {"Points taken back": "5", "Points in all": "0"}


def test_return_of_a_sale_that_earned_nothing_takes_nothing() -> None:
    till, _ = a_till()
    assert points_in(back(till, buys(till, None))) is None


def test_goods_taken_instead_earn_for_whom_the_returned_ones_had_earned() -> None:
    till, ada = a_till()
    sold = buys(till, ada, "B-1")
    expect(SaleChanged, till.do(TakeBack(sold, (BackLine("1", MICRO, "unwanted"),))))
    till.ring("A-1")
    assert points_in(till.pays().transaction) == [*moved(ada, returned=10), *moved(ada, earned=4)]


def test_amount_given_back_for_goods_that_stay_takes_the_points_of_that_amount() -> None:
    till, ada = a_till()
    sold = buys(till, ada, "B-1")
    command = KeepForLess(TakeBack(sold, (BackLine("1", MICRO, "goodwill"),)), Money(300, "EUR"), "damaged")
    expect(SaleChanged, till.do(command))
    assert points_in(till.pays().transaction) == [*moved(ada, returned=10), *moved(ada, earned=7)]


def test_undoing_a_sale_undoes_its_points() -> None:
    till, ada = a_till()
    sold = buys(till, ada)
    undone = expect(SaleUndone, till.do(PostVoid(sold.transaction_id, "rung_wrong")))
    assert points_in(undone.transaction) == moved(ada, earned=-4)


def test_what_points_pay_earns_none() -> None:
    till, ada = a_till(replace(ONE_A_EURO, points=PointsPolicy(worth_minor=1, earn_minor=100)))
    assert points_in(buys(till, ada, "B-1")) == moved(ada, earned=10)
