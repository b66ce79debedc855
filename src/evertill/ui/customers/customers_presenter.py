"""Finds customers while somebody types, puts one on the sale, and keeps, gives out or erases what is known of one."""

from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.counter.known_customers import KnownCustomer
from evertill.operations.customers.erase_customer import (
    CustomerForgotten,
    CustomerOnCounter,
    EraseCustomer,
    EraseOutcome,
)
from evertill.operations.customers.export_customer import CustomerExported, ExportCustomer, ExportOutcome
from evertill.operations.customers.questions import (
    AskCustomerHistory,
    CustomerHistory,
    CustomersFound,
    DocumentKept,
    KeepDocument,
    SearchCustomers,
)
from evertill.operations.customers.write_customer import (
    CustomerKept,
    CustomerUnknown,
    DetailsRefused,
    MayExist,
    WriteCustomer,
    WriteOutcome,
)
from evertill.operations.selling.aside.put_aside import TenderAlreadyTaken
from evertill.operations.selling.changing.attach_customer import AttachCustomer, AttachOutcome, CustomerAttached
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ui.customers.customer_form import customer_form, details_in, with_others, with_trouble
from evertill.ui.customers.customers_view import CustomersView, facts_of, history_of, hit_of
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FormView, Turn, choose, press
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.sale.sale_view import prices_sentence
from evertill.ui.words import tr

TYPED_MAX = 100
SHORTEST = 2
_JUMP = 8


class CustomersScreen(Protocol):
    """Draws the page."""

    def show_view(self, view: CustomersView) -> None:
        """Draw this."""
        ...


