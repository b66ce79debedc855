"""What moves stock: so much of an article, in a store, for a cause; or what was counted of it."""

from evertill.domain.stock.stock_ledger import JournalPlace, MovementKind
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class CountedZone:
    """Where an article was counted, and in which stocktake."""

    zone: str
    stocktake: str
    is_home: bool


@dataclass(frozen=True, slots=True)
class Movement:
    """So much of an article (below zero: left), for one cause. Of a count, `micro` is what was counted."""

    cause: str
    sku: str
    kind: MovementKind
    micro: int
    unit: str
    place: JournalPlace
    zone: CountedZone | None = None
    """Of a count, the zone that was counted; None: all there is."""
