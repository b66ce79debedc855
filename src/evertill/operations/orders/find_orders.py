"""Orders looked up for a customer's question: in the till's copies, with what this till has told of them itself."""

from datetime import datetime

from evertill.kernel.values import dataclass
from evertill.operations.command import Question
from evertill.operations.orders.seen_order import SeenOrder, see_order
from evertill.operations.reading import Reading

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
        copies = reading.orders.search_orders(text) if text else reading.orders.orders()
        seen = [see_order(copy, reading.journal.order_facts(copy.order.order_id), as_of) for copy in copies]
        newest = sorted(seen, key=lambda each: str(each.content.get("placed_at", "")), reverse=True)
        return OrdersFound(self.text, tuple(newest[:LISTED_MAX]), as_of)
