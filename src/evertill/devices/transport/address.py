"""Where a device is, as frozen values: network address, serial port, USB device or device file.

A port's name moves with the socket it is plugged into, so USB devices are known by vendor, product and serial number.
"""

import re

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class UsbIdentity:
    """A USB device for ever: vendor id, product id, and its serial number where it has one."""

    vendor_id: int
    product_id: int
    serial_number: str | None = None

    def __str__(self) -> str:
        tail = f":{self.serial_number}" if self.serial_number else ""
        return f"{self.vendor_id:04x}:{self.product_id:04x}{tail}"

    def matches(self, vendor_id: int | None, product_id: int | None, serial_number: str | None) -> bool:
        """Whether a device found is this one; without a serial number, any of its kind is."""
        same_kind = (vendor_id, product_id) == (self.vendor_id, self.product_id)
        return same_kind and self.serial_number in {None, serial_number}


def parse_usb_identity(text: str) -> UsbIdentity:
    """Read `04b8:0e15` or `04b8:0e15:J7XF0123`; ValueError when it is neither."""
    vendor, _, rest = text.partition(":")
    product, _, serial_number = rest.partition(":")
    if not (len(vendor) == len(product) == 4):
        raise ValueError(f"{text!r} is no USB identity: write vendor:product or vendor:product:serial in hexadecimal")
    return UsbIdentity(int(vendor, 16), int(product, 16), serial_number or None)


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A device on the network."""

    host: str
    port: int
    connect_timeout_ms: int = 1000


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A serial port by its name, or the one on which this USB device answers."""

    port: str = ""
    usb: UsbIdentity | None = None
    baud: int = 9600
    framing: str = "8N1"
    """Bits, parity, stop bits."""
    uses_rts_cts: bool = False
    """Hardware flow control, as most serial printers are wired."""

    def __post_init__(self) -> None:
        if self.framing not in FRAMINGS:
            raise ValueError(f"{self.framing!r} is no serial framing this till knows: use one of {', '.join(FRAMINGS)}")


FRAMINGS = ("8N1", "8N2", "7E1", "7O1", "8E1", "8O1")


@dataclass(frozen=True, slots=True)
class UsbAddress:
    """A printer spoken to over its USB bulk endpoints."""

    identity: UsbIdentity


@dataclass(frozen=True, slots=True)
class FileAddress:
    """A device file (`/dev/usb/lp0`) or a plain file; it takes bytes and tells nothing back."""

    path: str


@dataclass(frozen=True, slots=True)
class HidAddress:
    """A USB device read by reports; without an identity, the first of its kind."""

    usb: UsbIdentity | None = None


@dataclass(frozen=True, slots=True)
class CupsAddress:
    """A queue of the system's own printing. ValueError when that can be no queue's name."""

    queue: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}", self.queue):
            raise ValueError(f"{self.queue!r} is no name of a print queue: see `lpstat -e`")


Address = TcpAddress | SerialAddress | UsbAddress | FileAddress | HidAddress | CupsAddress


def serial_address(text: str, *, baud: int, framing: str, uses_rts_cts: bool = False) -> SerialAddress:
    """A port's name, or a USB identity, which has a colon after four digits as no port's name has."""
    is_identity = len(text) > 4 and text[4] == ":"
    return SerialAddress(
        port="" if is_identity else text,
        usb=parse_usb_identity(text) if is_identity else None,
        baud=baud,
        framing=framing,
        uses_rts_cts=uses_rts_cts,
    )


def parse_tcp(text: str, *, default_port: int) -> TcpAddress:
    """Read `host`, `host:port` or `[v6]:port`; ValueError when the port is none."""
    host, separator, port = text.rpartition(":")
    if not separator or host.endswith(":") or ("]" in port):
        host, port = text, str(default_port)
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isdigit() or int(port) > 65535:
        raise ValueError(f"{text!r} is no network address: write HOST or HOST:PORT")
    return TcpAddress(host, int(port))