class CustomersPresenter:
    """One for the terminal; of what it found it keeps nothing once the page is left."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: CustomersScreen | None = None
        self._found: tuple[KnownCustomer, ...] = ()
        self._view = CustomersView("", (), 0, "")
        self._editing: KnownCustomer | None = None
        self._is_certain = False
        self._takes_single = False

    def show_on(self, screen: CustomersScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened: nothing is typed; the customer of the sale on the counter is shown."""
        rung = self._shared.board.rung
        self._found, self._editing, self._takes_single = (), None, False
        if rung is not None and rung.customer is not None:
            self._found = (rung.customer,)
        self._view = CustomersView("", (), 0, "")
        self._show_found(self._found)

    def on_scan(self, scanned: ScannedCode) -> bool:
        """A card is looked for, and its customer put on the sale; in the form it is filled in."""
        if self._view.form is not None:
            names = [field.name for field in self._view.form.fields]
            self._put(replace(self._view, form=choose(self._view.form, names[3], scanned.text)))
            return True
        self._search(scanned.text[:TYPED_MAX], takes_single=True)
        return True

    def on_key(self, key: Key) -> bool:
        """Characters search, arrows mark, Enter takes; F6 to F9 and Delete are the keys below the list."""
        if self._view.form is not None:
            return self._form_key(self._view.form, key)
        match key.name:
            case KeyName.ENTER:
                self.attach()
            case KeyName.UP | KeyName.DOWN:
                self.mark(self._view.marked + (1 if key.name is KeyName.DOWN else -1))
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN:
                self.mark(self._view.marked + (_JUMP if key.name is KeyName.PAGE_DOWN else -_JUMP))
            case KeyName.F6:
                self.new()
            case KeyName.F7:
                self.change()
            case KeyName.F8:
                self.take_off()
            case KeyName.F9:
                self.export()
            case KeyName.DELETE:
                self.erase()
            case KeyName.BACKSPACE:
                self._search(self._view.typed[:-1])
            case KeyName.ESCAPE if self._view.is_erasing:
                self._put(replace(self._view, is_erasing=False, notice=""))
            case KeyName.ESCAPE if self._view.typed:
                self._search("")
            case None:
                self._search((self._view.typed + key.character).lstrip()[:TYPED_MAX])
            case _:
                return False
        return True

    def mark(self, at: int) -> None:
        """A row was tapped, or an arrow pressed."""
        if self._found:
            self._put(replace(self._view, marked=min(max(at, 0), len(self._found) - 1), is_erasing=False, notice=""))
            self._ask_history()

    def attach(self) -> None:
        """The marked customer's is the sale on the counter, or the next one."""
        known = self._marked()
        if known is not None:
            self._shared.submitter.submit(AttachCustomer(known.customer_id), self._show_attached)

    def take_off(self) -> None:
        """The sale is nobody's again."""
        self._shared.submitter.submit(AttachCustomer(None), self._show_attached)

    def new(self) -> None:
        """Somebody who is not known yet."""
        self._edit(None)

    def change(self) -> None:
        """The marked customer's details."""
        known = self._marked()
        if known is not None:
            self._edit(known)

    def export(self) -> None:
        """The marked customer wants to know what is known of them."""
        known = self._marked()
        if known is not None:
            self._shared.submitter.submit(ExportCustomer(known.customer_id), self._show_exported)

    def erase(self) -> None:
        """The marked customer wants to be forgotten; asked once more, for nothing brings them back."""
        known = self._marked()
        if known is None:
            return
        if self._view.is_erasing:
            self._shared.submitter.submit(EraseCustomer(known.customer_id), self._show_erased)
            return
        sentence = tr(
            "All that is known of {name} is destroyed, here and at the backend; their receipts stay, without them. "
            "Delete once more erases, Esc leaves it.",
            name=known.title,
        )
        self._put(replace(self._view, is_erasing=True, notice=sentence, is_good=False))

    # ---- the form

    def press(self, key: Key) -> None:
        """A key of the letters on the screen was tapped."""
        self.on_key(key)

    def choose(self, name: str, value: str) -> None:
        """An answer was tapped."""
        if self._view.form is not None:
            self._take(choose(self._view.form, name, value))

    def do(self, name: str) -> None:
        """A button of the form was tapped."""
        if self._view.form is None:
            return
        if name == "leave":
            self._put(replace(self._view, form=None))
            return
        editing = None if self._editing is None else self._editing.customer_id
        command = WriteCustomer(details_in(self._view.form), editing, is_certain=self._is_certain)
        self._shared.submitter.submit(command, self._show_kept)

    def _edit(self, known: KnownCustomer | None) -> None:
        self._editing, self._is_certain = known, False
        self._put(replace(self._view, form=customer_form(known, self._view.typed), notice="", is_erasing=False))

    def _form_key(self, form: FormView, key: Key) -> bool:
        if key.name is KeyName.F12:
            self.do("keep")
            return True
        view, turn = press(form, key)
        match turn:
            case Turn.LEFT:
                self.do("leave")
            case Turn.FINISHED:
                self.do("keep")
            case Turn.STAYED:
                self._take(view)
            case Turn.NOT_TAKEN:
                return False
        return True

    def _take(self, form: FormView) -> None:
        self._is_certain = False
        self._put(replace(self._view, form=form))

    def _show_kept(self, outcome: WriteOutcome) -> None:
        form = self._view.form
        match outcome:
            case CustomerKept(known):
                self._put(replace(self._view, form=None, typed=""))
                self._show_found((known,))
                said = tr("{name} is kept; Enter puts them on the sale.", name=known.title)
                self._put(replace(self._view, notice=said, is_good=True))
            case DetailsRefused(trouble):
                self._put(replace(self._view, form=None if form is None else with_trouble(form, trouble)))
            case MayExist(others):
                self._show_found(others)
                self._is_certain = True
                self._put(replace(self._view, form=None if form is None else with_others(form, others)))
            case CustomerUnknown():
                self._put(replace(self._view, form=None, notice=_gone(), is_good=False))
            case SignOnNeeded() | NotAllowed():
                self._put(replace(self._view, form=None, notice=barred_sentence(outcome), is_good=False))
            case _:
                assert_never(outcome)

    # ---- what is found

    def _search(self, text: str, *, takes_single: bool = False) -> None:
        self._view = replace(self._view, typed=text, notice="", is_erasing=False, marked=0)
        self._takes_single = takes_single
        if len(text.strip()) < SHORTEST:
            self._show_found(())
            return
        self._put(self._view)
        self._shared.answers.ask(SearchCustomers(text), self._take_found, self._shared.speaker.fail)

    def _take_found(self, answer: CustomersFound) -> None:
        if answer.text != self._view.typed:
            return  # something else is looked for by now
        self._show_found(answer.found)
        if self._takes_single and len(answer.found) == 1:
            self.attach()

    def _show_found(self, found: tuple[KnownCustomer, ...]) -> None:
        self._found = found
        is_asked = len(self._view.typed.strip()) >= SHORTEST
        hint = tr("Nobody is known by that. F6 writes a new customer down.") if is_asked else _how()
        hits = tuple(hit_of(known) for known in found)
        self._put(replace(self._view, hits=hits, marked=0, hint="" if hits else hint, facts=(), history=()))
        self._ask_history()

    def _ask_history(self) -> None:
        known = self._marked()
        if known is None:
            return
        self._put(replace(self._view, facts=facts_of(known, self._shared.formats), history=()))
        question = AskCustomerHistory(known.customer_id)
        self._shared.answers.ask(question, self._take_history, self._shared.speaker.fail)

    def _take_history(self, answer: CustomerHistory) -> None:
        known = self._marked()
        if known is not None and known.customer_id == answer.customer_id:
            self._put(replace(self._view, history=history_of(answer.receipts, self._shared.formats)))

    def _marked(self) -> KnownCustomer | None:
        return self._found[self._view.marked] if self._view.marked < len(self._found) else None

    # ---- outcomes

    def _show_attached(self, outcome: AttachOutcome) -> None:
        match outcome:
            case CustomerAttached(rung, _, changes, before, not_exempt):
                self._shared.board.put_sale(rung)
                self._shared.navigator.home()
                prices = prices_sentence(changes, before, rung.priced.gross, self._shared.formats)
                sentence = " ".join(part for part in (not_exempt, prices) if part)
                if sentence:
                    self._shared.speaker.hint(sentence)
            case TenderAlreadyTaken():
                self._say(tr("Money was taken for this sale already, so it stays as it is; finish it first."))
            case CustomerUnknown():
                self._say(_gone())
            case NothingToChange():
                self._say(tr("The sale on the counter is nobody's, so there is nothing to take off."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._say(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _show_exported(self, outcome: ExportOutcome) -> None:
        match outcome:
            case CustomerExported(customer_id, document):
                question = KeepDocument(f"customer-{customer_id}", document)
                self._shared.answers.ask(question, self._show_document, self._shared.speaker.fail)
            case CustomerUnknown():
                self._say(_gone())
            case SignOnNeeded() | NotAllowed():
                self._say(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _show_document(self, kept: DocumentKept) -> None:
        self._say(tr("All that is known is in {file}; give it to the customer, then delete it.", file=kept.place), True)

    def _show_erased(self, outcome: EraseOutcome) -> None:
        match outcome:
            case CustomerForgotten():
                self._view = replace(self._view, typed="", is_erasing=False)
                self._show_found(())
                self._say(tr("Erased. What is left is an id that leads to nobody."), True)
            case CustomerOnCounter():
                self._say(tr("Their sale is on the counter, so nobody was erased; finish it, or take them off first."))
            case CustomerUnknown():
                self._say(_gone())
            case SignOnNeeded() | NotAllowed():
                self._say(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _say(self, sentence: str, is_good: bool = False) -> None:
        self._put(replace(self._view, notice=sentence, is_good=is_good, is_erasing=False))

    def _put(self, view: CustomersView) -> None:
        rung = self._shared.board.rung
        self._view = replace(view, can_take_off=rung is not None and rung.sale.customer_id is not None)
        self._draw()

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view)


def _how() -> str:
    return tr("Type a name, an e-mail address, a telephone number, or scan a customer's card.")


def _gone() -> str:
    return tr("That customer is not known here any more, so nothing was changed; search again.")
