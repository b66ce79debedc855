"""The receipt printer's part of the workstation settings."""

from dataclasses import replace
from enum import StrEnum

from evertill.devices.lettering.code_pages import CODE_PAGES
from evertill.devices.printer.languages import STAR_PAGES
from evertill.devices.printer.profiles import PROFILES, PrinterProfile
from evertill.devices.transport.address import (
    Address,
    CupsAddress,
    FileAddress,
    UsbAddress,
    parse_tcp,
    parse_usb_identity,
    serial_address,
)
from evertill.kernel.values import dataclass

RAW_PRINTING_PORT = 9100


class PrinterConnection(StrEnum):
    """How the printer is connected."""

    NONE = "none"
    TCP = "tcp"
    SERIAL = "serial"
    USB = "usb"
    FILE = "file"
    CUPS = "cups"


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """The receipt printer of this workstation. ValueError, with a sentence, when the parts do not fit each other."""

    connection: PrinterConnection = PrinterConnection.NONE
    """How the printer is connected: none, tcp, serial, usb, file or cups."""
    address: str = ""
    """tcp: HOST or HOST:PORT; serial: a port's name; usb: vendor:product or vendor:product:serial in hexadecimal, also
    for a serial port on USB; file: a path; cups: a queue's name."""
    profile: str = "epson-80"
    """What kind of printer it is: see `profiles`."""
    code_page: str = ""
    """The character table to print with, such as cp858 or cp852; empty: the profile's own."""
    columns: int = 0
    """Characters on a line, where the paper differs from the profile's; zero: as the profile says."""
    baud: int = 38_400
    """Speed of a serial line, as set by the printer's switches."""
    framing: str = "8N1"
    """Bits, parity and stop bits of a serial line."""
    uses_rts_cts: bool = True
    """Whether the printer holds up a serial line by its hardware lines when its buffer is full."""
    stale_after_min: int = 0
    """A receipt that could not be printed for so many minutes is not printed any more, and that is told; 0: never."""
    name: str = "Receipt printer"
    """What the screens call it."""

    def __post_init__(self) -> None:
        self.printer_profile()
        if self.connection is not PrinterConnection.NONE:
            if not self.address:
                raise ValueError(f"a printer on {self.connection} needs an address")
            self.line_address()

    @property
    def is_connected(self) -> bool:
        """Whether there is a printer at all."""
        return self.connection is not PrinterConnection.NONE

    def printer_profile(self) -> PrinterProfile:
        """The kind of printer, with this workstation's exceptions."""
        if self.profile not in PROFILES:
            raise ValueError(
                f"{self.profile!r} is no kind of printer this till knows: use one of {', '.join(PROFILES)}"
            )
        profile = PROFILES[self.profile]
        if self.code_page:
            if self.code_page not in CODE_PAGES:
                raise ValueError(f"{self.code_page!r} is no known code page: use one of {', '.join(CODE_PAGES)}")
            profile = replace(profile, code_page=CODE_PAGES[self.code_page])
        if profile.language.is_star and profile.code_page.codec not in STAR_PAGES:
            raise ValueError(f"a Star printer has no {self.code_page}: use one of {', '.join(STAR_PAGES)}")
        if self.columns:
            if not 20 <= self.columns <= 64:
                raise ValueError(f"{self.columns} columns are out of reason: use 20 to 64")
            profile = replace(profile, columns=self.columns, dots=min(profile.dots, self.columns * 12))
        return profile

    def line_address(self) -> Address:
        """Where the printer is."""
        match self.connection:
            case PrinterConnection.TCP:
                return parse_tcp(self.address, default_port=RAW_PRINTING_PORT)
            case PrinterConnection.USB:
                return UsbAddress(parse_usb_identity(self.address))
            case PrinterConnection.FILE:
                return FileAddress(self.address)
            case PrinterConnection.CUPS:
                return CupsAddress(self.address)
            case PrinterConnection.SERIAL:
                return serial_address(
                    self.address, baud=self.baud, framing=self.framing, uses_rts_cts=self.uses_rts_cts
                )
            case PrinterConnection.NONE:
                raise ValueError("no printer is connected")
