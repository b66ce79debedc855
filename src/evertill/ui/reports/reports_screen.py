"""Draws the kinds on one side, the days above, the plot and the table beside each other."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evertill.ui.reports.bar_chart import BarChart
from evertill.ui.reports.ranges import Range
from evertill.ui.reports.reports_view import ReportsView, TableRow
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

_FILES = (("csv", "C"), ("xlsx", "X"), ("pdf", "P"))


class ReportsActions(Protocol):
    """What the buttons do: fulfilled by the presenter."""

    def choose_kind(self, at: int) -> None:
        """Another report."""
        ...

    def choose_range(self, chosen: Range) -> None:
        """Other days."""
        ...

    def save(self, suffix: str) -> None:
        """As a file."""
        ...


class ReportsPage(HeadedPane):
    """Over the whole work area."""

    def __init__(self, theme: Theme, actions: ReportsActions, back: Callable[[], None]) -> None:
        super().__init__(theme, "reportsPage", tr("Sales reports"), back)
        self._kinds = RowList[str](theme, "reportKinds", _kind_lines, tapped=actions.choose_kind, height_px=56)
        self._kinds.view.setAccessibleName(tr("Reports"))
        self._ranges = {each: Button(theme, f"reportRange-{each.value}") for each in Range}
        for each, button in self._ranges.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, chosen=each: actions.choose_range(chosen))
        self._title = label(theme, px=20, heft=Heft.BOLD, name="reportTitle", wraps=False)
        self._total = label(theme, px=20, heft=Heft.BOLD, name="reportTotal", wraps=False)
        self._subtitle = label(theme, px=14, colour=theme.palette.secondary, name="reportSubtitle")
        self._chart = BarChart(theme, "reportChart")
        self._table = RowList[TableRow](theme, "reportRows", _row_lines, height_px=56)
        self._table.view.setAccessibleName(tr("Rows of the report"))
        self._result = NoticeLine(theme, "reportResult")
        self._files = {
            suffix: Button(theme, f"reportFile-{suffix}", _file_name(suffix), look=Look.OUTLINE, hint=hint)
            for suffix, hint in _FILES
        }
        for suffix, button in self._files.items():
            button.clicked.connect(lambda _=False, chosen=suffix: actions.save(chosen))
        self._lay_out()

    def show_view(self, view: ReportsView) -> None:
        """Draw this."""
        self._kinds.show_rows(view.kinds, marked=view.marked)
        for key in view.ranges:
            button = self._ranges[key.range]
            button.say(key.label)
            button.look_as(Look.PRIMARY if key.is_chosen else Look.OUTLINE)
            button.setChecked(key.is_chosen)
        self._title.setText(view.title)
        self._total.setText(view.total)
        self._subtitle.setText(view.subtitle)
        self._chart.show_bars(view.bars, stands=view.stands)
        self._chart.setVisible(bool(view.rows))
        self._table.show_rows(view.rows, hint=view.hint)
        self._result.say(view.result, is_good=True)
        for button in self._files.values():
            button.setEnabled(bool(view.rows))

    def scroll_by(self, pages: int) -> None:
        """The table, by so many screens."""
        bar = self._table.view.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _lay_out(self) -> None:
        theme = self.theme
        gap = theme.px(10)
        ranges = QHBoxLayout()
        ranges.setSpacing(theme.px(8))
        for button in self._ranges.values():
            ranges.addWidget(button, 1)
        card = Panel(theme, "reportCard")
        inside = QVBoxLayout(card)
        pad = theme.px(18)
        inside.setContentsMargins(pad, theme.px(12), pad, theme.px(12))
        heading = QHBoxLayout()
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._total)
        inside.addLayout(heading)
        inside.addWidget(self._subtitle)
        plots = QHBoxLayout()
        plots.setSpacing(theme.px(18))
        plots.addWidget(self._chart, 3)
        plots.addWidget(self._table, 2)
        inside.addLayout(plots, 1)
        files = QHBoxLayout()
        files.setSpacing(theme.px(8))
        files.addWidget(self._result, 3)
        for button in self._files.values():
            files.addWidget(button, 1)
        inside.addLayout(files)
        right = QVBoxLayout()
        right.setSpacing(gap)
        right.addLayout(ranges)
        right.addWidget(card, 1)
        beside = QHBoxLayout()
        beside.setSpacing(gap)
        beside.addWidget(self._kinds, 2)
        beside.addLayout(right, 7)
        self.body.addLayout(beside, 1)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)


def _file_name(suffix: str) -> str:
    return {"csv": tr("CSV"), "xlsx": tr("Excel"), "pdf": tr("PDF")}[suffix]


def _kind_lines(kind: str) -> TwoLines:
    return TwoLines(kind, "")


def _row_lines(row: TableRow) -> TwoLines:
    return TwoLines(row.name, row.detail, row.amount, is_negative=row.is_negative)
