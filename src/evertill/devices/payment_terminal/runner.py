"""Runs a dialogue over a line, one step at a time, on the thread that calls: bytes out, bytes in, time."""

from collections.abc import Callable

from evertill.devices.payment_terminal.dialogue import Dialogue
from evertill.devices.transport.byte_transport import ByteTransport
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault
from evertill.ports.payment_terminal import (
    Answered,
    Ended,
    LateAnswer,
    LateSlips,
    LineDead,
    Prompt,
    Ready,
    Send,
    Step,
    TerminalAnswer,
    TerminalRequest,
    Verdict,
)

WRITE_MS = 5000
_READ_MS = 20
_READ_BYTES = 4096
ASKED_TIMES = 3

Told = Prompt | Answered | Ended | Ready | LateAnswer | LateSlips
Do = Callable[[int], list[Step]]
"""One method of a dialogue, given the monotonic time."""


class TerminalRunner:
    """Used by one thread. What it does not do itself comes back in order as `Told`."""

    def __init__(self, transport: ByteTransport, dialogue: Dialogue, clock: Clock) -> None:
        self.transport = transport
        self.dialogue = dialogue
        self._clock = clock

    def open(self) -> None:
        """Reach the terminal; DeviceFault when that fails."""
        if not self.transport.is_open:
            self.transport.open()
            self._told(self.dialogue.opened(self._clock.monotonic_ms()))

    def do(self, action: Do) -> list[Told]:
        """One of the dialogue's own steps: begin, ask, greet, abort, durable, refuse."""
        return self._told(action(self._clock.monotonic_ms()))

    def listen(self, longest_ms: int) -> list[Told]:
        """Wait for bytes, at most so long, or until the dialogue's next moment."""
        wait_ms = self.dialogue.wait_ms(self._clock.monotonic_ms())
        wait_ms = longest_ms if wait_ms is None else min(wait_ms, longest_ms)
        chunk = b""
        if self.transport.is_open:
            try:
                chunk = self.transport.read(_READ_BYTES, wait_ms)
            except DeviceFault:
                return self._told(self.dialogue.lost(self._clock.monotonic_ms()))
        return self._told(self.dialogue.feed(chunk, self._clock.monotonic_ms()))

    def lost(self) -> list[Told]:
        """Give the line up."""
        self.transport.close()
        return self._told(self.dialogue.lost(self._clock.monotonic_ms()))

    def _told(self, steps: list[Step]) -> list[Told]:
        told: list[Told] = []
        for step in steps:
            match step:
                case Send(chunk):
                    told += self._write(chunk)
                case LineDead():
                    self.transport.close()
                case _:
                    told.append(step)
        return told

    def _write(self, chunk: bytes) -> list[Told]:
        if not self.transport.is_open:
            return []  # lost on the way: the dialogue was told already
        until_ms = self._clock.monotonic_ms() + WRITE_MS
        try:
            while chunk and self._clock.monotonic_ms() < until_ms:
                chunk = chunk[self.transport.write(chunk, 200) :]
        except DeviceFault:
            chunk = chunk or b"?"
        return self.lost() if chunk else []


def run_request(
    runner: TerminalRunner,
    request: TerminalRequest,
    *,
    on_prompt: Callable[[Prompt], None] = lambda prompt: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> TerminalAnswer:
    """One request from its beginning to its answer, asked about when in doubt; for the shell, which keeps no journal.

    DeviceFault when the terminal cannot be reached at all: nothing was begun then.
    """
    runner.open()
    answer = _until_ended(runner, lambda now_ms: runner.dialogue.begin(request, now_ms), on_prompt, is_stopped)
    for _ in range(ASKED_TIMES if runner.dialogue.can_ask else 0):
        if answer.verdict is not Verdict.UNKNOWN:
            break
        try:
            runner.open()
        except DeviceFault:
            continue
        asked = _until_ended(runner, lambda now_ms: runner.dialogue.ask(request, now_ms), on_prompt, is_stopped)
        answer = answer if asked.verdict is Verdict.UNKNOWN else asked
    return answer


def run_greeting(runner: TerminalRunner) -> str:
    """Make the terminal ready and charge nothing; what is wrong, or empty. DeviceFault when it cannot be reached."""
    runner.open()
    told = runner.do(runner.dialogue.greet)
    while True:
        for step in told:
            if isinstance(step, Ready):
                return step.reason
        told = runner.listen(_READ_MS)


def _until_ended(
    runner: TerminalRunner, first: Do, on_prompt: Callable[[Prompt], None], is_stopped: Callable[[], bool]
) -> TerminalAnswer:
    told = runner.do(first)
    was_stopped = False
    while True:
        pending = told
        told = []
        for step in pending:
            match step:
                case Ended(answer):
                    return answer
                case Prompt():
                    on_prompt(step)
                case Answered() | LateAnswer():
                    told += runner.do(runner.dialogue.durable)
                case Ready() | LateSlips():
                    pass
        if not told:
            if is_stopped() and not was_stopped:
                was_stopped = True
                told = runner.do(runner.dialogue.abort)
            told += runner.listen(_READ_MS)
