"""Lets other workers have something written: the step runs on the till worker, in a unit of work of its own."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from evertill.kernel.worker import Worker, run_on
from evertill.ports.journal import Journal, UnitOfWork

Result = TypeVar("Result")


class WorkerJournalWriter:
    """Fulfils `ports.journal.JournalWriter` over the till worker."""

    def __init__(self, worker: Worker, journal: Callable[[], Journal]) -> None:
        """`journal` gives the journal; it is called on the worker, which is the thread that opened it."""
        self._worker = worker
        self._journal = journal

    def submit(self, step: Callable[[UnitOfWork], Result]) -> "Future[Result]":
        """Queue the step; its future is cancelled at once when the worker's queue is full."""

        def commit_step() -> Result:
            with self._journal().begin() as unit:
                result = step(unit)
                unit.commit()
            return result

        return run_on(self._worker, commit_step)
