"""The thread worker: order, bounds, ticks, bugs and its end. Waits are for events; a limit only ends a broken run."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future

import pytest

from evertill.kernel.errors import Bug
from evertill.kernel.worker import ThreadWorker, run_on

LIMIT_S = 10
LIMIT_MS = 10_000

Bugs = list[tuple[str, BaseException]]


class Bench:
    """Makes workers, collects their bugs, and ends them after the test."""

    def __init__(self) -> None:
        self.bugs: Bugs = []
        self.gate = threading.Event()
        self._workers: list[ThreadWorker] = []

    def worker(
        self,
        *,
        capacity: int = 1000,
        tick: Callable[[], int | None] | None = None,
        on_start: Callable[[], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> ThreadWorker:
        """A worker not yet started."""
        made = ThreadWorker("till", on_bug=self._note, capacity=capacity, tick=tick, on_start=on_start, on_stop=on_stop)
        self._workers.append(made)
        return made

    def blocked(self, worker: ThreadWorker) -> None:
        """Start the worker and keep it inside a job until the gate opens."""
        inside = threading.Event()
        worker.start()

        def job() -> None:
            inside.set()
            assert self.gate.wait(LIMIT_S)

        assert worker.submit(job)
        assert inside.wait(LIMIT_S)

    def end(self) -> None:
        """Let every worker end."""
        self.gate.set()
        for worker in self._workers:
            assert worker.stop(LIMIT_MS)

    def _note(self, name: str, error: BaseException) -> None:
        self.bugs.append((name, error))


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.end()


def finish(worker: ThreadWorker) -> None:
    """Return when all jobs queued so far are done."""
    run_on(worker, lambda: None).result(LIMIT_S)


def test_worker_jobs_run_in_order_between_start_and_stop(bench: Bench) -> None:
    seen: list[str] = []
    worker = bench.worker(on_start=lambda: seen.append("start"), on_stop=lambda: seen.append("stop"))
    for name in "abc":
        assert worker.submit(lambda name=name: seen.append(name))  # type: ignore[misc]  # a lambda's default
    worker.start()
    finish(worker)
    assert worker.stop(LIMIT_MS)
    assert seen == ["start", "a", "b", "c", "stop"]


def test_worker_submit_to_a_full_queue_is_refused(bench: Bench) -> None:
    worker = bench.worker(capacity=1)
    bench.blocked(worker)
    assert worker.submit(lambda: None)
    assert not worker.submit(lambda: None)


def test_worker_stop_runs_what_is_queued_and_takes_no_more(bench: Bench) -> None:
    seen: list[str] = []
    worker = bench.worker()
    bench.blocked(worker)
    assert worker.submit(lambda: seen.append("queued"))
    assert not worker.stop(1)
    assert not worker.submit(lambda: seen.append("late"))
    bench.gate.set()
    assert worker.stop(LIMIT_MS)
    assert seen == ["queued"]


def test_worker_stop_before_start_ends_at_once(bench: Bench) -> None:
    worker = bench.worker()
    assert worker.stop(0)
    assert not worker.submit(lambda: None)


def test_worker_bug_in_a_job_is_told_and_the_next_job_runs(bench: Bench) -> None:
    worker = bench.worker()
    worker.start()

    def broken() -> None:
        raise Bug("impossible")

    worker.submit(broken)
    finish(worker)
    [(name, error)] = bench.bugs
    assert name == "till"
    assert isinstance(error, Bug)


def test_worker_tick_runs_at_start_and_after_each_wake(bench: Bench) -> None:
    ticks: list[int] = []
    ticked = threading.Semaphore(0)

    def tick() -> None:
        ticks.append(len(ticks))
        ticked.release()

    worker = bench.worker(tick=tick)
    worker.start()
    assert ticked.acquire(timeout=LIMIT_S)
    finish(worker)
    assert ticks == [0]
    worker.wake()
    assert ticked.acquire(timeout=LIMIT_S)
    finish(worker)
    assert ticks == [0, 1]


def test_worker_tick_that_names_a_delay_runs_again_by_itself(bench: Bench) -> None:
    delays = iter([1, 0, None])
    done = threading.Event()

    def tick() -> int | None:
        delay = next(delays)
        if delay is None:
            done.set()
        return delay

    bench.worker(tick=tick).start()
    assert done.wait(LIMIT_S)


def test_worker_bug_in_the_tick_is_told_and_standing_work_goes_on(bench: Bench) -> None:
    ticked = threading.Semaphore(0)
    first = iter([True])

    def tick() -> None:
        ticked.release()
        if next(first, False):
            raise Bug("impossible")

    worker = bench.worker(tick=tick)
    worker.start()
    assert ticked.acquire(timeout=LIMIT_S)
    worker.wake()
    assert ticked.acquire(timeout=LIMIT_S)
    assert len(bench.bugs) == 1


def test_worker_jobs_come_before_the_tick(bench: Bench) -> None:
    seen: list[str] = []
    ticked = threading.Event()

    def tick() -> None:
        seen.append("tick")
        ticked.set()

    worker = bench.worker(tick=tick)
    worker.submit(lambda: seen.append("job"))
    worker.start()
    assert ticked.wait(LIMIT_S)
    assert seen == ["job", "tick"]


def test_worker_woken_without_standing_work_takes_jobs_as_before(bench: Bench) -> None:
    worker = bench.worker()
    worker.start()
    worker.wake()
    finish(worker)
    assert bench.bugs == []


def test_worker_woken_for_nothing_sleeps_on(bench: Bench) -> None:
    class EagerCondition(threading.Condition):
        """Returns from its first wait for no reason, as an operating system may."""

        waits = 0

        def wait(self, timeout: float | None = None) -> bool:
            self.waits += 1
            return True if self.waits == 1 else super().wait(timeout)

    worker = bench.worker()
    worker._changed = condition = EagerCondition(threading.Lock())
    worker.start()
    finish(worker)
    finish(worker)
    assert condition.waits >= 1
    assert bench.bugs == []


def test_worker_assert_current_holds_only_on_the_worker(bench: Bench) -> None:
    worker = bench.worker()
    worker.start()
    run_on(worker, worker.assert_current).result(LIMIT_S)
    with pytest.raises(Bug, match="only the till worker"):
        worker.assert_current()


def test_run_on_step_gives_its_result(bench: Bench) -> None:
    worker = bench.worker()
    worker.start()
    assert run_on(worker, lambda: 6 * 7).result(LIMIT_S) == 42


def test_run_on_failing_step_hands_its_error_to_who_waits(bench: Bench) -> None:
    worker = bench.worker()
    worker.start()

    def broken() -> None:
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        run_on(worker, broken).result(LIMIT_S)
    assert bench.bugs == []


def test_run_on_full_queue_is_a_cancelled_future(bench: Bench) -> None:
    worker = bench.worker(capacity=0)
    future: Future[None] = run_on(worker, lambda: None)
    assert future.cancelled()
    with pytest.raises(CancelledError):
        future.result(LIMIT_S)


def test_run_on_step_cancelled_before_its_turn_never_runs(bench: Bench) -> None:
    seen: list[str] = []
    worker = bench.worker()
    bench.blocked(worker)
    future = run_on(worker, lambda: seen.append("ran"))
    assert future.cancel()
    bench.gate.set()
    finish(worker)
    assert seen == []
