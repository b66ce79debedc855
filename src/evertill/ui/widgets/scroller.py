"""Where everything is drawn larger than the window has room for, a page scrolls rather than being cut."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from evertill.ui.theme.theme import Theme


class Scroller(QScrollArea):
    """Up and down only; follows the keyboard's focus by itself."""

    def __init__(self, content: QWidget, resized: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._resized = resized
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What was in view may have slipped below the edge: whoever asked to hear of it reveals it again."""
        super().resizeEvent(event)
        self._resized()


def scrolling(theme: Theme, content: QWidget) -> QWidget:
    """The content as it is at its planned size, in a scroller when it is drawn larger."""
    return Scroller(content) if theme.sizes.scale_percent > 100 else content
