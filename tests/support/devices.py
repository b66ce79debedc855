"""A counter's devices on one thread and a clock set by hand: printer worker, emulated printer, fake spool."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from evertill.devices.assembly import make_printer_worker
from evertill.devices.drawer.wiring import DrawerSettings
from evertill.devices.printer.emulation.machine import Fault, PrinterMachine
from evertill.devices.printer.emulation.paper_roll import PaperRoll, Torn
from evertill.devices.printer.emulation.star_machine import StarMachine
from evertill.devices.printer.print_turn import Turns
from evertill.devices.printer.printer_worker import PrinterWorker
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.transport.byte_transport import ByteTransport, FaultWords
from evertill.domain.receipts.receipt import Block, Columns, Receipt, Rule, Text, Weight
from evertill.kernel.errors import JournalFault
from evertill.kernel.ids import TransactionId
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import SpooledDocument
from evertill.ports.notices import DeviceStateChanged, DocumentPrinted
from tests.support.memory_line import memory_pair

Result = TypeVar("Result")
Notice = TypeVar("Notice")

WORDS = FaultWords("receipt printer", "sales go on and receipts wait in this till")
DUPLICATE = "POSSIBLE DUPLICATE"


def a_receipt(heading: str = "Corner Shop", *, lines: int = 6, kicks_drawer: bool = False) -> Receipt:
    """A small receipt whose heading is easy to find on paper."""
    items = [Columns(f"Item {number}", f"{number}.00") for number in range(1, lines + 1)]
    blocks: list[Block] = [Text(heading), Rule(), *items, Rule(), Columns("TOTAL", "21.00", Weight.LARGE)]
    return Receipt(tuple(blocks), f"Receipt {heading}", kicks_drawer)


def a_drawer_kick() -> Receipt:
    """A document that only opens the drawer, as a no sale queues it."""
    return Receipt((), "No sale", kicks_drawer=True)


class ManualClock:
    """A clock that stands until told."""

    def __init__(self) -> None:
        self.ms = 1_000_000

    def now(self) -> datetime:
        """Wall time that runs with the monotonic one."""
        return datetime(2026, 11, 21, 9, 0, tzinfo=UTC) + timedelta(milliseconds=self.ms)

    def monotonic_ms(self) -> int:
        """What was set."""
        return self.ms


class Notices:
    """An announcer that remembers."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def announce(self, notice: object) -> None:
        """Remember it."""
        self.heard.append(notice)

    def of(self, kind: type[Notice]) -> list[Notice]:
        """Those of one kind, in order."""
        return [notice for notice in self.heard if isinstance(notice, kind)]

    def states(self) -> list[tuple[bool, str]]:
        """Readiness and reason of every device state told."""
        return [(notice.is_ready, notice.reason) for notice in self.of(DeviceStateChanged)]

    def printed(self) -> list[int]:
        """The spool ids of documents told as printed."""
        return [notice.spool_id for notice in self.of(DocumentPrinted)]


