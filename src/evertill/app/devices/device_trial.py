"""Tries one device from the shell, as it is set up: by the same workers the till runs, without the till."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, cast

from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import Settings, read_settings
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.receipts.receipt import Receipt
from evertill.kernel.errors import SettingsFault
from evertill.ports.devices import DeviceLink, DeviceReport, DeviceSlot, WeightRead
from evertill.ports.journal_rows import SpooledDocument

if TYPE_CHECKING:
    from evertill.ports.journal import UnitOfWork

PATIENCE_S = 20
_LOOK_S = 0.1
_STOP_MS = 3000

Result = TypeVar("Result")
Say = Callable[[str], None]


class OneDocument:
    """A spool with one document, and the journal that takes it out: both ends of what a printer's worker wants."""

    def __init__(self, receipt: Receipt, now: datetime) -> None:
        self._document = SpooledDocument(1, None, receipt, 0, now)
        self._was_looked_at = self._is_noted = False
        self.is_printed = False

    def next_document(self) -> SpooledDocument | None:
        """The document, until it is out; a drawer's kick only once it was noted, as those of sales are."""
        is_hidden = self._document.receipt.kicks_drawer and not self._is_noted
        return None if self.is_printed or is_hidden else self._document

    def next_kick(self, after_spool_id: int) -> SpooledDocument | None:
        """A kick counts only when it comes after the worker's first look."""
        is_first_look, self._was_looked_at = not self._was_looked_at, True
        if is_first_look or after_spool_id or not self._document.receipt.kicks_drawer:
            return None
        self._is_noted = True
        return self._document

    def waiting(self) -> int:
        """One, or none."""
        return int(not self.is_printed)

    def close(self) -> None:
        """Nothing is held open."""

    def mark_sending(self, spool_id: int) -> bool:
        """Every sending is welcome."""
        return not self.is_printed

    def mark_printed(self, spool_id: int, at: datetime) -> None:
        """It is out."""
        self.is_printed = True

    def submit(self, step: "Callable[[UnitOfWork], Result]") -> "Future[Result]":
        """Do it at once."""
        future: Future[Result] = Future()
        future.set_result(step(cast("UnitOfWork", self)))  # a printer uses the two methods above, and no more
        return future


def try_device(home: Home, seams: Seams, slot: DeviceSlot, say: Say, *, patience_s: float = PATIENCE_S) -> bool:
    """Whether the device did what can be seen; says what it does meanwhile. SettingsFault when none is set up."""
    from evertill.app.devices.device_room import DeviceParts, DeviceRoom
    from evertill.app.paper.receipt_words import words_of
    from evertill.operations.setup.print_test_page import test_page

    settings = read_settings(home)
    if slot is DeviceSlot.BACKUP_PRINTER and settings.backup_printers:
        settings, slot = replace(settings, printer=settings.backup_printers[0]), DeviceSlot.PRINTER
    formats = formats_of(home, settings.locale)
    now = seams.clock.now()
    page = test_page(formats, words_of(settings.locale).of_till, now)
    spool = OneDocument(page if slot is DeviceSlot.PRINTER else Receipt((), "", kicks_drawer=True), now)
    listener = _Listener(say)
    room = DeviceRoom(_only(settings, slot), DeviceParts(seams, listener, spool, lambda: spool, formats))
    if not next(each for each in room.reports() if each.slot is slot).is_set_up:
        raise SettingsFault(f"No {slot.value} is set up, so there is nothing to try; see More, Set-up, Devices.")
    room.start(listener.on_scan)
    try:
        return _watch(room.reports, room.test, spool, listener, slot, say, patience_s)
    finally:
        room.stop_reading(_STOP_MS)
        room.stop_printing(_STOP_MS)


class _Listener:
    """Says what the device tells."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self.has_scanned = False
        self.has_weighed = False

    def announce(self, notice: object) -> None:
        if isinstance(notice, WeightRead):
            reading = notice.reading
            self._say(f"{reading.weight_g} g" if reading.may_be_sold else reading.state.value.replace("_", " "))
            self.has_weighed = self.has_weighed or reading.may_be_sold

    def on_scan(self, scanned: ScannedCode) -> None:
        symbology = "" if scanned.symbology is None else f"  {scanned.symbology.value}"
        self._say(f"{scanned.text}{symbology}")
        self.has_scanned = True


def _watch(
    reports: Callable[[], tuple[DeviceReport, ...]],
    test: Callable[[DeviceSlot], None],
    spool: OneDocument,
    listener: _Listener,
    slot: DeviceSlot,
    say: Say,
    patience_s: float,
) -> bool:
    asks = {
        DeviceSlot.SCANNER: "Scan something.",
        DeviceSlot.SCALE: "Put something on the scale.",
    }
    if slot in asks:
        say(asks[slot])
    pause, told, was_ready = threading.Event(), "", False
    for _ in range(round(patience_s / _LOOK_S)):
        report = next(each for each in reports() if each.slot is slot)
        if report.reason and report.reason != told:
            told = report.reason
            say(told)
        is_ready = report.link is DeviceLink.READY
        if is_ready and not was_ready:
            test(slot)
        was_ready = was_ready or is_ready
        done = {
            DeviceSlot.SCANNER: listener.has_scanned,
            DeviceSlot.SCALE: listener.has_weighed,
            DeviceSlot.PRINTER: spool.is_printed,
            DeviceSlot.DRAWER: spool.is_printed,
        }.get(slot, is_ready)
        if done:
            pause.wait(_LOOK_S * 3)  # what was handed to a worker goes out
            return True
        pause.wait(_LOOK_S)
    return False


def _only(settings: Settings, slot: DeviceSlot) -> Settings:
    """The settings with every other device left out: a test of one must not take the others from the till."""
    from evertill.devices.label_printer.settings import LabelPrinterSettings
    from evertill.devices.line_display.settings import LineDisplaySettings
    from evertill.devices.printer.settings import PrinterSettings
    from evertill.devices.scale.settings import ScaleSettings
    from evertill.devices.scanner.settings import ScannerSettings

    prints = slot in {DeviceSlot.PRINTER, DeviceSlot.DRAWER}
    return replace(
        settings,
        printer=settings.printer if prints else PrinterSettings(),
        backup_printers=(),
        scanner=settings.scanner if slot is DeviceSlot.SCANNER else ScannerSettings(),
        scale=settings.scale if slot is DeviceSlot.SCALE else ScaleSettings(),
        line_display=settings.line_display if slot is DeviceSlot.LINE_DISPLAY else LineDisplaySettings(),
        label_printer=settings.label_printer if slot is DeviceSlot.LABEL_PRINTER else LabelPrinterSettings(),
    )
