"""What this till counted zone by zone, as its journal has it: part of the unit of work, and for questions."""

from collections.abc import Sequence
from typing import Protocol

from evertill.domain.facts.transaction import Transaction
from evertill.domain.stock.stocktake import Stocktake
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class MovedSince:
    """What moved of an article on hand after a place in the journal, counts left out; in millionths."""

    sold_micro: int
    """What customers took or brought back."""
    other_micro: int


class StocktakeReading(Protocol):
    """Which zones were counted here."""

    def own_stocktakes(self) -> Sequence[Stocktake]:
        """Of the zones counted lately."""
        ...


class ZoneCountReading(StocktakeReading, Protocol):
    """What booking another zone has to know."""

    def counts_since(self, stocktake: str) -> Sequence[Transaction]:
        """All counts of this epoch from the first one of the stocktake on, in order; each checked against its hash."""
        ...

    def moved_since(self, sku: str, sequence: int) -> MovedSince:
        """What moved after this sequence of this epoch."""
        ...
