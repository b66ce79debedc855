"""Looking customers up, on the query worker."""

from dataclasses import replace

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.known_customers import FOUND_MAX, Knowledge, KnownCustomer
from evertill.operations.counter.reading import Reading
from evertill.operations.effects.points import points_balance

HISTORY_MAX = 20


@dataclass(frozen=True, slots=True)
class CustomersFound:
    """Those that a text leads to, by name."""

    text: str
    found: tuple[KnownCustomer, ...]


@dataclass(frozen=True, slots=True)
class SearchCustomers(Question[CustomersFound]):
    """Customers by name, e-mail address, telephone number or card."""

    text: str
    limit: int = FOUND_MAX

    def answer(self, reading: Reading) -> CustomersFound:
        """Look it up."""
        knowledge = Knowledge(reading.shop, reading.journal, reading.vault)
        found = [
            replace(known, points=points_balance(reading.shop, reading.journal, known.customer_id))
            for known in knowledge.search(self.text, self.limit)
        ]
        return CustomersFound(self.text, tuple(found))


@dataclass(frozen=True, slots=True)
class CustomerHistory:
    """A customer's latest receipts of this till, newest first."""

    customer_id: str
    receipts: tuple[Transaction, ...]


@dataclass(frozen=True, slots=True)
class AskCustomerHistory(Question[CustomerHistory]):
    """What a customer bought here."""

    customer_id: str

    def answer(self, reading: Reading) -> CustomerHistory:
        """Look it up."""
        named = reading.journal.customer_transactions(self.customer_id, HISTORY_MAX * 2)
        sold = [transaction for transaction in named if transaction.kind in TAKES_RECEIPT_NUMBER]
        return CustomerHistory(self.customer_id, tuple(sold[:HISTORY_MAX]))


@dataclass(frozen=True, slots=True)
class DocumentKept:
    """Where it lies."""

    place: str


@dataclass(frozen=True, slots=True)
class KeepDocument(Question[DocumentKept]):
    """A document for a person, as a file that only this account may read."""

    name: str
    document: JsonObject

    def answer(self, reading: Reading) -> DocumentKept:
        """Write it beside the journal, not into it."""
        return DocumentKept(str(reading.save_document(self.name, self.document)))
