"""The devices of the first start: what is there, trying it, and the settings that the answers make, which are those
that the device set-up writes."""

from collections.abc import Mapping
from dataclasses import replace

from evertill.app.workstation.settings import Settings
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings, TerminalConnection, TerminalProtocol
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault, SettingsFault
from evertill.ports.devices import DeviceSlot
from evertill.ports.devices import FoundDevice as FoundAnywhere
from evertill.ui.behind.first_run_port import FoundDevice, FoundDevices
from evertill.ui.first_run.devices_view import printer_of, scanner_of, second_of, terminal_of
from evertill.ui.first_run.terminal_numbers import MEMBERS, YES

_NOTE_MAX = 40


def with_devices(settings: Settings, answers: Mapping[str, str]) -> Settings:
    """The settings with the devices of the answers. SettingsFault when one cannot be where it is said to be."""
    from evertill.app.devices.device_reports import BACKUP_NAME

    printer, second, scanner = printer_of(answers), second_of(answers), scanner_of(answers)
    return replace(
        settings,
        printer=printer_settings(printer) if printer else settings.printer,
        backup_printers=(replace(printer_settings(second), name=BACKUP_NAME),) if second else settings.backup_printers,
        scanner=scanner_settings(scanner) if scanner else settings.scanner,
        payment_terminal=terminal_settings(answers),
    )


def printer_settings(found: str) -> PrinterSettings:
    """From `connection|address`. SettingsFault when the address is none."""
    connection, _, address = found.partition("|")
    try:
        return PrinterSettings(connection=PrinterConnection(connection), address=address)
    except ValueError as error:
        raise SettingsFault(
            f"The printer cannot be reached there: {error}. Choose another, or mend the address."
        ) from error


def scanner_settings(found: str) -> ScannerSettings:
    """From `connection|address`."""
    connection, _, address = found.partition("|")
    return ScannerSettings(connection=ScannerConnection(connection), address=address)


def terminal_settings(answers: Mapping[str, str]) -> PaymentTerminalSettings:
    """The card terminal of the answers. SettingsFault when the address is none."""
    protocol = TerminalProtocol(answers["terminal"])
    place = terminal_of(answers)
    if not place:
        return PaymentTerminalSettings(protocol=protocol)
    connection, _, address = place.partition("|")
    made = PaymentTerminalSettings()
    numbers = {member: answers[name] for member, name in MEMBERS.get(protocol.value, {}).items()}
    try:
        return replace(
            made,
            protocol=protocol,
            connection=TerminalConnection(connection),
            address=address,
            password=numbers.get("password", made.password),
            till_number=numbers.get("till_number", made.till_number),
            extended=numbers.get("extended", YES) == YES,
            protocol_version=numbers.get("protocol_version", made.protocol_version),
            protocol_id=numbers.get("protocol_id", made.protocol_id),
            asks_for_status=numbers.get("asks_for_status") == YES,
        )
    except ValueError as error:
        raise SettingsFault(
            f"The card terminal cannot be reached there: {error}. Choose another, or mend the address."
        ) from error


def greet(answers: Mapping[str, str]) -> None:
    """Make the card terminal ready and charge nothing. DeviceFault or SettingsFault says why it is not."""
    from evertill.app.devices.terminal_trial import greet_terminal

    if wrong := greet_terminal(terminal_settings(answers), answers["currency"].upper()):
        raise DeviceFault(wrong)


def found_devices(*, in_network: bool) -> FoundDevices:
    """What is plugged in and may be a device of the till; with what listens in the shop's network, if asked for."""
    from evertill.devices import discovery
    from evertill.devices.network_search import found_in_network

    found = (*discovery.found_devices(), *(found_in_network() if in_network else ()))

    def those_for(slot: DeviceSlot) -> tuple[FoundDevice, ...]:
        return tuple(_shown(each) for each in found if slot in each.slots)

    return FoundDevices(
        those_for(DeviceSlot.PRINTER), those_for(DeviceSlot.SCANNER), those_for(DeviceSlot.PAYMENT_TERMINAL)
    )


def _shown(found: FoundAnywhere) -> FoundDevice:
    """A port goes by its name, another device by its address."""
    address = f"{found.connection}|{found.address}"
    match found.connection:
        case "serial":
            label, _, note = found.description.partition(" ")
        case "tcp":
            label, note = found.address, ""
        case _:
            label, note = found.description, found.address
    return FoundDevice(address, label, note[:_NOTE_MAX], found.speaks)


def print_page(settings: PrinterSettings, clock: Clock) -> None:
    """A short page straight to the printer; DeviceFault when it does not come out."""
    from evertill.devices.trial_print import print_once
    from evertill.domain.receipts.receipt import Align, Code, CodeKind, Gap, Receipt, Rule, Text, Weight

    page = Receipt(
        (
            Text("Evertill", Align.CENTRE, Weight.LARGE),
            Gap(),
            Text("Äpfel · crème · łódź · €", Align.CENTRE),
            Rule(),
            Code(CodeKind.CODE128, "EVERTILL-1", "EVERTILL-1"),
        ),
        "Test page",
    )
    print_once(settings, page, clock)
