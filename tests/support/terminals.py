"""A card terminal's dialogue against an emulated terminal, byte by byte, on a clock of its own and with a cable."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from evertill.devices.payment_terminal.caisse_ap.dialogue import CaisseApDialogue
from evertill.devices.payment_terminal.caisse_ap.emulated import EmulatedCaisseAp
from evertill.devices.payment_terminal.concert.dialogue import ConcertDialogue
from evertill.devices.payment_terminal.concert.emulated import EmulatedConcert
from evertill.devices.payment_terminal.dialogue import Dialogue
from evertill.devices.payment_terminal.emulation.host import TerminalCore
from evertill.devices.payment_terminal.emulation.ledger import Ledger
from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.devices.payment_terminal.zvt.dialogue import ZvtDialogue
from evertill.devices.payment_terminal.zvt.emulated import EmulatedZvt
from evertill.devices.payment_terminal.zvt.link import Link, SerialLink, TcpLink
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.ports.payment_terminal import (
    Answered,
    Ended,
    LateAnswer,
    LateSlips,
    LineDead,
    Prompt,
    Ready,
    Send,
    Slip,
    Step,
    TerminalAction,
    TerminalAnswer,
    TerminalRecord,
    TerminalRequest,
)

START = datetime(2026, 11, 26, 10, 3, tzinfo=UTC)
PROTOCOLS = ("zvt-serial", "zvt-tcp", "concert", "caisse-ap")
_TURNS_MAX = 4000


def a_request(
    minor: int = 1234,
    action: TerminalAction = TerminalAction.PAY,
    *,
    receipt_number: str = "",
    last_record: TerminalRecord | None = None,
    reference: str = "0123456789",
) -> TerminalRequest:
    """A request as an attempt makes it."""
    return TerminalRequest(action, Money(minor, "EUR"), reference, START, receipt_number, last_record)


def make_pair(protocol: str) -> tuple[Dialogue, TerminalCore]:
    """Both ends of one protocol; timers as they ship."""
    timers, ledger = TerminalTimers(), Ledger()
    if protocol == "concert":
        return ConcertDialogue(till_number="01", extended=True, timers=timers), EmulatedConcert(ledger)
    if protocol == "caisse-ap":
        dialogue = CaisseApDialogue(
            till_number="01",
            protocol_id="012345678901",
            version="0300",
            asks_for_status=True,
            timers=timers,
        )
        return dialogue, EmulatedCaisseAp(ledger)
    links: list[Link] = [SerialLink(), SerialLink()] if protocol == "zvt-serial" else [TcpLink(), TcpLink()]
    zvt = ZvtDialogue(
        links[0], is_stream=protocol == "zvt-tcp", password=Secret("123456"), currency="EUR", timers=timers
    )
    return zvt, EmulatedZvt(links[1], ledger, now=lambda: START + timedelta(seconds=20))


@dataclass
class Cable:
    """Where the line breaks: after so many bytes, both ways counted; `None` never."""

    breaks_after: int | None = None
    crossed: int = 0

    def through(self, chunk: bytes) -> bytes:
        if self.breaks_after is None:
            self.crossed += len(chunk)
            return chunk
        passed = chunk[: max(0, self.breaks_after - self.crossed)]
        self.crossed += len(passed)
        return passed

    @property
    def is_broken(self) -> bool:
        return self.breaks_after is not None and self.crossed >= self.breaks_after


@dataclass
class Talk:
    """One dialogue and one emulated terminal, run until the till knows its answer."""

    protocol: str
    cable: Cable = field(default_factory=Cable)
    is_durable: bool = True
    cut_up: Callable[[bytes], list[bytes]] = lambda chunk: [chunk]

    def __post_init__(self) -> None:
        self.dialogue, self.core = make_pair(self.protocol)
        self.now_ms = 1000
        self.prompts: list[str] = []
        self.answered: list[TerminalAnswer] = []
        self.late: list[TerminalAnswer] = []
        self.late_slips: list[Slip] = []
        self.ended: TerminalAnswer | None = None
        self.to_terminal: list[bytes] = []
        self.to_till: list[bytes] = []
        self.said: list[tuple[str, bytes]] = []
        self.is_down = False
        self.dialogue.opened(self.now_ms)

    @property
    def charged(self) -> int:
        return self.core.ledger.charged_minor

    def run(self, request: TerminalRequest) -> TerminalAnswer:
        """Begin, and go on until it ended."""
        self.ended = None
        if self.is_down:
            self.reconnect(cable=self.cable)
        self._take(self.dialogue.begin(request, self.now_ms))
        return self._until_ended()

    def ask(self, request: TerminalRequest) -> TerminalAnswer:
        """Ask what became of it, on a line opened anew if it broke."""
        self.ended = None
        if self.is_down:
            self.reconnect()
        self._take(self.dialogue.ask(request, self.now_ms))
        return self._until_ended()

    def reconnect(self, *, after_ms: int = 500, cable: Cable | None = None) -> None:
        """A line opened anew, through a cable that is whole unless told otherwise."""
        self.is_down = False
        self.cable = cable or Cable()
        self.to_till.clear()
        self.to_terminal.clear()
        self.now_ms += after_ms
        self.dialogue.opened(self.now_ms)

    def idle(self, ms: int) -> None:
        """Time passes between requests."""
        until = self.now_ms + ms
        while self.now_ms < until:
            self._turn(longest_ms=until - self.now_ms)

    def _until_ended(self) -> TerminalAnswer:
        for _ in range(_TURNS_MAX):
            if self.ended is not None:
                return self.ended
            self._turn(longest_ms=600_000)
        raise AssertionError(f"{self.protocol}: no end in sight")

    def _turn(self, *, longest_ms: int) -> None:
        if self.cable.is_broken and not self.is_down:
            self._break()
            return
        if self.to_terminal:
            for piece in self.cut_up(self.cable.through(self.to_terminal.pop(0))):
                self._from_terminal(self.core.feed(piece, self.now_ms))
        elif self.to_till:
            for piece in self.cut_up(self.cable.through(self.to_till.pop(0))):
                self._take(self.dialogue.feed(piece, self.now_ms))
        else:
            waits = [self.dialogue.wait_ms(self.now_ms), self.core.wait_ms(self.now_ms), longest_ms]
            self.now_ms += max(1, min(wait for wait in waits if wait is not None))
            self._take(self.dialogue.feed(b"", self.now_ms))
            self._from_terminal(self.core.feed(b"", self.now_ms))

    def _from_terminal(self, chunks: list[bytes]) -> None:
        self.said += [("<", chunk) for chunk in chunks]
        if not self.is_down:
            self.to_till += chunks

    def _break(self) -> None:
        self.is_down = True
        self.to_till.clear()
        self.to_terminal.clear()
        if self.protocol in ("zvt-tcp", "caisse-ap"):
            self.core.hung_up()
        self._take(self.dialogue.lost(self.now_ms))

    def _take(self, steps: list[Step]) -> None:
        for step in steps:
            match step:
                case Send(chunk):
                    self.said.append((">", chunk))
                    if not self.is_down:
                        self.to_terminal.append(chunk)
                case Prompt(text):
                    self.prompts.append(text)
                case Answered(answer):
                    self.answered.append(answer)
                    self._take(
                        self.dialogue.durable(self.now_ms) if self.is_durable else self.dialogue.refuse(self.now_ms)
                    )
                case LateAnswer(answer):
                    self.late.append(answer)
                    self._take(self.dialogue.refuse(self.now_ms))
                case Ended(answer):
                    self.ended = answer
                case LateSlips(slips):
                    self.late_slips += slips
                case Ready():
                    pass
                case LineDead():
                    if not self.is_down:
                        self.is_down = True
                        self.to_till.clear()
                        self.to_terminal.clear()
                        self.core.hung_up()
