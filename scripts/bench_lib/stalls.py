"""How long the screens' events wait at most while sales are sent, 100,000 products come in, and receipts are
printed."""

import itertools
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram, new_application
from evertill.app.urgency import go_ahead
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.cli.terminal import load_lean
from evertill.connectors.central.settings import CentralSettings
from evertill.journal.reader import JournalReader
from evertill.mirror.reading import Reading
from scripts.bench_lib.counter import Cashier
from scripts.bench_lib.figures import Figure, Gate, Kind
from scripts.bench_lib.fresh import ROOT, child_environment
from scripts.bench_lib.homes import Workshop, central, enrolled_home, load_central, pull_everything, running
from scripts.bench_lib.names import products
from scripts.bench_lib.sales import write_waiting_sales
from scripts.bench_lib.start import connect_devices
from scripts.bench_lib.watchdog import LATE_MS, WORKED_LONG_MS, Seen, Watchdog

AT_FIRST = 1_000
LIMIT_S = 240
CAUSES_SHOWN = 8
STARTING_MS = 4000
LOOK_EVERY_S = 2
RUNG_AT_LEAST = 10


@dataclass(frozen=True, slots=True)
class Idle:
    """What the beating beside saw."""

    longest_ms: float
    stalls: int


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen of the screens, and beside them."""

    starting: Seen
    selling: Seen
    beside: Idle
    rung: int


@dataclass(frozen=True, slots=True)
class Load:
    """What goes on while the screens are watched."""

    home: Home
    sales: int
    products: int
    codes: list[str]


def measure_stalls(workshop: Workshop) -> list[Figure]:
    """One terminal under all of it at once, and beside it a process that only beats, for what the machine itself
    does.

    Backend and printer have machines of their own in a shop, so here they stand behind the till, as its pull does.
    """
    watched = _watch(workshop)
    beside = "bare Qt beating beside it"
    elsewhere = "backend and printer at low priority"
    names = (
        f"longest wait of the screens' events while {watched.rung} sales are rung, sent and printed; {elsewhere}",
        "the same in the five seconds after start, devices and sync being loaded",
    )
    figures: list[Figure] = []
    for name, seen, idle in zip(names, (watched.selling, watched.starting), (watched.beside, None), strict=True):
        _explain(name, seen)
        bare, count = (idle.longest_ms, idle.stalls) if idle is not None else (None, None)
        figures.append(Figure(name, seen.longest_ms, bare, "ms", beside, Gate(Kind.AT_MOST, LATE_MS)))
        figures.append(Figure(f"waits over {LATE_MS} ms of these", len(seen.stalls), count, "", beside))
        figures += _parts(seen)
    return figures


def _parts(seen: Seen) -> list[Figure]:
    """What the waits are made of. The screens' own work is theirs whatever goes on beside; the other two are what sync,
    printing, the journal, a pull and the machine's other programs add."""
    stalls = seen.stalls
    return [
        Figure("the most the screens themselves worked between two beats", seen.longest_own_ms, None, "ms"),
        Figure(f"times they themselves worked over {WORKED_LONG_MS} ms", len(seen.worked_long_ms), None, ""),
        Figure(
            "of one such wait at most for a processor", _most(stall.waited_for_cpu_ms for stall in stalls), None, "ms"
        ),
        Figure("of one at most for Python", _most(stall.waited_for_python_ms for stall in stalls), None, "ms"),
    ]


def _most(times_ms: Iterable[float]) -> float:
    return max(times_ms, default=0.0)


def _explain(name: str, seen: Seen) -> None:
    """Where everybody was when the screens waited long; on standard error, for whoever mends it."""
    if seen.stalls or seen.worked_long_ms:
        print(f"  {name}:", file=sys.stderr)
    for stall in sorted(seen.stalls, key=lambda stall: -stall.ms)[:CAUSES_SHOWN]:
        parts = f"{stall.own_ms:.1f} of it at work, {stall.waited_for_cpu_ms:.1f} waiting for the processor"
        parts += f", {stall.waited_for_python_ms:.1f} for Python"
        print(f"  {stall.ms:5.1f} ms, {parts}", file=sys.stderr)
    for cause, count in seen.causes.most_common(CAUSES_SHOWN):
        print(f"  late {count} x  {cause}", file=sys.stderr)
    for worked_ms in sorted(seen.worked_long_ms, reverse=True)[:CAUSES_SHOWN]:
        print(f"  {worked_ms:5.1f} ms of the screens' own work", file=sys.stderr)
    for place, count in seen.long_work.most_common(CAUSES_SHOWN):
        print(f"  at work {count} x  {place}", file=sys.stderr)


