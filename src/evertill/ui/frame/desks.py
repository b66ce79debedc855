"""What presenters need of the two desks: commands in, one outcome or fault back on this thread."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from evertill.kernel.errors import Fault
from evertill.operations.counter.command import Command, Question

Outcome = TypeVar("Outcome")


class CommandDesk(Protocol):
    """Fulfilled by `operations.desk.Desk`."""

    def submit(
        self, command: Command[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Queue the command; False when the queue is full."""
        ...


class AnswerDesk(Protocol):
    """Fulfilled by `operations.question_desk.QuestionDesk`."""

    def ask(
        self, question: Question[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Queue the question; a newer one of its kind takes its place. False when the queue is full."""
        ...
