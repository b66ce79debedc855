"""A printer's worker on a thread of its own over a real line, with a spool in memory."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from evertill.devices.assembly import make_printer_worker
from evertill.devices.drawer.wiring import DrawerSettings
from evertill.devices.printer.printer_worker import PrinterWorker
from evertill.devices.printer.settings import PrinterSettings
from evertill.domain.receipts.receipt import Receipt
from evertill.kernel.clock import SystemClock
from evertill.kernel.worker import Job, ThreadWorker, Tick, Worker
from evertill.ports.notices import DeviceStateChanged, DocumentPrinted
from tests.support.devices import FakeJournal, ManualClock, a_receipt

PATIENCE_S = 30


class PrintingTill:
    """A printer worker with its spool; `wait_for` waits on the notices, never by sleeping."""

    def __init__(self, settings: PrinterSettings, pictures: Sequence[Path] = ()) -> None:
        self.journal = FakeJournal(ManualClock())
        self.heard: list[object] = []
        self.bugs: list[BaseException] = []
        self._changed = threading.Condition()
        self.printer: PrinterWorker = make_printer_worker(
            settings,
            DrawerSettings(),
            open_spool=lambda: self.journal,
            journal=self.journal,
            clock=SystemClock(),
            announcer=self,
            make_worker=self._make_worker,
            pictures=pictures,
        )
        self.printer.enable()

    def announce(self, notice: object) -> None:
        with self._changed:
            self.heard.append(notice)
            self._changed.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_S), f"waited in vain; heard {self.heard}"

    def put(self, *, lines: int = 6, kicks_drawer: bool = False) -> None:
        self.put_receipt(a_receipt(lines=lines, kicks_drawer=kicks_drawer))

    def put_receipt(self, receipt: Receipt) -> None:
        """Queue it, as a completed sale does."""
        self.journal.put(receipt)
        self.printer.wake()

    def printed(self) -> int:
        return sum(isinstance(notice, DocumentPrinted) for notice in self.heard)

    def is_ready(self) -> bool | None:
        states = [notice.is_ready for notice in self.heard if isinstance(notice, DeviceStateChanged)]
        return states[-1] if states else None

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        return ThreadWorker(name, tick=tick, on_stop=on_stop, on_bug=lambda name, bug: self.bugs.append(bug))