def _watch(workshop: Workshop) -> Watched:
    with ExitStack() as stack:
        load = _prepare(workshop, stack)
        load_lean()  # as the command itself does, and so is the next
        go_ahead()
        application = new_application()
        program = TerminalProgram(load.home, read_settings(load.home), system_seams())
        program.show()
        cashier = Cashier(program, application)
        cashier.run_until(lambda: program.terminal.board.state is not None)
        at_start = Watchdog(explains=True)
        at_start.start()
        cashier.pause(STARTING_MS)
        cashier.scan(load.codes[0])  # the first receipt also loads what makes receipts
        cashier.pay_exactly()
        cashier.pause(1000)
        starting = at_start.stop()
        beside = IdleBeside(workshop.folder)
        watchdog = Watchdog(explains=True)
        watchdog.start()
        rung = _sell_until_done(program, cashier, load)
        selling = watchdog.stop()
        idle = beside.stop()
        program.stop()
        return Watched(starting, selling, idle, rung)


def _prepare(workshop: Workshop, stack: ExitStack) -> Load:
    """A till with a few products and many waiting sales; by the time it starts, central has far more products."""
    count = workshop.some(100_000, 4_000)
    sales = workshop.some(10_000, 400)
    listed = products(count, workshop.products)
    folder = workshop.place("stalls")
    load_central(folder, listed[:AT_FIRST])
    with central(folder) as backend:
        home = enrolled_home(folder / "till", backend.address)
        pull_everything(home)
    load_central(folder, listed)
    backend = stack.enter_context(central(folder, is_elsewhere=True))
    out = str(folder / "receipts")
    emulate = ("-m", "evertill", "emulate", "printer", "--tcp", "127.0.0.1:0", "--out", out)
    connect_devices(home, stack.enter_context(running(*emulate, is_elsewhere=True)).address)
    settings = read_settings(home)
    write_settings(home, replace(settings, central=CentralSettings(url=f"http://{backend.address}")))
    write_waiting_sales(home.journal, sales)
    return Load(home, sales, count, [gtin for gtin, _ in listed[:AT_FIRST]])


def _sell_until_done(program: TerminalProgram, cashier: Cashier, load: Load) -> int:
    """Ring sale after sale of three lines until nothing waits, the products are all there, and the receipts printed."""
    codes = itertools.cycle(load.codes)
    progress = Progress(load)
    end = time.monotonic() + LIMIT_S
    rung = 0
    while time.monotonic() < end and not progress.is_done(rung):
        for _ in range(3):
            cashier.scan(next(codes))
            cashier.pause(150)
        cashier.pay_exactly()
        cashier.pause(300)
        rung += 1
    progress.close()
    return rung


class Progress:
    """How far sync and pull have come, looked at on a thread of its own, as the screens' thread asks no database."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._pool = ThreadPoolExecutor(1)
        self._looking = self._pool.submit(self._look)

    def is_done(self, rung: int) -> bool:
        """Whether by the last look all products were there, and no more waited than was rung here."""
        if not self._looking.done():
            return False
        copied, waiting = self._looking.result()
        self._looking = self._pool.submit(self._look)
        return copied == self._load.products and waiting <= rung and rung >= RUNG_AT_LEAST

    def close(self) -> None:
        """Look no more."""
        self._pool.shutdown()

    def _look(self) -> tuple[int, int]:
        time.sleep(LOOK_EVERY_S)
        with ExitStack() as stack:
            reader = JournalReader(self._load.home.journal, route="central")
            stack.callback(reader.close)
            mirror = Reading(self._load.home.mirror)
            stack.callback(mirror.close)
            copied = mirror.row("SELECT count(*) FROM products")
            return (0 if copied is None else int(str(copied[0]))), reader.state("central").waiting


class IdleBeside:
    """Qt's events in a process of their own, with nothing to do."""

    def __init__(self, workshop: Path) -> None:
        command = [sys.executable, str(ROOT / "scripts" / "bench_lib" / "child.py"), "idle"]
        self._process = subprocess.Popen(
            command, env=child_environment(workshop), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def stop(self) -> Idle:
        """End it; what it saw."""
        told, _ = self._process.communicate("", timeout=20)
        _, _, _, _, longest, stalls = told.split()
        return Idle(float(longest), int(stalls))
