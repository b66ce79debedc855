"""Orders to be collected (or sent from) here as a shop works on them: where each stands, how urgent it is. Pure."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine
from evertill.domain.orders.order_check import OrderGap, order_gaps
from evertill.domain.orders.order_states import (
    GONE,
    RESERVED,
    STEP_MOVES,
    LineState,
    OrderState,
    OrderStep,
    order_state,
)
from evertill.domain.policy.pickup import PickupPolicy
from evertill.domain.streams.stream_fields import BadRow, Members, moment
from evertill.kernel.canonical import Json
from evertill.kernel.values import dataclass

PICKUP = "pickup"
_DONE = GONE | {LineState.CANCELLED, LineState.RETURNED_TO_SHELF}
_LEFT = _DONE | {LineState.IN_TRANSIT}


class QueueColumn(StrEnum):
    """Where an order stands for those who work on it."""

    NEW = "new"
    PICKING = "picking"
    READY = "ready"
    PROBLEM = "problem"


class Urgency(StrEnum):
    """Why an order is looked at first; those named last are the most urgent."""

    NONE = "none"
    SOON = "soon"
    EXPIRES_TODAY = "expires_today"
    EXPIRED = "expired"
    OVERDUE = "overdue"
    WAITING = "waiting"
    """The customer is there."""


@dataclass(frozen=True, slots=True)
class PickupOrder:
    """An order and what a shop needs to know of it."""

    order: CustomerOrder
    column: QueueColumn
    placed_at: datetime | None = None
    begins_at: datetime | None = None
    """From when on it could be prepared: when it was placed, or when the goods that it waited for came."""
    due_at: datetime | None = None
    hold_until: datetime | None = None
    ready_at: datetime | None = None
    arrived_at: datetime | None = None
    """When the customer said that they are there."""
    name: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    shelf: str = ""
    bay: str = ""
    is_curbside: bool = False
    has_code: bool = False
    """Whether it was given a pickup code."""
    gaps: tuple[OrderGap, ...] = ()
    """Its figures that differ between whoever took it and here."""
    is_ahead: bool = False
    """Some of it is told by this till alone so far."""
    waits_for_goods: bool = False
    """Nothing can be done yet: what is wanted here was ordered before there is any."""
    sends_to: str = ""
    """The shop where it is collected, when that is another one: what is picked here is sent there."""
    comes_from: str = ""
    """The place that sends some of it to this shop."""
    own_lines: tuple[OrderLine, ...] = ()
    """Those whose goods are, or will be picked, in this shop."""
    arriving: Mapping[str, int] = field(default_factory=dict)
    """By line, the units that are on their way here."""
    places: Mapping[str, str] = field(default_factory=dict)
    """By line still to be fetched here, where in the shop it stands."""

    @property
    def is_delivery(self) -> bool:
        """Whether it is sent to the customer rather than collected."""
        return self.order.kind != PICKUP


def pickup_order(order: CustomerOrder, content: Members, store: str, policy: PickupPolicy) -> PickupOrder | None:
    """The order for those who work in this store; None when there is nothing (more) to do here."""
    column = column_of(order, store)
    if column is None:
        return None
    contact = content.get("contact")
    arrival, pickup = content.get("arrival"), content.get("pickup")
    placed_at = _when(content, "placed_at")
    known: Members = contact if isinstance(contact, Mapping) else {}
    arrived: Members = arrival if isinstance(arrival, Mapping) else {}
    found = PickupOrder(
        order=order,
        column=column,
        placed_at=placed_at,
        begins_at=_last(content, "allocate") or placed_at,
        due_at=_when(content, "due_at"),
        hold_until=_when(content, "hold_until"),
        ready_at=_last(content, "ready"),
        arrived_at=_when(arrived, "at"),
        name=_text(known.get("name")),
        phone=_text(known.get("phone")),
        email=_text(known.get("email")),
        note=_text(content.get("note")),
        shelf=_text(content.get("shelf")),
        bay=_text(arrived.get("bay")) or _text(content.get("bay")),
        is_curbside=content.get("is_curbside") is True,
        has_code=isinstance(pickup, Mapping),
        gaps=order_gaps(content),
        waits_for_goods=_waits_for_goods(order, store),
        own_lines=tuple(line for line in order.lines if is_here(line, order, store)),
        sends_to=order.store if order.kind == PICKUP and order.store != store else "",
        comes_from=next((line.place or "" for line in order.lines if _is_awaited(line, order, store)), ""),
        arriving={
            line.line_id: micro
            for line in order.lines
            if _is_awaited(line, order, store) and (micro := line.units.get(LineState.IN_TRANSIT, 0))
        },
    )
    return _with_times(found, policy)


def _with_times(found: PickupOrder, policy: PickupPolicy) -> PickupOrder:
    """What the order leaves open is as the shop's policy says."""
    due_at, hold_until = found.due_at, found.hold_until
    if due_at is None and found.begins_at is not None and policy.prepare_min and not found.waits_for_goods:
        due_at = found.begins_at + timedelta(minutes=policy.prepare_min)
    if hold_until is None and found.ready_at is not None and policy.hold_h and not found.is_delivery:
        hold_until = found.ready_at + timedelta(hours=policy.hold_h)
    return replace(found, due_at=due_at, hold_until=hold_until)


