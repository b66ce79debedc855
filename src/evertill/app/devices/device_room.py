"""The devices of one till: made from its settings, kept while it runs, made anew when a setting changes.

Devices come and go while the program runs, so nothing holds one: whoever wants the scale asks here each time.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from evertill.app.devices.device_book import DeviceBook
from evertill.app.seams import Seams
from evertill.app.workstation.settings import Settings
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.goods.catalogue import Item, Sku
from evertill.kernel.errors import DeviceFault
from evertill.kernel.values import dataclass
from evertill.ports.devices import DeviceLink, DeviceReport, DeviceSlot, PortsChanged, WeighOrder
from evertill.ports.formats import Formats
from evertill.ports.journal import JournalWriter
from evertill.ports.notices import Announcer

if TYPE_CHECKING:
    from evertill.devices.assembly import OpenSpool
    from evertill.devices.drawer.wiring import DrawerSettings
    from evertill.devices.hotplug import HotPlug
    from evertill.devices.label_printer.label_printer import LabelPrinter
    from evertill.devices.line_display.display import LineDisplay
    from evertill.devices.printer.print_turn import Turns
    from evertill.devices.printer.printer_worker import PrinterWorker
    from evertill.devices.printer.settings import PrinterSettings
    from evertill.devices.scale.scale import Scale
    from evertill.devices.scanner.serial_scanner import SerialScanner
    from evertill.devices.transport.link import Link

_STOP_MS = 3000
_TEST_ORDER = WeighOrder(unit_price_minor=100)
_TEST_ITEM = Item(Sku("EVERTILL-1"), "Evertill ÄÖÜ äöü ß", Decimal("1.23"), "EUR", (), "", gtin="04006381333931")
_TEST_LINES = ("Evertill  0123456789", "ÄÖÜ äöü ß € 1.234,50")


@dataclass(frozen=True, slots=True)
class DeviceParts:
    """What devices are made with beside their settings."""

    seams: Seams
    announcer: Announcer
    journal: JournalWriter
    open_spool: "OpenSpool"
    formats: Formats
    logo_folders: tuple[Path, ...] = ()


class Device(Protocol):
    """What all devices have in common."""

    @property
    def link(self) -> "Link":
        """Where the line stands."""
        ...

    def release(self, timeout_ms: int) -> bool:
        """Stop."""
        ...

    def reach_now(self) -> None:
        """Something was plugged in."""
        ...


class DeviceRoom:
    """Every device of one till."""

    def __init__(self, settings: Settings, parts: DeviceParts) -> None:
        self.settings = settings
        """As they are now."""
        self.book = DeviceBook(parts.seams.clock, parts.announcer)
        self.book.backups = frozenset(each.name for each in settings.backup_printers)
        self._parts = parts
        self._on_scan: Callable[[ScannedCode], None] = _nobody
        self._printer: PrinterWorker | None = None
        self._scanner: SerialScanner | None = None
        self._scale: Scale | None = None
        self._display: LineDisplay | None = None
        self._labels: LabelPrinter | None = None
        self._backups: tuple[PrinterWorker, ...] = ()
        self._hot_plug: HotPlug | None = None
        self._customer_lines = ("", "")
        self.find_terminal: Callable[[], Device | None] = _no_terminal
        """The card terminal has a room of its own, and is one of the counter's devices all the same."""

    @property
    def is_wanted(self) -> bool:
        """Whether the settings name any device."""
        return any(self._is_set_up(slot) for slot in _MADE)

    def start(self, on_scan: Callable[[ScannedCode], None]) -> None:
        """Reach for every device; `on_scan` is called on the scanner's worker."""

        def scanned(code: ScannedCode) -> None:
            self.book.on_scan(code)
            on_scan(code)

        self._on_scan = scanned
        for slot in _MADE:
            self._start(slot)

    def apply(self, settings: Settings) -> None:
        """Let go of what is set up differently now, and reach for it anew; not from the screens' thread: this waits."""
        before, self.settings = self.settings, settings
        for slot in _MADE:
            if _part(before, slot) != _part(settings, slot):
                self._stop(slot)
                self._start(slot)
        if (before.drawer, before.backup_printers) != (settings.drawer, settings.backup_printers):
            self._stop(DeviceSlot.PRINTER)
            self._start(DeviceSlot.PRINTER)
        self.book.backups = frozenset(each.name for each in settings.backup_printers)

    def stop_reading(self, timeout_ms: int) -> None:
        """Nothing comes in any more, scans and weights, and the customer reads no more; first: they begin work."""
        for device in (self._hot_plug, self._scanner, self._scale, self._display, self._labels):
            if device is not None:
                device.release(timeout_ms)

    def stop_printing(self, timeout_ms: int) -> None:
        """What waits to be printed goes on waiting in the spool."""
        for printer in self._printers():
            printer.release(timeout_ms)

    def wake_printer(self) -> None:
        """Something may have been queued."""
        for printer in self._printers():
            printer.wake()

    def _printers(self) -> "tuple[PrinterWorker, ...]":
        return self._backups if self._printer is None else (self._printer, *self._backups)

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

    # ---- looking at them

    def reports(self) -> tuple[DeviceReport, ...]:
        """Every place on the counter, as it stands now."""
        from evertill.app.devices.device_reports import report_of

        links = {slot: None if device is None else device.link for slot, device in self._made().items()}
        return tuple(report_of(slot, self.settings, links.get(slot), self.book) for slot in DeviceSlot)

    def test(self, slot: DeviceSlot) -> None:
        """Have the device do something that can be seen; paper and drawer are the journal's affair."""
        if slot is DeviceSlot.SCALE:
            self.weigh(_TEST_ORDER)
        elif slot is DeviceSlot.LINE_DISPLAY and self._display is not None:
            self._display.put(*_TEST_LINES)
        elif slot is DeviceSlot.LABEL_PRINTER:
            self.print_label(_TEST_ITEM)

    def try_backup(self) -> None:
        """A page straight to the printer that takes over; receipts wait meanwhile. Not from the screens' thread."""
        from evertill.app.paper.receipt_words import words_of
        from evertill.devices.trial_print import print_once
        from evertill.operations.setup.print_test_page import test_page

        settings = next((each for each in self.settings.backup_printers if each.is_connected), None)
        if settings is None:
            return
        self._stop(DeviceSlot.PRINTER)
        try:
            words = words_of(self.settings.locale).of_till
            clock = self._parts.seams.clock
            print_once(settings, test_page(self._parts.formats, words, clock.now()), clock)
            self.book.did(DeviceSlot.BACKUP_PRINTER, "printed")
        except DeviceFault as fault:
            self.book.failed(DeviceSlot.BACKUP_PRINTER, fault.text)
        finally:
            self._start(DeviceSlot.PRINTER)

    def print_label(self, item: Item) -> bool:
        """A shelf label of this item; False when there is no label printer, or it takes no more."""
        if self._labels is None:
            return False
        from evertill.devices.label_printer.labels import LabelKind, label_of, label_zpl

        label = label_of(item, LabelKind.SHELF, self._parts.formats, self.settings.links)
        return self._labels.put(label_zpl(label, self.settings.label_printer.size))

    # ---- making them

    def _made(self) -> "dict[DeviceSlot, Device | None]":
        return {
            DeviceSlot.PRINTER: self._printer,
            DeviceSlot.DRAWER: self._printer,
            DeviceSlot.SCANNER: self._scanner,
            DeviceSlot.SCALE: self._scale,
            DeviceSlot.LINE_DISPLAY: self._display,
            DeviceSlot.LABEL_PRINTER: self._labels,
            DeviceSlot.PAYMENT_TERMINAL: self.find_terminal(),
            DeviceSlot.BACKUP_PRINTER: self._backups[0] if self._backups else None,
        }

    def _is_set_up(self, slot: DeviceSlot) -> bool:
        settings = self.settings
        return {
            DeviceSlot.PRINTER: settings.printer.is_connected,
            DeviceSlot.SCANNER: settings.scanner.has_line,
            DeviceSlot.SCALE: settings.scale.is_connected,
            DeviceSlot.LINE_DISPLAY: settings.line_display.is_connected,
            DeviceSlot.LABEL_PRINTER: settings.label_printer.is_connected,
        }[slot]

    def _start(self, slot: DeviceSlot) -> None:
        if not self._is_set_up(slot):
            return
        self.watch_ports()
        match slot:
            case DeviceSlot.PRINTER:
                self._start_printer()
            case DeviceSlot.SCANNER:
                self._start_scanner()
            case DeviceSlot.SCALE:
                self._start_scale()
            case DeviceSlot.LABEL_PRINTER:
                self._start_labels()
            case _:
                self._start_display()

    def _stop(self, slot: DeviceSlot) -> None:
        device = self._made()[slot]
        if device is None:
            return
        match slot:
            case DeviceSlot.PRINTER:
                self._printer = None
                for backup in self._backups:
                    backup.release(_STOP_MS)
                self._backups = ()
            case DeviceSlot.LABEL_PRINTER:
                self._labels = None
            case DeviceSlot.SCANNER:
                self._scanner = None
            case DeviceSlot.SCALE:
                self._scale = None
            case _:
                self._display = None
        device.release(_STOP_MS)

    def watch_ports(self) -> None:
        """Notice from now on what is plugged in and pulled out."""
        if self._hot_plug is None:
            from evertill.devices.hotplug import HotPlug

            self._hot_plug = HotPlug(self._plugged, self._parts.seams.make_worker)
            self._hot_plug.enable()

    def _plugged(self, changed: PortsChanged) -> None:
        """Whatever is not there yet may be what came."""
        self._parts.announcer.announce(changed)
        for device in set(self._made().values()):
            if device is not None and device.link.state is not DeviceLink.READY:
                device.reach_now()

    def _start_printer(self) -> None:
        from evertill.devices.drawer.wiring import DrawerSettings
        from evertill.devices.printer.print_turn import Turns

        others = tuple(each for each in self.settings.backup_printers if each.is_connected)
        turns = Turns() if others else None
        self._printer = self._made_printer(self.settings.printer, self.settings.drawer, turns)
        no_drawer = DrawerSettings(is_connected=False)
        self._backups = tuple(self._made_printer(each, no_drawer, turns, is_backup=True) for each in others)
        for printer in self._printers():
            printer.enable()

    def _made_printer(
        self, settings: "PrinterSettings", drawer: "DrawerSettings", turns: "Turns | None", *, is_backup: bool = False
    ) -> "PrinterWorker":
        from evertill.app.paper.receipt_words import words_of
        from evertill.devices.assembly import make_printer_worker
        from evertill.devices.printer.receipt_renderer import ResendWords

        words = words_of(self.settings.locale)
        return make_printer_worker(
            settings,
            drawer,
            open_spool=self._parts.open_spool,
            journal=self._parts.journal,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
            pictures=self._parts.logo_folders,
            resend_words=ResendWords(words.resent, words.resent_note),
            turns=turns,
            is_backup=is_backup,
        )

    def _start_scanner(self) -> None:
        from evertill.devices.assembly import make_scanner

        self._scanner = make_scanner(
            self.settings.scanner,
            on_scan=self._on_scan,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
        )
        self._scanner.enable()

    def _start_scale(self) -> None:
        from evertill.devices.assembly import make_scale

        self._scale = make_scale(
            self.settings.scale,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
        )
        self._scale.enable()

    def _start_labels(self) -> None:
        from evertill.devices.assembly import make_label_printer

        self._labels = make_label_printer(
            self.settings.label_printer,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
        )
        self._labels.enable()

    def _start_display(self) -> None:
        from evertill.devices.assembly import make_line_display

        self._display = make_line_display(
            self.settings.line_display,
            clock=self._parts.seams.clock,
            announcer=self._parts.announcer,
            make_worker=self._parts.seams.make_worker,
        )
        self._display.enable()
        self._display.put(*self._customer_lines)


_MADE = (
    DeviceSlot.PRINTER,
    DeviceSlot.SCANNER,
    DeviceSlot.SCALE,
    DeviceSlot.LINE_DISPLAY,
    DeviceSlot.LABEL_PRINTER,
)
"""Devices with a worker of their own; the drawer hangs on the printer, the customer's window is the screens'."""


def _part(settings: Settings, slot: DeviceSlot) -> object:
    return getattr(settings, slot.value)


def _nobody(scanned: ScannedCode) -> None:
    """No screen listens yet."""


def _no_terminal() -> None:
    """Nobody said where it is."""
