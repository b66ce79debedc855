"""What is plugged in that could be a device of the till: serial ports and USB printers, with identities that last."""

from serial.tools import list_ports

from evertill.devices.transport.address import UsbIdentity
from evertill.devices.transport.cups import cups_queues
from evertill.devices.transport.usb import is_printer, serial_number_of, usb_devices
from evertill.kernel.values import dataclass
from evertill.ports.devices import DeviceSlot, FoundDevice

_NOTHING_SAID = (None, "", "n/a")
"""What pyserial gives for a port that does not describe itself."""


@dataclass(frozen=True, slots=True)
class FoundPort:
    """A serial port, as it is called now; `usb` is what to write into the settings when there is one."""

    port: str
    description: str
    usb: UsbIdentity | None


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A USB device that says it is a printer."""

    identity: UsbIdentity


def serial_ports() -> tuple[FoundPort, ...]:
    """Every serial port of this machine, by name."""
    return tuple(
        FoundPort(
            port=str(port.device),
            description="" if port.description in _NOTHING_SAID else str(port.description),
            usb=None if port.vid is None else UsbIdentity(port.vid, port.pid, port.serial_number),
        )
        for port in sorted(list_ports.comports())
    )


def usb_printers() -> tuple[FoundPrinter, ...]:
    """Every USB printer this account can see."""
    found = [
        UsbIdentity(device.idVendor, device.idProduct, serial_number_of(device))
        for device in usb_devices()
        if is_printer(device)
    ]
    return tuple(FoundPrinter(identity) for identity in sorted(found, key=str))


def found_devices() -> tuple[FoundDevice, ...]:
    """All of it, as the settings would name it, with what each thing may be."""
    found = [
        FoundDevice("serial", str(port.usb or port.port), f"{port.port} {port.description}".strip(), _ON_SERIAL)
        for port in serial_ports()
    ]
    found += [FoundDevice("usb", str(printer.identity), "USB", _ON_USB) for printer in usb_printers()]
    found += [FoundDevice("hid", str(identity), "USB HID-POS", _HID) for identity in hid_scanners()]
    found += [FoundDevice("cups", queue, "CUPS", _PAPER) for queue in cups_queues()]
    return tuple(found)


def hid_scanners() -> tuple[UsbIdentity, ...]:
    """Every scanner that says it is a point-of-sale device; none where hidapi is missing."""
    from evertill.devices.transport.hid import USAGE_PAGE_SCANNER

    try:
        import hid
    except ImportError:
        return ()
    return tuple(
        UsbIdentity(found["vendor_id"], found["product_id"], found["serial_number"] or None)
        for found in hid.enumerate()
        if found["usage_page"] == USAGE_PAGE_SCANNER
    )


_HID = frozenset({DeviceSlot.SCANNER})
_PAPER = frozenset({DeviceSlot.PRINTER, DeviceSlot.BACKUP_PRINTER})
_ON_USB = _PAPER | {DeviceSlot.LABEL_PRINTER}
_ON_SERIAL = _ON_USB | {DeviceSlot.SCANNER, DeviceSlot.SCALE, DeviceSlot.LINE_DISPLAY, DeviceSlot.PAYMENT_TERMINAL}
