"""What was painted once is kept as a picture: setting type and rounding corners again costs twenty times as much.

A page of quick keys and pads comes back after every sale, and a list paints all its rows whenever one comes or goes.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

BYTES_MAX: Final = 4 * 1024 * 1024
"""A selling page of the larger plan; what was not drawn for longest goes first."""
_BYTES_PER_PIXEL = 4


class Pictures:
    """One for a theme; used on the UI thread."""

    def __init__(self, bytes_max: int = BYTES_MAX) -> None:
        self._bytes_max = bytes_max
        self._bytes = 0
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def draw(self, painter: QPainter, rect: QRect, what: Hashable, paint: Callable[[QPainter, QRect], None]) -> None:
        """Draw it at `rect`; `paint` is only asked when no picture of `what` in this size is kept.

        `what` must name everything the look depends on besides theme and size. `paint` paints on a clear ground, in a
        rectangle of the same size that begins at 0, 0.
        """
        scale = painter.device().devicePixelRatioF()
        key = (what, rect.width(), rect.height(), scale)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = _picture(rect, scale, paint)
            self._bytes += _bytes(picture)
            while self._bytes > self._bytes_max and len(self._kept) > 1:
                self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), picture)


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
