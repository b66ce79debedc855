"""The common shape of panes beside the sale: a heading, a way back, and what stands below."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.words import tr


class HeadedPane(QWidget):
    """`heading` and `aside` are texts on top; `body` takes the rest."""

    def __init__(self, theme: Theme, name: str, title: str, back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.theme = theme
        self.heading: QLabel = label(theme, title, px=18, heft=Heft.BOLD, wraps=False)
        self.aside: QLabel = label(theme, px=14, colour=theme.palette.secondary, wraps=False)
        self.leave = Button(theme, f"{name}-back", tr("Back"), look=Look.OUTLINE, hint="Esc", icon="back")
        self.leave.clicked.connect(lambda _=False: back())
        self.leave.setFixedWidth(max(theme.px(128), self.leave.sizeHint().width()))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(14))
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.head.addWidget(self.aside)
        self.head.addWidget(self.leave)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(8))
        self.body.addLayout(self.head)
