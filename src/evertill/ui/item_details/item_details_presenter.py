"""Asks what an item wants to know: options by key or tap, numbers by scanner or typed; then it is rung with them.

A scan that names serial number, batch or day by itself (GS1) fills all of them; a plain one fills the box in front.
"""

from dataclasses import replace
from datetime import date
from typing import Protocol

from evertill.domain.codes.codes import ItemCode, RefusedCode, ScannedCode, Symbology, read_code
from evertill.domain.codes.use_by import use_by_day
from evertill.operations.selling.ringing.line_answers import LineAnswers, SerialNumber, is_device_number
from evertill.operations.selling.sale.outcomes import DetailsNeeded
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FieldKind, FormView, Turn, choose, first_asked, press
from evertill.ui.frame.details import AskedDetails
from evertill.ui.frame.keys import Key
from evertill.ui.frame.navigation import Place, Stand
from evertill.ui.frame.tones import Tone
from evertill.ui.item_details.item_details_view import (
    ADD,
    BATCH,
    EXPIRY,
    SERIAL,
    chosen,
    details_view,
    is_one_tap,
    with_price,
)
from evertill.ui.words import tr

_RETAIL = (None, Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A, Symbology.UPC_E)


class DetailsScreen(Protocol):
    """Draws the sheet."""

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        ...


class ItemDetailsPresenter:
    """One for the terminal; what is asked lies on the board."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: DetailsScreen | None = None
        self._asked: AskedDetails | None = None
        self._view = FormView("")
        shared.navigator.listen(self._on_place)

    def show_on(self, screen: DetailsScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """An item waits."""
        asked = self._shared.board.details
        if asked is not None and asked is not self._asked:
            self._asked = asked
            self._view = details_view(asked.needed, self._shared.formats)
            self._view = replace(self._view, current=first_asked(self._view.fields))
        self._draw()

    def choose(self, name: str, value: str) -> None:
        """A field or one of its keys was tapped."""
        self._view = choose(self._view, name, value)
        self._changed()

    def press(self, key: Key) -> None:
        """A key of the letters."""
        self.on_key(key)

    def on_key(self, key: Key) -> bool:
        """Digits choose, characters fill in, Enter goes on and adds."""
        before = self._view
        self._view, turn = press(self._view, key)
        if turn is Turn.LEFT or turn is Turn.NOT_TAKEN:
            return False
        if turn is Turn.FINISHED:
            self.do(ADD)
        elif self._view != before:
            self._changed(is_moved=self._view.current != before.current)
        return True

    def on_scan(self, scanned: ScannedCode) -> bool:
        """What the code says, into the boxes it is for."""
        reading = read_code(scanned.text, scanned.symbology, ())
        if isinstance(reading, ItemCode) and (reading.serial or reading.batch or reading.expires_on):
            day = "" if reading.expires_on is None else reading.expires_on.isoformat()
            self._fill({SERIAL: reading.serial or "", BATCH: reading.batch or "", EXPIRY: day})
        elif isinstance(reading, RefusedCode) and not is_device_number(scanned.text):
            self._refuse(tr("That code cannot be kept; type what stands on this piece."))
        elif isinstance(reading, ItemCode) and scanned.symbology in _RETAIL:
            self._refuse(tr("That is the barcode of an article; scan what names this single piece, or type it."))
        elif self._view.fields[self._view.current].kind is FieldKind.TEXT:
            self._fill({self._view.fields[self._view.current].name: scanned.text})
        else:
            self._refuse(tr("Not rung: choose first, or leave it with Esc, then scan again."))
        return True

    def do(self, name: str) -> None:
        """A button, or Enter."""
        asked = self._asked
        if asked is None or name != ADD:
            self._shared.navigator.home()
            return
        missing = self._missing(asked.needed)
        if missing is not None:
            at, sentence = missing
            self._view = replace(self._view, current=at, message=sentence, is_bad=True)
            self._shared.sound(Tone.ATTENTION)
            self._draw()
            return
        answers = self._answers(asked.needed)
        self._forget()
        self._shared.navigator.home()
        asked.answered(answers)

    def _fill(self, found: dict[str, str]) -> None:
        fields = tuple(
            replace(field, value=found[field.name]) if found.get(field.name) else field for field in self._view.fields
        )
        self._view = replace(self._view, fields=fields, message="", is_bad=False)
        asked = self._asked
        missing = None if asked is None else self._missing(asked.needed)
        if missing is None:
            self.do(ADD)
            return
        self._shared.sound(Tone.ACCEPTED)
        self._view = replace(self._view, current=missing[0])
        self._draw()

    def _changed(self, *, is_moved: bool = False) -> None:
        asked = self._asked
        if asked is None:
            return
        self._view = with_price(self._view, asked.needed, self._shared.formats)
        self._draw()
        if is_one_tap(asked.needed) and not is_moved and self._missing(asked.needed) is None:
            self.do(ADD)

    def _missing(self, needed: DetailsNeeded) -> tuple[int, str] | None:
        """The first field that cannot stay as it is, and why."""
        for at, field in enumerate(self._view.fields):
            if at < len(needed.options):
                group = needed.options[at]
                if len(chosen(self._view, (group,))) < group.least:
                    return at, tr("Choose {group} first.", group=group.name)
            elif not field.value.strip():
                return at, tr("{what} is missing: scan or type it.", what=field.label)
            elif field.name == EXPIRY and use_by_day(field.value) is None:
                return at, tr("That is no day; type it like 2027-03-31.")
        return None

    def _answers(self, needed: DetailsNeeded) -> LineAnswers:
        options = tuple(option.code for option in chosen(self._view, needed.options)) if needed.options else None
        serial = self._typed(SERIAL)
        return LineAnswers(None if serial is None else SerialNumber(serial), self._typed(BATCH), self._day(), options)

    def _typed(self, name: str) -> str | None:
        return next((field.value for field in self._view.fields if field.name == name), None)

    def _day(self) -> date | None:
        return use_by_day(self._typed(EXPIRY) or "")

    def _refuse(self, sentence: str) -> None:
        self._shared.sound(Tone.NOT_FOUND)
        self._view = replace(self._view, message=sentence, is_bad=True)
        self._draw()

    def _forget(self) -> None:
        self._asked = None
        self._shared.board.details = None

    def _on_place(self, place: Place) -> None:
        """Looking something up keeps the question; going on selling leaves the item out."""
        if place is not Place.ITEM_DETAILS and self._asked is not None and place.stand is not Stand.ALONE:
            self._forget()

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view)
