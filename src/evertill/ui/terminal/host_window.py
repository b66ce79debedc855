"""The window as the desktop knows it: it stays when what is drawn in it is made anew, in another language or look."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evertill.ui.frame.navigation import Place
from evertill.ui.terminal.main_window import MainWindow


class HostWindow(QWidget):
    """Holds one main window at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hostWindow")
        self.setWindowTitle("Evertill")
        self._on_close: Callable[[], None] = _nothing
        self._content: MainWindow | None = None
        self._former: MainWindow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def on_close(self, listener: Callable[[], None]) -> None:
        """Told when a person closes the window."""
        self._on_close = listener

    def hold(self, content: MainWindow) -> None:
        """Show this. What stood there before is kept until the next change: an answer may still be on its way to it."""
        if self._former is not None:
            self._former.deleteLater()
        self._former, self._content = self._content, content
        if self._former is not None:
            self._column.removeWidget(self._former)
            self._former.hide()
            self._former.setParent(None)
        self._column.addWidget(content)
        content.setAutoFillBackground(True)  # only a top-level window fills itself, in its own look
        content.show()
        content.setFocus()

    def make_pane(self, place: Place) -> None:
        """Have what will stand beside the sale at hand."""
        if self._content is not None:
            self._content.make_pane(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A key that reached nobody, because nothing inside has the focus."""
        if self._content is not None:
            self._content.keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell whoever stops the workers."""
        self._on_close()
        super().closeEvent(event)


def _nothing() -> None:
    """Nobody wants to know."""
