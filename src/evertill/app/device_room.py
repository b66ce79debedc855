"""The devices of one till: made from its settings, kept while it runs, made anew when a setting changes.

Devices come and go while the program runs, so nothing holds one: whoever wants the scale asks here each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evertill.app.resources import resource_path
from evertill.app.seams import Seams
from evertill.app.settings import Settings
from evertill.domain.codes import ScannedCode
from evertill.ports.devices import WeighOrder
from evertill.ports.journal import JournalWriter
from evertill.ports.notices import Announcer

if TYPE_CHECKING:
    from evertill.devices.assembly import OpenSpool
    from evertill.devices.line_display.display import LineDisplay
    from evertill.devices.printer.printer_worker import PrinterWorker
    from evertill.devices.scale.scale import Scale
    from evertill.devices.scanner.serial_scanner import SerialScanner


@dataclass(frozen=True, slots=True)
class DeviceParts:
    """What devices are made with beside their settings."""

    seams: Seams
    announcer: Announcer
    journal: JournalWriter
    open_spool: "OpenSpool"


class DeviceRoom:
    """Every device of one till."""

    def __init__(self, settings: Settings, parts: DeviceParts) -> None:
        self._settings = settings
        self._parts = parts
        self._on_scan: Callable[[ScannedCode], None] = _nobody
        self._printer: PrinterWorker | None = None
        self._scanner: SerialScanner | None = None
        self._scale: Scale | None = None
        self._display: LineDisplay | None = None
        self._customer_lines = ("", "")

    @property
    def is_wanted(self) -> bool:
        """Whether the settings name any device."""
        settings = self._settings
        return (
            settings.printer.is_connected
            or settings.scanner.has_line
            or settings.scale.is_connected
            or settings.line_display.is_connected
        )

    def start(self, on_scan: Callable[[ScannedCode], None]) -> None:
        """Reach for every device; `on_scan` is called on the scanner's worker."""
        self._on_scan = on_scan
        if not self.is_wanted:
            return
        if self._settings.printer.is_connected:
            self._start_printer()
        if self._settings.scanner.has_line:
            self._start_scanner()
        if self._settings.scale.is_connected:
            self._start_scale()
        if self._settings.line_display.is_connected:
            self._start_display()

    def stop_reading(self, timeout_ms: int) -> None:
        """Nothing comes in any more, scans and weights, and the customer reads no more; first, for they begin work."""
        for device in (self._scanner, self._scale, self._display):
            if device is not None:
                device.release(timeout_ms)

    def stop_printing(self, timeout_ms: int) -> None:
        """What waits to be printed goes on waiting in the spool."""
        if self._printer is not None:
            self._printer.release(timeout_ms)

    def wake_printer(self) -> None:
        """Something may have been queued."""
        if self._printer is not None:
            self._printer.wake()

    # ---- the scale, for whoever weighs

    @property
    def has_scale(self) -> bool:
        """Whether there is one to ask."""
        return self._scale is not None

    @property
    def takes_tare(self) -> bool:
        """Whether the scale takes tare when told."""
        return self._scale is not None and self._scale.takes_tare

    def weigh(self, order: WeighOrder) -> None:
        """Announce what lies on the scale until `rest`."""
        if self._scale is not None:
            self._scale.weigh(order)

    def rest(self) -> None:
        """Nothing is to be weighed any more."""
        if self._scale is not None:
            self._scale.rest()

    def take_tare(self) -> None:
        """What lies on the scale now is wrapping."""
        if self._scale is not None:
            self._scale.take_tare()

    # ---- the customer display

    def show_customer(self, upper: str, lower: str) -> None:
        """Two lines for the customer; returns at once."""
        self._customer_lines = (upper, lower)
        if self._display is not None:
            self._display.put(upper, lower)

    # ---- making them

    def _start_printer(self) -> None:
        from evertill.devices.assembly import make_printer_worker

        self._printer = make_printer_worker(
            self._settings.printer,
            self._settings.drawer,
            open_spool=self._parts.open_spool,
            journal=self._parts.journal,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
            pictures=_receipt_pictures(),
        )
        self._printer.enable()

    def _start_scanner(self) -> None:
        from evertill.devices.assembly import make_scanner

        self._scanner = make_scanner(
            self._settings.scanner,
            on_scan=self._on_scan,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
        )
        self._scanner.enable()

    def _start_scale(self) -> None:
        from evertill.devices.assembly import make_scale

        self._scale = make_scale(
            self._settings.scale,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
        )
        self._scale.enable()

    def _start_display(self) -> None:
        from evertill.devices.assembly import make_line_display

        self._display = make_line_display(
            self._settings.line_display,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
        )
        self._display.enable()
        self._display.put(*self._customer_lines)


def _receipt_pictures() -> Path:
    return resource_path("receipt")


def _nobody(scanned: ScannedCode) -> None:
    """No screen listens yet."""
