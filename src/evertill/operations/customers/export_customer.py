"""All that this till knows of one customer, for the customer: details, what they allow, and their receipts."""

from evertill.domain.customers.customer_details import CustomerDetails, members_of
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.people.people import Operator, Right
from evertill.domain.taxes.tax_exemption import exemption_json
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.customers.seen import knowledge_of
from evertill.operations.customers.write_customer import CustomerUnknown
from evertill.ports.journal import UnitOfWork

TRANSACTIONS_MAX = 10_000


@dataclass(frozen=True, slots=True)
class CustomerExported:
    """Everything, as a document to be written into a file."""

    customer_id: str
    document: JsonObject


ExportOutcome = CustomerExported | CustomerUnknown | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class ExportCustomer(Command[ExportOutcome]):
    """A customer asks what is known of them; that they were told is written down."""

    customer_id: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> ExportOutcome:
        """By `export_customer`."""
        return export_customer(unit, counter, self)


def _exemption(details: CustomerDetails) -> JsonObject:
    return {} if details.exemption is None else {"exemption": exemption_json(details.exemption)}


def export_customer(unit: UnitOfWork, counter: Counter, command: ExportCustomer) -> ExportOutcome:
    """Gather what is known, and write down that it was given out."""
    operator = entitled(unit, counter, Right.ERASE_CUSTOMER)
    if not isinstance(operator, Operator):
        return operator
    known = knowledge_of(unit, counter).find(command.customer_id)
    if known is None:
        return CustomerUnknown()
    at = moment(unit, counter)
    named = unit.customer_transactions(known.customer_id, TRANSACTIONS_MAX)
    balances: list[Json] = [dict(copy.content) for copy in counter.shop.balances_of(customer=known.customer_id)]
    history: list[Json] = [_told(transaction) for transaction in named]
    document: JsonObject = {
        "customer": known.customer_id,
        "exported_at": to_rfc3339(at),
        "details": {**members_of(known.details), "group": known.details.group, **_exemption(known.details)},
        "history": history,
        "balances": balances,
    }
    body: JsonObject = {"customer": known.customer_id}
    unit.append(draft(unit, counter, TransactionKind.CUSTOMER_EXPORTED, body, at=at))
    return CustomerExported(known.customer_id, document)


def _told(transaction: Transaction) -> JsonObject:
    """What a transaction says of the customer: what was bought, or what they allowed."""
    body = transaction.body
    told: JsonObject = {"what": transaction.kind.value, "at": to_rfc3339(transaction.occurred_at)}
    if transaction.receipt_number is not None:
        told |= {"receipt": transaction.number_text, "currency": body.get("currency"), "total": body.get("gross")}
        lines = body.get("lines")
        told["lines"] = [
            {name: line.get(name) for name in ("sku", "name", "quantity", "gross")}
            for line in (lines if isinstance(lines, list) else [])
            if isinstance(line, dict)
        ]
    elif "consent" in body:
        told["consent"] = body["consent"]
    return told