class FakeJournal:
    """Spool and journal writer in memory; commits can be held back or made to fail."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self._rows: dict[int, SpooledDocument] = {}
        self.printed_at: dict[int, datetime] = {}
        self.expired: set[int] = set()
        self.log: list[str] = []
        self.fails = False
        self.is_held = False
        self.is_unreadable = False
        self._held: list[Callable[[], None]] = []
        self.on_mark_sending: Callable[[], None] = lambda: None

    def put(self, receipt: Receipt, transaction_id: str = "") -> int:
        """Queue a document, as a completed sale does."""
        spool_id = len(self._rows) + 1
        known = TransactionId(transaction_id) if transaction_id else None
        row = SpooledDocument(spool_id, known, receipt, 0, self._clock.now())
        self._rows = {**self._rows, spool_id: row}  # a new one: a worker may be looking through the old
        return spool_id

    def sends(self, spool_id: int) -> int:
        """How often sending was begun."""
        return self._rows[spool_id].sends

    def next_document(self) -> SpooledDocument | None:
        """The oldest document not yet printed."""
        if self.is_unreadable:
            raise JournalFault("The journal cannot be read; nothing is lost. Restart the till.")
        return next((row for row in self._rows.values() if row.spool_id not in self._gone), None)

    def next_kick(self, after_spool_id: int) -> SpooledDocument | None:
        """The oldest unsent document after this one that opens the drawer."""
        waiting = (row for row in self._rows.values() if row.spool_id not in self._gone)
        kicks = (row for row in waiting if row.receipt.kicks_drawer and row.sends == 0)
        return next((row for row in kicks if row.spool_id > after_spool_id), None)

    @property
    def _gone(self) -> set[int]:
        return self.expired | set(self.printed_at)

    def close(self) -> None:
        """The reader is closed."""
        self.log.append("closed")

    def waiting(self) -> int:
        """How many documents wait."""
        return len(self._rows) - len(self._gone)

    def mark_sending(self, spool_id: int) -> bool:
        """Count one more sending, if it still waits."""
        if spool_id in self.printed_at or spool_id in self.expired:
            return False
        self.on_mark_sending()
        row = self._rows[spool_id]
        self._rows[spool_id] = replace(row, sends=row.sends + 1)
        self.log.append(f"sending {spool_id}")
        return True

    def mark_expired(self, spool_id: int) -> bool:
        """Let it wait no longer, unprinted; False when it does not wait any more."""
        if spool_id in self._gone or self.sends(spool_id):
            return False
        self.expired.add(spool_id)
        self.log.append(f"expired {spool_id}")
        return True

    def mark_printed(self, spool_id: int, at: datetime) -> None:
        """Take it out of the queue."""
        self.printed_at.setdefault(spool_id, at)
        self.log.append(f"printed {spool_id}")

    def submit(self, step: Callable[[UnitOfWork], Result]) -> "Future[Result]":
        """Run the step now, or when `let_go` is called."""
        future: Future[Result] = Future()

        def run() -> None:
            if self.fails:
                future.set_exception(
                    JournalFault("The journal cannot be written; nothing was changed. Free some disk.")
                )
                return
            unit = cast(UnitOfWork, self)  # the printer uses two of its methods, and this has them
            try:
                future.set_result(step(unit))
            except AssertionError as error:  # as the till worker does with a bug in a step
                future.set_exception(error)

        if self.is_held:
            self._held.append(run)
        else:
            run()
        return future

    def let_go(self) -> None:
        """Commit what was held back."""
        held, self._held, self.is_held = self._held, [], False
        for run in held:
            run()


class HandWorker:
    """A worker whose tick is called by hand when it is due."""

    def __init__(self, clock: ManualClock, tick: Tick, on_stop: Job) -> None:
        self._clock = clock
        self._tick = tick
        self._on_stop = on_stop
        self._due_ms: int | None = None
        self.ticks = 0

    def start(self) -> None:
        """Due at once."""
        self._due_ms = self._clock.ms

    def stop(self, timeout_ms: int) -> bool:
        """Never due again."""
        self._due_ms = None
        self._on_stop()
        return True

    def submit(self, job: Job) -> bool:
        """Run it now."""
        job()
        return True

    def wake(self) -> None:
        """Due at once, unless stopped."""
        if self._due_ms is not None:
            self._due_ms = self._clock.ms

    def assert_current(self) -> None:
        """There is one thread."""

    def run_due(self) -> None:
        """Call the tick if its time has come."""
        if self._due_ms is not None and self._clock.ms >= self._due_ms:
            self.ticks += 1
            pause_ms = self._tick()
            self._due_ms = self._clock.ms + (pause_ms if pause_ms is not None else 10**9)


@dataclass
class PrinterBench:
    """A printer worker wired to an emulated printer by a memory cable, run in steps of ten milliseconds."""

    profile: str = "epson-80"
    buffer_bytes: int = 65_536
    drawer: DrawerSettings = field(default_factory=DrawerSettings)
    transport: ByteTransport | None = None
    stale_after_min: int = 0
    turns: Turns | None = None
    beside: "PrinterBench | None" = None
    """The bench whose clock, journal and notices are shared: another printer of the same till."""

    def __post_init__(self) -> None:
        beside = self.beside
        self.clock: ManualClock = ManualClock() if beside is None else beside.clock
        self.notices: Notices = Notices() if beside is None else beside.notices
        self.journal: FakeJournal = FakeJournal(self.clock) if beside is None else beside.journal
        make = StarMachine if PROFILES[self.profile].language.is_star else PrinterMachine
        self.machine: PrinterMachine | StarMachine = make(
            PaperRoll(576, Typefaces(tuple)), buffer_bytes=self.buffer_bytes
        )
        self.till_end, self.device_end, self.cable = memory_pair(WORDS)
        self.paper: list[Torn] = []
        self.takes_bytes = True
        self.arrived = bytearray()
        self.workers: list[HandWorker] = []
        self.printer = self.start_till()

    def start_till(self) -> PrinterWorker:
        """The till's side, anew, as after a restart of the program."""

        def make_worker(name: str, *, tick: Tick, on_stop: Job) -> Worker:
            worker = HandWorker(self.clock, tick, on_stop)
            self.workers.append(worker)
            return worker

        printer = make_printer_worker(
            PrinterSettings(
                PrinterConnection.TCP, "memory", profile=self.profile, stale_after_min=self.stale_after_min
            ),
            self.drawer,
            open_spool=self.open_spool,
            journal=self.journal,
            clock=self.clock,
            announcer=self.notices,
            make_worker=make_worker,
            transport=self.transport or self.till_end,
            turns=self.turns,
            is_backup=self.beside is not None,
        )
        printer.enable()
        self.printer = printer
        return printer

    def open_spool(self) -> FakeJournal:
        """The spool, unless the journal cannot be read."""
        self.journal.next_document()
        return self.journal

    def kill_till(self) -> None:
        """The program dies; nothing is tidied up but the line, by the system."""
        self.workers.pop()
        self.till_end.close()

    def put(self, receipt: Receipt) -> int:
        """Queue a document and say so."""
        spool_id = self.journal.put(receipt)
        self.printer.wake()
        return spool_id

    def run(self, ms: int) -> None:
        """Let time pass."""
        until = self.clock.ms + ms
        while self.clock.ms < until:
            self.step()
            if self.beside is not None:
                self.beside.step()
            self.clock.ms += 10

    def step(self) -> None:
        """Everything that is due now."""
        for worker in self.workers:
            worker.run_due()
        self._run_machine()

    def run_until(self, holds: Callable[[], bool], *, at_most_ms: int = 60_000) -> None:
        """Let time pass until something holds; an assertion when it never does."""
        until = self.clock.ms + at_most_ms
        while not holds():
            assert self.clock.ms < until, "waited in vain"
            self.run(10)

    def fault(self, fault: Fault) -> None:
        """Let something happen to the printer."""
        self.machine.fault(fault)

    def unplug(self) -> None:
        """Pull the cable."""
        self.cable.is_cut = True

    def plug(self) -> None:
        """Put it back."""
        self.cable.is_cut = False
        self.device_end.open()

    def texts(self) -> list[str]:
        """What is on each piece of paper."""
        return [torn.text for torn in self.paper]

    def originals(self, heading: str) -> int:
        """How many papers carry this heading and are not marked as possible duplicates."""
        return sum(heading in text and DUPLICATE not in text for text in self.texts())

    def _run_machine(self) -> None:
        if self.takes_bytes and not self.cable.is_cut:
            received = self.device_end.read(min(4096, self.machine.room), 0)
            self.arrived += received
            self.machine.receive(received)
        self.machine.run(self.clock.ms)
        self.paper += self.machine.take_printed()
        answers = self.machine.take_answers()
        if answers and not self.cable.is_cut and self.takes_bytes:
            self.device_end.write(answers, 0)


@dataclass(frozen=True)
class TalkStep:
    """One line of a recorded talk: what kind, and what it says."""

    kind: str
    rest: str
    line: int


def read_talk(path: Path) -> Sequence[TalkStep]:
    """A recorded talk; the kinds of lines are explained in tests/devices/README.md."""
    steps = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.partition("#")[0].strip()
        if text:
            kind, _, rest = text.partition(" ")
            steps.append(TalkStep(kind, rest.strip(), number))
    return steps
