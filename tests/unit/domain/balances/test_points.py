"""Points: what they are worth, and how many go back with a part of what they paid."""

import pytest

from evertill.domain.balances.balance import AccountId, BalanceMark, mark_json, points_back, undone_mark
from evertill.domain.policy.points import PointsPolicy, parse_points, points_content
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.tenders.refund_plan import (
    PaidTender,
    RefundSource,
    paid_tenders,
    refund_plan,
    refunds_json,
    with_refunded,
)

POINTS = PaidTender("0", "points", 1000, account="p-1", points=333)


def test_points_pay_nothing_unless_the_shop_says_what_one_is_worth() -> None:
    assert parse_points({}) == PointsPolicy()
    assert not PointsPolicy().is_taken
    policy = PointsPolicy(5, 100)
    assert policy.is_taken
    assert parse_points(points_content(policy)) == policy
    with pytest.raises(BadRow):
        parse_points({"worth_minor": -1})


def test_points_that_go_back_in_parts_are_together_those_that_were_paid() -> None:
    source = RefundSource("sale-1", "S1-1-1-1", (POINTS,))
    went = []
    for amount in (1, 332, 334, 333):
        (step,) = refund_plan([source], {"sale-1": amount}, owed=amount).steps
        went.append(step.points)
        source = with_refunded(source, [{"0": amount}])
    assert went == [0, 111, 111, 111]
    assert points_back(7, of=0, before=0, part=0) == 0


def test_points_are_kept_by_the_tender_what_goes_back_and_what_is_carried_over() -> None:
    mark = BalanceMark(AccountId("p-1"), hold="h", customer="c-1", points=333)
    record = mark_json(mark)
    assert record["points"] == 333
    assert undone_mark(record) == {"account": "p-1", "points": 333, "credit": True}
    body = {"tenders": [{"kind": "points", "amount": 1000, "balance": record}], "cash_rounding": 0, "change": 0}
    (paid,) = paid_tenders(body)  # type: ignore[arg-type]  # JSON
    assert (paid.points, paid.account) == (333, "p-1")
    plan = refund_plan([RefundSource("sale-1", "S1-1-1-1", (POINTS,))], {"sale-1": 600}, owed=100)
    refunds = refunds_json(plan, [("points", 100)])
    assert [(each["amount"], each["points"]) for each in refunds if isinstance(each, dict)] == [(100, 33), (500, 167)]
    (carried,) = paid_tenders({"tenders": [], "cash_rounding": 0, "change": 0, "refunds": refunds})
    assert (carried.amount, carried.points) == (500, 167)
