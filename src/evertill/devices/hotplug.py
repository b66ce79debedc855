"""Notices that something was plugged in or pulled out, on a worker of its own.

Where the system tells of it (Linux), a look follows at once; elsewhere one is taken every other second.
"""

import contextlib
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import structlog

from evertill.devices.discovery import serial_ports
from evertill.devices.transport.device_worker import MakeWorker
from evertill.ports.devices import PortsChanged

LOOK_MS = 2000
HEAR_MS = 200
"""How often the system is heard; its news wait for us."""
_SETTLED_LOOKS = 3
"""Looks after a piece of news: a port's name and rights are made a moment after the kernel tells of it."""
_USB_DEVICES = Path("/sys/bus/usb/devices")
_KERNEL_NEWS = 15
"""NETLINK_KOBJECT_UEVENT of linux/netlink.h, for which Python has no name."""

_log = structlog.get_logger(__name__)

Look = Callable[[], frozenset[str]]


class News(Protocol):
    """The system's own word that something came or went."""

    def has_any(self) -> bool:
        """Whether there was any since the last time; does not wait."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...


def plugged_in() -> frozenset[str]:
    """What is there now, each thing by a text of its own; only what the system lists without being touched."""
    ports = {f"{port.port} {port.usb or port.description}".strip() for port in serial_ports()}
    return frozenset(ports | set(_usb_names()))


def _usb_names() -> list[str]:
    names = []
    with contextlib.suppress(OSError):
        for folder in _USB_DEVICES.iterdir():
            with contextlib.suppress(OSError):
                maker, kind = (folder / "idVendor").read_text().strip(), (folder / "idProduct").read_text().strip()
                product = folder / "product"
                said = product.read_text().strip() if product.exists() else "USB"
                names.append(f"{maker}:{kind} {said}")
    return names


class KernelNews:
    """What the Linux kernel tells everybody of its devices; nothing where it may not be heard."""

    def __init__(self) -> None:
        self._line: socket.socket | None = None
        with contextlib.suppress(OSError, AttributeError):
            line = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK, _KERNEL_NEWS)
            line.bind((0, 1))
            self._line = line

    @property
    def is_heard(self) -> bool:
        """Whether the system tells at all."""
        return self._line is not None

    def has_any(self) -> bool:
        """Empty the line; what exactly was told does not matter, for a look follows."""
        was_told = False
        if self._line is not None:
            try:
                while self._line.recv(8192):
                    was_told = True
            except BlockingIOError:
                pass
            except OSError:
                was_told = True  # more was told than the line holds
        return was_told

    def close(self) -> None:
        """Listen no more."""
        if self._line is not None:
            self._line.close()


class HotPlug:
    """One for the till. A look that fails is a look that saw nothing new."""

    def __init__(
        self,
        on_change: Callable[[PortsChanged], None],
        make_worker: MakeWorker,
        look: Look = plugged_in,
        news: News | None = None,
    ) -> None:
        self._on_change = on_change
        self._look = look
        self._news: News = news or KernelNews()
        self._seen: frozenset[str] | None = None
        self._looks_due = 1
        self._idle_ms = 0
        self._worker = make_worker("hot-plug", tick=self._tick, on_stop=self._news.close)

    def enable(self) -> None:
        """Begin; once."""
        self._worker.start()

    def release(self, timeout_ms: int) -> bool:
        """Stop."""
        return self._worker.stop(timeout_ms)

    def _tick(self) -> int:
        if self._news.has_any():
            self._looks_due = _SETTLED_LOOKS
        self._idle_ms += HEAR_MS
        if self._looks_due or self._idle_ms >= LOOK_MS:
            self._looks_due = max(0, self._looks_due - 1)
            self._idle_ms = 0
            self._compare()
        return HEAR_MS

    def _compare(self) -> None:
        try:
            seen = self._look()
        except OSError as error:
            _log.debug("the ports of this machine cannot be listed", reason=str(error))
            return
        if self._seen is not None and seen != self._seen:
            changed = PortsChanged(tuple(sorted(seen - self._seen)), tuple(sorted(self._seen - seen)))
            _log.info("something was plugged in or out", came=changed.came, went=changed.went)
            self._on_change(changed)
        self._seen = seen
