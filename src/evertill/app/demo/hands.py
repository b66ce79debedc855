"""Works the real screens as a cashier does: keys, touches, scans; and waits for what must then be seen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from evertill.app.demo.shop import Shop
from evertill.app.terminal import TerminalProgram
from evertill.kernel.clock import Clock
from evertill.kernel.errors import Fault

STEP_MS = 20
LIMIT_MS = 60_000
"""Far beyond what any machine needs; a step that takes so long will never come."""


class Hands:
    """Belongs to one running terminal."""

    def __init__(self, program: TerminalProgram, shop: Shop, clock: Clock, pictures: Path) -> None:
        self._program = program
        self._shop = shop
        self._clock = clock
        self._pictures = pictures

    @property
    def program(self) -> TerminalProgram:
        """The terminal they work."""
        return self._program

    def type(self, text: str) -> None:
        """Key by key, slower than any scanner."""
        for character in text:
            self._press(character)

    def press(self, key: Qt.Key) -> None:
        """One key that is no character."""
        self._press(key)

    def touch(self, name: str) -> None:
        """A button by its object name."""
        button = self._program.terminal.window.findChild(QWidget, name)
        if button is None or not button.isVisible():
            raise Fault(
                f"The demo looked for {name!r} on the screen and did not find it; this is a defect, please report it."
            )
        if isinstance(button, QAbstractButton):
            button.click()
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, button.height() // 2))
        self.look(STEP_MS)

    def scan(self, code: str) -> None:
        """The scanner reads this."""
        self._shop.scanner.command(code)

    def wait_for(self, what: str, is_seen: Callable[[], bool], limit_ms: int = LIMIT_MS) -> None:
        """Let the screens run until this is so; Fault when it never is."""
        end_ms = self._clock.monotonic_ms() + limit_ms
        while not is_seen():
            if self._clock.monotonic_ms() > end_ms:
                self.picture("failed")
                raise Fault(f"The demo waited in vain for {what}; the picture failed.png shows the screen.")
            self.look(STEP_MS)

    def look(self, ms: int) -> None:
        """Let the screens run for a while; QTest's own wait would keep the workers from running."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def picture(self, name: str) -> None:
        """Keep what the screen shows, under this name; a folder in it is made."""
        file = self._pictures / f"{name}.png"
        file.parent.mkdir(exist_ok=True)
        self._program.terminal.window.grab().save(str(file))

    def _press(self, key: "Qt.Key | str") -> None:
        window = self._program.terminal.window.windowHandle()
        QTest.keyClick(window, key)  # type: ignore[arg-type]  # reason: the stub lacks the overload for characters
        self.look(60)
