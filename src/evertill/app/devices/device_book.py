"""What was met with each device lately: faults with their times, and what it did; kept in memory for whoever looks."""

from collections import defaultdict, deque

from evertill.domain.codes.card_guard import looks_like_card_number
from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.clock import Clock
from evertill.ports.devices import (
    DeviceEntry,
    DevicesChanged,
    DeviceSlot,
    LabelsGivenUp,
    TerminalTried,
    WeightRead,
    WeightReading,
)
from evertill.ports.notices import Announcer, DeviceKind, DeviceStateChanged, DocumentPrinted, DrawerMoved

KEPT = 20

SLOT_OF: dict[DeviceKind, DeviceSlot] = {
    DeviceKind.RECEIPT_PRINTER: DeviceSlot.PRINTER,
    DeviceKind.CASH_DRAWER: DeviceSlot.DRAWER,
    DeviceKind.SCANNER: DeviceSlot.SCANNER,
    DeviceKind.SCALE: DeviceSlot.SCALE,
    DeviceKind.LINE_DISPLAY: DeviceSlot.LINE_DISPLAY,
    DeviceKind.LABEL_PRINTER: DeviceSlot.LABEL_PRINTER,
    DeviceKind.PAYMENT_TERMINAL: DeviceSlot.PAYMENT_TERMINAL,
}


class DeviceBook:
    """Hears every notice of the process, on whatever thread it is told; entries are only ever added."""

    def __init__(self, clock: Clock, announcer: Announcer) -> None:
        self._clock = clock
        self._announcer = announcer
        self._errors: defaultdict[DeviceSlot, deque[DeviceEntry]] = defaultdict(_short)
        self._lately: defaultdict[DeviceSlot, deque[DeviceEntry]] = defaultdict(_short)
        self.drawer_is_open: bool | None = None
        """What the drawer's switch said last."""
        self.backups: frozenset[str] = frozenset()
        """What the printers that take over are called: they tell of themselves as printers do."""

    def errors(self, slot: DeviceSlot) -> tuple[DeviceEntry, ...]:
        """Faults, newest first."""
        return tuple(reversed(tuple(self._errors[slot])))

    def lately(self, slot: DeviceSlot) -> tuple[DeviceEntry, ...]:
        """What it did, newest first."""
        return tuple(reversed(tuple(self._lately[slot])))

    def did(self, slot: DeviceSlot, text: str) -> None:
        """It was tried, and did this."""
        self._note(self._lately, slot, text)

    def failed(self, slot: DeviceSlot, text: str) -> None:
        """It was tried, and this went wrong."""
        self._note(self._errors, slot, text)

    def on_notice(self, notice: object) -> None:
        """Write down what matters here."""
        match notice:
            case DeviceStateChanged(kind=kind, name=name, is_ready=False, reason=reason) if kind in SLOT_OF:
                is_backup = kind is DeviceKind.RECEIPT_PRINTER and name in self.backups
                self._note(self._errors, DeviceSlot.BACKUP_PRINTER if is_backup else SLOT_OF[kind], reason)
            case DeviceStateChanged(kind=kind) if kind in SLOT_OF:
                self._announcer.announce(DevicesChanged())
            case WeightRead(reading=reading):
                self._note(self._lately, DeviceSlot.SCALE, _weight_text(reading))
            case DocumentPrinted(spool_id=spool_id):
                self._note(self._lately, DeviceSlot.PRINTER, f"#{spool_id}")
            case TerminalTried(reason=reason):
                self._note(self._lately, DeviceSlot.PAYMENT_TERMINAL, reason or "answered")
            case LabelsGivenUp(text=text):
                self._note(self._errors, DeviceSlot.LABEL_PRINTER, text)
            case DrawerMoved(is_open=is_open):
                self.drawer_is_open = is_open
                self._note(self._lately, DeviceSlot.DRAWER, "open" if is_open else "closed")
            case _:
                pass

    def on_scan(self, scanned: ScannedCode) -> None:
        """A scanner with a line of its own read this."""
        if looks_like_card_number(scanned.text):
            return
        symbology = "" if scanned.symbology is None else f" · {scanned.symbology.value}"
        self._note(self._lately, DeviceSlot.SCANNER, f"{scanned.text}{symbology}")

    def _note(self, book: defaultdict[DeviceSlot, deque[DeviceEntry]], slot: DeviceSlot, text: str) -> None:
        book[slot].append(DeviceEntry(self._clock.now(), text))
        self._announcer.announce(DevicesChanged())


def _weight_text(reading: WeightReading) -> str:
    return f"{reading.weight_g} g" if reading.may_be_sold else reading.state.value


def _short() -> deque[DeviceEntry]:
    return deque(maxlen=KEPT)
