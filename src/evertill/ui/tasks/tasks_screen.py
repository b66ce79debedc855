"""Draws what the team has to settle: the list left, the marked task with its steps right."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evertill.ui.tasks.tasks_presenter import TasksPresenter
from evertill.ui.tasks.tasks_view import TaskRow, TasksView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class TasksPane(HeadedPane):
    """Takes the whole page."""

    def __init__(self, theme: Theme, presenter: TasksPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "tasksPage", tr("Tasks of the shop"), back)
        margin = theme.px(14)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self._list = RowList[TaskRow](theme, "taskRows", _lines, tapped=presenter.mark)
        self._list.view.setAccessibleName(tr("Tasks, the most urgent first"))
        self._title = label(theme, px=20, heft=Heft.BOLD, name="taskTitle")
        self._said = label(theme, px=15, name="taskSaid")
        self._whose = label(theme, px=14, colour=theme.palette.secondary, name="taskWhose")
        self._steps = label(theme, px=15, colour=theme.palette.secondary, name="taskSteps")
        self._who = label(theme, px=15, colour=theme.palette.secondary, name="taskWho")
        self._settle = Button(theme, "taskSettle", look=Look.PRIMARY, hint=tr("Enter"), height_px=54)
        self._settle.clicked.connect(lambda _=False: presenter.settle())
        self._right = Panel(theme)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(margin, margin, margin, margin)
        right.setSpacing(theme.px(10))
        for words in (self._title, self._whose, self._said, self._steps, self._who):
            words.setMinimumWidth(1)  # a word without an end would else push the list aside
            right.addWidget(words)
        right.addStretch(1)
        right.addWidget(self._settle)
        below = QHBoxLayout()
        below.setSpacing(margin)
        below.addWidget(self._list, 56)
        below.addWidget(self._right, 44)
        self.body.addLayout(below, 1)

    def show_view(self, view: TasksView) -> None:
        """Draw this."""
        self.aside.setText(view.counted)
        hint = tr("Nothing waits for a person.")
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=hint)
        self._title.setText(view.title)
        self._whose.setText(view.whose)
        self._said.setText(view.said)
        self._steps.setText(view.steps)
        self._who.setText(view.who)
        self._settle.setVisible(bool(view.settle))
        if view.settle:
            self._settle.say(view.settle, hint=tr("Enter"))
        self._right.setVisible(bool(view.rows))


def _lines(row: TaskRow) -> TwoLines:
    return TwoLines(row.title, row.said, "", row.due, is_warning=row.is_late)
