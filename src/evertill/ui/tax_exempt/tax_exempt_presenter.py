"""Puts an exemption on the sale, or takes it off; the certificate may be scanned."""

from typing import assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.changing.exempt_sale import ExemptSale
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_at_hand import FormAtHand
from evertill.ui.tax_exempt.tax_exempt_view import CERTIFICATE, EXEMPT, REASON, exempt_view
from evertill.ui.words import tr


class TaxExemptPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.form = FormAtHand(exempt_view(None), lambda: self.do(EXEMPT))

    def shown(self) -> None:
        """The form with what is on the sale now."""
        rung = self._shared.board.rung
        self.form.show(exempt_view(None if rung is None else rung.sale.exemption))

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The certificate's code."""
        self.form.choose(CERTIFICATE, scanned.text)
        return True

    def do(self, name: str) -> None:
        """A button, or Enter."""
        if name != EXEMPT:
            self._submit(ExemptSale(""))
            return
        certificate, reason = self.form.value(CERTIFICATE).strip(), self.form.value(REASON)
        if not reason:
            self.form.say(tr("Choose why it is free of tax first."), at=REASON)
        elif not certificate:
            self.form.say(tr("Type or scan the number of the certificate first."), at=CERTIFICATE)
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
                self.form.say(tr("There is no sale on the counter that could be changed so; scan the goods first."))
            case EntryNotPossible(sentence):
                self.form.say(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)
