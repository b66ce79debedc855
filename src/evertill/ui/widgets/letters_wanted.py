"""A box that keys are typed into was tapped: the window brings letters for fingers, wherever the box stands."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from evertill.ui.theme.theme import Theme

_TYPE = QEvent.Type(QEvent.registerEventType())

ICON_PX = 20
"""Of the picture that says so, at the end of the box."""


class LettersWanted(QEvent):
    """A second one puts the letters away."""

    def __init__(self) -> None:
        super().__init__(_TYPE)


def is_wanting_letters(event: QEvent) -> bool:
    """Whether this is one of them."""
    return event.type() == _TYPE


def want_letters(box: QWidget) -> None:
    """The box was tapped: what it stands on, up to the window, is asked until one has letters."""
    above, wanted = box.parentWidget(), LettersWanted()
    wanted.ignore()  # Qt takes an event of one's own for handled wherever it arrives
    while above is not None and not wanted.isAccepted():
        QCoreApplication.sendEvent(above, wanted)
        above = above.parentWidget()


def paint_keyboard(painter: QPainter, theme: Theme, box: QRect) -> None:
    """The picture at the end of a box: a tap brings letters."""
    side = theme.px(ICON_PX)
    icon = theme.icons.pixmap("keyboard", side, theme.palette.secondary)
    painter.drawPixmap(box.right() - theme.px(12) - side, box.center().y() - side // 2, icon)
