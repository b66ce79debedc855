"""The window of a till that did not start: what happened and what to do, for whoever began it from a desktop, where
nobody reads what a program writes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evertill.ui.frame.keys import KeyName
from evertill.ui.terminal.key_events import key_of
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.panel import Backdrop, Panel
from evertill.ui.words import tr


class NotStartedWindow(Backdrop):
    """One sentence, already in the language spoken, and a way to close it."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__(theme, "notStarted")
        self.setWindowTitle("Evertill")
        card = Panel(theme, "notStartedCard")
        said = label(theme, sentence, px=20, name="notStartedSentence")
        # What is to be typed or told on can be copied from it.
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = Button(theme, "notStartedClose", tr("Close"), look=Look.PRIMARY, hint="Esc", height_px=56)
        close.setFixedWidth(theme.px(180))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(40), theme.px(36), theme.px(40), theme.px(32))
        inside.setSpacing(theme.px(20))
        inside.addWidget(label(theme, tr("The till did not start"), px=28, heft=Heft.BOLD))
        inside.addWidget(said)
        inside.addSpacing(theme.px(16))
        inside.addLayout(foot)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 4)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes it; Enter, with which a scan ends, does not."""
        key = key_of(event)
        if key is not None and key.name is KeyName.ESCAPE:
            self.close()
        else:
            super().keyPressEvent(event)
