"""Where articles stand in this shop, as the backend's copy or the imported file says."""

from collections.abc import Sequence
from typing import Protocol

from evertill.domain.goods.aisles import ShelfPlace


class AisleCopies(Protocol):
    """Part of the catalogue."""

    def shelf_place(self, sku: str) -> ShelfPlace | None:
        """Where an article stands; None when nothing says."""
        ...

    def aisles(self) -> Sequence[str]:
        """The aisles that articles stand in, in the order in which they are walked past."""
        ...

    def skus_in(self, aisle: str) -> frozenset[str]:
        """The articles that stand in an aisle."""
        ...
