"""The devices as the screens see them, in whatever state a test wants."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from evertill.domain.goods.catalogue import Item
from evertill.ports.devices import DeviceEntry, DeviceLink, DeviceReport, DeviceSlot, FoundDevice, SerialReport

NOW = datetime(2026, 11, 21, 9, 2, tzinfo=UTC)
PAPER = (
    "The receipt printer is out of paper; sales go on and receipts wait in this till. "
    "Put in a new roll and close the cover: printing goes on by itself."
)
PULLED = (
    "The scale on /dev/ttyUSB0 was lost (it stopped answering); the sale goes on, and weights can be keyed by hand. "
    "Check its cable and its power; the till tries again by itself."
)


def entries(*texts: str) -> tuple[DeviceEntry, ...]:
    """Some that were met, newest first."""
    return tuple(DeviceEntry(NOW - timedelta(minutes=3 * at), text) for at, text in enumerate(texts))


def a_counter() -> dict[DeviceSlot, DeviceReport]:
    """A counter with most devices on it, all of them well."""
    ready = DeviceLink.READY
    reports = (
        DeviceReport(
            DeviceSlot.PRINTER, "Receipt printer", True, "tcp", "192.0.2.20:9100", "epson-80",
            ("epson-80", "epson-58", "generic-80"), ready, lately=entries("#41", "#40"),
        ),
        DeviceReport(DeviceSlot.DRAWER, "", True, speaks="pin_2", link=ready, lately=entries("closed", "open")),
        DeviceReport(DeviceSlot.SCANNER, "Scanner", True, "serial", "0c2e:0b61:17090B4F21", link=ready),
        DeviceReport(
            DeviceSlot.SCALE, "Scale", True, "serial", "/dev/ttyUSB0", "dialog-06",
            ("toledo-8217", "dialog-06"), ready, lately=entries("347 g", "moving"),
            serial=SerialReport(9600, "7O1", ("8N1", "8N2", "7E1", "7O1", "8E1", "8O1")),
        ),
        DeviceReport(DeviceSlot.LINE_DISPLAY, "Customer display", False, "none", choices=("escpos", "cd5220")),
        DeviceReport(
            DeviceSlot.CUSTOMER_SCREEN, "", True, speaks="second_monitor",
            choices=("off", "second_monitor", "window"), link=ready,
        ),
        DeviceReport(DeviceSlot.LABEL_PRINTER, "Label printer", False, "none"),
        DeviceReport(
            DeviceSlot.PAYMENT_TERMINAL, "Card terminal", True, "tcp", "192.0.2.30:20007", "zvt",
            ("zvt", "concert", "caisse-ap", "manual"), ready, lately=entries("answered"),
        ),
        DeviceReport(DeviceSlot.BACKUP_PRINTER, "", False, "none", choices=("epson-80", "epson-58")),
    )  # fmt: skip
    return {report.slot: report for report in reports}


class FakeDevices:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.by_slot = a_counter()
        self.found: tuple[FoundDevice, ...] = ()
        self.tested: list[DeviceSlot] = []
        self.changes: list[tuple[DeviceSlot, dict[str, str]]] = []
        self.complaint = ""
        self.rests = 0
        self.has_labels = True
        self.labels: list[str] = []

    def put(self, slot: DeviceSlot, link: DeviceLink, reason: str = "", *errors: str) -> None:
        """Let this device stand differently."""
        self.by_slot[slot] = replace(self.by_slot[slot], link=link, reason=reason, errors=entries(*errors))

    def reports(self) -> tuple[DeviceReport, ...]:
        """As they stand."""
        return tuple(self.by_slot.values())

    def test(self, slot: DeviceSlot) -> None:
        """Something was to be tested."""
        self.tested.append(slot)

    def rest(self) -> None:
        """Nobody looks."""
        self.rests += 1

    def print_label(self, item: Item) -> bool:
        """One label more, if there is a printer."""
        if self.has_labels:
            self.labels.append(item.sku)
        return self.has_labels

    def discover(self, then: Callable[[tuple[FoundDevice, ...]], None]) -> None:
        """What a test says is there."""
        then(self.found)

    def set_up(self, slot: DeviceSlot, changes: Mapping[str, str], then: Callable[[str], None]) -> None:
        """Kept, unless a test says what is wrong with it."""
        self.changes.append((slot, dict(changes)))
        then(self.complaint)
