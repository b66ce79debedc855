"""Says to a screen reader what appears without taking the focus."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Have it spoken, where somebody listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # two milliseconds that no start needs

    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
