"""Something that is made when it is first wanted, because the first scan does not need it."""

from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Later(Generic[Thing]):
    """Call it to have the thing; it is always the same one."""

    def __init__(self, make: Callable[[], Thing]) -> None:
        self._make = make
        self._made: list[Thing] = []

    def __call__(self) -> Thing:
        """The thing, made now if it was not yet."""
        if not self._made:
            self._made.append(self._make())
        return self._made[0]

    def if_made(self, tell: Callable[[Thing], None]) -> None:
        """Tell it something, if there is one yet."""
        for made in self._made:
            tell(made)
