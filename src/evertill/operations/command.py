"""What a screen asks for: commands, each answered by an outcome of a closed union, so that `submit` is type-checked."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Outcome = TypeVar("Outcome")


class Command(Generic[Outcome]):
    """Something a person does; runs on the till worker in one unit of work."""

    __slots__ = ()


class Question(Generic[Outcome]):
    """Something a person looks up; runs on the query worker and writes nothing."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """The operator at the till lacks the right."""

    right: str


@dataclass(frozen=True, slots=True)
class SignOnNeeded:
    """Nobody is signed on."""


@dataclass(frozen=True, slots=True)
class TillNotOpen:
    """No shift is open, so nothing can be sold yet."""