def column_of(order: CustomerOrder, store: str) -> QueueColumn | None:
    """Where the units stand that are worked on in this store; None when there are none. What another place still sends
    here counts as being picked."""
    states = {
        state
        for line in order.lines
        if is_here(line, order, store)
        for state, micro in line.units.items()
        if micro and state not in _LEFT
    }
    if not states:
        return QueueColumn.PICKING if any(_is_awaited(line, order, store) for line in order.lines) else None
    match order_state(states):
        case OrderState.PROBLEM:
            return QueueColumn.PROBLEM
        case OrderState.NEW | OrderState.PREORDER:
            return QueueColumn.NEW
        case OrderState.READY | OrderState.EXPIRED:
            return QueueColumn.READY
        case _:
            return QueueColumn.PICKING


def is_here(line: OrderLine, order: CustomerOrder, store: str) -> bool:
    """Whether the line's goods are, or will be picked, in this store; what has no place yet is for the store that looks
    after the order."""
    return line.place == store or (line.place is None and order.store == store)


def _is_awaited(line: OrderLine, order: CustomerOrder, store: str) -> bool:
    """Whether another place sends some of it here, where it is collected."""
    is_elsewhere = line.place not in (None, store) and order.kind == PICKUP and order.store == store
    return is_elsewhere and any(micro and state not in _DONE for state, micro in line.units.items())


def _waits_for_goods(order: CustomerOrder, store: str) -> bool:
    """Whether all that is open here has no place yet, and is not made here either."""
    is_open = [
        state is LineState.PLACED and line.place is None and line.is_stocked
        for line in order.lines
        if is_here(line, order, store)
        for state, micro in line.units.items()
        if micro and state not in _LEFT
    ]
    return bool(is_open) and all(is_open)


def own_units(order: CustomerOrder, step: OrderStep, store: str) -> dict[str, int] | None:
    """The units that a step of this store is for, where another place works on the order too; None when all of it is
    this store's, so that the step need name none. A cancellation is for all places."""
    wanted = [line for line in order.lines if _is_for(line, order, step, store)]
    if step is OrderStep.CANCEL or len(wanted) == len(order.lines):
        return None
    begins = frozenset(STEP_MOVES[step])
    return {line.line_id: micro for line in wanted if (micro := line.micro_in(begins))}


def _is_for(line: OrderLine, order: CustomerOrder, step: OrderStep, store: str) -> bool:
    return order.store == store if step is OrderStep.ARRIVE else is_here(line, order, store)


