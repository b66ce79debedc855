"""A worker: one named thread with a bounded queue. The only place where the program keeps threads and locks.

A worker runs jobs in the order given and, between them, its `tick`: a step that says how long until it wants the
next one.
Nobody waits for a worker but who holds a Future, and then with a limit.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from evertill.kernel.errors import Bug

Job = Callable[[], None]
Tick = Callable[[], int | None]
"""One step of standing work; returns milliseconds until the next step, or None to sleep until woken."""

Result = TypeVar("Result")


class Worker(Protocol):
    """Runs jobs one after another, somewhere; injected, so that a simulation can run many on one thread."""

    def start(self) -> None:
        """Begin to run; once."""
        ...

    def stop(self, timeout_ms: int) -> bool:
        """Finish the job at hand and those already queued, then end; False when that took longer than allowed."""
        ...

    def submit(self, job: Job) -> bool:
        """Queue a job; False, and not queued, when the queue is full or the worker has stopped."""
        ...

    def wake(self) -> None:
        """Run the tick as soon as the queue is empty."""
        ...

    def assert_current(self) -> None:
        """Raise Bug unless called on this worker."""
        ...


class ThreadWorker:
    """A worker on a thread of its own."""

    def __init__(
        self,
        name: str,
        *,
        on_bug: Callable[[str, BaseException], None],
        capacity: int = 1000,
        tick: Tick | None = None,
        on_start: Job | None = None,
        on_stop: Job | None = None,
    ) -> None:
        self._name = name
        self._on_bug = on_bug
        self._capacity = capacity
        self._tick = tick
        self._on_start = on_start
        self._on_stop = on_stop
        self._jobs: deque[Job] = deque()
        self._changed = threading.Condition(threading.Lock())
        self._woken = tick is not None
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin to run; once."""
        self._thread.start()

    def stop(self, timeout_ms: int) -> bool:
        """Finish the job at hand and those already queued, then end; False when that took longer than allowed."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join(timeout_ms / 1000)
        return not self._thread.is_alive()

    def submit(self, job: Job) -> bool:
        """Queue a job; False, and not queued, when the queue is full or the worker has stopped."""
        with self._changed:
            if self._stopping or len(self._jobs) >= self._capacity:
                return False
            self._jobs.append(job)
            self._changed.notify()
            return True

    def wake(self) -> None:
        """Run the tick as soon as the queue is empty."""
        with self._changed:
            self._woken = self._tick is not None
            self._changed.notify()

    def assert_current(self) -> None:
        """Raise Bug unless called on this worker."""
        if threading.current_thread() is not self._thread:
            raise Bug(f"only the {self._name} worker may do this")

    def _run(self) -> None:
        self._guard(self._on_start)
        due_ns: int | None = None
        while True:
            with self._changed:
                if not (self._jobs or self._woken or self._stopping):
                    self._changed.wait(None if due_ns is None else max(0, due_ns - time.monotonic_ns()) / 1_000_000_000)
                job = self._jobs.popleft() if self._jobs else None
                if job is None and self._stopping:
                    break
                ticks = job is None and (self._woken or (due_ns is not None and time.monotonic_ns() >= due_ns))
                self._woken = self._woken and not ticks
            if job is not None:
                self._guard(job)
            elif ticks:
                delay_ms = self._guarded_tick()
                due_ns = None if delay_ms is None else time.monotonic_ns() + delay_ms * 1_000_000
        self._guard(self._on_stop)

    def _guard(self, job: Job | None) -> None:
        """The top of the worker: a bug is told, and the next job runs."""
        if job is None:
            return
        try:
            job()
        except Exception as error:  # worker top: a bug in one job must not end the others
            self._on_bug(self._name, error)

    def _guarded_tick(self) -> int | None:
        assert self._tick is not None
        try:
            return self._tick()
        except Exception as error:  # worker top: standing work goes on after a bug
            self._on_bug(self._name, error)
            return 1000


def run_on(worker: Worker, step: Callable[[], Result]) -> "Future[Result]":
    """Queue a step whose result or error someone waits for; a full queue is a cancelled future."""
    future: Future[Result] = Future()

    def job() -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = step()
        except Exception as error:  # handed to whoever waits, never swallowed
            future.set_exception(error)
        else:
            future.set_result(result)

    if not worker.submit(job):
        future.cancel()
    return future
