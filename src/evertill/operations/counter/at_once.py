"""Several looks at the copies of what the backend owns, all at one and the same state of them."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Seen = TypeVar("Seen")


class AtOnce(Protocol):
    """Looks at the backend's copies several times, and sees one and the same copy."""

    def __call__(self, look: Callable[[], Seen]) -> Seen:
        """What it sees."""
        ...


def as_it_comes(look: Callable[[], Seen]) -> Seen:
    """Where another copy may come in between two looks."""
    return look()
