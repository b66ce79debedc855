"""Orders as values: units moved, money shared exactly, stock moved by what changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.orders.customer_order import (
    CustomerOrder,
    OrderLine,
    OrderPayment,
    Refund,
    StockEffect,
    captured,
    give_back,
    paid_in_store,
    placed_after,
    reinstate,
    settled,
    step_order,
    stock_effects,
    with_refund,
)
from evertill.domain.orders.order_states import LineState, OrderState, OrderStep, PaymentState, RefundState

ONE = 1_000_000
L, S, P = LineState, OrderStep, PaymentState


def a_line(pieces: int = 3, *, gross: int = 1000, state: LineState = L.ALLOCATED, line_id: str = "1") -> OrderLine:
    """A line of A reserved in S1."""
    micro = pieces * ONE
    return OrderLine(line_id, "A", "Tea", "C62", micro, gross, "S1", {state: micro})


def an_order(*lines: OrderLine, payment: OrderPayment | None = None) -> CustomerOrder:
    """An order paid online."""
    paid = payment or OrderPayment(P.CAPTURED, authorised=1000, captured=1000)
    return CustomerOrder("W-1", "W-1", "web", "pickup", "S1", lines or (a_line(),), paid)


def test_step_moves_chosen_units_and_names_those_it_is_not_for() -> None:
    moved = step_order(an_order(), S.PICK, {"1": 2 * ONE})
    assert moved.order.lines[0].units == {L.ALLOCATED: ONE, L.PICKED: 2 * ONE}
    assert (moved.moved, moved.missing) == ({"1": {L.ALLOCATED: 2 * ONE}}, {})
    again = step_order(moved.order, S.READY, {"1": 3 * ONE, "9": ONE})
    assert (again.order.lines[0].units[L.READY], again.missing) == (2 * ONE, {"1": ONE, "9": ONE})


def test_step_without_choice_moves_all_that_it_is_for_and_nothing_else() -> None:
    order = an_order(a_line(1), a_line(1, line_id="2", state=L.READY))
    moved = step_order(order, S.READY)
    assert (moved.moved, moved.missing) == ({}, {})
    handed = step_order(order, S.HAND_OVER)
    assert handed.moved == {"2": {L.READY: ONE}}


def test_hand_over_that_has_happened_takes_units_from_wherever_they_are() -> None:
    order = an_order(replace(a_line(), units={L.READY: ONE, L.CANCELLED: ONE, L.HANDED_OVER: ONE}))
    moved = step_order(order, S.HAND_OVER, {"1": 3 * ONE}, has_happened=True)
    assert (moved.moved["1"], moved.missing) == ({L.READY: ONE, L.CANCELLED: ONE}, {"1": ONE})
    assert moved.order.state is OrderState.FULFILLED


@given(st.integers(0, 100_000), st.lists(st.integers(1, 5 * ONE), min_size=1, max_size=8))
def test_shares_of_all_units_add_up_to_the_line_in_any_parts(gross: int, parts: list[int]) -> None:
    line = OrderLine("1", "A", "", "C62", sum(parts), gross)
    before, shares = 0, []
    for micro in parts:
        shares.append(line.share(before, micro))
        before += micro
    assert sum(shares) == gross
    assert all(share >= 0 for share in shares)


def test_money_of_cancelled_units_is_released_where_it_was_authorised_and_refunded_where_it_was_taken() -> None:
    authorised = an_order(payment=OrderPayment(P.AUTHORISED, authorised=1000))
    one = give_back(authorised, {"1": ONE}, "r1", "cancelled")
    assert (one.payment.released, one.payment.state, one.due) == (334, P.AUTHORISED, 0)
    rest = give_back(one, {"1": 9 * ONE}, "r2", "cancelled")
    assert (rest.payment.released, rest.payment.state, rest.due) == (1000, P.VOIDED, 0)
    taken = give_back(an_order(), {"1": ONE}, "r1", "cancelled")
    assert taken.payment.refunds == (Refund("r1", 334, "cancelled", lines={"1": ONE}),)
    assert (taken.payment.state, taken.due) == (P.PART_REFUNDED, 0)
    again = give_back(give_back(taken, {"1": 2 * ONE}, "r2", ""), {"1": ONE}, "r3", "")
    assert (again.payment.refunded, again.payment.state, len(again.payment.refunds)) == (1000, P.REFUNDED, 2)
    unpaid = give_back(an_order(payment=OrderPayment()), {"1": ONE}, "r1", "cancelled")
    assert (unpaid.payment, unpaid.due) == (OrderPayment(), 666)


def test_refund_is_cut_to_what_was_taken() -> None:
    payment = OrderPayment(P.CAPTURED, captured=300)
    assert with_refund(payment, Refund("r", 500, "")).refunded == 300
    assert with_refund(OrderPayment(), Refund("r", 500, "")) == OrderPayment()


def test_payment_is_captured_up_to_what_was_authorised_and_not_released() -> None:
    payment = OrderPayment(P.AUTHORISED, authorised=1000, released=300)
    assert captured(payment, 701, "online") is None
    assert captured(payment, 0, "online") is None
    taken = captured(payment, 700, "online")
    assert taken is not None
    assert (taken.state, taken.captured) == (P.CAPTURED, 700)
    assert captured(taken, 1, "online") is None
    assert captured(OrderPayment(P.PART_REFUNDED, captured=5), 1, "online") is None
    in_store = captured(OrderPayment(), 500, "store")
    assert in_store is not None
    assert in_store.where == "store"


def test_deposit_leaves_the_rest_due_and_the_rest_is_paid_in_the_shop() -> None:
    order = an_order(payment=OrderPayment(P.CAPTURED, authorised=200, captured=200))
    assert order.due == 800
    paid = replace(order, payment=paid_in_store(order.payment, 800))
    assert (paid.due, paid.payment.captured, paid.payment.where) == (0, 1000, "store")
    assert paid_in_store(OrderPayment(), 500).state is P.CAPTURED
    assert paid_in_store(OrderPayment(), 0) == OrderPayment()


def test_refund_that_has_not_gone_out_is_reversed_and_one_that_has_is_owed() -> None:
    cancelled = give_back(an_order(), {"1": 3 * ONE}, "r1", "cancelled")
    stopped = reinstate(cancelled, {"1": 3 * ONE})
    assert (stopped.owed, stopped.order.payment.state, stopped.order.lines[0].refunded_micro) == (0, P.CAPTURED, 0)
    refunds = tuple(replace(refund, state=RefundState.SETTLED) for refund in cancelled.payment.refunds)
    gone = replace(cancelled, payment=replace(cancelled.payment, refunds=refunds))
    owed = reinstate(gone, {"1": 2 * ONE, "2": 0})
    assert (owed.owed, owed.order.payment.state) == (666, P.REFUNDED)


def test_authorisation_that_was_let_go_is_owed() -> None:
    order = an_order(payment=OrderPayment(P.AUTHORISED, authorised=1000))
    cancelled = give_back(order, {"1": 3 * ONE}, "r1", "cancelled")
    assert reinstate(cancelled, {"1": 3 * ONE}).owed == 1000


def test_payment_without_anything_taken_has_no_state_to_settle() -> None:
    assert settled(OrderPayment(P.AUTHORISED, authorised=5)) == OrderPayment(P.AUTHORISED, authorised=5)


def effects(before: CustomerOrder | None, after: CustomerOrder) -> dict[tuple[str, str], tuple[int, int]]:
    """What moves in whole pieces: on hand, and reserved."""
    return {
        key: (effect.on_hand_micro // ONE, effect.committed_micro // ONE)
        for key, effect in stock_effects(before, after).items()
    }


def test_stock_follows_an_order_from_reservation_to_hand_over() -> None:
    placed = an_order()
    assert effects(None, placed) == {("S1", "A"): (0, 3)}
    picked = step_order(placed, S.PICK).order
    assert effects(placed, picked) == {}
    handed = step_order(picked, S.HAND_OVER, {"1": 2 * ONE}).order
    assert effects(picked, handed) == {("S1", "A"): (-2, -2)}
    assert effects(handed, step_order(handed, S.CANCEL).order) == {("S1", "A"): (0, -1)}


def test_stock_of_a_bundle_is_that_of_its_components_and_what_is_made_to_order_has_none() -> None:
    bundle = replace(a_line(2), components={"B": 2 * ONE, "C": ONE})
    assert effects(None, an_order(bundle)) == {("S1", "B"): (0, 4), ("S1", "C"): (0, 2)}
    assert effects(None, an_order(replace(a_line(), is_stocked=False))) == {}
    waiting = replace(a_line(), place=None, units={L.PLACED: 3 * ONE})
    assert effects(None, an_order(waiting)) == {}
    assert StockEffect() == StockEffect(0, 0)


def test_goods_sent_to_another_shop_leave_the_one_and_come_into_the_other() -> None:
    away = an_order(replace(a_line(1), place="W1", units={L.PICKED: ONE}))
    step = step_order(away, S.SEND)
    sent = placed_after(step.order, S.SEND, step.moved)
    assert effects(away, sent) == {("W1", "A"): (-1, -1)}
    step = step_order(sent, S.ARRIVE)
    arrived = placed_after(step.order, S.ARRIVE, step.moved)
    assert effects(sent, arrived) == {("S1", "A"): (1, 1)}
    handed = step_order(arrived, S.HAND_OVER).order
    assert effects(arrived, handed) == {("S1", "A"): (-1, -1)}
    assert placed_after(handed, S.SEND, {}) == handed


@pytest.mark.parametrize(("step", "effect"), [(S.ACCEPT, (0, 3)), (S.HAND_OVER, (-3, 0))])
def test_what_had_no_place_is_in_the_shop_that_takes_it_up_or_hands_it_over(
    step: OrderStep, effect: tuple[int, int]
) -> None:
    waiting = an_order(replace(a_line(), place=None, units={L.PLACED: 3 * ONE}, is_preorder=True))
    moved = step_order(waiting, step, {"1": 3 * ONE}, has_happened=step is S.HAND_OVER)
    taken = placed_after(moved.order, step, moved.moved)
    assert (taken.lines[0].place, taken.lines[0].is_preorder) == ("S1", False)
    assert effects(waiting, taken) == {("S1", "A"): effect}


def test_order_knows_its_lines_and_what_they_cost() -> None:
    order = an_order(a_line(1, gross=500), replace(a_line(1, gross=400, line_id="2"), replaces="1"))
    assert (order.gross, order.line("2"), order.line("3")) == (500, order.lines[1], None)


@pytest.mark.parametrize("kept", [RefundState.DUE, RefundState.SETTLED])
def test_refund_of_other_units_is_left_alone_when_some_are_reinstated(kept: RefundState) -> None:
    order = an_order(a_line(1, gross=500), a_line(1, gross=500, line_id="2"))
    cancelled = give_back(order, {"1": ONE}, "r1", "")
    cancelled = give_back(cancelled, {"2": ONE}, "r2", "")
    first, second = cancelled.payment.refunds
    payment = replace(cancelled.payment, refunds=(replace(first, state=kept), second))
    after = reinstate(replace(cancelled, payment=payment), {"2": ONE}).order
    assert [refund.state for refund in after.payment.refunds] == [kept, RefundState.REVERSED]
