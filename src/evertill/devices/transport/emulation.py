"""An emulated device at work: a machine without I/O behind a TCP port or a pty, with faults of the cable."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from evertill.devices.transport.endpoint import Endpoint, PtyEndpoint, TcpEndpoint
from evertill.kernel.clock import Clock, SystemClock
from evertill.kernel.errors import Bug, SettingsFault
from evertill.kernel.worker import ThreadWorker

_WAIT_MS = 5
_STOP_MS = 2000
_CHUNK = 4096


class DeviceMachine(Protocol):
    """An emulated device without I/O: give it bytes, words and time, take its answers and what it tells."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words it knows, for whoever types another."""
        ...

    def receive(self, chunk: bytes, now_ms: int) -> None:
        """Bytes from the till."""
        ...

    def run(self, now_ms: int) -> None:
        """Time passes."""
        ...

    def command(self, word: str) -> bool:
        """Let something happen; False when the word is none of its own."""
        ...

    def take_answers(self) -> bytes:
        """What it sends to the till."""
        ...

    def take_told(self) -> list[str]:
        """What happened, in lines for whoever watches."""
        ...


class CableFaults:
    """What may happen to the cable of any device: pulled after so many bytes, bytes garbled, answers lost."""

    WORDS = ("cut N", "garble", "mute", "unmute", "off", "on")

    def __init__(self) -> None:
        self.bytes_left: int | None = None
        self.garbles = False
        self.is_mute = False

    def command(self, word: str) -> bool:
        """Note the fault; False when the word is no fault of a cable."""
        name, _, number = word.partition(" ")
        if name == "cut" and number.isdigit():
            self.bytes_left = int(number)
        elif word == "garble":
            self.garbles = True
        elif word in {"mute", "unmute"}:
            self.is_mute = word == "mute"
        else:
            return False
        return True

    def passes(self, answer: bytes) -> tuple[bytes, bool]:
        """What of an answer arrives, and whether the cable comes out behind it."""
        if self.is_mute:
            return b"", False
        if self.garbles:
            self.garbles = False
            answer = bytes(byte ^ 0x15 for byte in answer)
        if self.bytes_left is None:
            return answer, False
        part = answer[: self.bytes_left]
        self.bytes_left -= len(part)
        if self.bytes_left > 0:
            return part, False
        self.bytes_left = None
        return part, True


class MachineEmulator:
    """Any machine, for tests, the demo and the shell. `command` and `close` may come from any thread."""

    def __init__(
        self,
        name: str,
        machine: DeviceMachine,
        *,
        say: Callable[[str], None] = lambda line: None,
        clock: Clock | None = None,
    ) -> None:
        self.machine = machine
        self._say = say
        self._clock = clock or SystemClock()
        self._cable = CableFaults()
        self._endpoint: Endpoint | None = None
        self._words: deque[str] = deque()
        self.bugs: list[BaseException] = []
        """What went wrong inside; empty unless the emulator itself is broken."""
        self._worker = ThreadWorker(f"{name}-emulator", on_bug=lambda name, bug: self.bugs.append(bug), tick=self._tick)

    def serve_tcp(self, host: str = "127.0.0.1", port: int = 0) -> int:
        """Listen, and give the bound port."""
        endpoint = TcpEndpoint(host, port)
        self._serve(endpoint)
        return endpoint.port

    def serve_pty(self) -> str:
        """Open a pseudo-terminal, and give its path."""
        endpoint = PtyEndpoint()
        self._serve(endpoint)
        return endpoint.path

    def command(self, word: str) -> None:
        """Let something happen; a word that means nothing is answered with those that do."""
        if word.strip():
            self._words.append(word.strip())
            self._worker.wake()

    def close(self) -> None:
        """Stop and be gone; whoever is connected notices."""
        self._worker.stop(_STOP_MS)
        if self._endpoint is not None:
            self._endpoint.close()

    def _serve(self, endpoint: Endpoint) -> None:
        if self._endpoint is not None:
            raise Bug("an emulated device is reached in one way at a time")
        self._endpoint = endpoint
        self._say(endpoint.announcement)
        self._worker.start()

    def _tick(self) -> int:
        assert self._endpoint is not None
        received = self._endpoint.read(_CHUNK, _WAIT_MS)
        while self._words:  # first: what was said before bytes came holds for them
            self._obey(self._words.popleft(), self._endpoint)
        now_ms = self._clock.monotonic_ms()
        if received:
            self.machine.receive(received, now_ms)
        self.machine.run(now_ms)
        answers = self.machine.take_answers()
        if answers:
            self._answer(answers, self._endpoint)
        for line in self.machine.take_told():
            self._say(line)
        return 0

    def _answer(self, answers: bytes, endpoint: Endpoint) -> None:
        arrives, is_cut = self._cable.passes(answers)
        if arrives:
            endpoint.write(arrives)
        if is_cut:
            endpoint.switch_off()
            endpoint.switch_on()

    def _obey(self, word: str, endpoint: Endpoint) -> None:
        if word == "off":
            endpoint.switch_off()
        elif word == "on":
            endpoint.switch_on()
        elif not (self._cable.command(word) or self.machine.command(word)):
            known = ", ".join((*self.machine.words, *CableFaults.WORDS))
            self._say(
                SettingsFault(
                    f"{word!r} means nothing to this device, which goes on unchanged; it knows: {known}."
                ).text
            )
