"""Has fonts ready before the first sale needs them: a font's first text costs as much as all other painting of a scan.

One a turn, with time for other events in between; the first scan and the first change shown are then drawn at once.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QPainter, QPixmap

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme

STEP_MS: Final = 25
_FIGURES: Final = "0123456789.,-+ €×"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ äöüßé ·:…"
_WORDS: Final = (
    *((pixels, Heft.NORMAL) for pixels in (13, 14, 15, 16)),
    *((pixels, Heft.STRONG) for pixels in (13, 16, 17, 18)),
    (16, Heft.BOLD),
)
"""Of the lines, the totals, the entry line and the keys that pay."""
_ONLY_FIGURES: Final = ((24, Heft.NORMAL), (40, Heft.BOLD), (96, Heft.BOLD))
_AFTERWARDS: Final = ((14, Heft.MEDIUM), (15, Heft.MEDIUM), (17, Heft.NORMAL), (20, Heft.NORMAL))
"""Of what was paid, and of messages."""


class Warming(QObject):
    """Lives on the UI thread, as long as the screens."""

    def __init__(
        self,
        theme: Theme,
        then: Callable[[], None],
        after: Callable[[int, Callable[[], None]], None] = QTimer.singleShot,
    ) -> None:
        """`then` is the last step."""
        super().__init__()
        self._theme = theme
        self._then = then
        self._is_over = False
        self._after = after
        total = (theme.plan.total_font * 100 // theme.plan.density_percent, Heft.BOLD)
        self._left = [
            *((font, text) for font in _WORDS for text in (_FIGURES, _LETTERS)),
            *((font, _FIGURES) for font in (total, *_ONLY_FIGURES)),
            *((font, _LETTERS) for font in _AFTERWARDS),
        ]

    @property
    def is_done(self) -> bool:
        """Whether all fonts are ready."""
        return not self._left

    def start(self) -> None:
        """Begin."""
        self._after(STEP_MS, self._step)

    def stop(self) -> None:
        """The screens go away: nothing more is made ready."""
        self._is_over = True

    def _step(self) -> None:
        if self._is_over:
            return
        if self._left:
            (pixels, heft), text = self._left.pop(0)
            ground = QPixmap(8, 8)  # what does not fit is not painted, but made ready all the same
            painter = QPainter(ground)
            painter.setFont(self._theme.font(pixels, heft))
            painter.drawText(QRect(0, 0, 4000, 200), 0, text)
            painter.end()
            self.start()
        else:
            self._then()
