"""Lists the latest receipts and prints one again, as a copy that says so."""

from typing import Protocol, assert_never

from evertill.kernel.clock import Clock
from evertill.kernel.ids import TransactionId
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.questions import ListReceipts
from evertill.operations.selling.outcomes import NothingToChange
from evertill.operations.selling.print_copy import CopyQueued, PrintCopy, PrintCopyOutcome
from evertill.ports.formats import Formats
from evertill.ports.journal import ReceiptEntry
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.receipts.receipts_view import ReceiptsView, receipts_view
from evertill.ui.words import tr


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
    ) -> None:
        self._submitter = submitter
        self._answers = answers
        self._navigator = navigator
        self._speaker = speaker
        self._clock = clock
        self._formats = formats
        self._screen: ReceiptsScreen | None = None
        self._entries: tuple[ReceiptEntry, ...] = ()
        self._marked = 0

    def show_on(self, screen: ReceiptsScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def open(self) -> None:
        """Show the list."""
        self._marked = 0
        self._navigator.go(Place.RECEIPTS)
        self._answers.ask(ListReceipts(), self._show_list, self._speaker.fail)

    def copy_latest(self) -> None:
        """The last receipt once more, without looking at the list."""
        self.print_copy(None)

    def choose(self, at: int) -> None:
        """A copy of this one."""
        if 0 <= at < len(self._entries):
            self._marked = at
            self._draw()
            self.print_copy(self._entries[at].transaction_id)

    def mark(self, at: int) -> None:
        """A row was tapped."""
        if 0 <= at < len(self._entries):
            self._marked = at
            self._draw()

    def print_marked(self) -> None:
        """A copy of the marked one."""
        self.choose(self._marked)

    def on_key(self, key: Key) -> bool:
        """Arrows mark, Enter prints, Esc leaves."""
        match key.name:
            case KeyName.UP:
                self.mark(max(self._marked - 1, 0))
            case KeyName.DOWN:
                self.mark(self._marked + 1)
            case KeyName.PAGE_UP:
                self.mark(max(self._marked - 8, 0))
            case KeyName.PAGE_DOWN:
                self.mark(min(self._marked + 8, len(self._entries) - 1))
            case KeyName.ENTER:
                self.print_marked()
            case KeyName.ESCAPE:
                self._navigator.home()
            case _:
                return False
        return True

    def print_copy(self, transaction_id: TransactionId | None) -> None:
        """A copy of this receipt; without an id, of the latest."""
        self._submitter.submit(PrintCopy(transaction_id), self._show_printed)

    def _show_list(self, entries: tuple[ReceiptEntry, ...]) -> None:
        self._entries = entries
        self._draw()

    def _show_printed(self, outcome: PrintCopyOutcome) -> None:
        match outcome:
            case CopyQueued(number):
                self._speaker.note(tr("Copy {n} is on its way to the printer, marked as a copy.", n=number))
                if self._navigator.place is Place.RECEIPTS:
                    self._answers.ask(ListReceipts(), self._show_list, self._speaker.fail)
            case NothingToChange():
                self._speaker.warn(tr("There is no receipt to print again yet; finish a sale first."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(receipts_view(self._entries, self._marked, self._clock.now(), self._formats))
