"""The only way onto the UI thread: workers post, one queued signal wakes the thread, letters run in order."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from evertill.kernel.screen_turns import keep_on

Letter = Callable[[], None]


class Mailbox(QObject):
    """Made on the UI thread. `post` may be called from any thread and never waits."""

    _woken = Signal()

    def __init__(self, on_bug: Callable[[str, BaseException], None], ask_turn: Callable[[], None] = keep_on) -> None:
        """`ask_turn` is called with each letter: what works in the background is to let it be drawn."""
        super().__init__()
        self._on_bug = on_bug
        self._ask_turn = ask_turn
        self._letters: deque[Letter] = deque()
        self._is_ringing = False
        self._is_closed = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, letter: Letter) -> None:
        """Have this run on the UI thread, after all that was posted before."""
        if self._is_closed:
            return
        self._ask_turn()
        self._letters.append(letter)
        # One wake-up serves all letters that arrive before it is answered. `_deliver` lowers the flag before it
        # looks, so a letter put in between rings again: at worst one wake-up finds nothing.
        if not self._is_ringing:
            self._is_ringing = True
            self._woken.emit()

    def close(self) -> None:
        """Drop what waits and take nothing more: the screens are going away."""
        self._is_closed = True
        self._letters.clear()

    def _deliver(self) -> None:
        self._is_ringing = False
        for _ in range(len(self._letters)):
            if not self._letters:  # a letter may close the mailbox
                return
            letter = self._letters.popleft()
            try:
                letter()
            except Exception as error:  # worker top: a bug in one letter must not swallow the ones behind it
                self._on_bug("screens", error)
        if self._letters and not self._is_ringing:
            self._is_ringing = True
            self._woken.emit()
