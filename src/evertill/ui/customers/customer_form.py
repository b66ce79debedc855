"""The form of a customer: what is asked, what was answered, and why it cannot be kept like that."""

from dataclasses import replace

from evertill.domain.customers.customer_details import TEXT_MAX, Consent, CustomerDetails, DetailsTrouble
from evertill.operations.counter.known_customers import KnownCustomer
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView
from evertill.ui.words import tr

YES, NO = "yes", "no"


def customer_form(known: KnownCustomer | None, typed: str = "") -> FormView:
    """Empty for somebody new, or what is known to be changed; what was searched for need not be typed again."""
    details = _guessed(typed) if known is None else known.details
    return FormView(
        title=tr("New customer") if known is None else tr("Change {name}", name=known.title),
        sentence=tr("Ask the customer before their details are kept; they can be erased at any time."),
        fields=(
            _text("name", tr("Name"), details.name),
            _text("email", tr("E-mail"), details.email),
            _text("phone", tr("Telephone"), details.phone),
            _text("card", tr("Customer card"), details.card, tr("Type or scan it; a scan of it is then enough.")),
            _text("address", tr("Address"), details.address, tr("Where orders are sent to.")),
            _asked(Consent.PROFILE, tr("The shop may keep these details"), details),
            _asked(Consent.E_RECEIPT, tr("Receipts without paper, where the shop has them on the web"), details),
            _asked(Consent.MARKETING, tr("News and offers"), details),
        ),
        buttons=(
            FormButton("leave", tr("Back"), "Esc"),
            FormButton("keep", tr("Keep"), "F12", is_primary=True),
        ),
    )


def details_in(view: FormView) -> CustomerDetails:
    """What was answered."""
    answers = {field.name: field.value for field in view.fields}
    allows = frozenset(purpose for purpose in Consent if answers[purpose.value] == YES)
    name, email, phone, card, address = (
        answers[name].strip() for name in ("name", "email", "phone", "card", "address")
    )
    return CustomerDetails(name, email, phone, card, allows=allows, address=address)


def with_trouble(view: FormView, trouble: DetailsTrouble) -> FormView:
    """The form with what is wrong beside its field."""
    at, sentence = {
        DetailsTrouble.NOBODY: ("name", tr("A name, an e-mail address or a telephone number is needed.")),
        DetailsTrouble.EMAIL: ("email", tr("That is no e-mail address; look at the @ and the dots.")),
        DetailsTrouble.PHONE: ("phone", tr("That is no telephone number; it has 5 to 15 digits.")),
        DetailsTrouble.CARD: ("card", tr("A card has at least 4 signs.")),
        DetailsTrouble.NO_CONSENT: (
            Consent.PROFILE.value,
            tr("Without a yes nothing is kept; the sale goes on without a customer."),
        ),
    }[trouble]
    fields = tuple(replace(field, error=sentence if field.name == at else "") for field in view.fields)
    current = next(place for place, field in enumerate(fields) if field.name == at)
    return replace(view, fields=fields, current=current, message="", is_bad=False)


def with_others(view: FormView, others: tuple[KnownCustomer, ...]) -> FormView:
    """Somebody with the same address, number or card is known."""
    names = ", ".join(known.title for known in others[:3])
    sentence = tr(
        "{names} may be the same: Esc goes back to choose them, F12 keeps somebody new all the same.", names=names
    )
    return replace(view, message=sentence, is_bad=True)


def _guessed(typed: str) -> CustomerDetails:
    text = typed.strip()
    if "@" in text:
        return CustomerDetails(email=text)
    if sum(sign.isdigit() for sign in text) >= 5:
        return CustomerDetails(phone=text)
    return CustomerDetails(name=text)


def _text(name: str, label: str, value: str, note: str = "") -> Field:
    return Field(name, label, FieldKind.TEXT, value, note, length_max=TEXT_MAX)


def _asked(purpose: Consent, label: str, details: CustomerDetails) -> Field:
    choices = (Choice(NO, tr("No")), Choice(YES, tr("Yes")))
    return Field(purpose.value, label, FieldKind.CHOICE, YES if purpose in details.allows else NO, choices=choices)
