"""Feeds keys to the entry line's grammar, or to a plain number while something asks for one, and draws the line."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from evertill.domain.codes import ScannedCode
from evertill.domain.entry import (
    EditKey,
    EntryAction,
    EntryState,
    ResolveScan,
    Typed,
    press,
    scan,
    spend_prefixes,
)
from evertill.kernel.money import currency_exponent
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.entry.amount_entry import AmountEntry
from evertill.ui.entry.amount_entry import press as press_amount
from evertill.ui.entry.entry_view import EntryLineView, Mood, badge_texts
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.words import tr


class EntryLineScreen(Protocol):
    """Draws the line."""

    def show_view(self, view: EntryLineView) -> None:
        """Draw this."""
        ...


@dataclass(frozen=True, slots=True)
class NumberWanted:
    """Something asks for one number; what it is called, and who takes it."""

    badge: str
    waits_for: str
    decimals_max: int
    taken: Callable[[Decimal], None]
    empty: Callable[[], None] | None = None
    """Enter with nothing typed; None: nothing happens."""


_EDIT_KEYS = {
    KeyName.ENTER: EditKey.ENTER,
    KeyName.BACKSPACE: EditKey.BACKSPACE,
    KeyName.ESCAPE: EditKey.CLEAR,
}


class EntryPresenter:
    """One for the whole selling page; the line is always live."""

    def __init__(self, formats: Formats, currency: Callable[[], str]) -> None:
        self._formats = formats
        self._currency = currency
        self._screen: EntryLineScreen | None = None
        self._state = EntryState()
        self._number: AmountEntry | None = None
        self._wanted: NumberWanted | None = None
        self._last = ""
        self._mood = Mood.CALM
        self._flash = 0
        self._waits_for = ""

    def show_on(self, screen: EntryLineScreen) -> None:
        """Draw here from now on."""
        self._screen = screen
        self._draw()

    @property
    def state(self) -> EntryState:
        """What is typed and set for the next item."""
        return self._state

    def wait_for(self, text: str) -> None:
        """What the empty line says."""
        self._waits_for = text
        self._draw()

    def want_number(self, wanted: NumberWanted | None) -> None:
        """Take a number for somebody; None gives the line back to selling."""
        self._wanted = wanted
        self._number = None if wanted is None else AmountEntry(decimals_max=wanted.decimals_max)
        self._draw()

    def want_amount(
        self, badge: str, waits_for: str, taken: Callable[[Decimal], None], empty: Callable[[], None] | None = None
    ) -> None:
        """Take an amount of money."""
        decimals = currency_exponent(self._currency())
        self.want_number(NumberWanted(badge, waits_for, decimals, taken, empty))

    def press(self, key: Key) -> EntryAction | None:
        """Take a key by the grammar of selling."""
        entry_key = Typed(key.character) if key.name is None else _EDIT_KEYS.get(key.name)
        if entry_key is None:
            return None
        self._state, action = press(self._state, entry_key)
        self._mood = Mood.CALM
        self._draw()
        return action

    def press_number(self, key: Key) -> bool:
        """Take a key for the number that is wanted; False when it means nothing here."""
        if self._wanted is None or self._number is None:
            return False
        if key.name is KeyName.ENTER:
            return self._give_number()
        if key.name is KeyName.ESCAPE and self._number.text:
            self._number = replace(self._number, text="")
        else:
            pressed = press_amount(self._number, key)
            if pressed is None:
                return False
            self._number = pressed
        self._mood = Mood.CALM
        self._draw()
        return True

    def take_typed_number(self) -> Decimal | None:
        """The number typed so far, used up; None when there is none."""
        number = None if self._number is None else self._number.number
        if self._number is not None and number is not None:
            self._number = replace(self._number, text="")
            self._draw()
        return number

    def scan(self, scanned: ScannedCode) -> ResolveScan:
        """A scan uses up what was set for the next item."""
        self._state, action = scan(self._state, scanned)
        if self._state.is_searching:
            self._state = EntryState(prefixes=self._state.prefixes)
        return action

    def restore(self, state: EntryState) -> None:
        """Bring back what was set, because nothing was rung with it."""
        self._state = state
        self._draw()

    def spend(self) -> EntryState:
        """An item was chosen by hand: what was set for it, now used up."""
        spent = self._state
        self._state = spend_prefixes(self._state)
        self._draw()
        return spent

    def clear(self) -> None:
        """Empty the line."""
        self._state = EntryState()
        self._last, self._mood = "", Mood.CALM
        self._draw()

    def accepted(self, last: str) -> None:
        """The last scan was rung."""
        self._result(last, Mood.ACCEPTED)

    def refused(self, last: str) -> None:
        """The last scan was not rung."""
        self._result(last, Mood.REFUSED)

    def _result(self, last: str, mood: Mood) -> None:
        self._last, self._mood = last, mood
        self._flash += 1
        self._draw()

    def _give_number(self) -> bool:
        assert self._wanted is not None
        assert self._number is not None
        number, wanted = self._number.number, self._wanted
        if number is None:
            if wanted.empty is None:
                return False
            wanted.empty()
            return True
        self._number = AmountEntry(decimals_max=wanted.decimals_max)
        self._draw()
        wanted.taken(number)
        return True

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view())

    def _view(self) -> EntryLineView:
        if self._wanted is not None and self._number is not None:
            text = self._number.text.replace(".", self._formats.decimal_sign)
            return EntryLineView(text, (self._wanted.badge,), self._wanted.waits_for, "", Mood.CALM, self._flash)
        badges = badge_texts(self._state, self._formats, self._currency())
        waits_for = tr("Type a name, a number or part of a barcode") if self._state.is_searching else self._waits_for
        return EntryLineView(
            text=self._state.text,
            badges=badges,
            waits_for=waits_for if self._state.is_searching or not badges else "",
            last="" if self._state.is_searching else self._last,
            mood=self._mood,
            flash=self._flash,
        )
