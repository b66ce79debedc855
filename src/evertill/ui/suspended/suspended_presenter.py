"""Puts the sale aside and fetches one back."""

from typing import Protocol, assert_never

from evertill.kernel.clock import Clock
from evertill.kernel.ids import SaleId
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.looking_up.questions import ListSuspended
from evertill.operations.selling.aside.put_aside import (
    CounterNotEmpty,
    RecallOutcome,
    RecallSale,
    SaleRecalled,
    SaleSuspended,
    SuspendOutcome,
    SuspendSale,
    TenderAlreadyTaken,
)
from evertill.operations.selling.aside.shared_aside import SharedAside
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import SuspendedSale
from evertill.ui.ask.ask_presenter import AskPresenter, Question
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.suspended.shared_asides import SharedAsides
from evertill.ui.suspended.suspended_view import (
    BY_DIGIT,
    MERGE,
    SuspendedView,
    changed_prices,
    merge_question,
    suspended_view,
)
from evertill.ui.words import tr

_DIGITS = tuple(str(number) for number in range(1, BY_DIGIT + 1))
_PAGE = 6


class SuspendedScreen(Protocol):
    """Draws the cards."""

    def show_view(self, view: SuspendedView) -> None:
        """Draw this."""
        ...


class SuspendedPresenter:
    """One for the terminal."""

    def __init__(
        self,
        submitter: Submitter,
        answers: AnswerDesk,
        board: Board,
        navigator: Navigator,
        speaker: Speaker,
        clock: Clock,
        formats: Formats,
        ask: AskPresenter,
        shared: SharedAsides,
    ) -> None:
        self._submitter = submitter
        self._answers = answers
        self._board = board
        self._navigator = navigator
        self._speaker = speaker
        self._clock = clock
        self._formats = formats
        self._ask = ask
        self._shared = shared
        self._screen: SuspendedScreen | None = None
        self._sales: tuple[SuspendedSale, ...] = ()
        self._takes_single = False
        self._marked = 0
        board.on_sale(self._redraw)

    def show_on(self, screen: SuspendedScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def suspend(self, label: str = "") -> None:
        """Put the sale on the counter aside, known by what was typed before, else by its first item."""
        if self._board.rung is None:
            self._speaker.warn(tr("There is no sale to put aside; the counter is empty."))
        else:
            self._submitter.submit(SuspendSale(label), self._show_suspended)

    def recall(self) -> None:
        """With one sale put aside, fetch it back at once; with more, show them."""
        if self._board.suspended_count == 1 and self._board.rung is None and not self._shared.is_shared:
            self._submitter.submit(RecallSale(), self._show_recalled)
            return
        self._marked, self._takes_single = 0, self._board.suspended_count == 1 and self._board.rung is None
        if not self._takes_single:
            self._navigator.go(Place.SUSPENDED)
        self._draw()
        self._answers.ask(ListSuspended(), self._show_list, self._speaker.fail)

    def choose(self, at: int) -> None:
        """Fetch this card's sale back."""
        cards = self._entries()
        if 0 <= at < len(cards):
            self.fetch(cards[at].sale_id)

    def fetch(self, sale_id: SaleId | None, code: str = "") -> None:
        """Fetch this sale back; onto a counter that is taken only to be merged, and only when that is wanted.

        A slip of another till has a code only.
        """
        rung = self._board.rung
        if sale_id is None and code and self._shared.is_shared:
            self._shared.with_code(code, self.fetch)
        elif sale_id is None:
            self._speaker.warn(tr("That sale is not put aside on this till any more; look for its receipt."))
        elif rung is not None and rung.priced.lines:
            self._ask.ask(Question(merge_question(), lambda choice: self._merge(sale_id, choice)))
        else:
            self._bring(sale_id, merges=False)

    def _merge(self, sale_id: SaleId, choice: str) -> None:
        if choice == MERGE:
            self._bring(sale_id, merges=True)

    def _bring(self, sale_id: SaleId, *, merges: bool) -> None:
        if self._shared.is_shared:
            self._shared.fetch(sale_id, merges=merges, then=self._show_recalled)
        else:
            self._submitter.submit(RecallSale(sale_id, merges), self._show_recalled)

    def _entries(self) -> tuple[SuspendedSale | SharedAside, ...]:
        """Ours and those of other tills, the latest first."""
        mine, here = {sale.sale_id for sale in self._sales}, self._workstation()
        # What we put aside and do not have any more was fetched here while the others could not be told.
        entries: list[SuspendedSale | SharedAside] = [
            aside
            for aside in self._shared.found
            if aside.sale_id not in mine and (aside.workstation != here or aside.held_by not in {"", here})
        ]
        return tuple(sorted((*entries, *self._sales), key=lambda entry: entry.suspended_at)[::-1])

    def on_key(self, key: Key) -> bool:
        """Arrows mark, Enter fetches, digits fetch by number, Esc leaves."""
        match key.name:
            case KeyName.UP | KeyName.LEFT:
                self._mark(-1)
            case KeyName.DOWN | KeyName.RIGHT:
                self._mark(1)
            case KeyName.ENTER:
                self.choose(self._marked)
            case KeyName.PAGE_UP:
                self._mark(-_PAGE)
            case KeyName.PAGE_DOWN:
                self._mark(_PAGE)
            case KeyName.ESCAPE:
                self._navigator.home()
            case None if key.character in _DIGITS:
                self.choose(_DIGITS.index(key.character))
            case _:
                return False
        return True

    def _mark(self, by: int) -> None:
        self._marked = min(max(self._marked + by, 0), max(len(self._entries()) - 1, 0))
        self._draw()

    def _show_list(self, sales: tuple[SuspendedSale, ...]) -> None:
        self._sales = sales
        takes_single, self._takes_single = self._takes_single, False
        if takes_single and len(sales) == 1:
            self.fetch(sales[0].sale_id)
            return
        self._draw()
        self._shared.look([sale.sale_id for sale in sales], self._looked)

    def _looked(self) -> None:
        """The other tills' are known; ours may be fewer."""
        gone = {aside.sale_id for aside in self._shared.found if aside.held_by and aside.held_by != self._workstation()}
        self._sales = tuple(sale for sale in self._sales if sale.sale_id not in gone)
        self._draw()

    def _workstation(self) -> str:
        state = self._board.state
        return "" if state is None else state.identity.workstation

    def _show_suspended(self, outcome: SuspendOutcome) -> None:
        match outcome:
            case SaleSuspended(label, count, sale_id):
                self._shared.offer(sale_id)
                self._board.put_sale(None)
                self._board.put_suspended_count(count)
                self._navigator.home()
                self._speaker.note(tr("“{label}” is put aside. F5 brings it back.", label=label))
            case TenderAlreadyTaken():
                self._speaker.warn(tr("Money was taken for this sale, so it cannot be put aside; give it back first."))
            case NothingToChange():
                self._speaker.warn(tr("There is no sale to put aside; the counter is empty."))
            case EntryNotPossible(sentence):
                self._speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_recalled(self, outcome: RecallOutcome) -> None:
        match outcome:
            case SaleRecalled(rung, count, changes, before):
                self._speaker.clear()
                self._board.put_sale(rung)
                self._board.put_suspended_count(count)
                self._navigator.home()
                if changes:
                    view = changed_prices(changes, before, rung.priced.gross, self._formats)
                    self._ask.ask(Question(view, lambda _: None))
            case CounterNotEmpty():
                self._speaker.warn(
                    tr("Another sale is on the counter, so none was fetched; finish it or put it aside with F4 first.")
                )
            case NothingToChange():
                self._speaker.warn(tr("That sale is not put aside any more; another was chosen before, or none waits."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _redraw(self) -> None:
        """The counter was taken, or is free again."""
        if self._navigator.place is Place.SUSPENDED:
            self._draw()

    def _draw(self) -> None:
        if self._screen is None:
            return
        state, rung = self._board.state, self._board.rung
        names = {} if state is None else {who.operator_id: who.name for who in state.operators}
        self._screen.show_view(
            suspended_view(
                self._entries(),
                names,
                self._marked,
                self._clock.now(),
                self._formats,
                is_counter_taken=rung is not None and bool(rung.priced.lines),
                trouble=self._shared.trouble,
            )
        )
