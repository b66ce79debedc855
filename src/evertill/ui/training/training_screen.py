"""Draws the tasks with their state, and keys that let something fail."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout

from evertill.ui.behind.training_port import Mishap
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.training.training_presenter import MISHAPS, TaskRow, TrainingPresenter, TrainingView
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.label import label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


def mishap_name(mishap: Mishap) -> str:
    """What stands on its key."""
    return {
        Mishap.LINK_CUT: tr("Cut the link"),
        Mishap.LINK_BACK: tr("Give the link back"),
        Mishap.REFUSE_NEXT: tr("Refuse the next sale"),
        Mishap.PAPER_OUT: tr("Take the paper away"),
        Mishap.PRINTER_WELL: tr("Put paper in"),
        Mishap.CARD_DECLINED: tr("Decline the next card"),
        Mishap.CARD_LINE_LOST: tr("Lose the card terminal"),
    }[mishap]


class TrainingPane(HeadedPane):
    """Beside the sale."""

    def __init__(self, theme: Theme, presenter: TrainingPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "trainingPane", tr("Tasks"), back)
        self._list: RowList[TaskRow] = RowList(theme, "trainingTasksList", _lines, tapped=presenter.begin)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(label(theme, tr("Let something fail"), px=16, heft=Heft.STRONG))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        for at, (mishap, letter) in enumerate(MISHAPS.items()):
            key = Button(theme, f"mishap-{mishap.value}", mishap_name(mishap), hint=letter.upper())
            key.clicked.connect(lambda _=False, chosen=mishap: presenter.make_happen(chosen))
            grid.addWidget(key, at // 3, at % 3)
        self.body.addLayout(grid)

    def show_view(self, view: TrainingView) -> None:
        """Draw this."""
        self._list.show_rows(view.tasks, marked=view.marked)


def _lines(row: TaskRow) -> TwoLines:
    return TwoLines(row.title, row.state, "✓" if row.is_done else "")
