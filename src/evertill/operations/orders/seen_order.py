"""An order as a person sees it: the backend's copy with this till's own facts that the copy lacks laid over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_changes import laid_over
from evertill.domain.orders.order_rows import parse_order
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass
from evertill.operations.counter.known_customers import Knowledge
from evertill.operations.counter.reading import Reading
from evertill.ports.order_facts import OrderFactReading, OwnOrderFact
from evertill.ports.orders import OrderCopy, Orders


@dataclass(frozen=True, slots=True)
class SeenOrder:
    """The order and all else that is told of it."""

    order: CustomerOrder
    content: JsonObject
    is_ahead: bool = False
    """Some of it is told by this till alone so far."""


def see_order(copy: OrderCopy, own: Sequence[OwnOrderFact], as_of: datetime | None) -> SeenOrder:
    """Lay over what the copy lacks."""
    contains = copy.contains
    lacking = [fact.transaction for fact in own if _lacks(contains, fact, as_of)]
    seen = SeenOrder(copy.order, copy.content, bool(lacking))
    for done in lacking:
        order = laid_over(seen.order, done.kind, done.body, done.transaction_id)
        seen = replace(seen, order=order, content=_told_also(seen.content, done))
    return seen


def find_seen(orders: Orders, journal: OrderFactReading, order_id: str) -> SeenOrder | None:
    """One order by its id; None when this till neither has a copy of it nor placed it itself."""
    copy = orders.find_order(order_id) or next(_placed_here(journal.order_facts(order_id)), None)
    return None if copy is None else see_order(copy, journal.order_facts(order_id), orders.orders_as_of())


def copies_of(orders: Orders, journal: OrderFactReading) -> Sequence[OrderCopy]:
    """Orders that are not over: the copies, and those placed at this till that no copy has yet."""
    copies = orders.orders()
    known = {copy.order.order_id for copy in copies}
    placed = _placed_here(journal.placed_orders(orders.orders_as_of()))
    new = [copy for copy in placed if copy.order.order_id not in known]
    return [*copies, *(copy for copy in new if orders.find_order(copy.order.order_id) is None)]


def with_contact(seen: SeenOrder, reading: Reading) -> SeenOrder:
    """With the name of whom an order is for that only this till knows so far: no fact holds personal data."""
    customer_id = seen.content.get("customer")
    if "contact" in seen.content or not isinstance(customer_id, str):
        return seen
    known = Knowledge(reading.shop, reading.journal, reading.vault).find(customer_id)
    if known is None:
        return seen
    details = known.details
    contact: JsonObject = {"name": details.name, "email": details.email, "phone": details.phone}
    return replace(seen, content={**seen.content, "contact": contact, "deliver_to": {"address": details.address}})


def _placed_here(facts: Sequence[OwnOrderFact]) -> Iterator[OrderCopy]:
    """Orders as this till wrote them down."""
    for fact in facts:
        done = fact.transaction
        content = done.body.get("order")
        if done.kind is TransactionKind.ORDER_PLACED and isinstance(content, dict):
            yield OrderCopy(parse_order(content), content, 0, done.occurred_at)


def _lacks(contains: frozenset[str], fact: OwnOrderFact, as_of: datetime | None) -> bool:
    """Goods that left are laid over until the copy names the fact; a step also until the copy is newer than its
    delivery, for the backend says what came of it."""
    done = fact.transaction
    if done.transaction_id in contains:
        return False
    if done.kind is not TransactionKind.ORDER_STEP or fact.delivered_at is None or as_of is None:
        return True
    return fact.delivered_at >= as_of


def _told_also(content: JsonObject, done: Transaction) -> JsonObject:
    """Shelf, bay and history as the fact has them."""
    body = done.body
    said = {name: body[name] for name in ("shelf", "bay") if isinstance(body.get(name), str)}
    history = content.get("history")
    before: list[Json] = list(history) if isinstance(history, list | tuple) else []
    step = body.get("step") if done.kind is TransactionKind.ORDER_STEP else done.kind.value
    entry: Mapping[str, Json] = {"at": to_rfc3339(done.occurred_at), "by": done.identity.workstation, "step": step}
    return {**content, **said, "history": [*before, entry]}
