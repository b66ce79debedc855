"""The backend asked while somebody waits, from a screen: the call runs on a worker of its own, its answer comes back to
the screen's thread. Fulfilled by `app.backend.backend_room`."""

from collections.abc import Callable
from typing import Protocol

from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability
from evertill.ports.connector import Unreachable

Call = Callable[[BackendCalls], CallAnswer]

NO_BACKEND = Unreachable("This till is not connected to a backend.")
NOT_OFFERED = Unreachable("The backend of this till does not offer that.")
TOO_BUSY = Unreachable("The till still waits for answers of the backend.")


class BackendDesk(Protocol):
    """One for the terminal; for the thread of the screens only."""

    @property
    def is_connected(self) -> bool:
        """Whether there is a backend to ask at all; it may be out of reach all the same."""
        ...

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """Ask; `then` always hears exactly one answer, later. What the backend does not offer is Unreachable."""
        ...


class NoBackend:
    """A till that stands by itself."""

    is_connected = False

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """Nobody answers."""
        then(NO_BACKEND)
