"""Push, pull and link of one backend as one thing: what the app starts, wakes and stops."""

from evertill.kernel.worker import Worker
from evertill.ports.connector import Connector
from evertill.sync.link import Lane, Link
from evertill.sync.pull import Pull
from evertill.sync.push import Push


class Syncing:
    """The app makes the workers, with `push.tick` and `pull.tick`; what they own is touched only by their jobs."""

    def __init__(
        self,
        *,
        push: Push,
        pull: Pull,
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

    def facts_written(self) -> None:
        """A hint that something waits; while the backend does not answer it changes nothing."""
        self._push_worker.wake()

    def retry_now(self) -> None:
        """A person wants it tried now, whatever the back-off says."""
        self._push_worker.submit(self._push.retry_now)
        self._push_worker.wake()
        self._pull_worker.submit(self._pull.retry_now)
        self._pull_worker.wake()

    def stop(self, timeout_ms: int) -> bool:
        """End both workers; a long poll under way is cut short. False when one did not end in the time allowed it.

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
                self._push_worker.submit(self._push.hurry)
                self._push_worker.wake()
            case Lane.PUSH:
                self._pull_worker.submit(self._pull.hurry)
                self._pull_worker.wake()


def sync_once(push: Push, pull: Pull) -> None:
    """Deliver what is due and copy what is new, without waiting for more; the link then tells how it went."""
    while push.run_once() == 0:
        pass
    while pull.run_once() == 0 and pull.wait_s == 0:
        pass
