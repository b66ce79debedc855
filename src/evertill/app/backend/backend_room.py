"""The worker that asks the backend for the screens: one call after another, each with exactly one answer."""

from collections.abc import Callable

from evertill.app.seams import Seams
from evertill.kernel.errors import Fault
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability
from evertill.ports.backend_desk import NO_BACKEND, NOT_OFFERED, TOO_BUSY, Call
from evertill.ports.connector import Unreachable

Post = Callable[[Callable[[], None]], None]

MET_AN_ERROR = Unreachable("The till met an error of its own while it asked the backend.")


class BackendRoom:
    """Fulfils `ports.backend_desk.BackendDesk`; the line is opened by the first call, on the worker."""

    def __init__(
        self, seams: Seams, post: Post, open_calls: Callable[[], BackendCalls | None], *, is_connected: bool
    ) -> None:
        self.is_connected = is_connected
        self._post = post
        self._open_calls = open_calls
        self._calls: BackendCalls | None = None
        self._worker = seams.make_worker("backend-calls", on_stop=self._close)
        self._is_started = self._is_over = False

    def start(self) -> None:
        """Calls made before wait until now."""
        if self.is_connected:
            self._is_started = True
            self._worker.start()

    def stop(self, limit_ms: int) -> None:
        """Cut the call under way short; those that wait are answered as unreachable."""
        self._is_over = True
        if self._calls is not None:
            self._calls.interrupt()
        if self._is_started:
            self._worker.stop(limit_ms)

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """Ask; the answer comes through the post."""
        if not self.is_connected:
            self._post(lambda: then(NO_BACKEND))
        elif not self._worker.submit(lambda: self._answer(capability, call, then)):
            self._post(lambda: then(TOO_BUSY))

    # --- on the worker ---
    def _answer(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        answer: CallAnswer = MET_AN_ERROR
        try:
            answer = self._asked(capability, call)
        finally:
            self._post(lambda: then(answer))

    def _asked(self, capability: Capability, call: Call) -> CallAnswer:
        if self._is_over:
            return NO_BACKEND
        try:
            calls = self._calls = self._calls or self._open_calls()
        except Fault as fault:  # what it is known by cannot be read
            return Unreachable(fault.text)
        if calls is None:
            return NO_BACKEND
        return call(calls) if capability in calls.capabilities else NOT_OFFERED

    def _close(self) -> None:
        if self._calls is not None:
            self._calls.close()
