"""A device on the network: connect, read and write with limits, and notice a far end that vanished without a word."""

import contextlib
import select
import socket

from evertill.devices.transport.address import TcpAddress
from evertill.devices.transport.byte_transport import FaultWords
from evertill.kernel.errors import DeviceFault

KEEPALIVE = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 12_000}
"""Seconds, seconds, probes, milliseconds: a cable pulled is known after about 12 s even when nobody writes."""


_UNREAD_MAX = 64
"""How often a hang-up takes what came unread; it never waits for more."""


class TcpLine:
    """A TCP connection that never blocks longer than it was told to."""

    def __init__(self, address: TcpAddress, words: FaultWords) -> None:
        self._address = address
        self._words = words
        self._socket: socket.socket | None = None

    @property
    def name(self) -> str:
        """Host and port."""
        return f"{self._address.host}:{self._address.port}"

    @property
    def is_open(self) -> bool:
        """Whether there is a connection, as far as known."""
        return self._socket is not None

    @property
    def is_two_way(self) -> bool:
        """Always."""
        return True

    def open(self) -> None:
        """Connect within the address's limit."""
        self.close()
        seconds = self._address.connect_timeout_ms / 1000
        try:
            line = socket.create_connection((self._address.host, self._address.port), timeout=seconds)
        except OSError as error:  # TimeoutError and gaierror are kinds of it
            raise self._words.fault(
                f"cannot be reached at {self.name} ({_reason(error)})",
                "Check that it is switched on and connected to the shop's network",
            ) from error
        line.setblocking(False)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, setting in KEEPALIVE.items():
            if hasattr(socket, option):  # each system knows its own selection of these
                line.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), setting)
        self._socket = line

    def close(self) -> None:
        """Hang up."""
        line, self._socket = self._socket, None
        if line is not None:
            with contextlib.suppress(OSError):
                _hang_up(line)
            with contextlib.suppress(OSError):
                line.close()

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Send what the connection takes within the time."""
        line = self._line()
        try:
            if not select.select([], [line], [], timeout_ms / 1000)[1]:
                return 0
            return line.send(chunk)
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError as error:
            raise self._lost(_reason(error)) from error

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Receive what has come; a connection ended by the far end is a fault."""
        line = self._line()
        try:
            if not select.select([line], [], [], timeout_ms / 1000)[0]:
                return b""
            chunk = line.recv(limit)
        except (BlockingIOError, InterruptedError):
            return b""
        except OSError as error:
            raise self._lost(_reason(error)) from error
        if not chunk:
            raise self._lost("it ended the connection")
        return chunk

    def _line(self) -> socket.socket:
        assert self._socket is not None, "open the line first"
        return self._socket

    def _lost(self, reason: str) -> DeviceFault:
        self.close()
        return self._words.fault(
            f"at {self.name} was lost ({reason})",
            "Check its power and its network cable; the till tries again by itself",
        )


def _hang_up(line: socket.socket) -> None:
    """Answers nobody read would turn the end into a reset, at which a printer may drop what it has not printed yet."""
    line.shutdown(socket.SHUT_WR)
    for _ in range(_UNREAD_MAX):
        if not line.recv(4096):
            break


def _reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "no answer"
    if isinstance(error, socket.gaierror):
        return "the name is unknown"
    return (error.strerror or "unknown reason").lower()
