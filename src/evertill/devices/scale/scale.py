"""A scale at work: takes orders to weigh from anywhere, announces each reading that differs from the one before."""

from typing import assert_never

import structlog

from evertill.devices.scale.approval import Approval
from evertill.devices.scale.dialog_06 import Dialog06Exchange
from evertill.devices.scale.dialogue import ScaleDialogue
from evertill.devices.scale.exchange import ScaleExchange
from evertill.devices.scale.settings import ScaleProtocol
from evertill.devices.scale.toledo_8217 import Toledo8217Exchange
from evertill.devices.scale.unified_pos import RESULT_CODES, STATUS_UPDATE_EVENTS
from evertill.devices.transport.device_worker import DialogueWorker, MakeWorker
from evertill.devices.transport.link import Link
from evertill.devices.transport.supervised import SupervisedLine
from evertill.kernel.clock import Clock
from evertill.ports.devices import WeighOrder, WeightRead, WeightReading
from evertill.ports.notices import Announcer, DeviceKind

_log = structlog.get_logger(__name__)


def exchange_of(protocol: ScaleProtocol, approval: str = "") -> ScaleExchange:
    """The till's side of this protocol."""
    match protocol:
        case ScaleProtocol.TOLEDO_8217:
            return Toledo8217Exchange()
        case ScaleProtocol.DIALOG_06:
            return Dialog06Exchange(Approval.parse(approval))
        case _:
            assert_never(protocol)


class Scale:
    """One scale. Its orders may come from any thread."""

    def __init__(
        self,
        *,
        name: str,
        line: SupervisedLine,
        exchange: ScaleExchange,
        clock: Clock,
        announcer: Announcer,
        make_worker: MakeWorker,
    ) -> None:
        self._name = name
        self._clock = clock
        self._announcer = announcer
        self._dialogue = ScaleDialogue(exchange)
        self._told: WeightReading | None = None
        self.takes_tare = exchange.takes_tare
        """Whether the scale takes tare when told."""
        self._worker = DialogueWorker(
            kind=DeviceKind.SCALE,
            name=name,
            line=line,
            dialogue=self._dialogue,
            clock=clock,
            announcer=announcer,
            make_worker=make_worker,
            after_turn=self._tell,
        )

    @property
    def link(self) -> Link:
        """Where the line stands."""
        return self._worker.link

    def enable(self) -> None:
        """Begin to look after the scale; once."""
        self._worker.enable()

    def release(self, timeout_ms: int) -> bool:
        """Stop."""
        return self._worker.release(timeout_ms)

    def reach_now(self) -> None:
        """Something was plugged in."""
        self._worker.reach_now()

    def weigh(self, order: WeighOrder) -> None:
        """Announce what lies on the scale until `rest`."""

        def begin() -> None:
            self._told = None
            self._dialogue.begin(order, self._clock.monotonic_ms())

        self._worker.submit(begin)

    def rest(self) -> None:
        """Nothing is to be weighed any more."""
        self._worker.submit(self._dialogue.end)

    def take_tare(self) -> None:
        """What lies on the scale now is wrapping."""
        self._worker.submit(lambda: self._dialogue.set_tare(None, self._clock.monotonic_ms()))

    def clear_tare(self) -> None:
        """Nothing is taken off any more."""
        self._worker.submit(lambda: self._dialogue.set_tare(0, self._clock.monotonic_ms()))

    def zero(self) -> None:
        """Have the empty scale show zero."""
        self._worker.submit(lambda: self._dialogue.zero(self._clock.monotonic_ms()))

    def _tell(self) -> None:
        reading = self._dialogue.reading
        if reading is not None and reading != self._told:
            self._told = reading
            self._announcer.announce(WeightRead(self._name, reading))
            _log.debug(
                "the scale has answered",
                status_update_event=STATUS_UPDATE_EVENTS[reading.state],
                result=RESULT_CODES[reading.state],
            )
