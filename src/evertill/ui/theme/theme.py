"""One look, whole: colours, sizes, fonts, icons and the hand the counter is built for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontMetrics

from evertill.ui.theme.fonts import Fonts, Heft
from evertill.ui.theme.icons import Icons
from evertill.ui.theme.palette import Palette
from evertill.ui.theme.pictures import Pictures
from evertill.ui.theme.plan import Hand, Plan, Sizes


@dataclass(frozen=True)
class Theme:
    """What widgets paint themselves from."""

    palette: Palette
    sizes: Sizes
    fonts: Fonts
    icons: Icons
    styles: Path
    hand: Hand = Hand.RIGHT

    @property
    def plan(self) -> Plan:
        """The plan behind the sizes."""
        return self.sizes.plan

    def px(self, pixels: int) -> int:
        """Pixels of the 1366x768 design, here."""
        return self.sizes.px(pixels)

    def font(self, pixels: int, heft: Heft = Heft.NORMAL) -> QFont:
        """A font by its size in the 1366x768 design."""
        return self.fonts.font(self.sizes.px(pixels), heft)

    def metrics(self, pixels: int, heft: Heft = Heft.NORMAL) -> QFontMetrics:
        """How wide and high that font is."""
        key = (pixels, int(heft))
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(pixels, heft))
        return self._metrics[key]

    def colour(self, value: str) -> QColor:
        """A colour of the palette as Qt takes it."""
        if value not in self._colours:
            self._colours[value] = QColor(value)
        return self._colours[value]

    @cached_property
    def pictures(self) -> Pictures:
        """What was painted in this look before."""
        return Pictures()

    @cached_property
    def _metrics(self) -> dict[tuple[int, int], QFontMetrics]:
        return {}

    @cached_property
    def _colours(self) -> dict[str, QColor]:
        return {}
