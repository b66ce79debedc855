"""An order's totals, prices and refunds as a backend tells them, beside ours: told apart to the minor unit."""

from dataclasses import replace

import pytest

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment, Refund, give_back
from evertill.domain.orders.order_check import GapKind, OrderGap, gaps_told, order_gaps, priced_content
from evertill.domain.orders.order_rows import order_content
from evertill.domain.orders.order_states import LineState, PaymentState, RefundState
from evertill.kernel.canonical import JsonObject
from evertill.kernel.quantity import MICRO

PAID = OrderPayment(PaymentState.CAPTURED, captured=3000, authorised=3000)


def an_order(payment: OrderPayment = PAID) -> CustomerOrder:
    """Three mugs for 20.00 and a pot for 10.00, paid."""
    return CustomerOrder(
        "o1",
        "W-1",
        "web",
        "pickup",
        "S1",
        (
            OrderLine("1", "MUG", "Mug", "C62", 3 * MICRO, 2000, units={LineState.HANDED_OVER: 3 * MICRO}),
            OrderLine("2", "POT", "", "C62", MICRO, 1000, units={LineState.HANDED_OVER: MICRO}),
        ),
        payment,
    )


def told(order: CustomerOrder, **changed: object) -> JsonObject:
    """The order as a backend tells it."""
    return {**order_content(order), **changed}  # type: ignore[dict-item]  # JSON


def test_order_that_adds_up_has_no_gap() -> None:
    order = give_back(give_back(an_order(), {"1": MICRO}, "r1", "broken"), {"1": MICRO, "2": MICRO}, "r2", "late")
    assert order_gaps(told(order, priced=priced_content({"1": 2000, "2": 1000}))) == ()


@pytest.mark.parametrize(
    ("changed", "gap"),
    [
        ({"gross": 2999}, OrderGap(GapKind.TOTAL, "", 2999, 3000)),
        ({"due": 1}, OrderGap(GapKind.DUE, "", 1, 0)),
    ],
)
def test_total_of_a_backend_that_is_not_the_sum_of_its_lines_is_told(changed: JsonObject, gap: OrderGap) -> None:
    assert order_gaps(told(an_order(), **changed)) == (gap,)


def test_lines_charged_otherwise_than_by_our_rules_are_told_each_and_in_sum() -> None:
    gaps = order_gaps(told(an_order(), priced=priced_content({"1": 1999, "2": 1000, "gone": 5})))
    assert gaps == (OrderGap(GapKind.PRICED, "", 3000, 2999), OrderGap(GapKind.LINE, "Mug", 2000, 1999))
    assert gaps_told(gaps) == (
        "priced: 3000 by whoever took the order, 2999 by the shop's rules; "
        "line Mug: 2000 by whoever took the order, 1999 by the shop's rules"
    )


def test_lines_that_differ_but_come_to_the_same_are_told_and_those_without_a_price_are_not() -> None:
    assert order_gaps(told(an_order(), priced=priced_content({"1": 1999, "2": 1001}))) == (
        OrderGap(GapKind.LINE, "Mug", 2000, 1999),
        OrderGap(GapKind.LINE, "POT", 1000, 1001),
    )
    assert order_gaps(told(an_order(), priced=priced_content({"2": 1000}))) == ()


def test_refund_that_is_not_the_share_of_its_units_is_told() -> None:
    order = give_back(an_order(), {"1": MICRO}, "r1", "broken")
    refunds = (replace(order.payment.refunds[0], amount=666), Refund("r2", 100, "goodwill"))
    off = replace(order, payment=replace(order.payment, refunds=refunds))
    assert order_gaps(told(off)) == (OrderGap(GapKind.REFUND, "broken", 666, 667),)


def test_refund_is_no_gap_where_less_was_taken_or_it_was_reversed_or_let_go_before() -> None:
    part = give_back(an_order(replace(PAID, captured=500, authorised=500)), {"1": MICRO}, "r1", "broken")
    gone = give_back(an_order(), {"1": MICRO}, "r1", "broken")
    reversed_refund = replace(gone.payment.refunds[0], amount=1, state=RefundState.REVERSED)
    undone = replace(gone, payment=replace(gone.payment, refunds=(reversed_refund,)))
    let_go = replace(an_order(), lines=(replace(an_order().lines[0], refunded_micro=MICRO), an_order().lines[1]))
    later = give_back(let_go, {"1": MICRO}, "r2", "late")
    assert [order_gaps(told(order)) for order in (part, undone, later)] == [(), (), ()]


def test_order_that_cannot_be_read_has_no_gaps() -> None:
    assert order_gaps({"order_id": "o"}) == ()
    assert order_gaps(told(an_order(), priced=7)) == ()
