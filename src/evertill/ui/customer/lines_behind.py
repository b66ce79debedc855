"""A customer's display of two lines, written behind the cashier's own screen: it is painted first, and in a hurry only
the newest text is sent."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

BEHIND_MS = 40


class LinesBehind:
    """Call it with the two lines, on the screens' thread; returns at once."""

    def __init__(self, show: Callable[[str, str], None], behind_ms: int = BEHIND_MS) -> None:
        self._show = show
        self._newest = ("", "")
        # Its device's worker would otherwise ask for the interpreter while the line just scanned is being drawn.
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(behind_ms)
        self._timer.timeout.connect(self._send)

    def __call__(self, upper: str, lower: str) -> None:
        """Show these soon, instead of what has not been sent yet."""
        self._newest = (upper, lower)
        if not self._timer.isActive():
            self._timer.start()

    def _send(self) -> None:
        self._show(*self._newest)
