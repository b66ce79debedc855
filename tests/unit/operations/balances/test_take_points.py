"""Points of the customer pay: held and captured in points, taken in whole ones, given back as many as they were."""

from dataclasses import replace
from datetime import datetime

import pytest

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.policy.balances import BalancePolicy, WithoutBackend
from evertill.domain.policy.points import PointsPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Columns
from evertill.domain.till.tallies import Section
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.operations.balances.asking import NO_POINTS, hold_answer, hold_call
from evertill.operations.balances.credit_balance import BalanceAccount, CreditBalance
from evertill.operations.balances.settle_balance import (
    BalanceRefused,
    HoldGiven,
    HoldRefused,
    NotReached,
    SettleBalance,
    StoodIn,
)
from evertill.operations.balances.take_balance import BalanceBegun
from evertill.operations.balances.take_points import NOBODYS, NOT_HERE, NOTHING_DUE, TOO_FEW, TakePoints
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.changing.attach_customer import AttachCustomer, CustomerAttached
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderRefused, TenderTaken
from evertill.operations.selling.sale.outcomes import NothingToChange, SaleChanged
from evertill.operations.till.x_report import TakeX
from evertill.ports.balance_steps import BalanceStep
from evertill.ports.orders import Copy
from tests.support.balances import Account, FakeBalances, OneCard
from tests.support.card_numbers import FakeCardNumbers
from tests.support.counter import MANAGER, Till, expect
from tests.support.customers import ADA
from tests.support.sales import A_MOMENT, money

FIVE_EACH = StorePolicy(version=7, points=PointsPolicy(worth_minor=5, least=10))


def a_till(policy: StorePolicy = FIVE_EACH) -> Till:
    """Tea for 4.99 on the counter, for a customer."""
    till = Till(policy=policy, operator=MANAGER)
    till.counter.card_numbers = FakeCardNumbers()
    written = expect(CustomerKept, till.do(WriteCustomer(ADA, is_certain=True)))
    till.ring("A-1")
    expect(CustomerAttached, till.do(AttachCustomer(written.known.customer_id)))
    return till


def begin(till: Till, amount: Money | None = None) -> BalanceStep:
    """Ask for points, for certain."""
    return expect(BalanceBegun, till.do(TakePoints(amount))).step


def given(points: int, left: int = 20) -> HoldGiven:
    """The backend holds so many."""
    return HoldGiven(AccountId("points-1"), AccountKind.POINTS, points, left)


def test_points_pay_in_whole_ones_and_the_rest_is_due_in_money() -> None:
    till = a_till()
    step = begin(till)
    assert (step.points, step.amount) == (99, money("4.95"))
    taken = expect(TenderTaken, till.do(SettleBalance(step.step_id, given(99))))
    assert taken.rung.settlement.remaining == money("0.04")
    done = till.pays()
    tender = done.transaction.body["tenders"][0]  # type: ignore[index]  # JSON
    assert tender == {
        "kind": "points",
        "amount": 495,
        "reference": None,
        "balance": {
            "account": "points-1",
            "hold": step.step_id,
            "customer": step.customer,
            "left": 20,
            "points": 99,
        },
    }
    blocks = till.memory.documents[0].receipt.blocks
    assert all(
        row in blocks
        for row in (
            Columns("Points", "4.95"),
            Columns("Points", "99", indent=2),
            Columns("Points left", "20", indent=2),
        )
    )
    shown = till.do(TakeX()).report  # type: ignore[union-attr]  # a manager may
    assert ("points", 495) in [(row.code, row.amount) for row in shown.rows(Section.TENDER)]


def test_customer_with_fewer_points_pays_with_those_they_have() -> None:
    till = a_till()
    taken = expect(TenderTaken, till.do(SettleBalance(begin(till).step_id, given(30))))
    assert taken.rung.settlement.remaining == money("3.49")


