"""Many choices out of one draw: Hypothesis takes some fifty times as long to draw a value as to draw one more byte.

Each choice takes a byte or two, and every byte shrinks on its own towards nought, so that a failing example still
comes down to the first of its choices.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

_SMALL = 16


class Drawn:
    """Choices read off a run of bytes; when it is used up, always the first."""

    def __init__(self, run: bytes) -> None:
        self._run = iter(run)

    def below(self, count: int) -> int:
        """0 up to, but not, this; all about alike."""
        drawn, seen = 0, 1
        while seen < count or seen == 1:
            drawn, seen = drawn * 256 + next(self._run, 0), seen * 256
        return drawn % count

    def one_of(self, choices: Sequence[T]) -> T:
        """One of these."""
        return choices[self.below(len(choices))]

    def flag(self) -> bool:
        """One way or the other."""
        return self.below(2) == 1

    def is_seldom(self, one_in: int) -> bool:
        """Once in so many."""
        return self.below(one_in) == one_in - 1

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends and what is close to the lower one more often than the rest."""
        way = self.below(16)
        if way < 2:
            return least + (most - least) * way
        if way < 6:
            return least + self.below(min(most - least + 1, _SMALL))
        return least + self.below(most - least + 1)

    def decimal(self, least: int, most: int, *, places: int) -> Decimal:
        """So many minor units as a decimal with these places."""
        return Decimal(self.number(least, most)).scaleb(-places)

    def several(self, most: int, one: Callable[["Drawn"], T]) -> list[T]:
        """Up to so many of these."""
        return [one(self) for _ in range(self.below(most + 1))]


def drawn(size: int, made: Callable[[Drawn], T]) -> st.SearchStrategy[T]:
    """What is made of a run of so many bytes."""
    return st.binary(min_size=size, max_size=size).map(lambda run: made(Drawn(run)))
