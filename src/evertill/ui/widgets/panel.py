"""Surfaces that other widgets stand on."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import box


class Panel(QWidget):
    """A rounded card."""

    def __init__(self, theme: Theme, name: str = "", *, fill: str | None = None, border: str | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._fill = fill or theme.palette.surface
        self._border = border or theme.palette.hairline
        self.setObjectName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card."""
        painter = QPainter(self)
        box(
            painter,
            self.rect(),
            self._theme.colour(self._fill),
            self._theme.colour(self._border),
            radius=self._theme.px(10),
        )
        painter.end()


class Backdrop(QWidget):
    """A plain area in one colour."""

    def __init__(self, theme: Theme, name: str = "", *, fill: str | None = None) -> None:
        super().__init__()
        self._colour = theme.colour(fill or theme.palette.app)
        self.setObjectName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()
