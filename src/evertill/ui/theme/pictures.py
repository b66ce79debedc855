"""What was painted once is kept as a picture: setting type and rounding corners again costs twenty times as much.

A page of quick keys and pads comes back after every sale, and a list paints all its rows whenever one comes or goes.
Of keys that were never painted a frame paints some, and leaves the others to the next: a whole page of them at once
would hold up a scan for longer than a frame lasts.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap

BYTES_MAX: Final = 4 * 1024 * 1024
"""A selling page of the larger plan; what was not drawn for longest goes first."""
_BYTES_PER_PIXEL = 4
FRAME_MS: Final = 3
"""How long after its beginning a frame still begins a picture that can wait."""
ASKED_AT_LEAST: Final = 4
"""Of those that wait, so many are asked for with the next frame: each that comes in vain costs time, too."""
PAUSE_MS: Final = 1
"""Between such frames, and no less: Qt brings a frame asked for at once before timers, scans and clicks."""

After = Callable[[int, Callable[[], None]], None]
"""Does something after so many milliseconds."""


class Pictures:
    """One for a theme; used on the UI thread."""

    def __init__(
        self,
        bytes_max: int = BYTES_MAX,
        now_ns: Callable[[], int] = time.perf_counter_ns,
        after: After = QTimer.singleShot,
    ) -> None:
        self._bytes_max = bytes_max
        self._now_ns = now_ns
        self._after = after
        self._full_at_ns: int | None = None
        self._painted = 0
        self._is_asked = False
        self._waiting: dict[Callable[[], None], None] = {}
        self._bytes = 0
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    @contextmanager
    def frame(self) -> Iterator[None]:
        """While the window brings its widgets up to date; whoever draws at another time draws everything."""
        self._full_at_ns, self._painted = self._now_ns() + FRAME_MS * 1_000_000, 0
        try:
            yield
        finally:
            self._full_at_ns = None
            if self._waiting and not self._is_asked:
                self._is_asked = True
                self._after(PAUSE_MS, self._ask_for_those_that_wait)

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        what: Hashable,
        paint: Callable[[QPainter, QRect], None],
        later: Callable[[], None] | None = None,
    ) -> bool:
        """Draw it at `rect`; `paint` is only asked when no picture of `what` in this size is kept.

        `what` must name everything the look depends on besides theme and size. `paint` paints on a clear ground, in a
        rectangle of the same size that begins at 0, 0. `later` asks for the next frame where this one is full; without
        it the picture belongs into this one. False when it was left to the next.
        """
        scale = painter.device().devicePixelRatioF()
        key = (what, rect.width(), rect.height(), scale)
        picture = self._kept.get(key)
        if picture is None:
            if later is not None and self._is_full():
                self._waiting[later] = None
                return False
            picture = self._kept[key] = _picture(rect, scale, paint)
            self._bytes += _bytes(picture)
            while self._bytes > self._bytes_max and len(self._kept) > 1:
                self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), picture)
        return True

    def waits(self, later: Callable[[], None]) -> bool:
        """Whether something that was never drawn, and is no picture, is left to a next frame; `later` then asks for it.

        Its first text is what costs: a font is loaded for it.
        """
        if not self._is_full():
            return False
        self._waiting[later] = None
        return True

    def waits_alone(self, later: Callable[[], None]) -> bool:
        """As `waits`, of what takes longer than all else of a frame: it comes first in one, or is left to the next."""
        if self._full_at_ns is None:
            return False
        if self._painted > 0:
            self._waiting[later] = None
            return True
        self._painted += 1
        return False

    def _is_full(self) -> bool:
        """The first picture of a frame is always painted, so that all of them are in the end."""
        if self._full_at_ns is None:
            return False
        is_full = self._painted > 0 and self._now_ns() >= self._full_at_ns
        self._painted += not is_full
        return is_full

    def _ask_for_those_that_wait(self) -> None:
        """A frame that had time left has more the next time."""
        self._is_asked = False
        count = max(ASKED_AT_LEAST, 2 * self._painted)
        for later in list(self._waiting)[:count]:
            del self._waiting[later]
            with suppress(RuntimeError):  # its widget went away meanwhile
                later()


def _picture(rect: QRect, scale: float, paint: Callable[[QPainter, QRect], None]) -> QPixmap:
    picture = QPixmap(rect.size() * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRect(QPoint(0, 0), rect.size()))
    painter.end()
    return picture


def _bytes(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_PER_PIXEL
