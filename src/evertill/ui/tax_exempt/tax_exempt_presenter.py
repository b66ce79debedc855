"""Puts an exemption on the sale, or takes it off; the certificate may be scanned."""

from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes import ScannedCode
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.exempt_sale import ExemptSale
from evertill.operations.selling.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FormView, Turn, choose, press, value_of
from evertill.ui.frame.keys import Key
from evertill.ui.tax_exempt.tax_exempt_view import CERTIFICATE, EXEMPT, REASON, exempt_view
from evertill.ui.words import tr


class ExemptScreen(Protocol):
    """Draws the form."""

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        ...


class TaxExemptPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: ExemptScreen | None = None
        self._view = exempt_view(None)

    def show_on(self, screen: ExemptScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """The form with what is on the sale now."""
        rung = self._shared.board.rung
        self._view = exempt_view(None if rung is None else rung.sale.exemption)
        self._draw()

    def choose(self, name: str, value: str) -> None:
        """A field or a reason was tapped."""
        self._view = choose(self._view, name, value)
        self._draw()

    def press(self, key: Key) -> None:
        """A key of the letters."""
        self.on_key(key)

    def on_key(self, key: Key) -> bool:
        """Digits choose a reason, characters go into the certificate, Enter goes on."""
        self._view, turn = press(self._view, key)
        if turn is Turn.LEFT or turn is Turn.NOT_TAKEN:
            return False
        if turn is Turn.FINISHED:
            self.do(EXEMPT)
        self._draw()
        return True

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The certificate's code."""
        self._view = choose(self._view, CERTIFICATE, scanned.text)
        self._draw()
        return True

    def do(self, name: str) -> None:
        """A button, or Enter."""
        if name != EXEMPT:
            self._submit(ExemptSale(""))
            return
        certificate, reason = value_of(self._view, CERTIFICATE).strip(), value_of(self._view, REASON)
        if not reason:
            self._say(tr("Choose why it is free of tax first."), at=REASON)
        elif not certificate:
            self._say(tr("Type or scan the number of the certificate first."), at=CERTIFICATE)
        else:
            self._submit(ExemptSale(certificate, reason))

    def _submit(self, command: ExemptSale) -> None:
        self._shared.submitter.submit(command, self._show, lambda: None)

    def _show(self, outcome: ChangeOutcome) -> None:
        match outcome:
            case SaleChanged(rung, line_id):
                self._shared.board.put_sale(rung, line_id)
                self._shared.navigator.home()
            case NothingToChange():
                self._say(tr("There is no sale on the counter that could be changed so; scan the goods first."))
            case EntryNotPossible(sentence):
                self._say(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _say(self, sentence: str, at: str = "") -> None:
        names = [field.name for field in self._view.fields]
        current = names.index(at) if at else self._view.current
        self._view = replace(self._view, message=sentence, is_bad=True, current=current)
        self._draw()

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view)
