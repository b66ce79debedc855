"""The states of orders, move by move, the forbidden ones included."""

import pytest

from evertill.domain.orders.order_states import (
    PAYMENT_MOVES,
    REFUND_MOVES,
    STEP_MOVES,
    LineState,
    OrderState,
    OrderStep,
    PaymentState,
    RefundState,
    order_state,
)

ALLOWED = {
    "allocate": {"placed": "allocated", "short": "allocated"},
    "accept": {"allocated": "accepted", "placed": "accepted"},
    "start-picking": {"allocated": "picking", "accepted": "picking"},
    "pick": dict.fromkeys(["picking", "accepted", "allocated", "short"], "picked"),
    "short": dict.fromkeys(["picking", "accepted", "allocated", "picked"], "short"),
    "reassign": dict.fromkeys(["short", "allocated", "accepted", "placed"], "allocated"),
    "ready": {"picked": "ready"},
    "send": {"picked": "in_transit"},
    "arrive": {"in_transit": "picked"},
    "ship": {"picked": "shipped", "ready": "shipped"},
    "hand-over": dict.fromkeys(["ready", "picked", "expired"], "handed_over"),
    "cancel": dict.fromkeys(
        [
            "placed",
            "short",
            "allocated",
            "accepted",
            "picking",
            "picked",
            "ready",
            "expired",
            "returned_to_shelf",
        ],
        "cancelled",
    ),
    "expire": {"ready": "expired"},
    "return-to-shelf": {"expired": "returned_to_shelf"},
}


@pytest.mark.parametrize("step", OrderStep)
@pytest.mark.parametrize("state", LineState)
def test_step_moves_units_only_as_allowed(step: OrderStep, state: LineState) -> None:
    to = STEP_MOVES[step].get(state)
    assert (None if to is None else to.value) == ALLOWED[step.value].get(state.value)


PAYMENTS = {
    "unpaid": {"authorised", "captured", "voided"},
    "authorised": {"captured", "voided"},
    "captured": {"part_refunded", "refunded"},
    "part_refunded": {"refunded", "captured"},
    "refunded": {"part_refunded", "captured"},
    "voided": set(),
}


@pytest.mark.parametrize("before", PaymentState)
@pytest.mark.parametrize("after", PaymentState)
def test_payment_moves_only_as_allowed(before: PaymentState, after: PaymentState) -> None:
    assert (after in PAYMENT_MOVES[before]) == (after.value in PAYMENTS[before.value])


@pytest.mark.parametrize("before", RefundState)
@pytest.mark.parametrize("after", RefundState)
def test_refund_moves_only_as_allowed(before: RefundState, after: RefundState) -> None:
    allowed = {("due", "settled"), ("due", "reversed")}
    assert (after in REFUND_MOVES[before]) == ((before.value, after.value) in allowed)


L = LineState


@pytest.mark.parametrize(
    ("states", "order"),
    [
        ([], OrderState.CANCELLED),
        ([L.CANCELLED, L.RETURNED_TO_SHELF], OrderState.CANCELLED),
        ([L.SHORT, L.READY], OrderState.PROBLEM),
        ([L.HANDED_OVER, L.CANCELLED], OrderState.FULFILLED),
        ([L.SHIPPED, L.HANDED_OVER], OrderState.FULFILLED),
        ([L.SHIPPED, L.PICKED], OrderState.PARTIALLY_FULFILLED),
        ([L.EXPIRED, L.CANCELLED], OrderState.EXPIRED),
        ([L.READY, L.EXPIRED], OrderState.READY),
        ([L.PLACED], OrderState.PREORDER),
        ([L.PLACED, L.ALLOCATED], OrderState.NEW),
        ([L.ALLOCATED], OrderState.NEW),
        ([L.ALLOCATED, L.ACCEPTED], OrderState.PICKING),
        ([L.READY, L.PICKING], OrderState.PICKING),
        ([L.IN_TRANSIT], OrderState.PICKING),
    ],
)
def test_order_state_follows_from_its_units(states: list[LineState], order: OrderState) -> None:
    assert order_state(states) is order
