"""A customer display at work: takes the newest two lines from anywhere and returns at once."""

from evertill.devices.line_display.dialogue import DisplayDialogue
from evertill.devices.line_display.protocols import DisplayKind
from evertill.devices.transport.byte_transport import FaultWords
from evertill.devices.transport.device_worker import DialogueWorker, MakeWorker
from evertill.devices.transport.link import Link
from evertill.devices.transport.supervised import SupervisedLine
from evertill.kernel.clock import Clock
from evertill.ports.notices import Announcer, DeviceKind

WORDS = FaultWords("customer display", "sales go on, and the customer reads the screen or the receipt")


class LineDisplay:
    """One display. `put` may be called from any thread."""

    def __init__(
        self,
        *,
        name: str,
        line: SupervisedLine,
        kind: DisplayKind,
        clock: Clock,
        announcer: Announcer,
        make_worker: MakeWorker,
    ) -> None:
        self._dialogue = DisplayDialogue(kind)
        self._worker = DialogueWorker(
            kind=DeviceKind.LINE_DISPLAY,
            name=name,
            line=line,
            dialogue=self._dialogue,
            clock=clock,
            announcer=announcer,
            make_worker=make_worker,
        )

    @property
    def link(self) -> Link:
        """Where the line stands."""
        return self._worker.link

    def enable(self) -> None:
        """Begin; once."""
        self._worker.enable()

    def release(self, timeout_ms: int) -> bool:
        """Stop."""
        return self._worker.release(timeout_ms)

    def reach_now(self) -> None:
        """Something was plugged in."""
        self._worker.reach_now()

    def put(self, upper: str, lower: str) -> None:
        """What the customer is to read; of several in a hurry only the newest is sent."""
        self._worker.submit(lambda: self._dialogue.put(upper, lower))
