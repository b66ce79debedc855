"""Lets contents scroll where a large scale on a small screen leaves no room; elsewhere nobody notices it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


def shrinkable(contents: QWidget, least_height: int) -> None:
    """Lists within must ask for little: what a layout would like to have decides when its scroll area scrolls."""
    contents.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    contents.setMinimumHeight(least_height)


class Scrolling(QScrollArea):
    """Takes its contents' width, and their height as far as there is room."""

    def __init__(self, name: str, contents: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(contents)
        for surface in (self, self.viewport(), contents):
            surface.setAutoFillBackground(False)
        self.setStyleSheet(f"QScrollArea#{name}, QScrollArea#{name} > QWidget > QWidget {{ background: transparent; }}")

    def scroll_by(self, pages: int) -> None:
        """By so many screens down."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())
