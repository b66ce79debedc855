"""The scanner's part of the workstation settings."""

from enum import StrEnum

from evertill.devices.transport.address import Address, HidAddress, parse_tcp, parse_usb_identity, serial_address
from evertill.kernel.values import dataclass


class ScannerConnection(StrEnum):
    """How the scanner is connected."""

    KEYBOARD = "keyboard"
    """As a keyboard wedge: the screens listen, no device is opened."""
    SERIAL = "serial"
    TCP = "tcp"
    HID = "hid"
    """As a USB point-of-sale device (HID-POS), which the system does not take for a keyboard."""


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """The barcode scanner of this workstation. ValueError, with a sentence, when the parts do not fit each other."""

    connection: ScannerConnection = ScannerConnection.KEYBOARD
    """How the scanner is connected: keyboard, serial, tcp or hid."""
    address: str = ""
    """serial: a port's name, or vendor:product[:serial] in hexadecimal, found in any socket; tcp: HOST:PORT;
    hid: vendor:product[:serial], or empty for the only one."""
    baud: int = 9600
    """Speed of a serial line."""
    framing: str = "8N1"
    """Bits, parity and stop bits of a serial line."""
    silence_ms: int = 60
    """What ends a code when the scanner sends no end sign."""
    prefix: str = ""
    """Signs the scanner puts in front of every code."""
    name: str = "Scanner"
    """What the screens call it."""

    def __post_init__(self) -> None:
        if not 5 <= self.silence_ms <= 1000:
            raise ValueError(f"{self.silence_ms} ms of silence are out of reason: use 5 to 1000")
        if self.has_line:
            if not self.address and self.connection is not ScannerConnection.HID:
                raise ValueError(f"a scanner on {self.connection} needs an address")
            self.line_address()

    @property
    def has_line(self) -> bool:
        """Whether there is a line to read, rather than a keyboard."""
        return self.connection is not ScannerConnection.KEYBOARD

    def line_address(self) -> Address:
        """Where the scanner is."""
        if self.connection is ScannerConnection.TCP:
            return parse_tcp(self.address, default_port=0)
        if self.connection is ScannerConnection.HID:
            return HidAddress(parse_usb_identity(self.address) if self.address else None)
        return serial_address(self.address, baud=self.baud, framing=self.framing)
