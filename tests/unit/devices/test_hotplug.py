"""Ports that come and go are noticed within two seconds; what is missing is reached for at once."""

from evertill.devices.hotplug import LOOK_MS, HotPlug, plugged_in
from evertill.kernel.worker import Job, Tick, Worker
from tests.support.devices import HandWorker, ManualClock


class Ports:
    """What is plugged in, as a test says."""

    def __init__(self) -> None:
        self.there = frozenset({"/dev/ttyUSB0 0403:6001:A5"})
        self.fails = False

    def __call__(self) -> frozenset[str]:
        if self.fails:
            raise OSError("no such file")
        return self.there


def test_changes_are_told_once_each_and_failing_looks_are_no_change() -> None:
    clock, ports, changes = ManualClock(), Ports(), [0]
    workers: list[HandWorker] = []

    def make_worker(name: str, *, tick: Tick, on_stop: Job) -> Worker:
        workers.append(HandWorker(clock, tick, on_stop))
        return workers[-1]

    def changed() -> None:
        changes[0] += 1

    def look() -> None:
        clock.ms += LOOK_MS
        workers[0].run_due()

    plug = HotPlug(changed, make_worker, ports)
    plug.enable()
    look()
    look()
    assert changes == [0]
    ports.there = frozenset({"/dev/ttyUSB1 0403:6001:A5"})  # the same device in another socket
    look()
    look()
    assert changes == [1]
    ports.fails = True
    look()
    ports.fails = False
    look()
    assert changes == [1]
    ports.there = frozenset()
    look()
    assert changes == [2]
    assert plug.release(100)


def test_this_machine_can_be_looked_at() -> None:
    assert all(" " in port for port in plugged_in())
