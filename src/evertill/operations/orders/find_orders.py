"""Orders looked up for a customer's question: in the till's copies, with what this till has told of them itself."""

from datetime import datetime

from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.orders.seen_order import SeenOrder, copies_of, see_order, with_contact
from evertill.ports.orders import OrderCopy

LISTED_MAX = 100


@dataclass(frozen=True, slots=True)
class OrdersFound:
    """What is known here, the newest first."""

    text: str
    orders: tuple[SeenOrder, ...]
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class FindOrders(Question[OrdersFound]):
    """By number, id, e-mail address, telephone number or the beginning of a name; without a text, all that are open."""

    text: str

    def answer(self, reading: Reading) -> OrdersFound:
        """Look it up."""
        text = self.text.strip()
        as_of = reading.orders.orders_as_of()
        open_ones = copies_of(reading.orders, reading.journal)
        found = [copy for copy in open_ones if copy.version == 0 and text in _named(copy)]
        copies = [*reading.orders.search_orders(text), *found] if text else open_ones
        seen = [
            with_contact(see_order(copy, reading.journal.order_facts(copy.order.order_id), as_of), reading)
            for copy in copies
        ]
        newest = sorted(seen, key=lambda each: str(each.content.get("placed_at", "")), reverse=True)
        return OrdersFound(self.text, tuple(newest[:LISTED_MAX]), as_of)


def _named(copy: OrderCopy) -> frozenset[str]:
    """By what an order that only this till knows so far is found."""
    return frozenset({copy.order.number, copy.order.order_id})
