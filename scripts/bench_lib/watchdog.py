"""Watches the thread that draws: how long it did not come back to its events, and who was at work then."""

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 2
LATE_MS = 16
"""From here on a stall is a defect."""
WORKED_LONG_MS = 8
"""Half of it: from here on the screens' own work is worth splitting, for others' work comes on top."""
LOOK_S = 0.003
PLACES_TOLD = 4


@dataclass(frozen=True, slots=True)
class Stall:
    """One time the events had to wait."""

    ms: float
    own_ms: float
    """How much of it the thread itself was at work."""
    waited_for_cpu_ms: float
    """How much of it the thread was ready while other threads and programs had the processor."""

    @property
    def waited_for_python_ms(self) -> float:
        """The rest: another thread had Python, or the kernel something to fetch."""
        return max(0.0, self.ms - self.own_ms - self.waited_for_cpu_ms)


@dataclass(slots=True)
class Seen:
    """All that was seen."""

    beats: int = 0
    longest_ms: float = 0.0
    longest_own_ms: float = 0.0
    """The most the thread itself worked between two beats, late or not."""
    worked_long_ms: list[float] = field(default_factory=list)
    """How long the thread itself worked between two beats, each time it was long; no other program's load is in it."""
    stalls: list[Stall] = field(default_factory=list)
    causes: Counter[str] = field(default_factory=Counter)
    long_work: Counter[str] = field(default_factory=Counter)
    """What the thread was at when its own work was long already."""


class Watchdog(QObject):
    """Made, started and stopped on the thread it watches; beats every two milliseconds."""

    def __init__(self, *, explains: bool = False) -> None:
        super().__init__()
        self.seen = Seen()
        self._last_ns = 0
        self._waited_ns = 0
        self._worked_ns = 0
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._watched = threading.get_ident()
        self._is_over = threading.Event()
        self._explainer = threading.Thread(target=self._explain, daemon=True) if explains else None

    def start(self) -> None:
        """Begin."""
        self._last_ns = time.perf_counter_ns()
        self._waited_ns, self._worked_ns = self._waited(), time.thread_time_ns()
        self._timer.start()
        if self._explainer is not None:
            self._explainer.start()

    def stop(self) -> Seen:
        """End; what was seen."""
        self._timer.stop()
        self._is_over.set()
        return self.seen

    def _beat(self) -> None:
        now_ns, waited_ns, worked_ns = time.perf_counter_ns(), self._waited(), time.thread_time_ns()
        late_ms = (now_ns - self._last_ns) / 1e6 - BEAT_MS
        self.seen.beats += 1
        self.seen.longest_ms = max(self.seen.longest_ms, late_ms)
        own_ms = (worked_ns - self._worked_ns) / 1e6
        self.seen.longest_own_ms = max(self.seen.longest_own_ms, own_ms)
        if own_ms > WORKED_LONG_MS:
            self.seen.worked_long_ms.append(own_ms)
        if late_ms > LATE_MS:
            self.seen.stalls.append(Stall(late_ms, own_ms, (waited_ns - self._waited_ns) / 1e6))
        self._last_ns, self._waited_ns, self._worked_ns = now_ns, waited_ns, worked_ns

    def _waited(self) -> int:
        return self._scheduled()[1]

    def _scheduled(self) -> tuple[int, int]:
        """How long the thread had a processor, and how long it was ready and had none; zeros where nobody tells."""
        try:
            worked, waited, _ = self._schedule.read_bytes().split()
        except OSError:
            return 0, 0
        return int(worked), int(waited)

    def _explain(self) -> None:
        """Look every few milliseconds; when the beat is late, note where each busy thread is."""
        names: dict[int, str] = {}
        beat, before_ns = -1, 0
        while not self._is_over.wait(LOOK_S):
            worked_ns = self._scheduled()[0]
            if self.seen.beats != beat:
                beat, before_ns = self.seen.beats, worked_ns
            elif (worked_ns - before_ns) / 1e6 > WORKED_LONG_MS / 2:
                self.seen.long_work[_path(sys._current_frames().get(self._watched))] += 1  # noqa: SLF001 - as below
            if (time.perf_counter_ns() - self._last_ns) / 1e6 < LATE_MS * 0.75:
                continue
            if len(names) != threading.active_count():
                names = {thread.ident or 0: thread.name for thread in threading.enumerate()}
            frames = sys._current_frames()  # noqa: SLF001 - the only way to see what a thread is at
            drawing = _place(frames.get(self._watched))
            others = [
                f"{names.get(ident, '?')}: {place}"
                for ident, frame in frames.items()
                if ident not in (self._watched, threading.get_ident()) and (place := _busy_place(frame))
            ]
            self.seen.causes[f"screens: {drawing}" + "".join(f"; {other}" for other in sorted(others))] += 1


def _path(frame: FrameType | None) -> str:
    """The innermost places in the product, outermost first."""
    places: list[str] = []
    while frame is not None and len(places) < PLACES_TOLD:
        if "evertill/" in frame.f_code.co_filename:
            places.append(f"{frame.f_code.co_filename.rpartition('evertill/')[2]}:{frame.f_lineno}")
        frame = frame.f_back
    return " > ".join(reversed(places)) or "Qt"


def _place(frame: FrameType | None) -> str:
    """The innermost place in the product."""
    while frame is not None and "evertill" not in frame.f_code.co_filename:
        frame = frame.f_back
    if frame is None:
        return "Qt"
    return f"{frame.f_code.co_filename.rpartition('evertill/')[2]}:{frame.f_lineno}"


def _busy_place(frame: FrameType) -> str:
    """Where a worker works; nothing for one that sleeps."""
    if frame.f_code.co_name in ("wait", "_wait_for_tstate_lock", "select", "accept", "readinto", "recv_into", "read"):
        return ""
    return _place(frame)
