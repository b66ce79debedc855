"""Beats about once a second for what grows old by itself: ages, the clock, the idle lock."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 1000


class Heartbeat(QObject):
    """Each beat sets the next one when it is done, so that a busy screen is never flooded."""

    def __init__(self, beat: Callable[[], None]) -> None:
        super().__init__()
        self._beat = beat
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_time)

    def start(self) -> None:
        """Begin to beat."""
        self._timer.start()

    def stop(self) -> None:
        """No more beats."""
        self._timer.stop()

    def _on_time(self) -> None:
        self._beat()
        self._timer.start()
