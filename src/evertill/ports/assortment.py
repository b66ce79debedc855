"""What was taken off sale: as the backend's copy says, and as this till itself wrote it down."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from evertill.domain.goods.standing import AssortmentMark


class AssortmentCopies(Protocol):
    """Part of the catalogue."""

    def marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """The rows of `assortment` about these articles, those of this shop and those of all shops."""
        ...


class AssortmentReading(Protocol):
    """Part of the unit of work, and of what questions read."""

    def own_marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """What was set at this till about these articles, of each in order; the backend may know it by now."""
        ...
