"""The emulated printer at work: reached over TCP or a pseudo-terminal, its receipts as PNG and text in a folder."""

from collections import deque
from collections.abc import Callable
from pathlib import Path

from evertill.devices.printer.emulation.machine import Fault, PrinterMachine
from evertill.devices.printer.emulation.paper_roll import PaperRoll, Torn
from evertill.devices.printer.emulation.star_machine import StarMachine
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.transport.endpoint import Endpoint, PtyEndpoint, TcpEndpoint
from evertill.kernel.clock import Clock, SystemClock
from evertill.kernel.errors import Bug, SettingsFault
from evertill.kernel.worker import ThreadWorker

_WAIT_MS = 10
_STOP_MS = 2000
_CHUNK = 4096


class PrinterEmulator:
    """A printer for tests, the demo and the shell. Commands and `close` may come from any thread."""

    def __init__(
        self,
        out_dir: Path,
        *,
        profile: str = "epson-80",
        buffer_bytes: int = 65_536,
        say: Callable[[str], None] = lambda line: None,
        clock: Clock | None = None,
        on_bug: Callable[[str, BaseException], None] | None = None,
    ) -> None:
        self._out_dir = out_dir
        roll = PaperRoll(PROFILES[profile].dots, Typefaces())
        make = StarMachine if PROFILES[profile].language.is_star else PrinterMachine
        self._machine: PrinterMachine | StarMachine = make(roll, buffer_bytes=buffer_bytes)
        self._say = say
        self._clock = clock or SystemClock()
        self._endpoint: Endpoint | None = None
        self._orders: deque[Callable[[], None]] = deque()
        self._kicks_told = 0
        self.bugs: list[BaseException] = []
        """What went wrong inside; empty unless the emulator itself is broken."""
        self.receipts: list[Path] = []
        """Pictures of receipts printed so far, in order; the text of each lies beside it."""
        self._worker = ThreadWorker(
            "printer-emulator", on_bug=on_bug or (lambda name, bug: self.bugs.append(bug)), tick=self._tick
        )

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
        """Let something happen: a word of `Fault`, or `paper-lines N`: the paper ends after N lines.

        SettingsFault when the word is none of them.
        """
        name, _, number = word.strip().partition(" ")
        if name == "paper-lines" and number.isdigit():
            self._orders.append(lambda: self._machine.paper_ends_after(int(number)))
        elif name in set(Fault):
            self._orders.append(lambda: self._fault(Fault(name)))
        else:
            words = ", ".join([*Fault, "paper-lines N"])
            raise SettingsFault(f"{word!r} means nothing to the printer, which goes on unchanged; it knows: {words}.")

    @property
    def kicks(self) -> int:
        """How often the drawer was opened."""
        return self._machine.kicks

    def close(self) -> None:
        """Stop and be gone; whoever is connected notices."""
        self._worker.stop(_STOP_MS)
        if self._endpoint is not None:
            self._endpoint.close()

    def _serve(self, endpoint: Endpoint) -> None:
        if self._endpoint is not None:
            raise Bug("an emulated printer is reached in one way at a time")
        self._out_dir.mkdir(parents=True, exist_ok=True)
        self._endpoint = endpoint
        self._say(endpoint.announcement)
        self._worker.start()

    def _tick(self) -> int:
        assert self._endpoint is not None
        received = self._endpoint.read(min(_CHUNK, self._machine.room), _WAIT_MS)
        while self._orders:  # first: what was ordered before bytes came holds for them
            self._orders.popleft()()
        if received:
            self._machine.receive(received)
            self._answer(self._endpoint)
        self._machine.run(self._clock.monotonic_ms())
        for torn in self._machine.take_printed():
            self._keep(torn)
        self._answer(self._endpoint)  # after keeping: whoever hears that a receipt is out finds it
        if self._machine.kicks > self._kicks_told:
            self._kicks_told = self._machine.kicks
            self._say("drawer opened")
        return 0

    def _answer(self, endpoint: Endpoint) -> None:
        answers = self._machine.take_answers()
        if answers:
            endpoint.write(answers)

    def _fault(self, fault: Fault) -> None:
        assert self._endpoint is not None
        self._machine.fault(fault)
        if fault is Fault.OFF:
            self._endpoint.switch_off()
        elif fault is Fault.ON:
            self._endpoint.switch_on()

    def _keep(self, torn: Torn) -> None:
        path = self._out_dir / f"receipt-{len(self.receipts) + 1:04d}.png"
        path.with_suffix(".txt").write_text(torn.text, encoding="utf-8")
        path.write_bytes(torn.png)
        self.receipts.append(path)
        self._say(f"printed {path.name}")
