"""Feeds keys to the entry line's grammar, or to a plain number or a reference while something asks for one, and draws
the line."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.entry import (
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


@dataclass(frozen=True, slots=True)
class ReferenceWanted:
    """Something asks for a number as it is printed, of a voucher or a payment: leading zeros and letters are part of
    it, and a scan gives it whole."""

    badge: str
    waits_for: str
    taken: Callable[[str], None]


REFERENCE_LENGTH_MAX = 60

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
        self._reference_wanted: ReferenceWanted | None = None
        self._reference = ""
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
        self._wanted, self._reference_wanted = wanted, None
        self._number = None if wanted is None else AmountEntry(decimals_max=wanted.decimals_max)
        self._draw()

    def want_reference(self, wanted: ReferenceWanted) -> None:
        """Take a reference for somebody, until a number is wanted or none any more."""
        self._wanted = self._number = None
        self._reference_wanted, self._reference = wanted, ""
        self._draw()

    @property
    def wants_reference(self) -> bool:
        """Whether a reference is asked for."""
        return self._reference_wanted is not None

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
        self._calm()
        self._draw()
        return action

    def press_number(self, key: Key) -> bool:
        """Take a key for the number or reference that is wanted; False when it means nothing here."""
        if self._reference_wanted is not None:
            return self._press_reference(key)
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
        self._calm()
        self._draw()
        return True

    def scan_reference(self, scanned: ScannedCode) -> bool:
        """Take a scan for the reference that is wanted; False when none is."""
        if self._reference_wanted is None:
            return False
        self._give_reference(scanned.text[:REFERENCE_LENGTH_MAX])
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

    def _calm(self) -> None:
        """Somebody goes on: what was not rung is forgotten, what was rung stays beside the line."""
        if self._mood is Mood.REFUSED:
            self._last = ""
        self._mood = Mood.CALM

    def _result(self, last: str, mood: Mood) -> None:
        self._last, self._mood = last, mood
        self._flash += 1
        self._draw()

    def _press_reference(self, key: Key) -> bool:
        if key.name is KeyName.ENTER and self._reference.strip():
            self._give_reference(self._reference)
            return True
        if key.name is KeyName.BACKSPACE:
            self._reference = self._reference[:-1]
        elif key.name is KeyName.ESCAPE and self._reference:
            self._reference = ""
        elif key.character.isprintable() and key.character and len(self._reference) < REFERENCE_LENGTH_MAX:
            self._reference += key.character
        else:
            return False
        self._draw()
        return True

    def _give_reference(self, reference: str) -> None:
        assert self._reference_wanted is not None
        wanted, self._reference_wanted = self._reference_wanted, None
        self._draw()
        wanted.taken(reference.strip())

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
        if self._reference_wanted is not None:
            asked = self._reference_wanted
            return EntryLineView(self._reference, (asked.badge,), asked.waits_for, "", Mood.CALM, self._flash)
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
