"""The device's end of a line, for emulators: a TCP port that takes one caller at a time, or a pseudo-terminal."""

import contextlib
import os
import select
import socket
from typing import Protocol

_NOBODY = b""


class Endpoint(Protocol):
    """Where an emulated device is reached. Never blocks longer than told; nothing raises when the till goes away."""

    @property
    def announcement(self) -> str:
        """The line that tells where: `listening HOST:PORT` or `pty PATH`."""
        ...

    @property
    def is_reached(self) -> bool:
        """Whether somebody is there to be written to, as far as known."""
        ...

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """What the till sent; with a limit of zero, only wait."""
        ...

    def write(self, answer: bytes) -> None:
        """Send an answer; lost when nobody listens."""
        ...

    def switch_off(self) -> None:
        """Be gone, as a device without power."""
        ...

    def switch_on(self) -> None:
        """Be there again at the same place."""
        ...

    def close(self) -> None:
        """Be gone for good."""
        ...


class TcpEndpoint:
    """A TCP port. A new caller takes the place of the one before, as network printers do after a lost line."""

    def __init__(self, host: str, port: int) -> None:
        self._caller: socket.socket | None = None
        self._listener: socket.socket | None = _listen(host, port)
        bound = self._listener.getsockname()
        self._host, self.port = str(bound[0]), int(bound[1])

    @property
    def announcement(self) -> str:
        """Host and bound port."""
        return f"listening {self._host}:{self.port}"

    @property
    def is_reached(self) -> bool:
        """Whether a caller is there."""
        return self._caller is not None

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Take callers, and what the present one sent."""
        watched = [line for line in (self._listener, self._caller if limit else None) if line is not None]
        try:
            ready = select.select(watched, [], [], timeout_ms / 1000)[0]
        except (OSError, ValueError):
            return _NOBODY
        if self._listener in ready and self._listener is not None:
            self._take_caller(self._listener)
        if self._caller is None or self._caller not in ready:
            return _NOBODY
        try:
            received = self._caller.recv(limit)
        except (BlockingIOError, InterruptedError):
            return _NOBODY
        except OSError:
            received = _NOBODY
        if not received:
            self._hang_up()
        return received

    def write(self, answer: bytes) -> None:
        """Answer the present caller."""
        if self._caller is not None:
            try:
                self._caller.sendall(answer)
            except OSError:
                self._hang_up()

    def switch_off(self) -> None:
        """Hang up and stop listening."""
        self._hang_up()
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def switch_on(self) -> None:
        """Listen again on the same port."""
        if self._listener is None:
            self._listener = _listen(self._host, self.port)

    def close(self) -> None:
        """Stop for good."""
        self.switch_off()

    def _take_caller(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            caller, _ = listener.accept()
            self._hang_up()
            caller.setblocking(False)
            self._caller = caller

    def _hang_up(self) -> None:
        caller, self._caller = self._caller, None
        if caller is not None:
            with contextlib.suppress(OSError):
                caller.close()


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.create_server((host, port))
    listener.setblocking(False)
    return listener


class PtyEndpoint:
    """A pseudo-terminal that poses as a serial port."""

    def __init__(self) -> None:
        import tty

        self._near, self._far = os.openpty()
        tty.setraw(self._far)
        os.set_blocking(self._near, False)
        self.path = os.ttyname(self._far)

    @property
    def announcement(self) -> str:
        """The path to open."""
        return f"pty {self.path}"

    @property
    def is_reached(self) -> bool:
        """A terminal does not tell who listens."""
        return True

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """What was written to the port."""
        try:
            ready = select.select([self._near] if limit else [], [], [], timeout_ms / 1000)[0]
            return os.read(self._near, limit) if ready else _NOBODY
        except (OSError, ValueError):
            return _NOBODY

    def write(self, answer: bytes) -> None:
        """Send to whoever has the port open; what a full terminal does not take is lost, as on a serial line."""
        with contextlib.suppress(OSError):
            os.write(self._near, answer)

    def switch_off(self) -> None:
        """A serial port stays when its device loses power; the device merely falls silent."""

    def switch_on(self) -> None:
        """The port was there all the time."""

    def close(self) -> None:
        """Pull the cable: whoever has the port open meets an error."""
        for end in (self._far, self._near):
            with contextlib.suppress(OSError):
                os.close(end)
        self._near = self._far = -1
