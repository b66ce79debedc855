"""Push, pull and link of one backend as one thing: what wakes them, lets one help the other, and stops them."""

from collections.abc import Callable
from typing import TypeVar

from evertill.kernel.worker import Worker
from evertill.ports.connector import Connector
from evertill.sync.link import Lane, Link
from evertill.sync.pull import Pull
from evertill.sync.push import Push

Part = TypeVar("Part", Push, Pull)


class Syncing:
    """The app makes the workers. Push and pull may be made by their own workers, later; only these touch them."""

    def __init__(
        self,
        *,
        push: Callable[[], Push | None],
        pull: Callable[[], Pull | None],
        link: Link,
        connector: Connector,
        push_worker: Worker,
        pull_worker: Worker,
    ) -> None:
        self._push = push
        self._pull = pull
        self._link = link
        self._connector = connector
        self._push_worker = push_worker
        self._pull_worker = pull_worker
        link.on_recovery(self._recovered)

    def start(self) -> None:
        """Begin."""
        self._push_worker.start()
        self._pull_worker.start()

    def wake_push(self) -> None:
        """A hint that facts wait; while the backend does not answer it changes nothing."""
        self._push_worker.wake()

    def retry_now(self) -> None:
        """A person wants it tried now, whatever the back-off says."""
        _run(self._push_worker, self._push, Push.retry_now)
        _run(self._pull_worker, self._pull, Pull.retry_now)

    def stop(self, timeout_ms: int) -> bool:
        """End both workers; a call under way is cut short. False when one did not end in the time allowed it.

        What was sent and not answered goes out again at the next start, and the backend knows it.
        """
        self._link.close()
        self._connector.interrupt()
        push_ended = self._push_worker.stop(timeout_ms)
        pull_ended = self._pull_worker.stop(timeout_ms)
        if push_ended and pull_ended:
            self._connector.close()
        return push_ended and pull_ended

    def _recovered(self, lane: Lane) -> None:
        """One lane reached the backend again, so the other tries at once."""
        match lane:
            case Lane.PULL:
                _run(self._push_worker, self._push, Push.hurry)
            case Lane.PUSH:
                _run(self._pull_worker, self._pull, Pull.hurry)


def _run(worker: Worker, find: Callable[[], Part | None], step: Callable[[Part], None]) -> None:
    """On the part's own worker, as soon as what it is at is done; then it looks."""

    def job() -> None:
        part = find()
        if part is not None:
            step(part)

    worker.submit(job)
    worker.wake()
