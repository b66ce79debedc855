"""Takes an address and queues the latest receipt for it; what becomes of the mail is told later, quietly."""

from typing import assert_never

from evertill.domain.customers.mail_address import mail_address
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.completed.mail_receipt import MailQueued, MailReceipt, MailReceiptOutcome
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_at_hand import FormAtHand
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import KeyName
from evertill.ui.mail.mail_view import ADDRESS, SEND, mail_form
from evertill.ui.words import tr


class MailPresenter:
    """One for the terminal; an address never outlives the page."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.form = FormAtHand(self._asking(), lambda: self.do(SEND), finish_key=KeyName.F12)

    def shown(self) -> None:
        """Begin anew."""
        self.form.show(self._asking())

    def do(self, name: str) -> None:
        """The button was tapped."""
        address = self.form.value(ADDRESS)
        if name != SEND or self.form.view.is_busy:
            return
        if mail_address(address) is None:
            self.form.show(
                self._asking(address, error=tr("That is no address for e-mail; look for a missing @ or dot."))
            )
            return
        self.form.show(self._asking(address, is_busy=True))
        self._shared.submitter.submit(MailReceipt(address), self._answered, self._failed)

    def _answered(self, outcome: MailReceiptOutcome) -> None:
        self.form.show(self._asking())
        match outcome:
            case MailQueued(number):
                self._shared.navigator.back()
                self._shared.speaker.note(tr("Receipt {number} goes out by e-mail by itself.", number=number))
            case NothingToChange():
                self._shared.navigator.back()
                self._shared.speaker.warn(tr("There is no receipt to send yet; finish a sale first."))
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _failed(self) -> None:
        self.form.show(self._asking(self.form.value(ADDRESS)))

    def _asking(self, address: str = "", *, error: str = "", is_busy: bool = False) -> FormView:
        return mail_form(tr("Goes with the latest receipt of this till."), address, error=error, is_busy=is_busy)
