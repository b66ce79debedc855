"""Chooses a report and its days, shows it, and has it written as a file."""

from datetime import date
from pathlib import Path
from typing import Protocol

from evertill.domain.people.people import Right
from evertill.operations.counter.command import NotAllowed
from evertill.operations.reports.report_table import Naming, report_table
from evertill.operations.reports.sales_report import AskSalesReport, SalesReport, SaveReport
from evertill.ports.report_files import ReportTable
from evertill.ports.sales_reports import ReportKind
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.reports.ranges import Range, days_of
from evertill.ui.reports.report_words import report_words
from evertill.ui.reports.reports_view import (
    ReportsView,
    bars_of,
    nothing_hint,
    range_keys,
    table_rows,
)
from evertill.ui.till.screen_words import screen_words
from evertill.ui.words import tr

KINDS = tuple(ReportKind)
_RANGES = tuple(Range)
FILE_KEYS = {"c": "csv", "x": "xlsx", "p": "pdf"}


class ReportsScreen(Protocol):
    """Draws the report."""

    def show_view(self, view: ReportsView) -> None:
        """Draw this."""
        ...

    def scroll_by(self, pages: int) -> None:
        """The table, by so many screens."""
        ...


class ReportsPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: ReportsScreen | None = None
        self._kind = ReportKind.HOUR
        self._range = Range.TODAY
        self._report: SalesReport | None = None
        self._result = ""

    def show_on(self, screen: ReportsScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened; for those who may see reports."""
        state = self._shared.board.state
        if state is None or state.operator is None:
            return
        if not state.policy.rights.holds(state.operator.role, Right.SEE_REPORTS):
            self._shared.navigator.back()
            self._shared.speaker.refuse(NotAllowed(Right.SEE_REPORTS))
            return
        self._result = ""
        self._ask()

    def choose_kind(self, at: int) -> None:
        """Another report."""
        self._kind = KINDS[min(max(at, 0), len(KINDS) - 1)]
        self._ask()

    def choose_range(self, chosen: Range) -> None:
        """Other days."""
        self._range = chosen
        self._ask()

    def save(self, suffix: str) -> None:
        """Write it as a file of this kind."""
        table = self._table()
        if table is not None and table.rows:
            self._shared.answers.ask(SaveReport(suffix, table), self._show_saved, self._shared.speaker.fail)

    def on_key(self, key: Key) -> bool:
        """Up and Down choose the report, Left and Right the days; C, X and P write files; Page keys scroll."""
        match key.name:
            case KeyName.UP | KeyName.DOWN:
                self.choose_kind(KINDS.index(self._kind) + (1 if key.name is KeyName.DOWN else -1))
            case KeyName.LEFT | KeyName.RIGHT:
                at = _RANGES.index(self._range) + (1 if key.name is KeyName.RIGHT else -1)
                self.choose_range(_RANGES[min(max(at, 0), len(_RANGES) - 1)])
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN if self._screen is not None:
                self._screen.scroll_by(1 if key.name is KeyName.PAGE_DOWN else -1)
            case None if key.character.lower() in FILE_KEYS:
                self.save(FILE_KEYS[key.character.lower()])
            case _:
                return False
        return True

    def _ask(self) -> None:
        self._result = ""
        days = days_of(self._range, self._today())
        question = AskSalesReport(self._kind, days.first, days.last)
        self._shared.answers.ask(question, self._show, self._shared.speaker.fail)
        self._draw()

    def _today(self) -> date:
        state = self._shared.board.state
        if state is not None and state.shift is not None:
            return state.shift.business_day
        return self._shared.clock.now().date()

    def _show(self, report: SalesReport) -> None:
        self._report = report
        self._draw()

    def _show_saved(self, path: Path) -> None:
        self._result = tr("Written: {file}, in {folder}", file=path.name, folder=path.parent)
        self._draw()

    def _table(self) -> ReportTable | None:
        naming = self._naming()
        return None if self._report is None or naming is None else report_table(self._report, naming)

    def _naming(self) -> Naming | None:
        state = self._shared.board.state
        if state is None:
            return None
        return Naming(
            report_words=report_words(),
            till_words=screen_words(),
            reasons=state.policy.reasons,
            formats=self._shared.formats,
            till=state.identity.workstation,
            operators={who.operator_id: who.name for who in state.operators},
        )

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view())

    def _view(self) -> ReportsView:
        words, report, naming = report_words(), self._report, self._naming()
        kinds = tuple(words.titles[kind] for kind in KINDS)
        marked, ranges = KINDS.index(self._kind), range_keys(self._range)
        if report is None or naming is None or report.kind is not self._kind:
            return ReportsView(kinds, marked, ranges)
        table = report_table(report, naming)
        return ReportsView(
            kinds=kinds,
            marked=marked,
            ranges=ranges,
            title=table.title,
            subtitle=table.subtitle,
            total="" if report.total is None else self._shared.formats.money(report.total),
            bars=bars_of(report, naming),
            stands=report.kind is ReportKind.HOUR,
            rows=table_rows(report, table, naming),
            hint="" if report.rows else nothing_hint(),
            result=self._result,
        )
