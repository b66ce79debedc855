"""The label printer's part of the workstation settings."""

from enum import StrEnum

from evertill.devices.label_printer.labels import LabelSize
from evertill.devices.transport.address import (
    Address,
    FileAddress,
    UsbAddress,
    parse_tcp,
    parse_usb_identity,
    serial_address,
)
from evertill.kernel.values import dataclass

RAW_PRINTING_PORT = 9100


class LabelConnection(StrEnum):
    """How the label printer is connected."""

    NONE = "none"
    TCP = "tcp"
    SERIAL = "serial"
    USB = "usb"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class LabelPrinterSettings:
    """The label printer of this workstation. ValueError, with a sentence, when the parts do not fit each other."""

    connection: LabelConnection = LabelConnection.NONE
    """How it is connected: none, tcp, serial, usb or file."""
    address: str = ""
    """As of the receipt printer."""
    width_mm: int = 57
    """Width of a label."""
    height_mm: int = 32
    """Height of a label."""
    baud: int = 9600
    """Speed of a serial line."""
    framing: str = "8N1"
    """Bits, parity and stop bits of a serial line."""
    name: str = "Label printer"
    """What the screens call it."""

    def __post_init__(self) -> None:
        if not (20 <= self.width_mm <= 110 and 15 <= self.height_mm <= 300):
            raise ValueError(
                f"a label of {self.width_mm} x {self.height_mm} mm is out of reason: use 20 to 110 by 15 to 300"
            )
        if self.is_connected:
            if not self.address:
                raise ValueError(f"a label printer on {self.connection} needs an address")
            self.line_address()

    @property
    def is_connected(self) -> bool:
        """Whether there is one at all."""
        return self.connection is not LabelConnection.NONE

    @property
    def size(self) -> LabelSize:
        """The labels on its roll."""
        return LabelSize(self.width_mm, self.height_mm)

    def line_address(self) -> Address:
        """Where it is."""
        match self.connection:
            case LabelConnection.TCP:
                return parse_tcp(self.address, default_port=RAW_PRINTING_PORT)
            case LabelConnection.USB:
                return UsbAddress(parse_usb_identity(self.address))
            case LabelConnection.FILE:
                return FileAddress(self.address)
            case _:
                return serial_address(self.address, baud=self.baud, framing=self.framing)
