"""A receipt of forty lines: from the commit that queued it until its last byte is on the printer's wire."""

import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TypeVar, cast

from evertill.app.seams import ThreadWorkers
from evertill.devices.assembly import make_printer_worker
from evertill.devices.drawer.wiring import DrawerSettings
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.domain.receipts.receipt import Align, Columns, Receipt, Rule, Text, Weight
from evertill.kernel.clock import SystemClock
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import SpooledDocument
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import Workshop

LINES = 40
LIMIT_MS = 50.0
_CUT = b"\x1dVB\x00"
_PATIENCE_S = 20

Result = TypeVar("Result")


class Wire:
    """The printer's end: answers every question at once, and knows when a receipt's last byte came."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.cut = threading.Event()
        self.cut_at = self.worked_s = 0.0
        self.received = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        caller, _ = self._listener.accept()
        tail = b""
        while chunk := caller.recv(65536):
            self.received += len(chunk)
            window = tail + chunk
            caller.sendall(b"\x12" * window.count(b"\x10\x04") + b"\x00" * window.count(b"\x1dr\x01"))
            if _CUT in window:
                self.cut_at, self.worked_s = time.perf_counter(), time.process_time()
                self.cut.set()
            tail = b"" if window[-4:].count(b"\x10\x04") or _CUT in window else window[-1:]


class Spool:
    """One document at a time, in memory: the journal's own time is measured elsewhere."""

    def __init__(self) -> None:
        self.document: SpooledDocument | None = None
        self.printed = threading.Event()
        self._count = 0

    def put(self, receipt: Receipt, at: datetime) -> None:
        """As a committed sale leaves it."""
        self._count += 1
        self.printed.clear()
        self.document = SpooledDocument(self._count, None, receipt, 0, at)

    def next_document(self) -> SpooledDocument | None:
        """What waits."""
        return self.document

    def next_kick(self, after_spool_id: int) -> SpooledDocument | None:
        """No drawer here."""
        return None

    def waiting(self) -> int:
        """One, or none."""
        return int(self.document is not None)

    def close(self) -> None:
        """Nothing is open."""

    def mark_sending(self, spool_id: int) -> bool:
        """As committed."""
        return True

    def mark_printed(self, spool_id: int, at: datetime) -> None:
        """It is out."""
        self.document = None
        self.printed.set()

    def submit(self, step: Callable[[UnitOfWork], Result]) -> "Future[Result]":
        """Done at once."""
        future: Future[Result] = Future()
        future.set_result(step(cast(UnitOfWork, self)))  # a printer uses the two methods above, and no more
        return future


class Nobody:
    """Hears the notices."""

    def announce(self, notice: object) -> None:
        """And does nothing."""


def a_receipt() -> Receipt:
    """Forty lines between a head and a total."""
    items = [Columns(f"{at:02d} Sourdough loaf, organic, sliced", f"{at}.49") for at in range(1, LINES + 1)]
    head = (Text("Corner Shop", Align.CENTRE, Weight.LARGE), Text("1 High Street", Align.CENTRE), Rule())
    return Receipt((*head, *items, Rule(), Columns("TOTAL", "839.60", Weight.LARGE)), "Receipt")


def measure_receipt(workshop: Workshop) -> list[Figure]:
    """Beside the same bytes over a bare socket."""
    wire, spool, clock = Wire(), Spool(), SystemClock()
    printer = make_printer_worker(
        PrinterSettings(PrinterConnection.TCP, wire.address),
        DrawerSettings(is_connected=False),
        open_spool=lambda: spool,
        journal=spool,
        clock=clock,
        announcer=Nobody(),
        make_worker=ThreadWorkers(),
    )
    printer.enable()
    rounds, times, worked = workshop.some(60, 12), [], []
    for at in range(rounds + 2):
        wire.cut.clear()
        begun, worked_s = time.perf_counter(), time.process_time()
        spool.put(a_receipt(), clock.now())
        printer.wake()
        assert wire.cut.wait(_PATIENCE_S), "the receipt never came"
        if at >= 2:  # the first ones load fonts and open the line
            times.append((wire.cut_at - begun) * 1000)
            worked.append((wire.worked_s - worked_s) * 1000)
        assert spool.printed.wait(_PATIENCE_S), "the receipt was never confirmed"
    printer.release(2000)
    return [
        Figure(
            "receipt of 40 lines on the wire after its commit, p99",
            ours=quantile(times, 99),
            bare=_bare_ms(wire.received // (rounds + 2)),
            unit="ms",
            bare_name="the bytes alone",
            gate=Gate(Kind.AT_MOST, LIMIT_MS),
        ),
        Figure("of it at work, whatever else the machine does, p99", quantile(worked, 99), None, "ms"),
    ]


def _bare_ms(size: int) -> float:
    near, far = socket.socketpair()
    begun = time.perf_counter()
    near.sendall(b"x" * size)
    left = size
    while left:
        left -= len(far.recv(65536))
    near.close()
    far.close()
    return (time.perf_counter() - begun) * 1000
