"""What is to be told of orders, and what became of it."""

from collections.abc import Collection
from dataclasses import asdict

from sqlalchemy import and_, func, or_, select

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection, insert_new, put
from evertill_central.store.orders import OrderRow
from evertill_central.store.shop_tables import notices, orders


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One event of one order on one channel; `content` is what a webhook tells."""

    order_id: str
    event: str
    channel: str
    state: str
    content: str
    queued_at: str
    due_at: str
    attempts: int
    claimed_until: str | None = None
    handed_over_at: str | None = None
    ended_at: str | None = None
    said: str | None = None


def add_notice(connection: Connection, row: NoticeRow) -> bool:
    """Queue it, unless it was queued before."""
    return insert_new(connection, notices, asdict(row))


def put_notice(connection: Connection, row: NoticeRow) -> None:
    """Write one."""
    put(connection, notices, asdict(row))


def lock_notice(connection: Connection, order_id: str, event: str, channel: str) -> NoticeRow | None:
    """One, held until the commit."""
    columns = notices.c
    chosen = (columns.order_id == order_id, columns.event == event, columns.channel == channel)
    row = connection.execute(select(notices).where(*chosen).with_for_update()).mappings().one_or_none()
    return None if row is None else NoticeRow(**row)


def due_notices(connection: Connection, channels: Collection[str], now: str, limit: int) -> list[NoticeRow]:
    """What is to be sent now, the oldest first; what somebody began and never ended is among it."""
    columns = notices.c
    waits = and_(columns.state == "waiting", columns.due_at <= now)
    is_stuck = and_(columns.state == "sending", columns.claimed_until <= now)
    query = select(notices).where(columns.channel.in_(list(channels)), or_(waits, is_stuck))
    ordered = query.order_by(columns.queued_at, columns.order_id, columns.event).limit(limit)
    return [NoticeRow(**row) for row in connection.execute(ordered).mappings()]


def notices_of(connection: Connection, order_id: str) -> list[NoticeRow]:
    """What was told of an order, the oldest first."""
    columns = notices.c
    query = select(notices).where(columns.order_id == order_id).order_by(columns.queued_at, columns.event)
    return [NoticeRow(**row) for row in connection.execute(query).mappings()]


def notice_counts(connection: Connection) -> dict[tuple[str, str], int]:
    """How many stand where, by channel and state."""
    columns = notices.c
    query = select(columns.channel, columns.state, func.count()).group_by(columns.channel, columns.state)
    return {(channel, state): int(count) for channel, state, count in connection.execute(query)}


def troubled_notices(connection: Connection, limit: int) -> list[NoticeRow]:
    """What failed, or has been tried in vain so far, the newest first."""
    columns = notices.c
    is_tried = and_(columns.state == "waiting", columns.attempts > 0)
    in_vain = or_(columns.state.in_(["failed", "unknown"]), is_tried)
    query = select(notices).where(in_vain).order_by(columns.queued_at.desc(), columns.order_id).limit(limit)
    return [NoticeRow(**row) for row in connection.execute(query).mappings()]


def ready_without(connection: Connection, event: str, after: str, limit: int) -> list[OrderRow]:
    """Orders in which something lies ready and of which this event was never queued, in the order of their ids."""
    told = select(notices.c.order_id).where(notices.c.event == event)
    columns = orders.c
    query = select(orders).where(
        columns.state.in_(["ready", "partially_fulfilled"]), columns.order_id > after, columns.order_id.not_in(told)
    )
    return [OrderRow(**row) for row in connection.execute(query.order_by(columns.order_id).limit(limit)).mappings()]
