"""Inter with figures of equal width, from the file it is shipped in; one font object for each size and weight."""

from enum import IntEnum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

_TABULAR = QFont.Tag("tnum")
_WEIGHT = QFont.Tag("wght")
_OPTICAL = QFont.Tag("opsz")


class Heft(IntEnum):
    """Weights in use; Inter's axis takes any between 100 and 900."""

    NORMAL = 400
    MEDIUM = 500
    STRONG = 600
    BOLD = 700


class Fonts:
    """Hands out fonts by pixel size and weight."""

    def __init__(self, family: str) -> None:
        self._family = family
        self._made: dict[tuple[int, int], QFont] = {}

    def font(self, pixels: int, heft: Heft = Heft.NORMAL) -> QFont:
        """The font of this size and weight; always the same object, so that Qt keeps its glyphs."""
        key = (pixels, int(heft))
        if key not in self._made:
            self._made[key] = self._make(pixels, heft)
        return self._made[key]

    def _make(self, pixels: int, heft: Heft) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(pixels)
        font.setFeature(_TABULAR, 1)
        # By the axis alone: asking for a weight as well makes Qt embolden the variable font once more.
        font.setVariableAxis(_WEIGHT, int(heft))
        font.setVariableAxis(_OPTICAL, min(max(pixels, 14), 32))
        return font


@cache
def load_fonts(file: Path) -> Fonts:
    """Register the font file; when it cannot be read, the system's own sans serif stands in.

    Once for a process: each time a font is registered Qt forgets how wide every sign is.
    """
    loaded = QFontDatabase.addApplicationFont(str(file))
    families = QFontDatabase.applicationFontFamilies(loaded) if loaded >= 0 else []
    return Fonts(families[0] if families else "sans-serif")
