"""The one way an order changes: under the locks of its stores' stock and of its row, with what it moves, what it tells
its stores, and a line of history.

Locks are taken in one order, stock before orders, so that a sale that takes an order's last unit and the order itself
never wait for each other.
"""

from collections.abc import Iterable
from dataclasses import replace

from evertill.domain.orders.customer_order import CustomerOrder, stock_effects
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.stock.stock_ledger import JournalPlace, MovementKind
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill.kernel.values import dataclass
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.services.orders.document import OrderDocument, document_json, read_document
from evertill_central.services.orders.notice_queue import queue_change
from evertill_central.services.stock.move_stock import by_store, move_stock
from evertill_central.services.stock.movements import Movement
from evertill_central.store.database import Connection
from evertill_central.store.orders import (
    OrderRow,
    add_place,
    find_order,
    find_places,
    lock_order,
    put_order,
)
from evertill_central.store.shops import find_stores
from evertill_central.store.streams import STOCK, lock_stream

HISTORY_MAX = 200


@dataclass(frozen=True, slots=True)
class Change:
    """What makes an order change: its cause (one for ever), who, when, and in which journal's place."""

    cause: str
    actor: str
    step: str
    now: str
    place: JournalPlace
    said: str = ""


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """An order held for a change."""

    row: OrderRow
    document: OrderDocument


def lock_stock(connection: Connection, stores: Iterable[str]) -> None:
    """Hold the stock of these stores until the commit, in the one order in which it is always held."""
    known = find_stores(connection)
    for store in sorted({store for store in stores if store in known}):
        lock_stream(connection, STOCK, store)


def open_order(connection: Connection, order_id: str, *more_stores: str) -> OpenOrder:
    """Hold an order and the stock it may move; Refusal when there is none."""
    seen = find_order(connection, order_id)
    if seen is None:
        raise Refusal(RefusalKind.UNKNOWN, "There is no such order here.")
    document = read_document(seen.content)
    lock_stock(connection, [*stores_of(document.order), *more_stores])
    row = lock_order(connection, order_id)
    assert row is not None, "orders are never removed"
    return OpenOrder(row, read_document(row.content))


def stores_of(order: CustomerOrder) -> list[str]:
    """Every store that has to do with the order."""
    places = {place for line in order.lines for place in (line.place, line.source) if place is not None}
    return sorted({order.store, *places})


def keep_change(
    connection: Connection, opened: OpenOrder | None, document: OrderDocument, change: Change, *, own_store: str = ""
) -> list[Movement]:
    """Keep a changed (or new) order, move its stock and tell its stores; gives what moves in `own_store`, for whoever
    books a till's facts books that together."""
    before = None if opened is None else opened.document.order
    kept = _with_history(document, change)
    row = _row(kept, change, 1 if opened is None else opened.row.revision + 1)
    put_order(connection, row)
    queue_change(connection, before, kept.order, change.now)
    _tell(connection, kept)
    movements = _movements(before, kept.order, change)
    known = find_stores(connection)
    own = movements.pop(own_store, [])
    for store, each in by_store(movements):
        if store in known:
            move_stock(connection, store, each)
    return own


def _with_history(document: OrderDocument, change: Change) -> OrderDocument:
    entry: JsonObject = {"at": change.now, "by": change.actor, "step": change.step, "cause": change.cause}
    if change.said:
        entry["said"] = change.said
    history: list[Json] = [*document.listed("history"), entry][-HISTORY_MAX:]
    return document.with_details(history=history, changed_at=change.now)


def _row(document: OrderDocument, change: Change, revision: int) -> OrderRow:
    order, details = document.order, document.details
    contact = details.get("contact")
    members = contact if isinstance(contact, dict) else {}
    due_at = details.get("due_at")
    return OrderRow(
        order_id=order.order_id,
        number=order.number,
        store=order.store,
        state=order.state.value,
        payment=order.payment.state.value,
        origin=order.origin,
        kind=order.kind,
        email=_text(members.get("email_key")),
        phone=_text(members.get("phone_key")),
        customer=_text(details.get("customer")),
        placed_at=str(details.get("placed_at", change.now)),
        due_at=_text(due_at),
        changed_at=change.now,
        revision=revision,
        content=canonical_bytes(document_json(document)).decode(),
    )


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _tell(connection: Connection, document: OrderDocument) -> None:
    """Every store that has to do with the order sees it; one that has not any more loses it."""
    order = document.order
    now, known = stores_of(order), find_stores(connection)
    for store in now:
        add_place(connection, order.order_id, store)
    told = document_json(document)
    for store in sorted({*now, *find_places(connection, order.order_id)}):
        if store in known:
            content = told if store in now else None
            put_stream_rows(connection, Stream.ORDERS, {order.order_id: content}, store)


def _movements(before: CustomerOrder | None, after: CustomerOrder, change: Change) -> dict[str, list[Movement]]:
    units = {line.sku: line.unit for line in after.lines}
    movements: dict[str, list[Movement]] = {}

    def move(store: str, sku: str, kind: MovementKind, micro: int) -> None:
        if micro:
            movement = Movement(change.cause, sku, kind, micro, units.get(sku, ""), change.place)
            movements.setdefault(store, []).append(movement)

    for (store, sku), effect in stock_effects(before, after).items():
        fulfilled = min(max(0, -effect.on_hand_micro), max(0, -effect.committed_micro))
        on_hand, committed = effect.on_hand_micro + fulfilled, effect.committed_micro + fulfilled
        move(store, sku, MovementKind.FULFIL, -fulfilled)
        move(store, sku, MovementKind.SALE if on_hand < 0 else MovementKind.TRANSFER_IN, on_hand)
        move(store, sku, MovementKind.RESERVE if committed > 0 else MovementKind.RELEASE, committed)
    return movements


def replaced(document: OrderDocument, order: CustomerOrder, **details: Json) -> OrderDocument:
    """The document with its order and some of its members changed."""
    return replace(document, order=order, details={**document.details, **details})
