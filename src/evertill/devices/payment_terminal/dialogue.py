"""What every protocol's till side offers: a state machine that is told bytes and time, and says what to do.

`feed` without bytes means that time has passed. After `Answered` or `LateAnswer` nothing more comes until `durable` or
`refuse` was called. One request at a time; `Ended` ends it.
"""

from typing import Protocol

from evertill.ports.payment_terminal import Step, TerminalRequest


class Dialogue(Protocol):
    """One card terminal as the till speaks to it. `now_ms` is monotonic time."""

    def opened(self, now_ms: int) -> list[Step]:
        """The line was just opened; nothing said before counts any more."""
        ...

    def greet(self, now_ms: int) -> list[Step]:
        """Make ready, or see whether the terminal still answers; ends with `Ready`. The dialogue must be idle."""
        ...

    def begin(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Ask for something; the dialogue must be idle."""
        ...

    def ask(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Find out what became of this request, which is in doubt; its answer is an `Ended`."""
        ...

    def feed(self, chunk: bytes, now_ms: int) -> list[Step]:
        """What came over the line, or that time has passed."""
        ...

    def durable(self, now_ms: int) -> list[Step]:
        """The answer told last is on disk: acknowledge it."""
        ...

    def refuse(self, now_ms: int) -> list[Step]:
        """The answer told last must not count: have the terminal undo it, where the protocol knows how."""
        ...

    def abort(self, now_ms: int) -> list[Step]:
        """The cashier gives up; what became of it comes as an answer all the same."""
        ...

    def lost(self, now_ms: int) -> list[Step]:
        """The line is gone."""
        ...

    def wait_ms(self, now_ms: int) -> int | None:
        """How long until time alone matters; None when it does not."""
        ...

    @property
    def is_idle(self) -> bool:
        """Whether a request may begin."""
        ...

    @property
    def can_ask(self) -> bool:
        """Whether the protocol lets the till ask what became of a request."""
        ...
