"""The states of an order's lines, its payment, its refunds, and what follows from them for the order as a whole.

Each unit of a line has a state of its own, so part of a line may be short while the rest is handed over. STEP_MOVES is
the one table of what a step does to a unit; what it does not name is forbidden.
"""

from collections.abc import Iterable
from enum import StrEnum


class LineState(StrEnum):
    """Where units of a line stand."""

    PLACED = "placed"
    """Ordered, with no place yet: a preorder, or made to order."""
    ALLOCATED = "allocated"
    """Reserved in a place."""
    ACCEPTED = "accepted"
    PICKING = "picking"
    PICKED = "picked"
    SHORT = "short"
    """Reserved, but not to be found (or sold meanwhile)."""
    READY = "ready"
    IN_TRANSIT = "in_transit"
    """On the way to the shop where it will be collected."""
    SHIPPED = "shipped"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    """Not collected in time; still in its tote."""
    RETURNED_TO_SHELF = "returned_to_shelf"


class OrderStep(StrEnum):
    """What is done to units of an order."""

    ALLOCATE = "allocate"
    ACCEPT = "accept"
    START_PICKING = "start-picking"
    PICK = "pick"
    SHORT = "short"
    REASSIGN = "reassign"
    READY = "ready"
    SEND = "send"
    """To the shop where it will be collected."""
    ARRIVE = "arrive"
    SHIP = "ship"
    """Given to a courier, or sent as a parcel."""
    HAND_OVER = "hand-over"
    CANCEL = "cancel"
    EXPIRE = "expire"
    RETURN_TO_SHELF = "return-to-shelf"


S, L = OrderStep, LineState

STEP_MOVES: dict[OrderStep, dict[LineState, LineState]] = {
    S.ALLOCATE: {L.PLACED: L.ALLOCATED, L.SHORT: L.ALLOCATED},
    S.ACCEPT: {L.ALLOCATED: L.ACCEPTED, L.PLACED: L.ACCEPTED},
    S.START_PICKING: {L.ALLOCATED: L.PICKING, L.ACCEPTED: L.PICKING},
    S.PICK: {L.PICKING: L.PICKED, L.ACCEPTED: L.PICKED, L.ALLOCATED: L.PICKED, L.SHORT: L.PICKED},
    S.SHORT: {L.PICKING: L.SHORT, L.ACCEPTED: L.SHORT, L.ALLOCATED: L.SHORT, L.PICKED: L.SHORT},
    S.REASSIGN: {L.SHORT: L.ALLOCATED, L.ALLOCATED: L.ALLOCATED, L.ACCEPTED: L.ALLOCATED, L.PLACED: L.ALLOCATED},
    S.READY: {L.PICKED: L.READY},
    S.SEND: {L.PICKED: L.IN_TRANSIT},
    S.ARRIVE: {L.IN_TRANSIT: L.PICKED},
    S.SHIP: {L.PICKED: L.SHIPPED, L.READY: L.SHIPPED},
    S.HAND_OVER: {L.READY: L.HANDED_OVER, L.PICKED: L.HANDED_OVER, L.EXPIRED: L.HANDED_OVER},
    S.CANCEL: {
        L.PLACED: L.CANCELLED,
        L.SHORT: L.CANCELLED,
        L.ALLOCATED: L.CANCELLED,
        L.ACCEPTED: L.CANCELLED,
        L.PICKING: L.CANCELLED,
        L.PICKED: L.CANCELLED,
        L.READY: L.CANCELLED,
        L.EXPIRED: L.CANCELLED,
        L.RETURNED_TO_SHELF: L.CANCELLED,
    },
    S.EXPIRE: {L.READY: L.EXPIRED},
    S.RETURN_TO_SHELF: {L.EXPIRED: L.RETURNED_TO_SHELF},
}
"""For each step, from which state to which; where a line has units in several, those named first go first."""

CAME_ANYWAY: tuple[LineState, ...] = (
    L.ACCEPTED,
    L.PICKING,
    L.ALLOCATED,
    L.SHORT,
    L.PLACED,
    L.RETURNED_TO_SHELF,
    L.CANCELLED,
)
"""From where units go, too, when a till without a network has handed them over: what happened happened."""

RESERVED = frozenset({L.ALLOCATED, L.ACCEPTED, L.PICKING, L.PICKED, L.READY, L.EXPIRED})
"""Units that are on hand in their place and promised to this order."""

SECURED = frozenset({L.PICKED, L.READY, L.EXPIRED})
"""Reserved units that lie aside already, where no customer takes them from the shelf."""

GONE = frozenset({L.SHIPPED, L.HANDED_OVER})
"""Units that have left for their customer."""

OVER = frozenset({L.SHIPPED, L.HANDED_OVER, L.CANCELLED, L.RETURNED_TO_SHELF})
"""Units to which nothing more has to be done."""


class OrderState(StrEnum):
    """Where an order stands as a whole; it follows from its lines."""

    PREORDER = "preorder"
    NEW = "new"
    PICKING = "picking"
    PROBLEM = "problem"
    READY = "ready"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    FULFILLED = "fulfilled"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


def order_state(states: Iterable[LineState]) -> OrderState:
    """The state of an order by the states that its units are in; what needs somebody most comes first."""
    found = set(states)
    if not found - {L.CANCELLED, L.RETURNED_TO_SHELF}:
        return OrderState.CANCELLED
    if L.SHORT in found:
        return OrderState.PROBLEM
    live = found - {L.CANCELLED, L.RETURNED_TO_SHELF}
    if live <= {L.SHIPPED, L.HANDED_OVER}:
        return OrderState.FULFILLED
    if live & {L.SHIPPED, L.HANDED_OVER}:
        return OrderState.PARTIALLY_FULFILLED
    if live == {L.EXPIRED}:
        return OrderState.EXPIRED
    if live <= {L.READY, L.EXPIRED}:
        return OrderState.READY
    if live <= {L.PLACED}:
        return OrderState.PREORDER
    return OrderState.NEW if live <= {L.PLACED, L.ALLOCATED} else OrderState.PICKING


class PaymentState(StrEnum):
    """Where an order's payment stands; see PAYMENT_MOVES."""

    UNPAID = "unpaid"
    """To be paid where it is collected."""
    AUTHORISED = "authorised"
    CAPTURED = "captured"
    PART_REFUNDED = "part_refunded"
    REFUNDED = "refunded"
    VOIDED = "voided"


P = PaymentState

PAYMENT_MOVES: dict[PaymentState, frozenset[PaymentState]] = {
    P.UNPAID: frozenset({P.AUTHORISED, P.CAPTURED, P.VOIDED}),
    P.AUTHORISED: frozenset({P.CAPTURED, P.VOIDED}),
    P.CAPTURED: frozenset({P.PART_REFUNDED, P.REFUNDED}),
    P.PART_REFUNDED: frozenset({P.REFUNDED, P.CAPTURED}),
    P.REFUNDED: frozenset({P.PART_REFUNDED, P.CAPTURED}),
    P.VOIDED: frozenset(),
}
"""A refund that has not gone out can be reversed when the goods were handed over after all."""


class RefundState(StrEnum):
    """Where a refund stands; see REFUND_MOVES."""

    DUE = "due"
    """To be paid back by whoever took the money."""
    SETTLED = "settled"
    REVERSED = "reversed"


REFUND_MOVES: dict[RefundState, frozenset[RefundState]] = {
    RefundState.DUE: frozenset({RefundState.SETTLED, RefundState.REVERSED}),
    RefundState.SETTLED: frozenset(),
    RefundState.REVERSED: frozenset(),
}
