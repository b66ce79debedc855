"""Orders to practise on: one to pick, one to hand out, one for a car outside, one that is with its customer already."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment
from evertill.domain.orders.order_rows import order_content
from evertill.domain.orders.order_states import LineState, PaymentState
from evertill.domain.orders.pickup_code import pickup_hash
from evertill.domain.rows.stream_rows import Stream
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.quantity import MICRO
from evertill.ports.connector import Row, StreamChanges

CODE = "1234"
"""The pickup code of all of them."""
CURSOR = "practice"
_GROSS = 1990

Article = tuple[str, str]
"""SKU and name."""
_NOTHING_STOCKED: tuple[Article, ...] = (("PRACTICE", "Practice article"),)


def practice_orders(store: str, currency: str, articles: Sequence[Article], now: datetime) -> StreamChanges:
    """The whole stream, in the place of the shop's own orders, which training does not touch."""
    stocked = tuple(articles) or _NOTHING_STOCKED
    made: tuple[tuple[str, str, LineState, JsonObject], ...] = (
        ("P-1", "Ada Lovelace", LineState.ALLOCATED, {}),
        ("P-2", "Alan Turing", LineState.READY, {"shelf": "B-14"}),
        ("P-3", "Grace Hopper", LineState.READY, {"shelf": "A-02", "arrival": {"at": to_rfc3339(now), "bay": "2"}}),
        ("P-4", "Emmy Noether", LineState.HANDED_OVER, {}),
    )
    rows = []
    for at, (number, name, state, members) in enumerate(made):
        sku, said = stocked[at % len(stocked)]
        line = OrderLine("1", sku, said, "C62", MICRO, _GROSS, store, {state: MICRO})
        payment = OrderPayment(PaymentState.CAPTURED, currency, authorised=_GROSS, captured=_GROSS)
        order = CustomerOrder(number, number, "web", "pickup", store, (line,), payment)
        content: JsonObject = {
            **order_content(order),
            "placed_at": to_rfc3339(now - timedelta(minutes=40)),
            "due_at": to_rfc3339(now + timedelta(minutes=30)),
            "contact": {"name": name, "email": "", "phone": ""},
            "pickup": {"salt": number, "hash": pickup_hash(CODE, number)},
            **members,
        }
        rows.append(Row(number, at + 1, content))
    return StreamChanges(Stream.ORDERS.value, CURSOR, tuple(rows), is_whole=True)
