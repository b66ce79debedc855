"""Takes an address and queues the latest receipt for it; what becomes of the mail is told later, quietly."""

from typing import Protocol, assert_never

from evertill.domain.mail_address import mail_address
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.mail_receipt import MailQueued, MailReceipt, MailReceiptOutcome
from evertill.operations.selling.outcomes import EntryNotPossible, NothingToChange
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FormView, Turn, choose, press, value_of
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.mail.mail_view import ADDRESS, SEND, mail_form
from evertill.ui.words import tr


class MailScreen(Protocol):
    """Draws the form."""

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        ...


class MailPresenter:
    """One for the terminal; an address never outlives the page."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: MailScreen | None = None
        self._view = self._form()

    def show_on(self, screen: MailScreen) -> None:
        """Draw here."""
        self._screen = screen

    def shown(self) -> None:
        """Begin anew."""
        self._show(self._form())

    def on_key(self, key: Key) -> bool:
        """Characters go into the address; Enter and F12 send; Esc leads back."""
        if key.name is KeyName.F12:
            self.do(SEND)
            return True
        view, turn = press(self._view, key)
        if turn is Turn.FINISHED:
            self.do(SEND)
        elif turn is Turn.STAYED:
            self._show(view)
        return turn in {Turn.FINISHED, Turn.STAYED}

    def press(self, key: Key) -> None:
        """A key of the letters on the screen was tapped."""
        self.on_key(key)

    def choose(self, name: str, value: str) -> None:
        """The field was tapped."""
        self._show(choose(self._view, name, value))

    def do(self, name: str) -> None:
        """The button was tapped."""
        address = value_of(self._view, ADDRESS)
        if name != SEND or self._view.is_busy:
            return
        if mail_address(address) is None:
            self._show(self._form(address, error=tr("That is no address for e-mail; look for a missing @ or dot.")))
            return
        self._show(self._form(address, is_busy=True))
        self._shared.submitter.submit(MailReceipt(address), self._answered, self._failed)

    def _answered(self, outcome: MailReceiptOutcome) -> None:
        self._show(self._form())
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
        self._show(self._form(value_of(self._view, ADDRESS)))

    def _form(self, address: str = "", *, error: str = "", is_busy: bool = False) -> FormView:
        return mail_form(tr("Goes with the latest receipt of this till."), address, error=error, is_busy=is_busy)

    def _show(self, view: FormView) -> None:
        self._view = view
        if self._screen is not None:
            self._screen.show_view(view)
