"""A control that is filled by typing: it may have the focus, and every key goes on to the page that fills it."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_BY_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class TypedInto(QAbstractButton):
    """A tap makes it the current one, and so does Tab: nobody types into one box and sees it in another."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A button would take the space bar and the arrows for itself."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Reached by Tab."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.clicked.emit()


def pressed_by_enter(focused: QWidget | None) -> QAbstractButton | None:
    """The control that Enter presses, given what has the focus; what is typed into leaves Enter to its page."""
    if isinstance(focused, QAbstractButton) and not isinstance(focused, TypedInto) and focused.isVisible():
        return focused
    return None


def box_at_hand(page: QWidget) -> QWidget | None:
    """What would be typed into on this page; none where keys are for the page as a whole."""
    box = page.focusWidget()
    return box if isinstance(box, TypedInto) else None


def in_tab_order(controls: list[QWidget]) -> None:
    """Tab goes from each to the next, whenever they were made."""
    for former, later in pairwise(controls):
        QWidget.setTabOrder(former, later)
