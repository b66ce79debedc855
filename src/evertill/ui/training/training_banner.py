"""The purple banner of training: always in sight, with what to do now and the way out."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.training.training_presenter import TrainingPresenter, TrainingView
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.paint import LEFT, elided, wrapped
from evertill.ui.words import tr


class TrainingBanner(QWidget):
    """Drawn above everything."""

    def __init__(self, theme: Theme, presenter: TrainingPresenter, navigator: Navigator) -> None:
        super().__init__()
        self._theme = theme
        self._view = TrainingView()
        self.setObjectName("trainingGuide")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.sizes.target + theme.px(8))
        tasks = Button(theme, "trainingTasks", tr("Tasks"), look=Look.OUTLINE, icon="note")
        self._well = Button(theme, "trainingWell", tr("All works again"), look=Look.OUTLINE, icon="check")
        leave = Button(theme, "trainingLeave", tr("Leave training"), look=Look.OUTLINE, icon="back")
        tasks.clicked.connect(lambda _=False: navigator.go(Place.TRAINING))
        self._well.clicked.connect(lambda _=False: presenter.end_all())
        leave.clicked.connect(lambda _=False: presenter.leave())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        self._keys = (self._well, tasks, leave)
        for key in self._keys:
            key.setFixedWidth(key.sizeHint().width() + theme.px(8))
            row.addWidget(key)
        self._well.hide()

    def show_view(self, view: TrainingView) -> None:
        """Draw this."""
        self._view = view
        self._well.setVisible(bool(view.failing))
        self.setAccessibleName(" ".join(part for part in (tr("TRAINING"), self._said(), view.progress) if part))
        self.update()

    def _said(self) -> str:
        return self._view.step or tr("Nothing here counts, is sent or opens a drawer.")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ground, word, step."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(palette.training))
        painter.setPen(theme.colour(palette.on_training))
        painter.setFont(theme.font(18, Heft.BOLD))
        word = tr("TRAINING")
        x, width = theme.px(16), theme.metrics(18, Heft.BOLD).horizontalAdvance(word)
        painter.drawText(QRect(x, 0, width + 2, self.height()), LEFT, word)
        x += width + theme.px(20)
        first = next(key for key in self._keys if not key.isHidden())
        room = first.x() - theme.px(16) - x
        if self._view.progress:
            painter.setFont(theme.font(16, Heft.BOLD))
            painter.drawText(QRect(x, 0, theme.px(40), self.height()), LEFT, self._view.progress)
            x, room = x + theme.px(44), room - theme.px(44)
        size = 16 if theme.metrics(16).horizontalAdvance(self._said()) <= room else 14
        painter.setFont(theme.font(size))
        metrics = theme.metrics(size)
        lines = wrapped(metrics, self._said(), max(room, 1), 2)
        y = (self.height() - metrics.height() * len(lines)) // 2
        for line in lines:
            painter.drawText(QRect(x, y, room, metrics.height()), LEFT, elided(metrics, line, room))
            y += metrics.height()
        painter.end()
