"""Pictures of products: what a loader finds, else a neat card with the article's initials."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPixmap

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, box

KEPT_MAX = 300

FindPicture = Callable[[str], Path | None]
"""From what the catalogue says of an image to a file on this machine; None while there is none."""


class Pictures:
    """Keeps the latest pictures at the size they were asked for."""

    def __init__(self, theme: Theme, find: FindPicture) -> None:
        self._theme = theme
        self._find = find
        self._kept: dict[tuple[str, str, int], QPixmap] = {}

    def picture(self, image: str | None, name: str, side: int) -> QPixmap:
        """A square picture."""
        key = (image or "", name, side)
        if key not in self._kept:
            if len(self._kept) >= KEPT_MAX:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = self._load(image, side) or self._drawn(name, side)
        return self._kept[key]

    def found(self, image: str, side: int) -> QPixmap | None:
        """A square picture; None where there is none of this name."""
        if not image or self._find(image) is None:
            return None
        return self.picture(image, "", side)

    def _load(self, image: str | None, side: int) -> QPixmap | None:
        file = None if not image else self._find(image)
        if file is None:
            return None
        reader = QImageReader(str(file))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        read = reader.read()
        if read.isNull():
            return None
        return self._rounded(QPixmap.fromImage(read), side)

    def _rounded(self, whole: QPixmap, side: int) -> QPixmap:
        made = QPixmap(side, side)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRect(0, 0, side, side), self._theme.px(6), self._theme.px(6))
        painter.setClipPath(path)
        painter.drawPixmap((side - whole.width()) // 2, (side - whole.height()) // 2, whole)
        painter.end()
        return made

    def _drawn(self, name: str, side: int) -> QPixmap:
        theme, palette = self._theme, self._theme.palette
        made = QPixmap(side, side)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        edge = palette.tile_edges[sum(map(ord, name)) % len(palette.tile_edges)]
        box(painter, made.rect(), theme.colour(palette.raised), theme.colour(palette.hairline), radius=theme.px(6))
        painter.setFont(theme.font(16, Heft.STRONG))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(made.rect().adjusted(0, 0, 0, -theme.px(4)), CENTRE, name.strip()[:1].upper())
        bar = QRect(side // 2 - theme.px(8), side - theme.px(11), theme.px(16), theme.px(3))
        painter.fillRect(bar, theme.colour(edge))
        painter.end()
        return made
