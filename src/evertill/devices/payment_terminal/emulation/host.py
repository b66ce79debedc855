"""An emulated card terminal on a TCP port or a pseudo-terminal: its protocol's core, its faults, its cable."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from typing import Protocol

from evertill.devices.payment_terminal.emulation.ledger import Ledger
from evertill.devices.payment_terminal.emulation.scenario import Scenario, obey
from evertill.devices.transport.endpoint import Endpoint, PtyEndpoint, TcpEndpoint
from evertill.kernel.clock import Clock, SystemClock
from evertill.kernel.errors import Bug, SettingsFault
from evertill.kernel.worker import ThreadWorker

_WAIT_MS = 20
_STOP_MS = 2000
_OFF_MS = 300


class TerminalCore(Protocol):
    """An emulated terminal without its line."""

    scenario: Scenario
    ledger: Ledger

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """What came from the till, or that time has passed; what goes to it."""
        ...

    def wait_ms(self, now_ms: int) -> int | None:
        """How long until time alone matters."""
        ...

    def hung_up(self) -> None:
        """The till went away, or the cable was pulled."""
        ...


class TerminalEmulator:
    """One emulated terminal. `command` and `close` may be called from any thread."""

    def __init__(
        self, core: TerminalCore, *, say: Callable[[str], None] = lambda line: None, clock: Clock | None = None
    ) -> None:
        self.core = core
        self._say = say
        self._clock = clock or SystemClock()
        self._endpoint: Endpoint | None = None
        self._words: deque[str] = deque()
        self._crossed = 0
        self._back_at_ms: int | None = None
        self._was_reached = False
        self._is_dead = False
        self._told = 0
        self.bugs: list[BaseException] = []
        """What went wrong inside; empty unless the emulator itself is broken."""
        self._worker = ThreadWorker("terminal-emulator", on_bug=self._on_bug, tick=self._tick)

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
        """Take a word of `scenario`; SettingsFault when it means nothing."""
        obey(Scenario(), word, on_books=lambda: None)
        self._words.append(word)
        self._worker.wake()

    def close(self) -> None:
        """Stop and be gone."""
        self._worker.stop(_STOP_MS)
        if self._endpoint is not None:
            self._endpoint.close()

    def _serve(self, endpoint: Endpoint) -> None:
        if self._endpoint is not None:
            raise Bug("an emulated terminal is reached in one way at a time")
        self._endpoint = endpoint
        self._say(endpoint.announcement)
        self._worker.start()

    def _on_bug(self, name: str, bug: BaseException) -> None:
        self.bugs.append(bug)

    def _tick(self) -> int:
        assert self._endpoint is not None
        self._take_words()
        if self._is_dead:
            if self.core.scenario.dies:
                return _OFF_MS
            self._is_dead = False
            self._endpoint.switch_on()
            self._say("on")
        now_ms = self._clock.monotonic_ms()
        if self._back_at_ms is not None:
            if now_ms < self._back_at_ms:
                return self._back_at_ms - now_ms
            self._back_at_ms = None
            self._endpoint.switch_on()
        wait_ms = self.core.wait_ms(now_ms)
        chunk = self._endpoint.read(4096, _WAIT_MS if wait_ms is None else min(wait_ms, _WAIT_MS))
        if self._was_reached and not self._endpoint.is_reached:
            self.core.hung_up()
        self._was_reached = self._endpoint.is_reached
        self._take_words()  # said before these bytes were sent
        now_ms = self._clock.monotonic_ms()
        chunk = self._through_cable(chunk)
        answers = self.core.feed(chunk, now_ms)
        if self.core.scenario.dies and len(self.core.ledger.bookings) > self._told:
            self._die()
            return 0
        for answer in answers:
            passed = self._through_cable(answer)
            if passed:
                self._endpoint.write(passed)
        self._break_if_due(now_ms)
        self._tell_bookings()
        return 0

    def _through_cable(self, chunk: bytes) -> bytes:
        """What gets through before the cable is pulled."""
        limit = self.core.scenario.cut_after
        if limit < 0:
            return chunk
        passed = chunk[: max(0, limit - self._crossed)]
        self._crossed += len(chunk)
        return passed

    def _die(self) -> None:
        """Charged, and gone before a word of it."""
        assert self._endpoint is not None
        self._is_dead = True
        self._endpoint.switch_off()
        self.core.hung_up()
        self._was_reached = False
        self._tell_bookings()
        self._say("off")

    def _break_if_due(self, now_ms: int) -> None:
        assert self._endpoint is not None
        limit = self.core.scenario.cut_after
        if 0 <= limit <= self._crossed:
            self.core.scenario.cut_after = -1
            self._crossed = 0
            self._endpoint.switch_off()
            self.core.hung_up()
            self._back_at_ms = now_ms + _OFF_MS
            self._say("cut")

    def _take_words(self) -> None:
        while self._words:
            try:
                obey(self.core.scenario, self._words.popleft(), on_books=self._say_books)
            except SettingsFault as fault:
                self._say(fault.text)

    def _tell_bookings(self) -> None:
        bookings = self.core.ledger.bookings
        for booking in bookings[self._told :]:
            self._say(f"{booking.kind} {booking.minor} receipt {booking.receipt}")
        self._told = len(bookings)

    def _say_books(self) -> None:
        ledger = self.core.ledger
        entries = [asdict(booking) for booking in ledger.bookings]
        self._say("books " + json.dumps({"charged": ledger.charged_minor, "bookings": entries}))
