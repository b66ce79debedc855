"""Draws the tasks with their state, and keys that let something fail."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout

from evertill.ui.behind.training_port import ENDED_BY, Mishap
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.training.mishap_words import mishap_name
from evertill.ui.training.training_presenter import ALL_WELL, MISHAPS, TaskRow, TrainingPresenter, TrainingView
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class TrainingPane(HeadedPane):
    """Beside the sale."""

    def __init__(self, theme: Theme, presenter: TrainingPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "trainingPane", tr("Tasks"), back)
        self._list: RowList[TaskRow] = RowList(theme, "trainingTasksList", _lines, tapped=presenter.begin)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(label(theme, tr("Let something fail"), px=16, heft=Heft.STRONG))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self._keys: dict[Mishap, Button] = {}
        for at, (mishap, letter) in enumerate(MISHAPS.items()):
            key = Button(theme, f"mishap-{mishap.value}", mishap_name(mishap), hint=letter.upper())
            key.clicked.connect(lambda _=False, chosen=mishap: presenter.turn(chosen))
            grid.addWidget(key, at // 3, at % 3)
            self._keys[mishap] = key
        self._well = Button(theme, "mishaps-end", tr("All works again"), hint=ALL_WELL.upper())
        self._well.clicked.connect(lambda _=False: presenter.end_all())
        grid.addWidget(self._well, len(MISHAPS) // 3, len(MISHAPS) % 3)
        self.body.addLayout(grid)

    def show_view(self, view: TrainingView) -> None:
        """Draw this."""
        self._list.show_rows(view.tasks, marked=view.marked)
        for mishap, key in self._keys.items():
            fails = mishap in view.failing
            key.say(mishap_name(ENDED_BY[mishap] if fails else mishap))
            key.look_as(Look.PRIMARY if fails else Look.OUTLINE)
        self._well.setEnabled(bool(view.failing))


def _lines(row: TaskRow) -> TwoLines:
    return TwoLines(row.title, row.state, "✓" if row.is_done else "")
