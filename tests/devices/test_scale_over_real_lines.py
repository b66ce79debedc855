"""The scale's worker on a thread of its own against the emulated scale, over real TCP and a real pseudo-terminal."""

import threading
from collections.abc import Callable

import pytest

from evertill.devices.assembly import make_scale
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.settings import ScaleConnection, ScaleProtocol, ScaleSettings
from evertill.devices.transport.emulation import MachineEmulator
from evertill.kernel.clock import SystemClock
from evertill.kernel.worker import Job, ThreadWorker, Tick, Worker
from evertill.ports.devices import WeighOrder, WeightRead, WeightReading, WeightState

pytestmark = pytest.mark.expects_log("the device does not work")
PATIENCE_S = 30


class Counter:
    """A scale with whoever listens to it."""

    def __init__(self, protocol: ScaleProtocol, connection: ScaleConnection) -> None:
        self.emulator = MachineEmulator("scale", ScaleMachine(protocol))
        if connection is ScaleConnection.TCP:
            address = f"127.0.0.1:{self.emulator.serve_tcp()}"
        else:
            address = self.emulator.serve_pty()
        self.readings: list[WeightReading] = []
        self.bugs: list[BaseException] = []
        self._changed = threading.Condition()
        self.scale = make_scale(
            ScaleSettings(connection, address, protocol),
            clock=SystemClock(),
            announcer=self,
            make_worker=self._make_worker,
        )
        self.scale.enable()

    def announce(self, notice: object) -> None:
        with self._changed:
            if isinstance(notice, WeightRead):
                self.readings.append(notice.reading)
            self._changed.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_S), f"waited in vain; read {self.readings}"

    def close(self) -> None:
        assert self.scale.release(5000)
        self.emulator.close()
        assert not self.bugs
        assert not self.emulator.bugs

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        return ThreadWorker(name, on_bug=lambda name, bug: self.bugs.append(bug), tick=tick, on_stop=on_stop)


@pytest.mark.parametrize("connection", [ScaleConnection.SERIAL, ScaleConnection.TCP])
@pytest.mark.parametrize("protocol", list(ScaleProtocol))
def test_goods_are_weighed_over_a_real_line(protocol: ScaleProtocol, connection: ScaleConnection) -> None:
    counter = Counter(protocol, connection)
    try:
        counter.emulator.command("put 347")
        counter.scale.weigh(WeighOrder(unit_price_minor=2590))
        counter.wait_for(lambda: any(reading.may_be_sold for reading in counter.readings))
        assert counter.readings[-1].weight_g == 347
    finally:
        counter.close()


@pytest.mark.parametrize("protocol", list(ScaleProtocol))
@pytest.mark.parametrize("position", [1, 2, 5, 9, 17])
def test_scale_whose_connection_breaks_at_some_byte_is_found_again(protocol: ScaleProtocol, position: int) -> None:
    counter = Counter(protocol, ScaleConnection.TCP)
    try:
        counter.emulator.command(f"cut {position}")
        counter.emulator.command("put 347")
        counter.scale.weigh(WeighOrder(unit_price_minor=2590))
        counter.wait_for(
            lambda: any(reading.state in {WeightState.STABLE, WeightState.SAME_WEIGHT} for reading in counter.readings)
        )
        assert {reading.weight_g for reading in counter.readings} <= {0, 347}
    finally:
        counter.close()
