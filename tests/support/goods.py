"""A backend that answers as a test says."""

from collections.abc import Callable

from evertill.kernel.canonical import JsonObject
from evertill.ports.backend_calls import CallAnswer, Capability, Declined, Done
from evertill.ports.backend_desk import NO_BACKEND, Call

ONE = 1_000_000


class FakeBackend:
    """Answers every call with one document, or with nobody there."""

    def __init__(self) -> None:
        self.answer: JsonObject | None = None
        self.declines: Declined | None = None
        self.asked: list[Capability] = []

    @property
    def is_connected(self) -> bool:
        """While it has an answer."""
        return self.answer is not None

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """Answer at once."""
        self.asked.append(capability)
        then(self.declines or (NO_BACKEND if self.answer is None else Done(self.answer)))
