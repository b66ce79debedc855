"""What a screen asks for: commands, each answered by an outcome of a closed union, so that `submit` is type-checked."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from evertill.domain.policy.rights import Exceeded
from evertill.kernel.values import dataclass
from evertill.operations.counter.counter import Counter
from evertill.ports.journal import UnitOfWork

if TYPE_CHECKING:
    from evertill.operations.counter.reading import Reading

Outcome = TypeVar("Outcome")


class Command(ABC, Generic[Outcome]):
    """Something a person does; runs on the till worker in one unit of work, which the desk opens and commits."""

    __slots__ = ()
    begins_sale: ClassVar[bool] = False
    """Whether it may put the first line of a sale on the counter."""

    def may_begin_sale(self) -> bool:
        """The same for one command at hand: one that wraps another answers for that."""
        return self.begins_sale

    @abstractmethod
    def perform(self, unit: UnitOfWork, counter: Counter) -> Outcome:
        """Do it by the operation beside the command, so that a till loads only the operations it uses."""


class Question(ABC, Generic[Outcome]):
    """Something a person looks up; runs on the query worker and writes nothing."""

    __slots__ = ()
    is_long: ClassVar[bool] = False
    """Whether it may read a year: then it runs on a worker of its own."""

    @abstractmethod
    def answer(self, reading: "Reading") -> Outcome:
        """Look it up."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """The operator at the till lacks the right, or may not go so far; `people.with_approval` can answer it."""

    right: str
    exceeded: Exceeded | None = None
    """The ceiling in the way, where the right itself is there."""
    is_stale: bool = False
    """The role has the right, but the copy of who may what is too old to be honoured so far."""


@dataclass(frozen=True, slots=True)
class SignOnNeeded:
    """Nobody is signed on."""


@dataclass(frozen=True, slots=True)
class TillNotOpen:
    """No shift is open, so nothing can be sold yet."""
