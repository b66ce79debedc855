"""Orders as a till has copies of them, made by hand: fulfils `ports.orders.Orders`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment
from evertill.domain.orders.order_rows import order_content
from evertill.domain.orders.order_states import LineState, OrderState, PaymentState
from evertill.domain.orders.pickup_code import pickup_hash
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.ports.orders import OrderCopy
from tests.support.sales import A_MOMENT

ONE = 1_000_000
CODE = "K7P2"
SALT = "salt"
PAID = OrderPayment(PaymentState.CAPTURED, authorised=1000, captured=1000)
UNPAID = OrderPayment(where="store")


def an_order_line(
    pieces: int = 2, *, line_id: str = "1", sku: str = "A-1", state: LineState = LineState.READY, gross: int = 1000
) -> OrderLine:
    """Pieces of an article in one state, in S1."""
    micro = pieces * ONE
    return OrderLine(line_id, sku, f"Article {sku}", "C62", micro, gross, "S1", {state: micro})


def a_pickup(
    *lines: OrderLine, payment: OrderPayment = PAID, order_id: str = "W-1", kind: str = "pickup"
) -> CustomerOrder:
    """An order collected in S1, paid online."""
    return CustomerOrder(order_id, f"N{order_id}", "web", kind, "S1", lines or (an_order_line(),), payment)


def a_copy(order: CustomerOrder, **members: Json) -> OrderCopy:
    """The copy of an order placed an hour ago, with a pickup code."""
    content: JsonObject = {
        **order_content(order),
        "placed_at": to_rfc3339(A_MOMENT - timedelta(hours=1)),
        "contact": {"name": "Ada Lovelace", "email": "ada@example.org", "phone": "+49 30 1234"},
        "pickup": {"salt": SALT, "hash": pickup_hash(CODE, SALT)},
        **members,
    }
    return OrderCopy(order, content, 1, A_MOMENT)


class FakeOrders:
    """Copies that a test puts in."""

    def __init__(self, *copies: OrderCopy) -> None:
        self.copies = {copy.order.order_id: copy for copy in copies}
        self.as_of: datetime | None = A_MOMENT - timedelta(minutes=1)

    def put(self, copy: OrderCopy) -> None:
        """The copy is pulled anew."""
        self.copies[copy.order.order_id] = copy

    def contains(self, order_id: str, *causes: str, order: CustomerOrder | None = None) -> None:
        """The backend has booked these facts."""
        copy = self.copies[order_id]
        history: list[Json] = [{"cause": cause, "step": "x", "at": to_rfc3339(A_MOMENT)} for cause in causes]
        self.put(replace(copy, order=order or copy.order, content={**copy.content, "history": history}))

    def orders(self) -> Sequence[OrderCopy]:
        """All that are not over."""
        over = (OrderState.FULFILLED, OrderState.CANCELLED)
        return [copy for copy in self.copies.values() if copy.order.state not in over]

    def find_order(self, order_id: str) -> OrderCopy | None:
        """One by its id."""
        return self.copies.get(order_id)

    def search_orders(self, text: str) -> Sequence[OrderCopy]:
        """By number, or the beginning of a name."""
        return [
            copy
            for copy in self.copies.values()
            if text in (copy.order.number, copy.order.order_id)
            or str((copy.content.get("contact") or {}).get("name", "")).casefold().startswith(text.casefold())  # type: ignore[union-attr]  # JSON
        ]

    def orders_as_of(self) -> datetime | None:
        """As told."""
        return self.as_of
