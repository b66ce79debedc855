"""Notices that something was plugged in or pulled out: looks every other second, on a worker of its own."""

from collections.abc import Callable

import structlog

from evertill.devices.discovery import serial_ports
from evertill.devices.transport.device_worker import MakeWorker

LOOK_MS = 2000

_log = structlog.get_logger(__name__)

Look = Callable[[], frozenset[str]]


def plugged_in() -> frozenset[str]:
    """What is there now, each thing by a text of its own; only what the system lists without being touched."""
    return frozenset(f"{port.port} {port.usb or ''}" for port in serial_ports())


class HotPlug:
    """One for the till. A look that fails is a look that saw nothing new."""

    def __init__(self, on_change: Callable[[], None], make_worker: MakeWorker, look: Look = plugged_in) -> None:
        self._on_change = on_change
        self._look = look
        self._seen: frozenset[str] | None = None
        self._worker = make_worker("hot-plug", tick=self._tick, on_stop=_nothing)

    def enable(self) -> None:
        """Begin; once."""
        self._worker.start()

    def release(self, timeout_ms: int) -> bool:
        """Stop."""
        return self._worker.stop(timeout_ms)

    def _tick(self) -> int:
        try:
            seen = self._look()
        except OSError as error:
            _log.debug("the ports of this machine cannot be listed", reason=str(error))
            return LOOK_MS
        if self._seen is not None and seen != self._seen:
            _log.info("something was plugged in or out", came=sorted(seen - self._seen), went=sorted(self._seen - seen))
            self._on_change()
        self._seen = seen
        return LOOK_MS


def _nothing() -> None:
    """Nothing is held open."""
