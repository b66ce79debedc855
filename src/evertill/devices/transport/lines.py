"""Makes the byte line that an address names."""

from typing import assert_never

from evertill.devices.transport.address import (
    Address,
    CupsAddress,
    FileAddress,
    HidAddress,
    SerialAddress,
    TcpAddress,
    UsbAddress,
)
from evertill.devices.transport.byte_transport import ByteTransport, FaultWords


def make_line(address: Address, words: FaultWords) -> ByteTransport:
    """A closed line to the address; libraries are loaded for the kind in use only."""
    match address:
        case TcpAddress():
            from evertill.devices.transport.tcp import TcpLine

            return TcpLine(address, words)
        case SerialAddress():
            from evertill.devices.transport.serial_line import SerialLine

            return SerialLine(address, words)
        case UsbAddress():
            from evertill.devices.transport.usb import UsbLine, claim_with_pyusb

            return UsbLine(address, words, claim=claim_with_pyusb)
        case FileAddress():
            from evertill.devices.transport.device_file import DeviceFile

            return DeviceFile(address, words)
        case HidAddress():
            from evertill.devices.transport.hid import HidLine, open_with_hidapi

            return HidLine(address, words, open_hid=open_with_hidapi)
        case CupsAddress():
            from evertill.devices.transport.cups import CupsQueue

            return CupsQueue(address, words)
        case _:  # pragma: no cover
            assert_never(address)
