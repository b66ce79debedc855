"""Lists what the card terminal had printed, finds one by what is typed, and prints its slips again as copies."""

from typing import assert_never

from evertill.operations.cards.slip_copies import ListSlips, PrintSlips, PrintSlipsOutcome, SlipsQueued
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.attempts import Attempt
from evertill.ui.card_slips.card_slips_view import is_meant, slip_row
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key
from evertill.ui.look_up.look_up import LookUp, LookUpScreen
from evertill.ui.words import tr, tr_count


class CardSlipsPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: LookUpScreen | None = None
        self._list = LookUp[Attempt](lambda attempt, typed: is_meant(attempt, typed, shared.formats), self._draw)
        self._waits = True

    def show_on(self, screen: LookUpScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened: the whole list, anew."""
        self._waits = True
        self._list.begin()
        self._ask()

    def mark(self, at: int) -> None:
        """A row was tapped."""
        self._list.mark(at)

    def print_marked(self) -> None:
        """Copies of the marked one's slips."""
        attempt = self._list.marked
        if attempt is not None:
            self._shared.submitter.submit(PrintSlips(attempt.attempt_id), self._show_printed)

    def on_key(self, key: Key) -> bool:
        """The keys of a list that is searched."""
        return self._list.on_key(key, self.print_marked)

    def _ask(self) -> None:
        self._shared.answers.ask(ListSlips(), self._show_list, self._shared.speaker.fail)

    def _show_list(self, attempts: tuple[Attempt, ...]) -> None:
        self._waits = False
        self._list.put(attempts)

    def _show_printed(self, outcome: PrintSlipsOutcome) -> None:
        match outcome:
            case SlipsQueued(attempt):
                self._list.tell(
                    tr_count(
                        "The slip is on its way to the printer, marked as copy {copy}.",
                        "{n} slips are on their way to the printer, marked as copy {copy}.",
                        len(attempt.slips),
                        copy=attempt.copies,
                    )
                )
                self._ask()
            case NothingToChange():
                self._shared.speaker.warn(tr("That slip is not kept any more, so nothing was printed."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _draw(self) -> None:
        if self._screen is None:
            return
        shared, shown = self._shared, self._list.shown
        now = shared.clock.now()
        self._screen.show_view(
            self._list.view(
                [slip_row(attempt, now, shared.formats) for attempt in shown],
                empty=tr("The card terminal has had nothing printed at this till yet."),
                counted=tr_count("the latest one", "the latest {n}", len(shown)) if shown else "",
                waits=self._waits,
            )
        )
