"""An order that a till placed: made of the till's own words exactly once, and reserved where its goods are.

It was promised to a customer at the counter, so it is never refused. Where nobody has the goods it waits, and the shop
is told.
"""

from dataclasses import replace

import msgspec

from evertill.domain.orders.order_rows import CORE, parse_order
from evertill.domain.orders.order_states import LineState
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.stock.stock_ledger import JournalPlace
from evertill.domain.streams.stream_fields import BadRow, code_text, object_of
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.names import is_plain_id
from evertill_central.services.exceptions.team_exceptions import raise_exception
from evertill_central.services.orders.changing import Change, keep_change, lock_stock
from evertill_central.services.orders.contact import email_key, phone_key
from evertill_central.services.orders.document import OrderDocument
from evertill_central.services.orders.placing import places_for
from evertill_central.services.stock.availability import availability
from evertill_central.services.stock.movements import Movement
from evertill_central.store.customers import find_customer
from evertill_central.store.database import Connection
from evertill_central.store.orders import find_order
from evertill_central.store.shops import find_stores

STORE_CHANNEL = "store"
_ALIASES_MAX = 100


def place_from_till(connection: Connection, fact: ReadFact, actor: str, now: str) -> list[Movement]:
    """Make the order; BadRow when the fact cannot be read as one. Gives what moves in the till's own store."""
    content = object_of(fact.body.get("order"), "order")
    order = parse_order(content)
    if not is_plain_id(order.order_id) or order.order_id != code_text(fact.body, "order_id", 64) or not order.lines:
        raise BadRow("it names no order, or no lines")
    if find_order(connection, order.order_id) is not None:
        raise BadRow("there is an order of this id already")
    stores = find_stores(connection)
    lock_stock(connection, stores)
    if order.store not in stores:
        _tell(connection, fact, f"Order {order.number} is to be collected in {order.store}, which nobody knows.", now)
        order = replace(order, store=fact.store)
    details: JsonObject = {name: member for name, member in content.items() if name not in CORE}
    details |= _customer(connection, fact.body.get("customer"), is_delivery=order.kind != "pickup")
    document = _allocated(connection, OrderDocument(order, details), now)
    waiting = [line.name or line.sku for line in document.order.lines if line.place is None and not line.is_preorder]
    if waiting:
        _tell(connection, fact, f"Order {order.number}: nobody has {', '.join(waiting[:3])[:100]}; order it.", now)
    place = JournalPlace(from_rfc3339(fact.occurred_at), fact.epoch, fact.sequence)
    change = Change(fact.fact_id, actor, "placed", now, place)
    return keep_change(connection, None, document, change, own_store=fact.store)


def _tell(connection: Connection, fact: ReadFact, text: str, now: str) -> None:
    kind, subject = ExceptionKind.ORDER_WAITS, str(fact.body.get("order_id"))
    raise_exception(connection, kind, store=fact.store, subject=subject, said=text, now=now)


def _allocated(connection: Connection, document: OrderDocument, now: str) -> OrderDocument:
    """With its goods reserved where the shop's rules say, line by line; what nobody can promise waits."""
    order = document.order
    skus = list(dict.fromkeys(line.sku for line in order.lines))
    found = {each.sku: each for each in availability(connection, from_rfc3339(now), STORE_CHANNEL, skus)}
    lines = [replace(line, components=dict(found[line.sku].components or line.components)) for line in order.lines]
    wanted = [line for line in lines if line.is_stocked and not line.is_preorder]
    chosen = places_for(connection, document, wanted, found)
    placed = []
    for line in lines:
        place = chosen.get(line.line_id)
        if not line.is_stocked and not line.is_preorder:
            placed.append(replace(line, place=order.store))
        elif place is None:
            placed.append(line)
        else:
            placed.append(replace(line, place=place, units={LineState.ALLOCATED: line.quantity_micro}))
    return document.with_order(replace(order, lines=tuple(placed)))


def _customer(connection: Connection, customer_id: object, *, is_delivery: bool) -> JsonObject:
    """For whom it is, as known here: the till's fact holds the id alone."""
    row = find_customer(connection, customer_id) if isinstance(customer_id, str) else None
    for _ in range(_ALIASES_MAX):
        if row is None or row.merged_into is None:
            break
        row = find_customer(connection, row.merged_into)
    if row is None:
        return {"contact": {}, "deliver_to": None}
    record: JsonObject = msgspec.json.decode(row.content)

    def text(name: str) -> str:
        fields = record.get("fields")
        stamped = fields.get(name) if isinstance(fields, dict) else None
        found = stamped.get("text") if isinstance(stamped, dict) else None
        return found if isinstance(found, str) else ""

    email, phone = text("email"), text("phone")
    contact: JsonObject = {
        "name": text("name"),
        "email": email,
        "phone": phone,
        "email_key": email_key(email) if email else None,
        "phone_key": phone_key(phone) if phone else None,
    }
    deliver_to: JsonObject | None = {"name": text("name"), "address": text("address")} if is_delivery else None
    return {"customer": row.customer_id, "contact": contact, "deliver_to": deliver_to}
