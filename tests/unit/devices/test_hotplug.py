"""Ports that come and go are told by name: at once where the system tells of it, else with the next look."""

from evertill.devices.hotplug import HEAR_MS, LOOK_MS, HotPlug, plugged_in
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.devices import PortsChanged
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


class News:
    """What the system tells, as a test says."""

    def __init__(self) -> None:
        self.is_told = False

    def has_any(self) -> bool:
        told, self.is_told = self.is_told, False
        return told

    def close(self) -> None:
        pass


def test_changes_are_told_once_each_and_failing_looks_are_no_change() -> None:
    clock, ports, news = ManualClock(), Ports(), News()
    changes: list[PortsChanged] = []
    workers: list[HandWorker] = []

    def make_worker(name: str, *, tick: Tick, on_stop: Job) -> Worker:
        workers.append(HandWorker(clock, tick, on_stop))
        return workers[-1]

    def look(for_ms: int = LOOK_MS) -> None:
        for _ in range(for_ms // HEAR_MS):
            clock.ms += HEAR_MS
            workers[0].run_due()

    plug = HotPlug(changes.append, make_worker, ports, news)
    plug.enable()
    look()
    look()
    assert not changes
    ports.there = frozenset({"/dev/ttyUSB1 0403:6001:A5"})  # the same device in another socket
    look()
    look()
    assert changes == [PortsChanged(("/dev/ttyUSB1 0403:6001:A5",), ("/dev/ttyUSB0 0403:6001:A5",))]
    ports.fails = True
    look()
    ports.fails = False
    look()
    assert len(changes) == 1
    ports.there = frozenset()
    news.is_told = True
    look(HEAR_MS)  # what the system tells of is looked at in the same breath
    assert len(changes) == 2
    assert plug.release(100)


def test_this_machine_can_be_looked_at() -> None:
    assert all(thing == thing.strip() != "" for thing in plugged_in())
