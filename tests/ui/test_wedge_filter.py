"""The keyboard-wedge filter on a real window: scans are taken out, typing arrives as it was, nothing twice."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.wedge import WedgeRule
from evertill.kernel.clock import SystemClock
from evertill.ui.wedge import WedgeFilter
from tests.support.counter import FakeClock


class Desk(QWidget):
    """A text box and a default button: what a scan must never reach."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QLineEdit()
        self.button = QPushButton("Default")
        self.button.setAutoDefault(True)
        self.pressed = 0
        self.button.clicked.connect(self._count)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.button)

    def _count(self) -> None:
        self.pressed += 1


class Bench:
    """A window with the filter on it, and the keys a test sends to the window itself."""

    def __init__(self, qtbot: QtBot, clock: SystemClock | FakeClock, prefix: str = "") -> None:
        self.scans: list[str] = []
        self.touches = 0
        self.clock = clock
        self.desk = Desk()
        qtbot.addWidget(self.desk)
        self.desk.show()
        self.desk.activateWindow()
        qtbot.waitUntil(self.desk.isActiveWindow)
        self.desk.box.setFocus()
        self.filter = WedgeFilter(WedgeRule(prefix=prefix), clock, self._scanned, self._touched)
        handle = self.desk.windowHandle()
        assert handle is not None
        self.window = handle
        self.filter.attach(self.window)

    def key(self, sign: str, *, gap_ms: int = 0, shift: bool = False) -> None:
        """Press and release after a pause; only a fake clock can wait."""
        if isinstance(self.clock, FakeClock):
            self.clock.passes(ms=gap_ms)
        modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        code = Qt.Key.Key_Return.value if sign == "\r" else ord(sign.upper())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window, QKeyEvent(kind, code, modifiers, sign))

    def special(self, key: Qt.Key) -> None:
        """A key that writes nothing."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window, QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, ""))

    def _scanned(self, scanned: ScannedCode) -> None:
        self.scans.append(scanned.text)

    def _touched(self) -> None:
        self.touches += 1


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    """On a clock that is moved by hand."""
    return Bench(qtbot, FakeClock())


def test_wedge_burst_with_enter_is_a_scan_and_reaches_nobody(bench: Bench) -> None:
    for sign in "4006381333931\r":
        bench.key(sign, gap_ms=5)
    assert bench.scans == ["4006381333931"]
    assert bench.desk.box.text() == ""
    assert bench.desk.pressed == 0


def test_wedge_shift_inside_a_burst_does_not_end_it(bench: Bench) -> None:
    for sign in "abc":
        bench.key(sign, gap_ms=4)
    bench.special(Qt.Key.Key_Shift)
    for sign in "DEF12\r":
        bench.key(sign, gap_ms=4, shift=sign.isalpha())
    assert bench.scans == ["abcDEF12"]
    assert bench.desk.box.text() == ""


def test_wedge_slow_keys_arrive_in_the_box_in_order(bench: Bench) -> None:
    for sign in "sourdough":
        bench.key(sign, gap_ms=90)
    bench.special(Qt.Key.Key_Home)
    assert bench.desk.box.text() == "sourdough"
    assert bench.scans == []


def test_wedge_two_scans_at_once_are_two(bench: Bench) -> None:
    for sign in "4006381333931\r5449000000996\r":
        bench.key(sign, gap_ms=1)
    assert bench.scans == ["4006381333931", "5449000000996"]


def test_wedge_prefix_makes_short_codes_certain(qtbot: QtBot) -> None:
    bench = Bench(qtbot, FakeClock(), prefix="F9")
    bench.special(Qt.Key.Key_F9)
    for sign in "17\r":
        bench.key(sign, gap_ms=50)
    assert bench.scans == ["17"]
    assert bench.desk.box.text() == ""


def test_wedge_key_held_down_is_no_scan(bench: Bench) -> None:
    for _ in range(12):
        bench.clock.passes(ms=30)  # type: ignore[union-attr]  # this bench's clock is a fake one
        event = QKeyEvent(QEvent.Type.KeyPress, ord("1"), Qt.KeyboardModifier.NoModifier, "1", True)
        QCoreApplication.sendEvent(bench.window, event)
    bench.special(Qt.Key.Key_Home)
    assert bench.scans == []
    assert bench.desk.box.text() == "1" * 12


def test_wedge_touch_is_told(bench: Bench) -> None:
    before = bench.touches
    QTest.mouseClick(bench.window, Qt.MouseButton.LeftButton)
    bench.key("x", gap_ms=100)
    assert bench.touches == before + 2


# ---- in real time


def test_wedge_real_time_typing_appears_by_itself(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SystemClock())
    bench.key("7")
    assert bench.desk.box.text() == ""
    qtbot.waitUntil(lambda: bench.desk.box.text() == "7", timeout=2000)
    assert bench.scans == []


def test_wedge_real_time_scan_without_enter_ends_in_silence(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SystemClock())
    for sign in "4006381333931":
        bench.key(sign)
    qtbot.waitUntil(lambda: bench.scans == ["4006381333931"], timeout=2000)
    assert bench.desk.box.text() == ""


def test_wedge_real_time_enter_alone_presses_what_it_should(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SystemClock())
    seen: list[str] = []
    bench.desk.box.returnPressed.connect(lambda: seen.append("enter"))
    bench.key("\r")
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    assert seen == ["enter"]
    assert bench.scans == []
