"""A scale worker wired to an emulated scale by a memory cable, in steps of five milliseconds."""

from evertill.devices.assembly import make_scale
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.scale import Scale
from evertill.devices.scale.sentences import WORDS
from evertill.devices.scale.settings import ScaleConnection, ScaleProtocol, ScaleSettings
from evertill.devices.transport.emulation import CableFaults
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.devices import WeighOrder, WeightRead, WeightReading, WeightState
from tests.support.devices import HandWorker, ManualClock, Notices
from tests.support.memory_line import memory_pair


class ScaleBench:
    """One scale and the till's worker for it."""

    def __init__(self, protocol: ScaleProtocol) -> None:
        self.clock, self.notices = ManualClock(), Notices()
        self.near, self.far, self.cable = memory_pair(WORDS)
        self.machine = ScaleMachine(protocol)
        self.faults = CableFaults()
        self.sent = bytearray()
        self.worker: HandWorker | None = None
        self.scale: Scale = make_scale(
            ScaleSettings(ScaleConnection.SERIAL, "/dev/ttyS9", protocol),
            clock=self.clock,
            announcer=self.notices,
            make_worker=self._make_worker,
            transport=self.near,
        )
        self.scale.enable()

    def run(self, ms: int) -> None:
        """Let time pass."""
        assert self.worker is not None
        for _ in range(ms // 5):
            self.worker.run_due()
            self._run_machine()
            self.clock.ms += 5

    def say(self, *words: str) -> None:
        """Words to the emulated scale."""
        for word in words:
            assert self.faults.command(word) or self.machine.command(word), word

    def readings(self) -> list[WeightReading]:
        """Every reading announced."""
        return [notice.reading for notice in self.notices.of(WeightRead)]

    def last(self) -> WeightReading | None:
        """The reading announced last."""
        readings = self.readings()
        return readings[-1] if readings else None

    def _run_machine(self) -> None:
        if self.cable.is_cut:
            return
        received = self.far.read(4096, 0)
        self.sent += received
        self.machine.receive(received, self.clock.ms)
        answers = self.machine.take_answers()
        if not answers:
            return
        arrives, is_cut = self.faults.passes(answers)
        self.far.write(arrives, 0)
        if is_cut:
            self.cable.is_cut = True

    def plug(self) -> None:
        """Put the cable back."""
        self.cable.is_cut = False
        self.far.open()

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        self.worker = HandWorker(self.clock, tick, on_stop)
        return self.worker


class FakeScale:
    """A scale as the screens see it: remembers what it was asked."""

    has_scale = True

    def __init__(self, *, takes_tare: bool = True) -> None:
        self.takes_tare = takes_tare
        self.order: WeighOrder | None = None
        self.tares = 0

    def weigh(self, order: WeighOrder) -> None:
        """Something is to be weighed."""
        self.order = order

    def rest(self) -> None:
        """Nothing is."""
        self.order = None

    def take_tare(self) -> None:
        """The wrapping lies there."""
        self.tares += 1


def read(
    weight_g: int = 0, state: WeightState = WeightState.STABLE, *, tare_g: int = 0, amount_minor: int | None = None
) -> WeightRead:
    """What a scale tells."""
    return WeightRead("Scale", WeightReading(state, weight_g, tare_g, is_net=tare_g > 0, amount_minor=amount_minor))
