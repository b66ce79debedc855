"""Placing an order: allocated to places by the shop's rules and reserved there, in the transaction that promises it."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from evertill.domain.goods.standing import Offer
from evertill.domain.orders.allocation import DEFAULT_RULES, AllocationRule, Place, Spot, Wanted, allocate, parse_rule
from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment
from evertill.domain.orders.order_rows import LARGEST_AMOUNT, needed
from evertill.domain.orders.order_states import LineState, PaymentState
from evertill.domain.orders.pickup_code import pickup_hash
from evertill.domain.policy.prices import WEB_CHANNEL
from evertill.domain.stock.stock_ledger import JournalPlace, expanded
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    currency_code,
    flag,
    list_of,
    moment,
    object_of,
    optional_code,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill_central.services.common.actors import Actor
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.names import is_name, is_plain_id
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.orders.changing import Change, keep_change, lock_stock
from evertill_central.services.orders.checked_prices import note_gaps, read_buyer, with_prices
from evertill_central.services.orders.contact import read_contact
from evertill_central.services.orders.document import LINES_MAX, OrderDocument, document_json
from evertill_central.services.stock.availability import Availability, availability
from evertill_central.store.database import Connection
from evertill_central.store.orders import find_order
from evertill_central.store.shops import find_stores
from evertill_central.store.streams import EVERYWHERE, rows_by_key

RULES = "allocation"
"""The stream in which an admin keeps the rules of allocation."""

PICKUP, DELIVERY = "pickup", "delivery"


def place_order(central: Central, actor: Actor, members: Members) -> JsonObject:
    """Take an order and reserve its goods; Refusal `short` names the first line that cannot be promised."""
    order_id = code_text(members, "order_id", 64)
    if not is_plain_id(order_id):
        raise BadRow("The order id is not of letters, digits, dots, hyphens and underscores.")
    document = read_placed(members, actor, central.now_text())
    buyer = read_buyer(members, actor.channel or WEB_CHANNEL)

    def act(connection: Connection) -> JsonObject:
        if find_order(connection, order_id) is not None:
            raise Refusal(RefusalKind.STATE, "There is an order of this id already; nothing was placed.")
        stores = find_stores(connection)
        if document.order.store not in stores:
            raise Refusal(RefusalKind.UNKNOWN, f"There is no store {document.order.store!r}; nothing was placed.")
        lock_stock(connection, stores)
        placed = document.with_order(_allocated(connection, central, document, actor))
        placed = with_prices(connection, central, placed, buyer)
        now = central.now_text()
        change = Change(f"order:{order_id}:placed", actor.name, "placed", now, JournalPlace(from_rfc3339(now)))
        keep_change(connection, None, placed, change)
        note_gaps(connection, placed, now)
        return document_json(placed)

    return answer_once(central, "place", order_id, {"members": dict(members), "actor": actor.name}, act)


def read_placed(members: Members, actor: Actor, now: str) -> OrderDocument:
    """The order as sent; BadRow says what is wrong."""
    store, kind = code_text(members, "store", 32), optional_code(members, "kind", 32) or PICKUP
    if kind not in (PICKUP, DELIVERY) or not is_name(store):
        raise BadRow("The kind is pickup or delivery, and the store is one of the shop's.")
    entries = list_of(members, "lines", LINES_MAX)
    lines = tuple(_read_line(object_of(entry, "line")) for entry in entries)
    if not lines or len({line.line_id for line in lines}) != len(lines):
        raise BadRow("An order has lines, each with an id of its own.")
    order_id = code_text(members, "order_id", 64)
    order = CustomerOrder(
        order_id=order_id,
        number=optional_code(members, "number", 64) or order_id,
        origin=optional_code(members, "origin", 32) or actor.channel or "web",
        kind=kind,
        store=store,
        lines=lines,
        payment=_read_payment(members, sum(line.gross for line in lines)),
    )
    return OrderDocument(order, _details(members, now))


def _details(members: Members, now: str) -> JsonObject:
    moments = {name: moment(members, name) for name in ("due_at", "hold_until")}
    code = optional_code(members, "pickup_code", 64)
    salt = secrets.token_hex(8)
    spot = members.get("deliver_to")
    return {
        "placed_at": now,
        **{name: None if at is None else to_rfc3339(at) for name, at in moments.items()},
        "customer": optional_code(members, "customer", 64),
        "contact": read_contact(object_of(members.get("contact") or {}, "contact")),
        "pickup": None if code is None else {"salt": salt, "hash": pickup_hash(code, salt)},
        "deliver_to": None if spot is None else dict(object_of(spot, "deliver_to")),
        "note": shown_text(members, "note", 500),
        "language": optional_code(members, "language", 16),
        "is_curbside": flag(members, "is_curbside", default=False),
    }


def _read_line(line: Members) -> OrderLine:
    quantity = needed(line, "quantity_micro", least=1)
    return OrderLine(
        line_id=code_text(line, "line", 64),
        sku=code_text(line, "sku", 64),
        name=shown_text(line, "name", 250),
        unit=optional_code(line, "unit", 8) or "C62",
        quantity_micro=quantity,
        gross=needed(line, "gross", most=LARGEST_AMOUNT),
        units={LineState.PLACED: quantity},
        is_stocked=not flag(line, "is_made_to_order", default=False),
        minimum_age=whole_number(line, "minimum_age", least=0, most=150),
        taxes=list_of(line, "taxes", 50),
        is_preorder=flag(line, "is_preorder", default=False),
    )


def _read_payment(members: Members, gross: int) -> OrderPayment:
    payment = object_of(members.get("payment") or {}, "payment")
    state = optional_code(payment, "state", 32) or PaymentState.UNPAID.value
    if state not in (PaymentState.UNPAID, PaymentState.AUTHORISED, PaymentState.CAPTURED):
        raise BadRow("The payment is unpaid, authorised or captured.")
    amount = whole_number(payment, "amount", least=0, most=LARGEST_AMOUNT)
    amount = (gross if amount is None else amount) if state != PaymentState.UNPAID else 0
    if amount > gross:
        raise BadRow("More was paid than the lines cost.")
    is_captured = state == PaymentState.CAPTURED
    return OrderPayment(
        state=PaymentState(state),
        currency=currency_code(members, "currency"),
        authorised=amount,
        captured=amount if is_captured else 0,
        where="store" if state == PaymentState.UNPAID else "online",
        reference=optional_code(payment, "reference", 128),
    )


def _allocated(connection: Connection, central: Central, document: OrderDocument, actor: Actor) -> CustomerOrder:
    """The order with its goods reserved; preorders and what is made to order wait for theirs."""
    order = document.order
    channel = actor.channel or order.origin
    skus = list(dict.fromkeys(line.sku for line in order.lines))
    found = {each.sku: each for each in availability(connection, central.now(), channel, skus)}
    lines = [replace(line, components=dict(found[line.sku].components)) for line in order.lines]
    wanted = [line for line in lines if line.is_stocked and not line.is_preorder]
    chosen = places_for(connection, document, wanted, found)
    for line in wanted:
        if line.line_id not in chosen:
            raise _not_promised(line, found[line.sku])
    placed = []
    for line in lines:
        if line.is_preorder:
            placed.append(line)
        else:
            place = chosen.get(line.line_id, order.store)
            state = LineState.ALLOCATED if line.is_stocked else LineState.PLACED
            placed.append(replace(line, place=place, units={state: line.quantity_micro}))
    return replace(order, lines=tuple(placed))


def places_for(
    connection: Connection, document: OrderDocument, lines: Sequence[OrderLine], found: dict[str, Availability]
) -> dict[str, str]:
    """Where each line comes from: where it is collected when it is there, else by the rules."""
    order = document.order
    parts = {part for line in lines for part in (line.components or {line.sku: 1})}
    places = _promising(connection, parts, found)
    wanted = [
        Wanted(line.line_id, expanded(line.sku, line.quantity_micro, line.components), found[line.sku].classes)
        for line in lines
    ]
    rules = _rules(connection)
    if order.kind == PICKUP:
        rules = [AllocationRule(0, places=(order.store,)), *rules]
    return allocate(wanted, places, rules, kind=order.kind, to=_spot(document.details.get("deliver_to")))


def _promising(connection: Connection, parts: set[str], found: dict[str, Availability]) -> list[Place]:
    places: list[Place] = []
    for name, row in find_stores(connection).items():
        content: JsonObject = msgspec.json.decode(row.content)
        kind = content.get("kind")
        promises: dict[str, int] = {}
        for each in found.values():
            for place in each.places:
                if place.store == name and place.offer is Offer.ACTIVE:
                    promises |= {sku: micro for sku, micro in place.part_promises.items() if sku in parts}
        places.append(Place(name, kind if isinstance(kind, str) else "store", promises, _spot(content.get("spot"))))
    return places


def _spot(value: object) -> Spot | None:
    match value:
        case {"latitude": int(latitude), "longitude": int(longitude)} if (
            abs(latitude) <= 90_000_000 and abs(longitude) <= 180_000_000
        ):
            return Spot(latitude, longitude)
        case _:
            return None


def _rules(connection: Connection) -> list[AllocationRule]:
    rules = []
    for row in rows_by_key(connection, RULES, EVERYWHERE, after="", limit=500):
        if row.content is not None:
            try:
                rules.append(parse_rule(msgspec.json.decode(row.content)))
            except BadRow:
                continue
    return rules or list(DEFAULT_RULES)


def _not_promised(line: OrderLine, found: Availability) -> Refusal:
    text = f"Line {line.line_id}, {line.sku}, cannot be promised in that quantity any more; nothing was placed."
    return Refusal(RefusalKind.SHORT, text, {"line": line.line_id, "available": found.promise_micro})
