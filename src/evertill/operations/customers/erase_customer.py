"""Forgetting a customer: the journal says that it was done and by whom; then the key of their data is destroyed.

The key goes after the commit, so that nobody is forgotten whom the journal still knows; a till that dies in between
does it at its next start (`forget_erased`).
"""

from collections.abc import Iterable

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator, Right
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.customers.seen import knowledge_of
from evertill.operations.customers.write_customer import CustomerUnknown
from evertill.ports.customers import CustomerVault
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import CustomerErased


@dataclass(frozen=True, slots=True)
class CustomerForgotten:
    """Nothing at this till leads to them any more; a backend does the same with the next facts."""

    customer_id: str


@dataclass(frozen=True, slots=True)
class CustomerOnCounter:
    """Their sale is on the counter: it is to be finished, or they are to be taken off it first."""


EraseOutcome = CustomerForgotten | CustomerOnCounter | CustomerUnknown | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class EraseCustomer(Command[EraseOutcome]):
    """The customer asked to be forgotten."""

    customer_id: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> EraseOutcome:
        """By `erase_customer`."""
        return erase_customer(unit, counter, self)


def erase_customer(unit: UnitOfWork, counter: Counter, command: EraseCustomer) -> EraseOutcome:
    """Write down that they are erased, by whom; sums, receipts and chain stay."""
    operator = entitled(unit, counter, Right.ERASE_CUSTOMER)
    if not isinstance(operator, Operator):
        return operator
    known = knowledge_of(unit, counter).find(command.customer_id)
    if known is None:
        return CustomerUnknown()
    sale = unit.open_sale()
    if sale is not None and sale.customer_id in {known.customer_id, command.customer_id}:
        return CustomerOnCounter()
    erased = {known.customer_id, command.customer_id}
    for customer_id in sorted(erased):
        planned = draft(
            unit, counter, TransactionKind.CUSTOMER_ERASED, {"customer": customer_id}, at=moment(unit, counter)
        )
        unit.append(planned)
        counter.customers_seen.pop(customer_id, None)
        counter.notices.append(CustomerErased(customer_id))
    return CustomerForgotten(known.customer_id)


def forget_erased(erased: Iterable[str], vault: CustomerVault) -> None:
    """Destroy the keys of all who were erased, here or by the backend; those that are gone cost nothing."""
    for customer_id in erased:
        vault.forget(customer_id)
