"""Draws the list of reports on one side and the marked one beside it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.till_reports.report_paper import ReportPaper
from evertill.ui.till_reports.till_reports_view import ReportRow, TillReportsView
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.scroller import Scroller
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class TillReportsPage(HeadedPane):
    """Over the whole work area."""

    def __init__(
        self, theme: Theme, mark: Callable[[int], None], print_marked: Callable[[], None], back: Callable[[], None]
    ) -> None:
        super().__init__(theme, "tillReportsPage", tr("X and Z reports"), back)
        self._list = RowList[ReportRow](theme, "tillReportRows", _lines, tapped=mark)
        self._list.view.setAccessibleName(tr("X and Z reports"))
        self._title = label(theme, px=22, heft=Heft.BOLD, name="tillReportTitle")
        self._subtitle = label(theme, px=14, colour=theme.palette.secondary, name="tillReportSubtitle")
        self._paper = ReportPaper(theme, "tillReportPaper")
        self._area = Scroller(self._paper)
        self._result = NoticeLine(theme, "tillReportResult")
        self._print = Button(
            theme, "tillReportPrint", tr("Print"), look=Look.PRIMARY, hint=tr("Enter"), icon="printer", font_px=17
        )
        self._print.setFixedHeight(theme.px(60))
        self._print.clicked.connect(lambda _=False: print_marked())
        self._lay_out()

    def show_view(self, view: TillReportsView) -> None:
        """Draw this."""
        hint = tr("Nothing to show yet.")
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=hint)
        self._title.setText(view.title)
        self._subtitle.setText(view.subtitle)
        self._paper.show_lines(view.lines)
        self._result.say(view.result, is_good=True)
        self._print.say(view.print_label or tr("Print"))
        self._print.setEnabled(bool(view.lines))

    def scroll_by(self, pages: int) -> None:
        """The report, by so many screens."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _lay_out(self) -> None:
        theme = self.theme
        card = Panel(theme, "tillReportCard")
        inside = QVBoxLayout(card)
        pad = theme.px(20)
        inside.setContentsMargins(pad, theme.px(14), pad, pad)
        inside.setSpacing(theme.px(6))
        for part in (self._title, self._subtitle):
            inside.addWidget(part)
        inside.addWidget(self._area, 1)
        inside.addWidget(self._result)
        inside.addWidget(self._print)
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(12))
        beside.addWidget(self._list, 2)
        beside.addWidget(card, 3)
        self.body.addLayout(beside, 1)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)


def _lines(row: ReportRow) -> TwoLines:
    return TwoLines(row.title, row.detail, row.amount, row.over_short)
