"""A cashier for the real screens: scans, pays, waits for what must then be seen, and runs Qt's events meanwhile."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from evertill.app.terminal import TerminalProgram
from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.clock import SystemClock
from evertill.ui.frame.actions import Action
from evertill.ui.frame.navigation import Place

LIMIT_S = 60


class Painted(QObject):
    """Notes how many rows a list had when it was last painted."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__()
        self.rows = -1
        self._model = view.model()
        self._watched = view.viewport()
        self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Every event of the widget passes here."""
        if event.type() is QEvent.Type.Paint:
            self.rows = self._model.rowCount()
        return False

    def close(self) -> None:
        """Watch no more."""
        self._watched.removeEventFilter(self)


class Cashier:
    """Works one running terminal, on the UI thread."""

    def __init__(self, program: TerminalProgram, application: QApplication) -> None:
        self._program = program
        self._application = application
        self._clock = SystemClock()

    @property
    def lines(self) -> int:
        """How many lines the sale has."""
        rung = self._program.terminal.board.rung
        return 0 if rung is None else len(rung.priced.lines)

    def sale_list(self) -> QListView:
        """The list that shows them."""
        found = self._program.terminal.window.findChild(QListView, "saleLines")
        assert isinstance(found, QListView)
        return found

    def run_until(self, is_so: Callable[[], bool]) -> None:
        """Run events as they come until this is so."""
        end = time.monotonic() + LIMIT_S
        while not is_so():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise RuntimeError("the terminal did not do what was asked of it within a minute")

    def look(self, ms: int) -> None:
        """Run events for so long. QTest.qWait would keep Python all the while, and what a till's workers had to do
        meanwhile would fall into what is measured next."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def pause(self, ms: int) -> None:
        """Run events for so long without ever sleeping in between; something must keep them coming."""
        end = time.monotonic() + ms / 1000
        self.run_until(lambda: time.monotonic() >= end)

    def wait_to_sell(self) -> None:
        """Until somebody is signed on, the tiles are drawn and the rest is loaded."""
        self.run_until(lambda: self._program.terminal.place is Place.TILES)
        self.look(2500)

    def scan(self, code: str) -> None:
        """Scan, and wait for its line."""
        before = self.lines
        self.give(code)
        self.run_until(lambda: self.lines > before)

    def give(self, code: str) -> None:
        """Scan without waiting."""
        self._program.terminal.on_scan(ScannedCode(code, None, self._clock.now()))

    def undo(self) -> None:
        """Take the last line back."""
        before = self.lines
        self._program.terminal.do(Action.UNDO)
        self.run_until(lambda: self.lines < before)

    def pay_exactly(self) -> float:
        """Exact cash, and the sale is finished; after how many milliseconds."""
        start = time.perf_counter_ns()
        self._program.terminal.do(Action.EXACT_CASH)
        self.wait_until_done()
        return (time.perf_counter_ns() - start) / 1e6

    def wait_until_done(self) -> None:
        """Until the sale is paid and finished."""
        board = self._program.terminal.board
        self.run_until(lambda: board.rung is None and board.done is not None)

    def press(self, key: Qt.Key) -> None:
        """A key on the window."""
        QTest.keyClick(self._program.terminal.window.windowHandle(), key)
