"""What this till has told of orders: steps, hand-overs, sales that paid for one, returns of what was bought online."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from evertill.domain.facts.transaction import Transaction
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class OwnOrderFact:
    """One of them, and whether the backend has it."""

    transaction: Transaction
    delivered_at: datetime | None
    """When the backend took it; None while it waits, or waits for a person."""


class OrderFactReading(Protocol):
    """Part of the unit of work, and of what questions read."""

    def order_facts(self, order_id: str) -> Sequence[OwnOrderFact]:
        """All about one order, in order, each checked against its hash."""
        ...

    def placed_orders(self, as_of: datetime | None) -> Sequence[OwnOrderFact]:
        """Orders placed here that a copy of this age need not have: not delivered before it."""
        ...
