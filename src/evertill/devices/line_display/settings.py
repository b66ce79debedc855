"""The customer display's part of the workstation settings."""

from enum import StrEnum

from evertill.devices.lettering.code_pages import CODE_PAGES
from evertill.devices.line_display.protocols import DisplayKind, DisplayProtocol
from evertill.devices.transport.address import FRAMINGS, Address, FileAddress, parse_tcp, serial_address
from evertill.kernel.values import dataclass


class DisplayConnection(StrEnum):
    """How the display is connected."""

    NONE = "none"
    SERIAL = "serial"
    TCP = "tcp"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class LineDisplaySettings:
    """The customer display of this workstation. ValueError, with a sentence, when the parts do not fit each other."""

    connection: DisplayConnection = DisplayConnection.NONE
    """How the display is connected: none, serial, tcp or file."""
    address: str = ""
    """serial: a port's name, or vendor:product[:serial] in hexadecimal, found in any socket; tcp: HOST:PORT; file: a
    path."""
    protocol: DisplayProtocol = DisplayProtocol.ESCPOS
    """What it speaks: escpos or cd5220."""
    code_page: str = "cp858"
    """The character table it shows, such as cp858 or cp852."""
    brightness: int = 4
    """From 1 to 4."""
    shares_printer_line: bool = False
    """Whether it is looped into the printer's line (cd5220 alone)."""
    baud: int = 9600
    """Speed of a serial line."""
    framing: str = "8N1"
    """Bits, parity and stop bits of a serial line."""
    welcome: tuple[str, str] = ("", "")
    """What it says between two sales: the shop's own two lines; empty: a greeting."""
    name: str = "Customer display"
    """What the screens call it."""

    def __post_init__(self) -> None:
        if self.code_page not in CODE_PAGES:
            raise ValueError(f"{self.code_page!r} is no known code page: use one of {', '.join(CODE_PAGES)}")
        if self.framing not in FRAMINGS:
            raise ValueError(f"{self.framing!r} is no serial framing this till knows: use one of {', '.join(FRAMINGS)}")
        if not 1 <= self.brightness <= 4:
            raise ValueError(f"a brightness of {self.brightness} is out of reason: use 1 to 4")
        if self.is_connected:
            if not self.address:
                raise ValueError(f"a display on {self.connection} needs an address")
            self.line_address()

    @property
    def is_connected(self) -> bool:
        """Whether there is a display at all."""
        return self.connection is not DisplayConnection.NONE

    def kind(self) -> DisplayKind:
        """The display as it is told things."""
        return DisplayKind(self.protocol, CODE_PAGES[self.code_page], self.brightness, self.shares_printer_line)

    def line_address(self) -> Address:
        """Where the display is."""
        match self.connection:
            case DisplayConnection.TCP:
                return parse_tcp(self.address, default_port=0)
            case DisplayConnection.FILE:
                return FileAddress(self.address)
            case _:
                return serial_address(self.address, baud=self.baud, framing=self.framing)