@pytest.mark.parametrize(
    ("policy", "amount", "sentence"),
    [
        (replace(FIVE_EACH, points=PointsPolicy()), None, NOT_HERE),
        (FIVE_EACH, "0.00", NOTHING_DUE),
        (FIVE_EACH, "0.49", TOO_FEW),
    ],
)
def test_what_the_shop_does_not_take_is_refused(policy: StorePolicy, amount: str | None, sentence: str) -> None:
    refused = expect(TenderRefused, a_till(policy).do(TakePoints(None if amount is None else money(amount))))
    assert refused.sentence == sentence


def test_sale_of_nobody_has_no_points_and_more_than_is_due_is_not_taken() -> None:
    till = a_till()
    assert isinstance(till.do(TakePoints(money("6.00"))), TenderRefused)
    till.do(AttachCustomer(None))
    assert expect(TenderRefused, till.do(TakePoints())).sentence == NOBODYS
    assert isinstance(Till(policy=FIVE_EACH).do(TakePoints()), NothingToChange)


def test_backend_is_asked_for_points_of_the_customer_and_says_when_there_are_none() -> None:
    backend, step = FakeBalances(), begin(a_till())
    assert hold_answer(hold_call(step)(backend), of_points=True) == HoldRefused(NO_POINTS)  # type: ignore[arg-type]  # the calls used here
    points = Account("points-1", "", "", 40, kind="points", currency="PTS", customer=step.customer)
    backend.accounts["points-1"] = points
    held = hold_answer(hold_call(step)(backend), of_points=True)  # type: ignore[arg-type]  # the calls used here
    assert held == HoldGiven(AccountId("points-1"), AccountKind.POINTS, 40, 0)
    points.holds["other"] = 0
    again = replace(step, step_id=step.step_id + "x")  # type: ignore[arg-type]  # an id like any other
    assert hold_answer(hold_call(again)(backend), of_points=True) == HoldRefused(NO_POINTS)  # type: ignore[arg-type]  # the calls used here


def test_silent_backend_takes_no_points_unless_the_shop_allows_some_of_those_it_knows() -> None:
    till = a_till()
    assert (
        "takes no cards" in expect(BalanceRefused, till.do(SettleBalance(begin(till).step_id, NotReached()))).sentence
    )

    limited = BalancePolicy(without_backend=WithoutBackend.LIMITED, card_minor_max=213, till_minor_max=500)
    till = a_till(replace(FIVE_EACH, balances=limited))
    step = begin(till)
    till.counter.shop = ThePoints(step.customer, 90)
    stood = expect(StoodIn, till.do(SettleBalance(step.step_id, NotReached())))
    assert stood.amount == money("2.10")  # whole points within 2.13
    tender = expect(TenderTaken, stood.taken).rung.sale.tenders[0]
    assert tender.balance is not None
    assert (tender.balance.points, tender.balance.is_stand_in) == (42, True)


class ThePoints(OneCard):
    """The copy of a customer's points."""

    def __init__(self, customer: str, points: int, as_of: datetime = A_MOMENT) -> None:
        super().__init__("603571001234", points, as_of, kind="points", currency="PTS", customer=customer, last4=None)

    def balances_of(self, *, number_hash: str | None = None, customer: str | None = None) -> tuple[Copy, ...]:
        """By whose they are."""
        return (self._copy,) if customer == self._copy.content["customer"] else ()


def test_goods_paid_with_points_give_the_points_back() -> None:
    till = a_till()
    till.do(SettleBalance(begin(till).step_id, given(99)))
    sold = till.pays()
    command = TakeBack(sold.transaction, (BackLine("1", MICRO, "unwanted"),))
    rung = expect(SaleChanged, till.do(command)).rung
    assert rung.refund is not None
    step = rung.refund.steps[0]
    assert (step.kind, step.amount, step.points) == ("points", 495, 99)
    onto = BalanceAccount(AccountId(step.paid.account), AccountKind.POINTS, points=step.points)
    expect(TenderTaken, till.do(CreditBalance(onto, money("4.95"))))
    back = expect(SaleDone, till.pays())
    tender = back.transaction.body["tenders"][0]  # type: ignore[index]  # JSON
    assert tender["balance"] == {"account": "points-1", "credit": True, "points": 99}  # type: ignore[index,call-overload]  # JSON
