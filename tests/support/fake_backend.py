"""The backend as screens ask it: real calls or scripted answers, at once or when a test says."""

from collections.abc import Callable

from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability
from evertill.ports.backend_desk import Call
from evertill.ports.connector import Unreachable


class FakeBackend:
    """Fulfils `ports.backend_desk.BackendDesk` over the calls given; `holds` keeps answers back until `deliver`."""

    is_connected = True

    def __init__(self, calls: BackendCalls) -> None:
        self.calls = calls
        self.holds = False
        self._waiting: list[Callable[[], None]] = []

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """Ask now; the answer comes at once, or with `deliver`."""
        answer = call(self.calls)
        if self.holds:
            self._waiting.append(lambda: then(answer))
        else:
            then(answer)

    def deliver(self) -> None:
        """Bring what was held back."""
        while self._waiting:
            self._waiting.pop(0)()


class NobodyThere:
    """A backend this till is enrolled at, and cannot reach."""

    is_connected = True

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """No answer, at once."""
        del capability, call
        then(Unreachable("No connection."))
