"""What the page of customers shows: hits, all that is known of the marked one, and what can be done with them."""

from collections.abc import Sequence

from evertill.domain.customers.customer_details import Consent
from evertill.domain.facts.transaction import Transaction
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.known_customers import KnownCustomer
from evertill.ports.formats import Formats
from evertill.ui.form.form_view import FormView
from evertill.ui.words import tr

RECEIPTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """One customer in the list."""

    customer_id: str
    name: str
    contact: str
    group: str
    waits: str


@dataclass(frozen=True, slots=True)
class CustomersView:
    """The whole page; with a form, that alone."""

    typed: str
    hits: tuple[CustomerHit, ...]
    marked: int
    hint: str
    facts: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    is_good: bool = False
    is_erasing: bool = False
    """Whether one more press erases the marked customer."""
    can_take_off: bool = False
    """Whether the sale on the counter is somebody's."""
    form: FormView | None = None


def hit_of(known: KnownCustomer) -> CustomerHit:
    """A customer as the list tells them apart."""
    details = known.details
    contact = " · ".join(part for part in (details.email, details.phone, details.card) if part and part != known.title)
    waits = tr("not sent yet") if known.waits else ""
    return CustomerHit(known.customer_id, known.title, contact, details.group, waits)


def facts_of(known: KnownCustomer, formats: Formats) -> tuple[tuple[str, str], ...]:
    """All that is known of one, and what they allow."""
    details = known.details
    allowed = [consent_words(purpose) for purpose in Consent if purpose in details.allows]
    rows = [
        (tr("Name"), details.name),
        (tr("E-mail"), details.email),
        (tr("Telephone"), details.phone),
        (tr("Customer card"), details.card),
        (tr("Group"), details.group),
        (tr("Points"), "" if known.points is None else str(known.points)),
        (tr("Allows"), ", ".join(allowed) or tr("nothing")),
        (tr("Copy of"), "" if known.copied_at is None else formats.moment(known.copied_at)),
    ]
    return tuple((word, value) for word, value in rows if value)


def history_of(receipts: Sequence[Transaction], formats: Formats) -> tuple[tuple[str, str], ...]:
    """The latest receipts of this till."""
    rows: list[tuple[str, str]] = []
    for sale in receipts[:RECEIPTS_SHOWN]:
        gross, currency = sale.body.get("gross"), sale.body.get("currency")
        amount = Money(gross, currency) if isinstance(gross, int) and isinstance(currency, str) else None
        rows.append(
            (f"{formats.day(sale.business_day)} · {sale.number_text}", "" if amount is None else formats.money(amount))
        )
    return tuple(rows)


def consent_words(purpose: Consent) -> str:
    """What a customer allows, in a few words."""
    return {
        Consent.PROFILE: tr("keeping these details"),
        Consent.E_RECEIPT: tr("receipts without paper"),
        Consent.MARKETING: tr("news and offers"),
    }[purpose]
