"""What facts of tills do to an order, as the till lays them over and the backend books them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.customer_order import OrderPayment
from evertill.domain.orders.order_changes import (
    StandIn,
    cancelled,
    chosen_units,
    laid_over,
    orders_named,
    read_stand_in,
    set_apart,
    stand_in_content,
    stepped,
    substituted,
    units_content,
)
from evertill.domain.orders.order_check import order_gaps
from evertill.domain.orders.order_rows import order_content
from evertill.domain.orders.order_states import LineState, OrderState, PaymentState, RefundState
from evertill.domain.streams.stream_fields import BadRow, Members
from evertill.kernel.canonical import Json, JsonObject
from tests.support.order_copies import ONE, PAID, UNPAID, a_pickup, an_order_line

L, K = LineState, TransactionKind
TEA = StandIn("T", "Tea", "C62", ONE, 400, "S1")


def units(pieces: int, line: str = "1") -> list[Json]:
    return units_content({line: pieces * ONE})


def test_units_of_one_line_named_twice_are_added_and_none_named_means_all() -> None:
    named: Members = {"lines": [{"line": "1", "micro": 1}, {"line": "1", "micro": 2}]}
    assert chosen_units(named) == {"1": 3}
    assert (chosen_units({}), units_content({"1": 0})) == (None, [])
    with pytest.raises(BadRow):
        chosen_units({"lines": [{"line": "1"}]})


def test_stand_in_reads_back_and_takes_unit_and_place_of_what_it_replaces() -> None:
    line = an_order_line()
    assert read_stand_in(stand_in_content(TEA), line, a_pickup()) == TEA
    short: Members = {"sku": "T", "quantity_micro": ONE, "gross": 1}
    assert read_stand_in(short, replace(line, place=None), a_pickup()) == StandIn("T", "", "C62", ONE, 1, "S1")


def test_cancelled_units_are_given_back_exactly() -> None:
    moved = cancelled(a_pickup(an_order_line(3)), {"1": ONE}, "r", "cancelled")
    assert (moved.order.payment.refunded, moved.order.payment.refunds[0].refund_id) == (334, "r")


def test_substitute_never_costs_more_than_what_it_replaces_and_the_rest_goes_back() -> None:
    order = a_pickup(replace(an_order_line(2), units={L.SHORT: 2 * ONE}))
    after = substituted(order, "1", ONE, TEA, "r")
    assert after is not None
    assert [(line.line_id, line.gross) for line in after.lines] == [("1", 1000), ("1.1", 400)]
    assert (after.payment.refunded, after.due) == (100, 0)
    again = substituted(after, "1", ONE, replace(TEA, gross=9000), "r2")
    assert again is not None
    assert [line.gross for line in again.lines] == [1000, 400, 500]
    assert (again.lines[2].line_id, again.payment.refunded) == ("1.2", 100)
    assert substituted(order, "1", 3 * ONE, TEA, "r") is None
    assert substituted(order, "9", ONE, TEA, "r") is None


@given(st.integers(1, 9), st.integers(0, 100_000), st.data())
def test_units_set_apart_cost_their_share_and_all_of_it_still_adds_up(
    pieces: int, gross: int, drawn: st.DataObject
) -> None:
    short = drawn.draw(st.integers(1, pieces))
    taxes: tuple[Json, ...] = (["vat", gross * 5 // 6, gross - gross * 5 // 6], "unread")
    line = replace(
        an_order_line(pieces, gross=gross), units={L.SHORT: short * ONE, L.PICKED: (pieces - short) * ONE}, taxes=taxes
    )
    payment = OrderPayment(PaymentState.CAPTURED, authorised=gross, captured=gross)
    order = a_pickup(line, payment=payment)
    after, name = set_apart(order, "1", ONE)
    apart = after.line(name)
    assert apart is not None
    assert (apart.gross, apart.units, apart.place) == (line.share(0, ONE), {L.SHORT: ONE}, line.place)
    assert (apart.taxes[0], apart.taxes[1]) == (
        ["vat", line.part_of(gross * 5 // 6, 0, ONE), line.part_of(gross - gross * 5 // 6, 0, ONE)],
        "unread",
    )
    assert (after.due, after.payment) == (order.due, order.payment)
    assert cancelled(after, None, "r", "cancelled").order.payment.refunded == gross


def test_substitute_releases_of_an_authorisation_what_it_costs_less() -> None:
    authorised = OrderPayment(PaymentState.AUTHORISED, authorised=1000)
    order = a_pickup(replace(an_order_line(2), units={L.SHORT: 2 * ONE}), payment=authorised)
    after = substituted(order, "1", ONE, TEA, "r")
    assert after is not None
    assert (after.payment.released, after.payment.refunds, after.due) == (100, (), 0)


@given(st.integers(1, 5), st.integers(0, 2000), st.integers(0, 600))
def test_substitution_keeps_paid_refunded_and_still_owed_in_balance(pieces: int, gross: int, given_for: int) -> None:
    paid = OrderPayment(PaymentState.CAPTURED, authorised=gross, captured=gross) if gross else OrderPayment()
    order = a_pickup(replace(an_order_line(pieces, gross=gross), units={L.SHORT: pieces * ONE}), payment=paid)
    after = substituted(order, "1", ONE, replace(TEA, gross=given_for), "r")
    assert after is not None
    kept = sum(line.gross - line.share(0, line.refunded_micro) for line in after.lines)
    assert kept == gross - after.payment.refunded


@pytest.mark.parametrize(
    "body",
    [{"step": "hand-over"}, {"step": "fly"}, {}, {"step": "substitute"}, {"step": "substitute", "lines": units(1)}],
)
def test_step_that_is_none_cannot_be_read(body: dict[str, Json]) -> None:
    with pytest.raises(BadRow):
        stepped(a_pickup(), body, "f")


def test_steps_move_cancel_and_substitute() -> None:
    order = a_pickup(an_order_line(2, state=L.PICKING))
    short = stepped(order, {"step": "short", "lines": units(2)}, "f1").order
    swap: Members = {"step": "substitute", "lines": units(1), "with": stand_in_content(TEA)}
    swapped = stepped(short, swap, "f2")
    assert swapped.order.payment.refunds[0].refund_id == "substitute:f2"
    gone = stepped(swapped.order, {"step": "cancel", "lines": units(1)}, "f3").order
    assert [refund.refund_id for refund in gone.payment.refunds] == ["substitute:f2", "cancel:f3"]
    assert [refund.reason for refund in gone.payment.refunds] == ["substituted", "cancelled"]
    unknown = stepped(short, {**swap, "lines": units(1, "7")}, "f4")
    assert (unknown.order, unknown.missing) == (short, {"7": ONE})
    too_many = stepped(short, {**swap, "lines": units(3)}, "f5")
    assert (too_many.order, too_many.missing) == (short, {"1": 3 * ONE})


def test_sent_goods_arrive_in_the_shop_of_collection() -> None:
    order = a_pickup(replace(an_order_line(state=L.PICKED), place="S2"))
    sent = stepped(order, {"step": "send"}, "f").order
    arrived = stepped(sent, {"step": "arrive"}, "f").order
    assert (sent.lines[0].source, arrived.lines[0].place) == ("S2", "S1")


def test_own_facts_lie_over_the_copy() -> None:
    order = a_pickup()
    handed = laid_over(order, K.HAND_OVER, {"order_id": "W-1", "lines": units(2)}, "f")
    assert handed.state is OrderState.FULFILLED
    unpaid = a_pickup(payment=UNPAID)
    sold = laid_over(unpaid, K.SALE, {"order": {"order_id": "W-1", "lines": units(2), "paid": 1000}}, "f")
    assert (sold.state, sold.payment.captured, sold.due) == (OrderState.FULFILLED, 1000, 0)
    back = laid_over(handed, K.RETURN, {"order": {"order_id": "W-1", "lines": units(1)}}, "f")
    assert (back.lines[0].returned_micro, back.payment.refunded) == (ONE, 500)
    assert laid_over(order, K.RETURN, {"order": {"order_id": "W-1"}}, "f") == order
    assert laid_over(order, K.ORDER_STEP, {"step": "expire"}, "f").state is OrderState.EXPIRED
    for kind in (K.ORDER_STEP, K.SALE, K.NO_SALE):
        assert laid_over(order, kind, {"step": "fly"}, "f") == order


def test_fact_names_its_orders() -> None:
    assert orders_named(K.ORDER_STEP, {"order_id": "W-1"}) == ("W-1",)
    both: Members = {"order": {"order_id": "W-2"}, "orders_back": [{"order_id": "W-3"}, 7, {"order_id": "W-2"}]}
    assert orders_named(K.SALE, both) == ("W-2", "W-3")
    assert (orders_named(K.SALE, {"orders_back": "W"}), orders_named(K.HAND_OVER, {"order_id": 7})) == ((), ())
    assert (orders_named(K.NO_SALE, {"order_id": "W-1"}), orders_named(K.RETURN, {"order": {}})) == ((), ())
    assert PAID.refunded == 0


def test_goods_that_come_back_by_the_receipt_of_their_hand_over_are_paid_out_once_by_what_left_the_till() -> None:
    handed = laid_over(a_pickup(), K.HAND_OVER, {"order_id": "W-1", "lines": units(2)}, "f")
    entry: JsonObject = {"order_id": "W-1", "lines": units(1), "refund": 501, "is_paid_out": True}
    other: JsonObject = {**entry, "order_id": "W-9"}
    exchange: Members = {"order": {"order_id": "W-8", "lines": units(1)}, "orders_back": [entry, other]}
    back = laid_over(handed, K.SALE, exchange, "g")
    (refund,) = back.payment.refunds
    assert (back.lines[0].returned_micro, back.lines[0].refunded_micro) == (ONE, ONE)
    assert (refund.refund_id, refund.amount, refund.state) == ("return:g", 501, RefundState.SETTLED)
    rest: JsonObject = {"order_id": "W-1", "lines": units(1), "is_paid_out": True}
    whole = laid_over(back, K.RETURN, {"orders_back": [rest]}, "h")
    assert (whole.payment.refunded, whole.lines[0].returned_micro) == (1000, 2 * ONE)
    assert order_gaps(order_content(whole)) == ()


def test_agreed_amount_goes_back_for_no_goods_and_never_more_than_was_paid() -> None:
    said: Members = {"order_id": "W-1", "lines": [], "refund": 151, "goodwill": True}
    after = laid_over(a_pickup(), K.RETURN, {"order": said}, "g")
    assert (after.payment.refunded, after.payment.given_for_no_goods) == (151, 151)
    assert [line.returned_micro for line in after.lines] == [0] * len(after.lines)
    assert after.lines == a_pickup().lines
    rest = laid_over(after, K.RETURN, {"order": {**said, "refund": 5000}}, "h")
    assert rest.payment.refunded == rest.payment.captured == 1000
