"""Text on a surface: a wrapping label, and an amount that shrinks rather than being cut."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import elided, fitting_size


def label(
    theme: Theme,
    text: str = "",
    *,
    px: int = 16,
    heft: Heft = Heft.NORMAL,
    colour: str | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    name: str = "",
    wraps: bool = True,
) -> QLabel:
    """A line or paragraph of plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(px, heft))
    palette = made.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour(colour or theme.palette.text))
    made.setPalette(palette)
    made.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
    made.setWordWrap(wraps)
    made.setObjectName(name)
    return made


class FitText(QWidget):
    """One line that is set as large as it may be and shrinks until it fits; at its smallest its end is cut off."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        largest: int,
        smallest: int = 14,
        heft: Heft = Heft.BOLD,
        colour: str | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._largest = largest
        self._smallest = smallest
        self._heft = heft
        self._colour = colour or theme.palette.text
        self._align = align
        self._text = ""
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str, colour: str | None = None) -> None:
        """Show this text."""
        if colour is not None:
            self._colour = colour
        if text != self._text or colour is not None:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its largest font."""
        metrics = self._theme.metrics(self._largest, self._heft)
        return QSize(self._theme.px(40), metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Half as high, where room is short."""
        return QSize(self._theme.px(40), self.sizeHint().height() // 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The text at the size that fits."""
        painter = QPainter(self)
        size = fitting_size(
            self._theme,
            self._text,
            self.width() - 2,
            largest=min(self._largest, self._largest * self.height() // max(self.sizeHint().height(), 1)),
            smallest=self._smallest,
            heft=self._heft,
        )
        painter.setFont(self._theme.font(size, self._heft))
        painter.setPen(self._theme.colour(self._colour))
        shown = elided(self._theme.metrics(size, self._heft), self._text, self.width())
        painter.drawText(QRect(0, 0, self.width(), self.height()), self._align | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
