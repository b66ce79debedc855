"""Being told to end, by the session, a service manager or Ctrl-C: everything that was opened is closed first."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""Those that this platform has."""


@contextmanager
def leaving_on_signal() -> Iterator[None]:
    """Within it, a signal to end leaves by SystemExit, as any error would. For the main thread."""

    def leave(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    with _handled_by(leave):
        yield


@contextmanager
def held_signals() -> Iterator[None]:
    """Within it, a signal to end waits: for what must not be left half done, such as starting a process."""
    came: list[int] = []
    with _handled_by(lambda number, _frame: came.append(number)):
        yield
    if came:
        signal.raise_signal(came[0])


@contextmanager
def quitting_on_signal(application: "QApplication") -> Iterator[None]:
    """Within it, a signal to end ends the event loop as closing the window does. For the main thread.

    Python runs no handler while Qt waits for events; the number of a signal, written to a pipe, wakes Qt.
    """
    from PySide6.QtCore import QSocketNotifier

    if os.name != "posix":  # there a session that ends closes the window
        yield
        return
    near, far = os.pipe()
    os.set_blocking(far, False)
    before = signal.set_wakeup_fd(far, warn_on_full_buffer=False)
    notifier = QSocketNotifier(near, QSocketNotifier.Type.Read)
    notifier.activated.connect(application.quit)
    try:
        with _handled_by(lambda _number, _frame: None):
            yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(before)
        os.close(near)
        os.close(far)


@contextmanager
def _handled_by(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in _ENDING}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)
