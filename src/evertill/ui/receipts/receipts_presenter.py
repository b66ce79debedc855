"""Lists the latest receipts, finds one by what is typed, and prints it again as a copy that says so."""

from collections.abc import Callable
from typing import Protocol, assert_never

from evertill.kernel.clock import Clock
from evertill.kernel.ids import TransactionId
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.looking_up.questions import ListReceipts
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy, PrintCopyOutcome
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import ReceiptEntry
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.receipts.receipts_view import ReceiptsView, holding, receipts_view
from evertill.ui.words import tr

LATEST = 200
TYPED_MAX = 40
_PAGE = 8


class ReceiptsScreen(Protocol):
    """Draws the list."""

    def show_view(self, view: ReceiptsView) -> None:
        """Draw this."""
        ...


class ReceiptsPresenter:
    """One for the terminal."""

    def __init__(
        self,
        submitter: Submitter,
        answers: AnswerDesk,
        navigator: Navigator,
        speaker: Speaker,
        clock: Clock,
        formats: Formats,
        undo: Callable[[ReceiptEntry], None],
    ) -> None:
        self._submitter = submitter
        self._answers = answers
        self._navigator = navigator
        self._speaker = speaker
        self._clock = clock
        self._formats = formats
        self._undo = undo
        self._screen: ReceiptsScreen | None = None
        self._entries: tuple[ReceiptEntry, ...] = ()
        self._typed = ""
        self._marked = 0
        self._result = ""

    def show_on(self, screen: ReceiptsScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def open(self) -> None:
        """Show the list, the whole of it."""
        self._typed, self._marked, self._result = "", 0, ""
        self._navigator.go(Place.RECEIPTS)
        self._draw()
        self._ask()

    def copy_latest(self) -> None:
        """The last receipt once more, without looking at the list."""
        self.print_copy(None)

    def choose(self, at: int) -> None:
        """A copy of this one."""
        shown = self._shown()
        if 0 <= at < len(shown):
            self._marked = at
            self.print_copy(shown[at].transaction_id)
            self._draw()

    def mark(self, at: int) -> None:
        """A row was tapped."""
        if 0 <= at < len(self._shown()):
            self._marked, self._result = at, ""
            self._draw()

    def print_marked(self) -> None:
        """A copy of the marked one."""
        self.choose(self._marked)

    def undo_marked(self) -> None:
        """The marked sale never was: ask why."""
        shown = self._shown()
        if self._marked < len(shown):
            self._undo(shown[self._marked])

    def on_key(self, key: Key) -> bool:
        """Characters look for a number or amount, arrows mark, Enter prints, Del undoes, Esc shows all, then leaves."""
        last = len(self._shown()) - 1
        match key.name:
            case KeyName.UP:
                self.mark(max(self._marked - 1, 0))
            case KeyName.DOWN:
                self.mark(min(self._marked + 1, last))
            case KeyName.PAGE_UP:
                self.mark(max(self._marked - _PAGE, 0))
            case KeyName.PAGE_DOWN:
                self.mark(min(self._marked + _PAGE, last))
            case KeyName.ENTER:
                self.print_marked()
            case KeyName.DELETE:
                self.undo_marked()
            case KeyName.BACKSPACE:
                self._type(self._typed[:-1])
            case KeyName.ESCAPE if self._typed:
                self._type("")
            case KeyName.ESCAPE:
                self._navigator.home()
            case None:
                self._type((self._typed + key.character).lstrip()[:TYPED_MAX])
            case _:
                return False
        return True

    def print_copy(self, transaction_id: TransactionId | None) -> None:
        """A copy of this receipt; without an id, of the latest."""
        self._result = ""
        number = next((entry.number_text for entry in self._entries if entry.transaction_id == transaction_id), "")
        self._submitter.submit(PrintCopy(transaction_id), lambda outcome: self._show_printed(number, outcome))

    def _type(self, typed: str) -> None:
        self._typed, self._marked, self._result = typed, 0, ""
        self._draw()

    def _shown(self) -> tuple[ReceiptEntry, ...]:
        return holding(self._entries, self._typed, self._formats)

    def _ask(self) -> None:
        self._answers.ask(ListReceipts(LATEST), self._show_list, self._speaker.fail)

    def _show_list(self, entries: tuple[ReceiptEntry, ...]) -> None:
        self._entries = entries
        self._draw()

    def _show_printed(self, number: str, outcome: PrintCopyOutcome) -> None:
        match outcome:
            case CopyQueued(copy_number):
                self._say_queued(number, copy_number)
            case NothingToChange():
                self._speaker.warn(tr("There is no receipt to print again yet; finish a sale first."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _say_queued(self, number: str, copy_number: int) -> None:
        """Below the list while it is in front, else on the strip."""
        if self._navigator.place is Place.RECEIPTS:
            self._result = tr("Copy {n} of {number} is on its way to the printer.", n=copy_number, number=number)
            self._draw()
            self._ask()
        else:
            self._speaker.note(tr("Copy {n} is on its way to the printer, marked as a copy.", n=copy_number))

    def _draw(self) -> None:
        if self._screen is None:
            return
        self._screen.show_view(
            receipts_view(
                self._entries,
                self._marked,
                self._clock.now(),
                self._formats,
                typed=self._typed,
                result=self._result,
            )
        )
