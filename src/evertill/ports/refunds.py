"""What is owed to customers, read from the journal by the kinds of its facts."""

from collections.abc import Sequence
from typing import Protocol

from evertill.domain.facts.transaction import Transaction


class RefundReading(Protocol):
    """Part of the unit of work, and of what questions read."""

    def refund_facts(self) -> Sequence[Transaction]:
        """All facts that money is owed or was paid, in order, each checked against its hash."""
        ...
