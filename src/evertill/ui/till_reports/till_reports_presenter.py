"""Shows the open shift so far and the Zs that were; prints the one and copies of the others."""

from typing import Protocol, assert_never

from evertill.domain.till.shift_report import z_number_text
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy, PrintCopyOutcome
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.till.report_lines import Language
from evertill.operations.till.x_report import TakeX, TakeXOutcome, XTaken
from evertill.operations.till.z_reports import ListZReports, ReadZReport, ZFound
from evertill.ports.till_control import ZEntry
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.till.screen_words import screen_words
from evertill.ui.till_reports.till_reports_view import TillReportsView, list_rows, x_lines, x_subtitle, z_lines
from evertill.ui.words import tr


class TillReportsScreen(Protocol):
    """Draws the list and the report."""

    def show_view(self, view: TillReportsView) -> None:
        """Draw this."""
        ...

    def scroll_by(self, pages: int) -> None:
        """The report, by so many screens."""
        ...


class TillReportsPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: TillReportsScreen | None = None
        self._taken: XTaken | None = None
        self._entries: tuple[ZEntry, ...] = ()
        self._found: ZFound | None = None
        self._marked = 0
        self._result = ""

    def show_on(self, screen: TillReportsScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened: the X anew, for those who may see it."""
        self._taken, self._entries, self._found = None, (), None
        self._marked, self._result = 0, ""
        self._draw()
        self._shared.submitter.submit(TakeX(), self._show_x)

    def mark(self, at: int) -> None:
        """A report was tapped."""
        rows = len(self._entries) + (self._taken is not None)
        if 0 <= at < rows:
            self._marked, self._result, self._found = at, "", None
            self._draw()
            entry = self._entry()
            if entry is not None:
                self._shared.answers.ask(ReadZReport(entry.transaction_id), self._show_z, self._shared.speaker.fail)

    def print_marked(self) -> None:
        """The X as it is now, or a copy of the Z."""
        entry = self._entry()
        if entry is not None:
            self._shared.submitter.submit(PrintCopy(entry.transaction_id), self._show_copy)
        elif self._taken is not None:
            self._shared.submitter.submit(TakeX(is_printed=True), self._show_printed)

    def on_key(self, key: Key) -> bool:
        """Arrows mark, Enter prints, Page keys scroll the report."""
        match key.name:
            case KeyName.UP:
                self.mark(self._marked - 1)
            case KeyName.DOWN:
                self.mark(self._marked + 1)
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN if self._screen is not None:
                self._screen.scroll_by(1 if key.name is KeyName.PAGE_DOWN else -1)
            case KeyName.ENTER:
                self.print_marked()
            case _:
                return False
        return True

    def _entry(self) -> ZEntry | None:
        """The marked Z; None while the X is marked."""
        at = self._marked - (self._taken is not None)
        return self._entries[at] if 0 <= at < len(self._entries) else None

    def _show_x(self, outcome: TakeXOutcome) -> None:
        match outcome:
            case XTaken():
                self._taken = outcome
                self._draw()
                self._shared.answers.ask(ListZReports(), self._show_list, self._shared.speaker.fail)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                if self._shared.navigator.place is Place.TILL_REPORTS:
                    self._shared.navigator.back()
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_printed(self, outcome: TakeXOutcome) -> None:
        if isinstance(outcome, XTaken):
            self._result = tr("The X report is on its way to the printer.")
        self._show_x(outcome)

    def _show_list(self, entries: tuple[ZEntry, ...]) -> None:
        self._entries = entries
        self._draw()

    def _show_z(self, found: ZFound | None) -> None:
        entry = self._entry()
        if found is not None and entry is not None and found.transaction.transaction_id == entry.transaction_id:
            self._found = found
            self._draw()

    def _show_copy(self, outcome: PrintCopyOutcome) -> None:
        match outcome:
            case CopyQueued(copy_number):
                self._result = tr("Copy {n} is on its way to the printer, marked as a copy.", n=copy_number)
                self._draw()
            case NothingToChange():
                self._shared.speaker.warn(tr("This Z was never printed here, so there is nothing to copy."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view())

    def _view(self) -> TillReportsView:
        shared, state = self._shared, self._shared.board.state
        if state is None:
            return TillReportsView((), 0)
        language = Language(screen_words(), shared.formats, state.policy.reasons)
        rows = list_rows(self._taken, self._entries, shared.clock.now(), language)
        if self._found is not None:
            transaction, z = self._found.transaction, self._found.z
            return TillReportsView(
                rows=rows,
                marked=self._marked,
                title=f"{language.words.z_report} {z.number}",
                subtitle=z_number_text(transaction.identity, z.number),
                lines=z_lines(self._found, language),
                print_label=tr("Print a copy"),
                result=self._result,
            )
        if self._taken is None or self._entry() is not None:
            return TillReportsView(rows, self._marked, result=self._result)
        return TillReportsView(
            rows=rows,
            marked=self._marked,
            title=f"{language.words.x_report} · {language.words.shift} {self._taken.shift.number}",
            subtitle=x_subtitle(self._taken),
            lines=x_lines(self._taken, language),
            print_label=tr("Print the X report"),
            result=self._result,
        )
