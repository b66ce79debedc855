"""A label printer at work: takes labels from anywhere and returns at once; tells when some had to be given up."""

from evertill.devices.label_printer.dialogue import NOT_PRINTED, LabelDialogue
from evertill.devices.transport.byte_transport import FaultWords
from evertill.devices.transport.device_worker import DialogueWorker, MakeWorker
from evertill.devices.transport.link import Link
from evertill.devices.transport.supervised import SupervisedLine
from evertill.kernel.clock import Clock
from evertill.ports.devices import LabelsGivenUp
from evertill.ports.notices import Announcer, DeviceKind

WORDS = FaultWords("label printer", "sales go on, and labels wait for a few minutes")


class LabelPrinter:
    """One label printer. `put` may be called from any thread."""

    def __init__(
        self, *, name: str, line: SupervisedLine, clock: Clock, announcer: Announcer, make_worker: MakeWorker
    ) -> None:
        self._clock = clock
        self._announcer = announcer
        self._dialogue = LabelDialogue(is_two_way=line.transport.is_two_way)
        self._told = 0
        self._worker = DialogueWorker(
            kind=DeviceKind.LABEL_PRINTER,
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

    @property
    def printed(self) -> int:
        """How many labels went out."""
        return self._dialogue.printed

    def enable(self) -> None:
        """Begin; once."""
        self._worker.enable()

    def release(self, timeout_ms: int) -> bool:
        """Stop."""
        return self._worker.release(timeout_ms)

    def reach_now(self) -> None:
        """Something was plugged in."""
        self._worker.reach_now()

    def put(self, label: bytes) -> bool:
        """Print this as soon as it can be; False when the worker takes no more."""
        return self._worker.submit(lambda: self._dialogue.put(label, self._clock.monotonic_ms()))

    def _tell(self) -> None:
        if self._dialogue.given_up > self._told:
            self._told = self._dialogue.given_up
            self._announcer.announce(LabelsGivenUp(NOT_PRINTED))
