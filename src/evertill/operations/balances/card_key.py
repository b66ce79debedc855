"""The key under which card numbers are hashed: asked for once and kept, so that cards are known offline too."""

from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.ports.backend_calls import CallAnswer, Done
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class LacksCardKey(Command[bool]):
    """Whether the backend is to be asked for it."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> bool:
        """As the home has it."""
        return not counter.card_numbers.has_key


@dataclass(frozen=True, slots=True)
class KeepCardKey(Command[None]):
    """The backend gave it."""

    key: Secret

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Keep it."""
        counter.card_numbers.keep_key(self.key)


def key_in(answer: CallAnswer) -> Secret | None:
    """The key in an answer, if it is there."""
    key = answer.document.get("card_key") if isinstance(answer, Done) else None
    return Secret(key) if isinstance(key, str) else None