def urgency_of(found: PickupOrder, now: datetime, policy: PickupPolicy) -> Urgency:
    """How urgent it is now."""
    if found.arrived_at is not None:
        return Urgency.WAITING
    if found.column is QueueColumn.READY:
        if found.order.state is OrderState.EXPIRED or (found.hold_until is not None and now >= found.hold_until):
            return Urgency.EXPIRED
        is_today = found.hold_until is not None and found.hold_until - now < timedelta(hours=12)
        return Urgency.EXPIRES_TODAY if is_today else Urgency.NONE
    if found.due_at is None:
        return Urgency.NONE
    if now >= found.due_at:
        return Urgency.OVERDUE
    is_soon = found.due_at - now <= timedelta(minutes=policy.due_soon_min)
    return Urgency.SOON if is_soon else Urgency.NONE


def is_expired(found: PickupOrder, now: datetime) -> bool:
    """Whether what lies ready was not collected in time, and is not said to be expired yet."""
    has_ready = any(line.units.get(LineState.READY) for line in found.order.lines)
    return has_ready and not found.is_delivery and found.hold_until is not None and now >= found.hold_until


def to_hand_over(order: CustomerOrder, store: str) -> dict[str, int]:
    """The units that lie here for the customer."""
    here = frozenset({LineState.READY, LineState.PICKED, LineState.EXPIRED})
    found = {line.line_id: line.micro_in(here) for line in order.lines if is_here(line, order, store)}
    return {line_id: micro for line_id, micro in found.items() if micro}


def not_ready(order: CustomerOrder, chosen: Mapping[str, int]) -> dict[str, int]:
    """Of these units, those that are not said to be ready, but are there to be had; a cancelled one is not."""
    found: dict[str, int] = {}
    reserved = RESERVED | {LineState.SHORT, LineState.PLACED, LineState.RETURNED_TO_SHELF}
    for line_id, micro in chosen.items():
        line = order.line(line_id)
        if line is not None:
            aside = line.micro_in(frozenset({LineState.READY, LineState.PICKED, LineState.EXPIRED}))
            found[line_id] = max(0, min(micro, line.micro_in(reserved)) - aside)
    return {line_id: micro for line_id, micro in found.items() if micro}


def gone_already(order: CustomerOrder, chosen: Mapping[str, int]) -> dict[str, int]:
    """Of these units, those that cannot be handed over any more: cancelled, or gone."""
    reserved = RESERVED | {LineState.SHORT, LineState.PLACED, LineState.RETURNED_TO_SHELF}
    found: dict[str, int] = {}
    for line_id, micro in chosen.items():
        line = order.line(line_id)
        there = 0 if line is None else line.micro_in(reserved)
        if micro > there:
            found[line_id] = micro - there
    return found


def cost_of(order: CustomerOrder, chosen: Mapping[str, int]) -> dict[str, int]:
    """What these units cost, by line in minor units: each line's share after the units that went before them."""
    costs: dict[str, int] = {}
    for line_id, micro in chosen.items():
        line = order.line(line_id)
        if line is not None:
            costs[line_id] = line.share(counted_before(line, micro), micro)
    return costs


def counted_before(line: OrderLine, micro: int) -> int:
    """How much of the line went before so much that is handed over now."""
    return min(line.micro_in(GONE) + line.refunded_micro, line.quantity_micro - micro)


def _last(content: Members, step: str) -> datetime | None:
    """When it last took this step, by its history."""
    history = content.get("history")
    steps = [entry for entry in history if isinstance(entry, Mapping)] if isinstance(history, list | tuple) else []
    taken = [entry for entry in steps if entry.get("step") == step]
    return _when(taken[-1], "at") if taken else None


def _when(members: Members, name: str) -> datetime | None:
    try:
        return moment(members, name)
    except BadRow:
        return None


def _text(found: Json) -> str:
    return found if isinstance(found, str) else ""
