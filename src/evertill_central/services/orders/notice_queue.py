"""Notices are queued in the transaction that makes them true, once for each order, event and channel."""

from collections.abc import Iterable

from evertill.domain.orders.customer_order import CustomerOrder
from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill_central.services.orders.notice_events import NoticeChannel, NoticeEvent, NoticeState, events_of
from evertill_central.store.database import Connection
from evertill_central.store.notices import NoticeRow, add_notice


def queue_change(connection: Connection, before: CustomerOrder | None, after: CustomerOrder, now: str) -> None:
    """Queue what a change of an order tells."""
    queue_events(connection, after, events_of(before, after), now)


def queue_events(connection: Connection, order: CustomerOrder, events: Iterable[NoticeEvent], now: str) -> None:
    """Queue these; what was queued before, ever, is not queued again."""
    for event in events:
        content = canonical_bytes(_content(order, event, now)).decode()
        for channel in NoticeChannel:
            row = NoticeRow(
                order_id=order.order_id,
                event=event.value,
                channel=channel.value,
                state=NoticeState.WAITING.value,
                content=content,
                queued_at=now,
                due_at=now,
                attempts=0,
            )
            add_notice(connection, row)


def _content(order: CustomerOrder, event: NoticeEvent, now: str) -> JsonObject:
    """As a webhook tells it: of goods and states, and of no person."""
    return {
        "notice_id": f"{order.order_id}:{event.value}",
        "event": event.value,
        "at": now,
        "order_id": order.order_id,
        "number": order.number,
        "store": order.store,
        "kind": order.kind,
        "origin": order.origin,
        "state": order.state.value,
    }
