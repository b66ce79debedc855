"""Icons from SVG files, in the colour that the place asks for; each is rendered once for a size and colour."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImageReader, QPainter, QPixmap


class Icons:
    """Renders `<name>.svg` of a folder; the drawings are black strokes on nothing, tinted here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, int, str], QPixmap] = {}

    def pixmap(self, name: str, pixels: int, colour: str) -> QPixmap:
        """The icon at this size and colour."""
        key = (name, pixels, colour)
        if key not in self._made:
            self._made[key] = self._render(name, pixels, colour)
        return self._made[key]

    def is_made(self, name: str, pixels: int, colour: str) -> bool:
        """Whether it is at hand. Until then it is read from its file, and for the first of all Qt loads what reads
        such files: several milliseconds."""
        return (name, pixels, colour) in self._made

    def _render(self, name: str, pixels: int, colour: str) -> QPixmap:
        reader = QImageReader(str(self._folder / f"{name}.svg"))
        reader.setScaledSize(QSize(pixels, pixels))
        pixmap = QPixmap.fromImage(reader.read())
        if pixmap.isNull():
            pixmap = QPixmap(pixels, pixels)
            pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(colour))
        painter.end()
        return pixmap
