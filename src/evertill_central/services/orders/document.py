"""An order as JSON, as it is kept, streamed and told; what the rules need of it is a `CustomerOrder`."""

from dataclasses import replace

import msgspec

from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_rows import CORE, order_content, parse_order
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

LINES_MAX = 500
"""Of an order as it is placed."""


@dataclass(frozen=True, slots=True)
class OrderDocument:
    """An order and what else is known of it: contact, pickup, parcels, hand-overs, history."""

    order: CustomerOrder
    details: JsonObject

    def with_order(self, order: CustomerOrder) -> "OrderDocument":
        """The same with the order changed."""
        return replace(self, order=order)

    def with_details(self, **members: Json) -> "OrderDocument":
        """The same with members changed."""
        return replace(self, details={**self.details, **members})

    def listed(self, name: str) -> list[Json]:
        """A member that is a list."""
        found = self.details.get(name)
        return list(found) if isinstance(found, list | tuple) else []


def document_json(document: OrderDocument) -> JsonObject:
    """The whole document."""
    return {**document.details, **order_content(document.order)}


def read_document(content: str) -> OrderDocument:
    """A document that was kept."""
    kept: JsonObject = msgspec.json.decode(content)
    return OrderDocument(parse_order(kept), {name: member for name, member in kept.items() if name not in CORE})
