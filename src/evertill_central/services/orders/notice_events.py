"""Which events of an order are told: they follow from what it was before a change and what it is after."""

from collections.abc import Iterator
from enum import StrEnum

from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_states import GONE, LineState, OrderState
from evertill.domain.orders.pickup_queue import PICKUP


class NoticeEvent(StrEnum):
    """What is told; each at most once of an order."""

    PLACED = "placed"
    READY = "ready"
    """All that is still to be collected lies ready."""
    EXPIRES_SOON = "expires_soon"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"
    SHIPPED = "shipped"


class NoticeChannel(StrEnum):
    """On which way it is told."""

    MAIL = "mail"
    WEBHOOK = "webhook"


class NoticeState(StrEnum):
    """Where a notice stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    """It may have arrived: the line broke while it was handed over, so it is not sent again."""
    FAILED = "failed"
    """It was refused, or tried for too long."""
    DROPPED = "dropped"
    """There was nobody to tell, or nothing to tell any more."""


def events_of(before: CustomerOrder | None, after: CustomerOrder) -> Iterator[NoticeEvent]:
    """What this change of an order tells."""
    if before is None:
        yield NoticeEvent.PLACED
    for event in (NoticeEvent.READY, NoticeEvent.EXPIRED, NoticeEvent.CANCELLED, *_GOODS_LEFT):
        if still_holds(event, after) and (before is None or not still_holds(event, before)):
            yield event


def still_holds(event: NoticeEvent, order: CustomerOrder) -> bool:
    """Whether the order is such that the event is worth telling: a letter that it is ready helps nobody who has it."""
    found = {state for line in order.lines for state, micro in line.units.items() if micro}
    match event:
        case NoticeEvent.PLACED:
            return order.state is not OrderState.CANCELLED
        case NoticeEvent.READY | NoticeEvent.EXPIRES_SOON:
            return order.kind == PICKUP and LineState.READY in found and found <= _READY_OR_OVER
        case NoticeEvent.EXPIRED:
            return LineState.EXPIRED in found
        case NoticeEvent.CANCELLED:
            return order.state is OrderState.CANCELLED and LineState.CANCELLED in found
        case NoticeEvent.HANDED_OVER:
            return order.state is OrderState.FULFILLED and LineState.HANDED_OVER in found
        case NoticeEvent.SHIPPED:
            return order.state is OrderState.FULFILLED and LineState.HANDED_OVER not in found


_GOODS_LEFT = (NoticeEvent.HANDED_OVER, NoticeEvent.SHIPPED)
_READY_OR_OVER = GONE | {LineState.READY, LineState.EXPIRED, LineState.CANCELLED, LineState.RETURNED_TO_SHELF}
