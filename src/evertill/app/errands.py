"""Something slow for the screens: done on a worker, its answer or fault brought back to their thread."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from evertill.kernel.errors import Fault
from evertill.kernel.worker import Job

Answer = TypeVar("Answer")
Post = Callable[[Callable[[], None]], None]


class TakesJobs(Protocol):
    """A worker, or what has one."""

    def submit(self, job: Job) -> bool:
        """Queue a job; False when it will not be done."""
        ...


def run_and_post(
    worker: TakesJobs,
    post: Post,
    act: Callable[[], Answer],
    then: Callable[[Answer], None],
    failed: Callable[[Fault], None],
) -> None:
    """Act on the worker; bring the answer or the fault back through the post."""

    def job() -> None:
        try:
            answer = act()
        except Fault as fault:
            met = fault
            post(lambda: failed(met))
        else:
            post(lambda: then(answer))

    worker.submit(job)
