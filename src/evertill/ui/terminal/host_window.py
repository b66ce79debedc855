"""The window as the desktop knows it: it stays when what is drawn in it is made anew, in another language or look."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evertill.ui.frame.navigation import Place
from evertill.ui.terminal.main_window import MainWindow
from evertill.ui.theme.pictures import Pictures


class HostWindow(QWidget):
    """Holds one main window at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hostWindow")
        self.setWindowTitle("Evertill")
        self._on_close: Callable[[], None] = _nothing
        self._content: MainWindow | None = None
        self._former: MainWindow | None = None
        self._pictures: Pictures | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def on_close(self, listener: Callable[[], None]) -> None:
        """Told when a person closes the window."""
        self._on_close = listener

    def hold(self, content: MainWindow, pictures: Pictures) -> None:
        """Show this, which draws by these pictures. What stood there before is kept until the next change: an answer
        may still be on its way to it."""
        if self._former is not None:
            self._former.deleteLater()
        self._former, self._content, self._pictures = self._content, content, pictures
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

    def event(self, event: QEvent) -> bool:
        """What Qt asks for once for all widgets that want to be painted is one frame."""
        if event.type() is not QEvent.Type.UpdateRequest or self._pictures is None:
            return super().event(event)
        with self._pictures.frame():
            return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The first time the desktop asks for the window everything in it is new."""
        super().showEvent(event)
        if self._pictures is not None:
            self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """That first time is a frame, too, and comes by another way."""
        if event.type() is not QEvent.Type.Expose or self._pictures is None:
            return False
        watched.removeEventFilter(self)
        with self._pictures.frame():
            watched.event(event)
        return True

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
