"""Who keeps the book of record of the stock, and whether a till may rely on its copy when the shop opens."""

from datetime import datetime
from enum import StrEnum

from evertill.kernel.values import dataclass


class BookKeeper(StrEnum):
    """Whose figures count in the end."""

    TILL = "till"
    """This till alone: what there is, is the sum of its own moves since it was counted or imported."""
    CENTRAL = "central"
    """The central backend, from the moves of all tills; a till holds its own moves."""
    PLATFORM = "platform"
    """The shop's ecommerce platform: it is told each move, and what it says is the copy."""


def keeper_of(route: str) -> BookKeeper:
    """By the route on which facts leave the till; empty where none do."""
    if not route:
        return BookKeeper.TILL
    return BookKeeper.CENTRAL if route == "central" else BookKeeper.PLATFORM


@dataclass(frozen=True, slots=True)
class OpeningCheck:
    """Whether what happened while the shop was closed is known here, and ours there."""

    is_copy_current: bool
    """Whether the copy was confirmed after the shop closed last: what was bought on the web overnight is in it."""
    waiting: int
    """Facts of before that the keeper of the books does not have yet."""

    @property
    def is_passed(self) -> bool:
        """Whether the figures can be relied on as they stand."""
        return self.is_copy_current and not self.waiting


def opening_check(
    keeper: BookKeeper, *, copied_at: datetime | None, closed_at: datetime | None, waiting: int
) -> OpeningCheck:
    """A till that keeps the books itself has nothing to wait for."""
    if keeper is BookKeeper.TILL:
        return OpeningCheck(is_copy_current=True, waiting=0)
    is_current = copied_at is not None and (closed_at is None or copied_at > closed_at)
    return OpeningCheck(is_copy_current=is_current, waiting=waiting)
