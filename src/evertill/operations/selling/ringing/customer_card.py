"""A code that is no article's may be a customer's card: then the sale is theirs."""

from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill
from evertill.operations.customers.seen import knowledge_of
from evertill.operations.selling.changing.attach_customer import put_customer
from evertill.operations.selling.sale.outcomes import CustomerScanned
from evertill.ports.journal import UnitOfWork


def take_customer(unit: UnitOfWork, counter: Counter, who: AtTill, text: str) -> CustomerScanned | None:
    """Put the customer with this card on the sale; None when it is nobody's, or more than one's."""
    known = knowledge_of(unit, counter).by_card(text)
    if known is None:
        return None
    put = put_customer(unit, counter, who, known)
    return CustomerScanned(put.rung, known.title, put.changes, put.before, put.not_exempt)
