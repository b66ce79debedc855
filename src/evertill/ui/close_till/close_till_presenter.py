"""Counts the drawer, blind and as often as one likes, and settles the till with the count."""

from typing import Protocol, assert_never

from evertill.domain.till.denominations import drawer_values
from evertill.kernel.money import Money, currency_exponent, money_from_text
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.till.close_till import (
    CloseTill,
    CloseTillOutcome,
    CountOutdated,
    SaleStillOpen,
    TillClosed,
)
from evertill.operations.till.count_till import CountTill, CountTillOutcome, TillCounted
from evertill.ports.formats import Formats
from evertill.ui.close_till.close_till_view import (
    CloseTillView,
    SettleFields,
    closed_view,
    counted_view,
    counting_view,
)
from evertill.ui.close_till.count_entries import CellKind, CountEntries, empty_entries, mark, pressed
from evertill.ui.entry.amount_entry import AmountEntry, press
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter, barred_sentence
from evertill.ui.frame.navigation import Navigator, Place, Stand
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.words import tr

BAG_LENGTH_MAX = 40


class CloseTillScreen(Protocol):
    """Draws the count and what came of it."""

    def show_view(self, view: CloseTillView) -> None:
        """Draw this."""
        ...


class CloseTillPresenter:
    """One for the terminal."""

    def __init__(
        self,
        submitter: Submitter,
        board: Board,
        navigator: Navigator,
        entry: EntryPresenter,
        speaker: Speaker,
        sound: Sounder,
        formats: Formats,
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._navigator = navigator
        self._entry = entry
        self._speaker = speaker
        self._sound = sound
        self._formats = formats
        self._screen: CloseTillScreen | None = None
        self._waiting = 0
        self._closes = True
        self._entries = self._nothing_keyed()
        self._counted: TillCounted | None = None
        self._float = AmountEntry()
        self._bag = ""
        self._is_bag_marked = False
        self._closed: TillClosed | None = None
        self._problem = ""
        self._is_uncounted = False
        self._is_busy = False
        navigator.listen(self._on_place)

    def show_on(self, screen: CloseTillScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def open(self) -> None:
        """Count the drawer and end the shift, unless a sale is on the counter."""
        rung = self._board.rung
        if rung is not None and rung.priced.lines:
            self._speaker.warn(_sale_open())
        else:
            self._begin(closes=True)

    def open_count(self) -> None:
        """Count the drawer; the shift goes on."""
        self._begin(closes=False)

    def put_waiting(self, waiting: int) -> None:
        """How many facts are not sent yet."""
        if waiting != self._waiting:
            self._waiting = waiting
            if self._navigator.place is Place.CLOSE_TILL:
                self._draw()

    def mark(self, at: int) -> None:
        """A cell was tapped."""
        if self._counted is not None:
            self._is_bag_marked = at == 1
        else:
            self._entries = mark(self._entries, at)
        self._draw()

    def on_key(self, key: Key) -> bool:
        """Digits go into the marked cell, arrows move the mark, Enter goes on, Esc goes back."""
        if self._closed is not None:
            if key.name in {KeyName.ENTER, KeyName.ESCAPE}:
                self.finish()
                return True
            return False
        self._problem = ""
        if key.name is KeyName.ESCAPE:
            self.back()
            return True
        return self._settle_key(key) if self._counted is not None else self._count_key(key)

    def confirm(self) -> None:
        """The next step was tapped: the count is all there is, or the till is closed with it."""
        if self._closed is not None:
            self.finish()
        elif self._counted is not None:
            self._close_counted()
        else:
            self._end_count()

    def back(self) -> None:
        """One step back: to the count, or out."""
        if self._is_uncounted or self._counted is not None:
            self._is_uncounted, self._counted = False, None
            self._draw()
        else:
            self._navigator.home()

    def finish(self) -> None:
        """The shift's figures were read."""
        self._navigator.home()

    # ---- counting

    def _begin(self, *, closes: bool) -> None:
        self._closes = closes
        self._entries, self._counted = self._nothing_keyed(), None
        self._navigator.go(Place.CLOSE_TILL)
        self._draw()

    def _nothing_keyed(self) -> CountEntries:
        state = self._board.state
        if state is None:
            return empty_entries(self._board.currency, ())
        policy = state.policy
        values = drawer_values(policy.currency, policy.note_values_minor, policy.till.coin_values_minor)
        return empty_entries(policy.currency, values, policy.tenders.types)

    def _count_key(self, key: Key) -> bool:
        if key.name is KeyName.ENTER:
            self._enter_count()
            return True
        if self._is_uncounted:
            self._is_uncounted = False
            self._draw()
        after = pressed(self._entries, key)
        if after is None:
            return False
        self._entries = after
        self._draw()
        return True

    def _enter_count(self) -> None:
        """On the sum and on the last cell the count is at its end; on any other the next cell comes."""
        cell = self._entries.cells[self._entries.marked]
        if cell.kind is CellKind.SUM or self._entries.is_last:
            self._end_count()
        else:
            self._entries = mark(self._entries, self._entries.marked + 1)
            self._draw()

    def _end_count(self) -> None:
        if self._entries.is_empty:
            self._ask_uncounted()
        elif not self._is_busy:
            self._is_busy = True
            self._submitter.submit(CountTill(self._entries.count), self._show_count, self._idle)

    def _ask_uncounted(self) -> None:
        """Asked once, done when asked again; a mere count of nothing is none."""
        if self._is_uncounted:
            self._close(CloseTill())
        elif self._closes:
            self._is_uncounted = True
            self._draw()
        else:
            self._explain(tr("Nothing was counted yet; key the sum, or how many there are of each."))

    def _show_count(self, outcome: CountTillOutcome) -> None:
        self._is_busy = False
        match outcome:
            case TillCounted():
                self._counted = outcome
                self._float, self._bag, self._is_bag_marked = self._next_float(outcome), "", False
                self._draw()
            case EntryNotPossible(sentence):
                self._explain(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._explain(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _next_float(self, counted: TillCounted) -> AmountEntry:
        """What the shop's policy leaves in the drawer, as far as there is so much."""
        state, currency = self._board.state, counted.count.currency
        wanted = 0 if state is None else state.policy.till.next_float_minor
        stays = Money(min(wanted, counted.count.cash.minor), currency)
        return AmountEntry(str(stays.amount) if wanted else "", currency_exponent(currency))

    # ---- settling

    def _settle_key(self, key: Key) -> bool:
        if key.name is KeyName.ENTER:
            self._close_counted()
        elif not self._closes:
            return False
        elif key.name in {KeyName.UP, KeyName.DOWN, KeyName.LEFT, KeyName.RIGHT}:
            self.mark(0 if self._is_bag_marked else 1)
        elif not self._type(key):
            return False
        self._draw()
        return True

    def _type(self, key: Key) -> bool:
        if not self._is_bag_marked:
            typed = press(self._float, key)
            self._float = self._float if typed is None else typed
            return typed is not None
        if key.name is KeyName.BACKSPACE:
            self._bag = self._bag[:-1]
        elif key.character:
            self._bag = (self._bag + key.character).lstrip()[:BAG_LENGTH_MAX]
        return key.name is KeyName.BACKSPACE or bool(key.character)

    def _close_counted(self) -> None:
        if not self._closes:
            self._navigator.home()
            return
        number = self._float.number
        left = None if number is None else money_from_text(str(number), self._board.currency)
        self._close(CloseTill(is_counted=True, float_left=left, bag=self._bag))

    def _close(self, command: CloseTill) -> None:
        if not self._is_busy:
            self._is_busy = True
            self._submitter.submit(command, self._show_closed, self._idle)

    def _idle(self) -> None:
        self._is_busy = False

    def _show_closed(self, outcome: CloseTillOutcome) -> None:
        self._is_busy = self._is_uncounted = False
        match outcome:
            case TillClosed():
                self._end_shift(outcome)
            case SaleStillOpen():
                self._explain(_sale_open())
            case CountOutdated():
                self._counted = None
                self._explain(tr("Cash has moved since the count, so the till stays open; count the drawer again."))
            case EntryNotPossible(sentence):
                self._explain(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._explain(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _end_shift(self, closed: TillClosed) -> None:
        """The shift is over from here on, whether or not anybody reads its figures."""
        self._closed = closed
        self._entry.wait_for(tr("The till is closed; the next shift begins with its float"))
        self._speaker.clear()
        self._board.put_shift(None, float_left=closed.float_left)
        self._navigator.go(Place.CLOSE_TILL)
        self._draw()

    # ---- drawing

    def _explain(self, sentence: str) -> None:
        """In the pane, where it stays until the next key."""
        self._problem = sentence
        self._sound(Tone.ATTENTION)
        self._draw()

    def _on_place(self, place: Place) -> None:
        if place is Place.CLOSE_TILL:
            if self._closed is None:
                self._entry.wait_for(tr("Count the drawer"))
            self._draw()
        elif place.stand is not Stand.ALONE:
            self._closed, self._counted, self._problem, self._is_uncounted = None, None, "", False

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view())

    def _view(self) -> CloseTillView:
        if self._closed is not None:
            return closed_view(self._closed, self._waiting, self._formats)
        if self._counted is not None:
            sign = self._formats.decimal_sign
            fields = SettleFields(self._float.text.replace(".", sign), self._bag, self._is_bag_marked)
            return counted_view(
                self._counted,
                fields if self._closes else None,
                self._waiting,
                self._formats,
                problem=self._problem,
            )
        state = self._board.state
        return counting_view(
            self._entries,
            self._board.suspended_count,
            self._waiting,
            self._formats,
            closes=self._closes,
            must_carry_none=state is not None and state.policy.till.must_carry_none,
            is_uncounted=self._is_uncounted,
            problem=self._problem,
        )


def _sale_open() -> str:
    return tr("A sale is on the counter, so the till stays open; finish it, put it aside or cancel it first.")
