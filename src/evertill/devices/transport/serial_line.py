"""A serial port, or a USB device that poses as one, through pyserial; found again by its identity in any socket.

On Linux pseudo-terminals take neither seven bits nor parity nor modem lines, so under `/dev/pts/` a line is always 8N1.
"""

import contextlib
import os
import select
import sys

import serial
from serial.tools import list_ports

from evertill.devices.transport.address import SerialAddress, UsbIdentity
from evertill.devices.transport.byte_transport import FaultWords
from evertill.kernel.errors import DeviceFault

if sys.platform == "win32":
    _PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)
else:
    import termios

    _PORT_ERRORS = (OSError, ValueError, termios.error)  # pyserial lets the last one through


def find_port(identity: UsbIdentity) -> str | None:
    """The port this USB device answers on now; None when it is not plugged in."""
    for port in sorted(list_ports.comports()):
        if identity.matches(port.vid, port.pid, port.serial_number):
            return str(port.device)
    return None


class SerialLine:
    """A serial port held exclusively."""

    def __init__(self, address: SerialAddress, words: FaultWords) -> None:
        self._address = address
        self._words = words
        self._port: serial.Serial | None = None
        self._name = address.port or str(address.usb or "no port")

    @property
    def name(self) -> str:
        """The port used last."""
        return self._name

    @property
    def is_open(self) -> bool:
        """Whether the port is held."""
        return self._port is not None

    @property
    def is_two_way(self) -> bool:
        """Always."""
        return True

    def open(self) -> None:
        """Take the port; a USB device is looked for first."""
        self.close()
        self._name = self._find()
        try:
            self._port = _open_port(self._address, self._name)
        except _PORT_ERRORS as error:
            raise self._words.fault(
                f"on {self._name} cannot be opened ({_reason(error)})",
                "Check its cable and that no other program uses this port",
            ) from error

    def close(self) -> None:
        """Give the port back."""
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(*_PORT_ERRORS):
                port.close()

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Send what the port takes within the time."""
        port = self._open_one()
        try:
            if sys.platform == "win32":
                return _write_timed(port, chunk, timeout_ms)
            if not select.select([], [port.fileno()], [], timeout_ms / 1000)[1]:
                return 0
            return port.write(chunk) or 0
        except _PORT_ERRORS as error:
            raise self._lost(error) from error

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Receive what has come."""
        port = self._open_one()
        try:
            if sys.platform == "win32":
                port.timeout = timeout_ms / 1000
                first = bytes(port.read(1))
                return first + bytes(port.read(min(port.in_waiting, limit - 1))) if first else b""
            if not select.select([port.fileno()], [], [], timeout_ms / 1000)[0]:
                return b""
            return bytes(port.read(limit))  # its timeout is zero: what is there, now
        except _PORT_ERRORS as error:
            raise self._lost(error) from error

    def _find(self) -> str:
        if self._address.usb is None:
            return self._address.port
        found = find_port(self._address.usb)
        if found is None:
            raise self._words.fault(f"({self._address.usb}) is not plugged in", "Plug its cable in; any socket will do")
        return found

    def _open_one(self) -> serial.Serial:
        assert self._port is not None, "open the line first"
        return self._port

    def _lost(self, error: Exception) -> DeviceFault:
        self.close()
        return self._words.fault(
            f"on {self._name} was lost ({_reason(error)})",
            "Check its cable and its power; the till tries again by itself",
        )


def _open_port(address: SerialAddress, name: str) -> serial.Serial:
    bits, parity, stop_bits = address.framing[0], address.framing[1], address.framing[2]
    is_pseudo = name.startswith("/dev/pts/")
    return serial.Serial(
        port=name,
        baudrate=address.baud,
        bytesize=8 if is_pseudo else int(bits),
        parity="N" if is_pseudo else parity,
        stopbits=1 if is_pseudo else int(stop_bits),
        rtscts=address.uses_rts_cts and not is_pseudo,
        timeout=0,
        write_timeout=0,
        exclusive=True,
    )


def _write_timed(port: serial.Serial, chunk: bytes, timeout_ms: int) -> int:
    """Windows has no readiness to ask for: write a little, with the limit on the write itself."""
    port.write_timeout = max(timeout_ms, 1) / 1000
    try:
        return port.write(chunk[:256]) or 0
    except serial.SerialTimeoutException:
        return 0


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    if isinstance(error, serial.SerialException):
        return "it stopped answering"
    return (str(error.args[-1]) if error.args else "unknown reason").lower()
