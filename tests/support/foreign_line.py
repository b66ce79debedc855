"""A device of somebody else's on a real line: a thread moves bytes between it and a TCP port or a pseudo-terminal.

It shares no code with the till's own emulators.
"""

import contextlib
import os
import select
import socket
import threading
import time
import tty
from collections.abc import Callable
from typing import Protocol

_TURN_S = 0.005


class Foreigner(Protocol):
    """What speaks the protocol; time is in milliseconds."""

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """What comes of these bytes, or of time."""
        ...


class ForeignLine:
    """Serves one device until closed; what it complains of is kept in `complaints`."""

    def __init__(self, device: Foreigner, *, is_serial: bool = False, hangs_up: Callable[[], bool] = bool) -> None:
        self.device = device
        self.complaints: list[str] = []
        self._has_been_off = False
        self._hangs_up = hangs_up
        self._lock = threading.Lock()
        self._stops = threading.Event()
        self._connection: socket.socket | None = None
        self._listener: socket.socket | None = None
        self._fds: tuple[int, ...] = ()
        if is_serial:
            self._fds = os.openpty()
            for fd in self._fds:
                tty.setraw(fd)
            self.address = os.ttyname(self._fds[1])
        else:
            self._listener = socket.create_server(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, name="foreign device", daemon=True)
        self._thread.start()

    def do(self, change: Callable[[], object]) -> None:
        """Something happens to the device."""
        with self._lock:
            change()

    def switch_off_and_on(self, forget: Callable[[], object]) -> None:
        """The device's power goes and comes: a serial line stays as it is, a connection ends."""
        with self._lock:
            forget()
            self._has_been_off = True

    def close(self) -> None:
        """End; what it complained of fails the test."""
        self._stops.set()
        self._thread.join(10)
        for fd in self._fds:
            os.close(fd)
        if self._listener is not None:
            self._listener.close()
        assert self.complaints == []

    def _serve(self) -> None:
        try:
            while not self._stops.is_set():
                chunk = self._read()
                with self._lock:
                    if self._has_been_off:
                        self._has_been_off, chunk = False, b""
                        self._hang_up()
                    answers = self.device.feed(chunk, int(time.monotonic() * 1000))
                for answer in answers:
                    self._write(answer)
                if self._hangs_up():
                    self._hang_up()
        except AssertionError as complaint:
            self.complaints.append(str(complaint))
        finally:
            self._hang_up()

    def _read(self) -> bytes:
        """What came within a moment; nothing where nobody is."""
        if self._fds:
            ready = select.select([self._fds[0]], [], [], _TURN_S)[0]
            return os.read(self._fds[0], 4096) if ready else b""
        assert self._listener is not None
        if self._connection is None:
            if select.select([self._listener], [], [], _TURN_S)[0]:
                self._connection = self._listener.accept()[0]
            return b""
        if not select.select([self._connection], [], [], _TURN_S)[0]:
            return b""
        try:
            chunk = self._connection.recv(4096)
        except OSError:
            chunk = b""
        if not chunk:
            self._hang_up()
        return chunk

    def _write(self, answer: bytes) -> None:
        if self._fds:
            os.write(self._fds[0], answer)
        elif self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.sendall(answer)

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
