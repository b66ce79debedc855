"""What the shop has, as a person should see it: the backend's copy plus our own moves the copy does not yet contain."""

from collections.abc import Callable, Sequence
from typing import Protocol

from evertill.domain.goods.catalogue import FoundItem
from evertill.domain.stock.stock_ledger import StockQuantities
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class ShownStock:
    """An article in this shop."""

    quantities: StockQuantities
    ours_micro: int
    """How much of what is on hand are moves of ours that the copy does not contain yet."""


@dataclass(frozen=True, slots=True)
class StockedArticle:
    """An article the shop has, or has too little of."""

    sku: str
    name: str
    unit: Unit
    category: str
    on_hand_micro: int


class StockView(Protocol):
    """Fulfilled by `app`, which lays the journal's moves over the mirror's copy; one for each thread."""

    def on_hand_micro(self, sku: str) -> int | None:
        """Millionths of a unit; None when nobody says: neither the backend, nor a count or receipt of ours."""
        ...

    def book_micro(self, sku: str) -> int:
        """What the books say, from which a count differs: as `on_hand_micro`, and our moves alone where nobody says."""
        ...

    def quantities(self, sku: str) -> ShownStock | None:
        """The same with what is reserved, not for sale and on its way."""
        ...

    def laid_over(self, look: Callable[[], Sequence[FoundItem]]) -> Sequence[FoundItem]:
        """What a look at the copy finds, our moves laid over the figures of that same copy: for lists, where asking
        one by one takes long. It may have to look more than once."""
        ...

    def stocked(self, category: str | None = None) -> Sequence[StockedArticle]:
        """All articles (of a category) of which the books have something, or less than nothing, by name."""
        ...
