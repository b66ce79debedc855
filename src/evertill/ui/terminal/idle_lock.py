"""Locks the screen when nobody has touched it for as long as the shop's policy says; the sale stays as it is."""

from collections.abc import Callable

from evertill.kernel.clock import Clock
from evertill.ui.frame.board import Board


class IdleLock:
    """Told of every touch; looks at each beat."""

    def __init__(self, board: Callable[[], Board], clock: Clock, lock: Callable[[], None]) -> None:
        self._board = board
        self._clock = clock
        self._lock = lock
        self._touched_ms = clock.monotonic_ms()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_ms = self._clock.monotonic_ms()

    def look(self) -> None:
        """Lock if the time has come."""
        state = self._board().state
        if state is None or state.operator is None or state.policy.lock_after_s <= 0:
            return
        if self._clock.monotonic_ms() - self._touched_ms >= state.policy.lock_after_s * 1000:
            self.touch()
            self._lock()
