"""Whose turn it is: long work in the background steps aside while somebody waits for the screens.

Python runs one thread at a time. A worker that keeps at it makes every step of the screens wait for it, and a frame
takes twice as long; no priority of the operating system helps, for a thread put behind would still hold Python.
"""

import threading
import time
from collections.abc import Callable

TURN_MS = 20
"""What a scan or an answer takes to be drawn, several times over."""

GiveWay = Callable[[], None]
"""Called by long work every few milliseconds, with nothing in hand that the screens need; may take a turn's time."""


def keep_on() -> None:
    """Nobody to give way to: a command at the shell, a test."""


class ScreenTurns:
    """One for a till; may be used from any thread."""

    def __init__(
        self, now_ns: Callable[[], int] = time.monotonic_ns, pause_ms: Callable[[int], None] | None = None
    ) -> None:
        self._now_ns = now_ns
        self._pause_ms = pause_ms or _pause_ms
        self._until_ns = 0

    def ask(self) -> None:
        """Somebody has scanned or pressed something, or an answer for the screens is there."""
        self._until_ns = self._now_ns() + TURN_MS * 1_000_000

    def give_way(self) -> None:
        """Wait until the screens' turn is over; not longer than one turn, so that the work comes to an end."""
        left_ms = (self._until_ns - self._now_ns()) // 1_000_000
        if left_ms > 0:
            self._pause_ms(left_ms)


def _pause_ms(milliseconds: int) -> None:
    threading.Event().wait(milliseconds / 1000)
