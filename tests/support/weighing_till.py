"""A scale's worker on a thread of its own over a real line, and what it announces."""

import threading
from collections.abc import Callable

from evertill.devices.assembly import make_scale
from evertill.devices.scale.settings import ScaleSettings
from evertill.kernel.clock import SystemClock
from evertill.kernel.worker import Job, ThreadWorker, Tick, Worker
from evertill.ports.devices import WeightRead, WeightReading
from evertill.ports.notices import DeviceStateChanged

PATIENCE_S = 30


class WeighingTill:
    """`wait_for` waits on the notices, never by sleeping."""

    def __init__(self, settings: ScaleSettings) -> None:
        self.readings: list[WeightReading] = []
        self.states: list[bool] = []
        self.bugs: list[BaseException] = []
        self._changed = threading.Condition()
        self.scale = make_scale(settings, clock=SystemClock(), announcer=self, make_worker=self._make_worker)
        self.scale.enable()

    def announce(self, notice: object) -> None:
        """Keep it."""
        with self._changed:
            if isinstance(notice, WeightRead):
                self.readings.append(notice.reading)
            elif isinstance(notice, DeviceStateChanged):
                self.states.append(notice.is_ready)
            self._changed.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Until then."""
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_S), f"waited in vain; read {self.readings}"

    def close(self) -> None:
        """End, without a bug met."""
        assert self.scale.release(5000)
        assert self.bugs == []

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        return ThreadWorker(name, tick=tick, on_stop=on_stop, on_bug=lambda name, bug: self.bugs.append(bug))
