"""Looks through the journal page by page: what is typed and chosen begins anew, the end of the list goes on. A long
look tells how far it is and can be stopped; leaving stops it too."""

from dataclasses import replace
from datetime import date
from typing import Protocol, assert_never

from evertill.domain.facts.transaction import Transaction
from evertill.kernel.ids import OperatorId
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.looking_up.audit import (
    PAGE,
    AuditAnswer,
    AuditOpened,
    OpenAudit,
    OpenAuditOutcome,
    SearchJournal,
)
from evertill.ports.audit import AuditFilter, AuditPage
from evertill.ui.audit.audit_view import (
    KINDS,
    AuditRow,
    AuditView,
    KindGroup,
    counted_words,
    facts_of,
    group_words,
    named_by,
    rows_of,
)
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr

TYPED_MAX = 60
_JUMP = 8


class AuditScreen(Protocol):
    """Draws the list and the marked transaction."""

    def show_view(self, view: AuditView) -> None:
        """Draw this."""
        ...


class AuditPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: AuditScreen | None = None
        self._names: dict[str, str] = {}
        self._asked = AuditFilter()
        self._group = KindGroup.ALL
        self._found: list[Transaction] = []
        self._rows: tuple[AuditRow, ...] = ()
        self._last: AuditPage | None = None
        self._wanted = PAGE
        self._marked = 0
        self._may = False
        self._of_all = 0
        """Where the first page left off."""
        self._is_stopped = False

    def show_on(self, screen: AuditScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened: for those who may, with nothing chosen."""
        self._asked, self._group, self._may = AuditFilter(), KindGroup.ALL, False
        self._begin()
        self._shared.submitter.submit(OpenAudit(), self._show_opened)

    def mark(self, at: int) -> None:
        """A row was tapped; near the end the list goes on."""
        if 0 <= at < len(self._rows):
            self._marked = at
            if at >= len(self._rows) - _JUMP and self._last is not None and self._last.before is not None:
                self._wanted = len(self._rows) + PAGE
                self._go_on(self._last.before)
            self._draw()

    def stop(self) -> None:
        """What was found so far stays; a stopped look goes on from there."""
        if self._is_looking:
            self._is_stopped = True
        elif self._is_stopped and self._last is not None and self._last.before is not None:
            self._go_on(self._last.before)
        self._draw()

    def turn_group(self, by: int = 1) -> None:
        """The next kinds."""
        groups = list(KindGroup)
        self._group = groups[(groups.index(self._group) + by) % len(groups)]
        self._look(replace(self._asked, kinds=KINDS[self._group]))

    def turn_who(self) -> None:
        """The next person."""
        ids = [None, *(OperatorId(one) for one in self._names)]
        at = ids.index(self._asked.operator_id) if self._asked.operator_id in ids else 0
        self._look(replace(self._asked, operator_id=ids[(at + 1) % len(ids)]))

    def turn_day(self) -> None:
        """The business day at hand only, or all."""
        day = None if self._asked.business_day is not None else self._today()
        self._look(replace(self._asked, business_day=day))

    def on_key(self, key: Key) -> bool:
        """Characters look for a text, arrows mark, left and right turn the kinds, Esc stops a look, empties, then
        leaves; Enter goes on."""
        match key.name:
            case KeyName.UP | KeyName.DOWN:
                self.mark(self._marked + (1 if key.name is KeyName.DOWN else -1))
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN:
                step = _JUMP if key.name is KeyName.PAGE_DOWN else -_JUMP
                self.mark(min(max(self._marked + step, 0), len(self._rows) - 1))
            case KeyName.LEFT | KeyName.RIGHT:
                self.turn_group(1 if key.name is KeyName.RIGHT else -1)
            case KeyName.BACKSPACE:
                self._look(replace(self._asked, text=self._asked.text[:-1]))
            case KeyName.ESCAPE if self._is_looking and self._asked.text:
                self.stop()
            case KeyName.ENTER if self._is_stopped:
                self.stop()
            case KeyName.ESCAPE if self._asked.text:
                self._look(replace(self._asked, text=""))
            case None:
                self._look(replace(self._asked, text=(self._asked.text + key.character).lstrip()[:TYPED_MAX]))
            case _:
                return False
        return True

    def _look(self, asked: AuditFilter) -> None:
        self._asked = replace(asked, named=named_by(asked.text, self._names))
        self._begin()
        if self._may:
            self._ask(None)

    def _begin(self) -> None:
        self._found, self._rows, self._last, self._wanted, self._marked = [], (), None, PAGE, 0
        self._is_stopped = False
        self._draw()

    @property
    def _is_looking(self) -> bool:
        """A page that was asked for is not there yet, or too few were found."""
        last = self._last
        return last is not None and last.before is not None and len(self._found) < self._wanted and not self._is_stopped

    def _go_on(self, before: int) -> None:
        self._is_stopped = False
        self._ask(before)

    def _ask(self, before: int | None) -> None:
        self._shared.answers.ask(SearchJournal(self._asked, before), self._take, self._shared.speaker.fail)

    def _take(self, answer: AuditAnswer) -> None:
        if answer.asked != self._asked:
            return  # something else is looked for by now
        if answer.is_first:
            self._found = []
        elif self._last is None or (answer.page.entries and answer.page.entries[0][0] >= (self._last.before or 0)):
            return  # this page is there already
        if answer.is_first:
            self._of_all = answer.page.before or 0
        self._last = answer.page
        self._found += [done for _, done in answer.page.entries]
        self._rows = rows_of(self._found, self._names, self._shared.formats)
        self._draw()
        if self._is_looking and answer.page.before is not None and self._shared.navigator.place is Place.AUDIT:
            self._ask(answer.page.before)

    def _show_opened(self, outcome: OpenAuditOutcome) -> None:
        match outcome:
            case AuditOpened(operators):
                self._names = {operator.operator_id: operator.name for operator in operators}
                self._may = True
                self._ask(None)
            case SignOnNeeded() | NotAllowed():
                self._shared.navigator.back()
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _today(self) -> date:
        state = self._shared.board.state
        if state is not None and state.shift is not None:
            return state.shift.business_day
        return self._shared.clock.now().date()

    def _draw(self) -> None:
        if self._screen is None:
            return
        formats, last, is_looking = self._shared.formats, self._last, self._is_looking
        is_all = last is not None and last.before is None
        searched = None if last is None else last.searched_to
        marked = self._found[self._marked] if self._marked < len(self._found) else None
        who = self._asked.operator_id
        self._screen.show_view(
            AuditView(
                typed=self._asked.text,
                group=group_words(self._group),
                who=tr("Everybody") if who is None else self._names.get(who, who),
                day=tr("All days") if self._asked.business_day is None else formats.day(self._asked.business_day),
                counted="" if last is None else counted_words(len(self._found), searched, formats, share=self._share()),
                rows=self._rows,
                marked=self._marked,
                hint=self._hint(is_all=is_all),
                stop=tr("Stop") if is_looking and self._asked.text else tr("Go on") if self._is_stopped else "",
                facts=() if marked is None else facts_of(marked, self._names, formats),
            )
        )

    def _share(self) -> int:
        """How much of the journal was looked through, in percent."""
        if self._last is None or self._last.before is None:
            return 100
        return 0 if self._of_all == 0 else min(99, 100 - self._last.before * 100 // self._of_all)

    def _hint(self, *, is_all: bool) -> str:
        if is_all:
            return tr("Nothing of that kind is in this till's journal.")
        return tr("Stopped; Enter goes on.") if self._is_stopped else tr("Looking…")
