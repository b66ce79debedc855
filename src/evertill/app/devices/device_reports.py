"""What each place on the counter is told of: its settings in short, its link, and what the book has of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from evertill.app.devices.device_book import DeviceBook
from evertill.app.workstation.settings import Settings
from evertill.ports.devices import DeviceLink, DeviceReport, DeviceSlot, SerialReport

if TYPE_CHECKING:
    from evertill.devices.transport.link import Link


BACKUP_NAME = "Second printer"
"""In the settings, until somebody names it."""


def report_of(slot: DeviceSlot, settings: Settings, link: "Link | None", book: DeviceBook) -> DeviceReport:
    """The report of one place."""
    name, is_set_up, connection, address, speaks, choices = _set_up(slot, settings)
    state = DeviceLink.CLOSED if link is None else link.state
    stands_alone = slot is DeviceSlot.PAYMENT_TERMINAL and not settings.payment_terminal.has_line
    if is_set_up and (slot is DeviceSlot.CUSTOMER_SCREEN or stands_alone):
        state = DeviceLink.READY
    return DeviceReport(
        slot=slot,
        name="" if name in _names_by_default() else name,
        is_set_up=is_set_up,
        connection=connection,
        address=address,
        speaks=speaks,
        choices=tuple(choices),
        link=state,
        reason="" if link is None else link.reason,
        errors=book.errors(slot),
        lately=book.lately(slot),
        till_number=settings.payment_terminal.till_number if slot is DeviceSlot.PAYMENT_TERMINAL else "",
        serial=_serial(slot, settings) if is_set_up and connection == "serial" else None,
        is_open=slot is DeviceSlot.DRAWER and book.drawer_is_open is True,
    )


def _serial(slot: DeviceSlot, settings: Settings) -> SerialReport | None:
    """How its line is set, by its own settings or by what its protocol usually has."""
    from evertill.devices.transport.address import FRAMINGS, SerialAddress

    part = settings.backup_printers[0] if slot is DeviceSlot.BACKUP_PRINTER else getattr(settings, slot.value)
    address = part.line_address()
    if not isinstance(address, SerialAddress):
        return None
    holds_up = getattr(part, "uses_rts_cts", None)
    return SerialReport(address.baud, address.framing, FRAMINGS, holds_up)


def _names_by_default() -> frozenset[str]:
    """What devices are called as long as nobody has named them; the screens have words of their own for these."""
    given = Settings()
    parts = (given.printer, given.scanner, given.scale, given.line_display, given.label_printer, given.payment_terminal)
    return frozenset({BACKUP_NAME, *(part.name for part in parts)})


_TERMINAL_PROTOCOLS = ("zvt", "concert", "caisse-ap", "manual")


def _set_up(slot: DeviceSlot, settings: Settings) -> tuple[str, bool, str, str, str, Iterable[str]]:
    """Name, whether it is there, connection, address, what it speaks, and what it could speak."""
    from evertill.devices.line_display.protocols import DisplayProtocol
    from evertill.devices.printer.profiles import PROFILES
    from evertill.devices.printer.settings import PrinterSettings
    from evertill.devices.scale.settings import ScaleProtocol
    from evertill.ui.customer.wish import CustomerScreenWish

    printer, drawer, scanner = settings.printer, settings.drawer, settings.scanner
    scale, display = settings.scale, settings.line_display
    match slot:
        case DeviceSlot.PRINTER:
            return printer.name, printer.is_connected, printer.connection, printer.address, printer.profile, PROFILES
        case DeviceSlot.DRAWER:
            return "", printer.is_connected and drawer.is_connected, "", "", drawer.kick_pin, ()
        case DeviceSlot.SCANNER:
            return scanner.name, True, scanner.connection, scanner.address, "", ()
        case DeviceSlot.SCALE:
            return scale.name, scale.is_connected, scale.connection, scale.address, scale.protocol, ScaleProtocol
        case DeviceSlot.LINE_DISPLAY:
            shown = display.connection, display.address, display.protocol
            return display.name, display.is_connected, *shown, DisplayProtocol
        case DeviceSlot.LABEL_PRINTER:
            labels = settings.label_printer
            return labels.name, labels.is_connected, labels.connection, labels.address, "", ()
        case DeviceSlot.PAYMENT_TERMINAL:
            terminal = settings.payment_terminal
            has_line = terminal.has_line
            by, where = (terminal.connection, terminal.address) if has_line else ("", "")
            return terminal.name, terminal.takes_cards, by, where, terminal.protocol, _TERMINAL_PROTOCOLS
        case DeviceSlot.BACKUP_PRINTER:
            backup = next(iter(settings.backup_printers), PrinterSettings(name=""))
            return backup.name, backup.is_connected, backup.connection, backup.address, backup.profile, PROFILES
        case DeviceSlot.CUSTOMER_SCREEN:
            wish = settings.ui.customer_screen
            return "", wish is not CustomerScreenWish.OFF, "", "", wish, CustomerScreenWish
