"""Scanners that type: watches the keys of one window, takes out what a scanner wrote, and gives back what a person did.

Acts on the window's own key events, before any widget sees them: a scan never lands in a text box.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import field
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow

from evertill.domain.codes.codes import ScannedCode, split_aim_id
from evertill.domain.codes.wedge import (
    NOTHING_HELD,
    KeyKind,
    Scan,
    Typing,
    Verdict,
    WedgeKey,
    WedgeRule,
    due_at_ms,
    pause,
    press,
)
from evertill.domain.codes.wedge_timing import NOTHING_LEARNED, WedgeTiming, learn, learned_rule
from evertill.kernel.clock import Clock
from evertill.kernel.values import dataclass

_ENDS = frozenset({Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_Tab.value})
_SILENT = frozenset({Qt.Key.Key_Shift.value, Qt.Key.Key_Control.value, Qt.Key.Key_AltGr.value})
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_PAUSE_MS = 400
_LESSON_KEYS = 24
_GROUP_SEPARATOR = "\x1d"


class WedgeMemory(Protocol):
    """Keeps what was learned from one day to the next; both return at once."""

    def load(self, operator: str | None) -> WedgeTiming:
        """What is known of this counter's scanner and this operator's typing."""
        ...

    def save(self, timing: WedgeTiming) -> None:
        """Keep it, for whoever was loaded last."""
        ...


@dataclass(slots=True)
class _Held:
    """A key press that waits for its verdict, and the releases that came after it."""

    event: QKeyEvent
    releases: list[QKeyEvent] = field(default_factory=list)


class WedgeFilter(QObject):
    """One for a window; `attach` once the window has a handle."""

    def __init__(
        self,
        rule: WedgeRule,
        clock: Clock,
        on_scan: Callable[[ScannedCode], None],
        on_touch: Callable[[], None],
        memory: WedgeMemory | None = None,
    ) -> None:
        super().__init__()
        self._base = self._rule = rule
        self._memory = memory
        self._timing = NOTHING_LEARNED
        self._typed: list[WedgeKey] = []
        """Keys a person, or a scanner too slow to be known as one, pressed in a row."""
        self._clock = clock
        self._on_scan = on_scan
        self._on_touch = on_touch
        self._burst = NOTHING_HELD
        self._held: deque[_Held] = deque()
        self._taken: set[int] = set()
        """Keys of a scan that are not released yet."""
        self._is_replaying = False
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pause)

    def follow(self, operator: str | None) -> None:
        """Somebody else types from now on; the scanner stays the same."""
        if self._memory is not None:
            self._timing = self._memory.load(operator)
            self._rule = learned_rule(self._base, self._timing)

    @property
    def rule(self) -> WedgeRule:
        """The rule as learned by now."""
        return self._rule

    def attach(self, window: QWindow) -> None:
        """Watch this window."""
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold key presses back until the rule has decided about them."""
        kind = event.type()
        if kind in _TOUCHES:
            self._on_touch()
            return False
        if self._is_replaying or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyPress:
            self._press(event)
            return True
        return kind == QEvent.Type.KeyRelease and self._release(event)

    def _press(self, event: QKeyEvent) -> None:
        self._on_touch()
        self._held.append(_Held(event.clone()))
        self._burst, verdicts = press(self._rule, self._burst, self._key(event))
        self._carry_out(verdicts)

    def _release(self, event: QKeyEvent) -> bool:
        """A release follows its press: held with it, dropped with it, or passed on."""
        if event.key() in self._taken:
            self._taken.discard(event.key())
            return True
        if self._held:
            self._held[-1].releases.append(event.clone())
            return True
        return False

    def _pause(self) -> None:
        self._burst, verdicts = pause(self._rule, self._burst, self._clock.monotonic_ms())
        self._carry_out(verdicts)

    def _carry_out(self, verdicts: tuple[Verdict, ...]) -> None:
        for verdict in verdicts:
            self._learn(verdict)
            held = [self._held.popleft() for _ in verdict.keys]
            match verdict:
                case Typing():
                    self._replay(held)
                case Scan(text):
                    released = {release.key() for one in held for release in one.releases}
                    self._taken |= {one.event.key() for one in held} - released
                    symbology, code = split_aim_id(text)  # a wedge may be set to put the identifier in front
                    self._on_scan(ScannedCode(text=code, symbology=symbology, scanned_at=self._clock.now()))
        due_ms = due_at_ms(self._rule, self._burst)
        if due_ms is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, due_ms - self._clock.monotonic_ms()))

    def _learn(self, verdict: Verdict) -> None:
        """From every scan, and from typing that ended or paused; the rule changes between bursts only."""
        if self._memory is None:
            return
        lesson: Scan | Typing = verdict
        if isinstance(verdict, Typing):
            if self._typed and verdict.keys[0].at_ms - self._typed[-1].at_ms > _PAUSE_MS:
                self._typed.clear()
            self._typed += verdict.keys
            if self._typed[-1].kind is not KeyKind.END and len(self._typed) < _LESSON_KEYS:
                return
            lesson = Typing(tuple(self._typed))
        self._typed.clear()
        learned = learn(self._timing, lesson)
        if learned == self._timing:
            return
        before, self._timing = self._rule, learned
        self._rule = learned_rule(self._base, learned)
        if self._rule != before:
            self._memory.save(learned)

    def _replay(self, held: list[_Held]) -> None:
        assert self._window is not None
        self._is_replaying = True
        try:
            for one in held:
                QCoreApplication.sendEvent(self._window, one.event)
                for release in one.releases:
                    QCoreApplication.sendEvent(self._window, release)
        finally:
            self._is_replaying = False

    def _key(self, event: QKeyEvent) -> WedgeKey:
        now_ms = self._clock.monotonic_ms()
        text = event.text()
        if event.key() in _ENDS:
            return WedgeKey("", now_ms, KeyKind.END)
        if event.key() in _SILENT:
            return WedgeKey("", now_ms, KeyKind.SHIFT)
        if text == _GROUP_SEPARATOR:
            return WedgeKey(text, now_ms)  # scanners send it as Ctrl+]
        if event.isAutoRepeat() or len(text) != 1 or not text.isprintable():
            return WedgeKey(Qt.Key(event.key()).name.removeprefix("Key_"), now_ms, KeyKind.OTHER)
        return WedgeKey(text, now_ms)
