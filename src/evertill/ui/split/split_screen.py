"""Draws equal parts as keys, and the lines of the sale to choose from."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QSizePolicy

from evertill.ui.split.split_presenter import SplitPresenter
from evertill.ui.split.split_view import PARTS, SplitRow, SplitView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

COLUMNS = 4


class SplitPane(HeadedPane):
    """Beside the sale."""

    def __init__(self, theme: Theme, presenter: SplitPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "splitPane", tr("Split the bill"), back)
        self.body.addWidget(label(theme, tr("In equal parts"), px=16, heft=Heft.BOLD))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self._parts = tuple(self._part(count, presenter) for count in PARTS)
        for at, button in enumerate(self._parts):
            grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(label(theme, tr("By line: choose what one of them pays"), px=16, heft=Heft.BOLD))
        self._list: RowList[SplitRow] = RowList(theme, "splitLines", _lines, tapped=presenter.toggle, height_px=52)
        self.body.addWidget(self._list, 1)
        self._pay = Button(theme, "splitPay", look=Look.PRIMARY, hint=tr("Enter"), font_px=18, height_px=64)
        self._pay.clicked.connect(lambda _=False: presenter.pay_chosen())
        self.body.addWidget(self._pay)

    def show_view(self, view: SplitView) -> None:
        """Draw this."""
        self.aside.setText(view.due)
        for button, (_, name, each) in zip(self._parts, view.parts, strict=True):
            button.say(name, note=each)
        self._list.show_rows(view.rows, marked=view.marked)
        self._pay.say(view.pay_label, hint=tr("Enter"))
        self._pay.setEnabled(view.chosen is not None)

    def _part(self, count: int, presenter: SplitPresenter) -> Button:
        button = Button(self.theme, f"splitParts-{count}", look=Look.OUTLINE, font_px=20, height_px=64)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _=False: presenter.split_equally(count))
        return button


def _lines(row: SplitRow) -> TwoLines:
    mark = "✓ " if row.is_chosen or row.is_paid else ""
    return TwoLines(f"{mark}{row.name}", row.detail, row.shown)
