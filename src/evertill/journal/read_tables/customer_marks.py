"""Which transactions name a customer: a row of a read table for each, a pure function of the transaction."""

from collections.abc import Sequence

from evertill.domain.customers.sealed_customer import customer_of
from evertill.domain.facts.transaction import Transaction, TransactionKind

_NAMES_CUSTOMER = frozenset(
    {
        TransactionKind.SALE,
        TransactionKind.RETURN,
        TransactionKind.POST_VOID,
        TransactionKind.CUSTOMER_WRITTEN,
        TransactionKind.CUSTOMER_ERASED,
        TransactionKind.CUSTOMER_EXPORTED,
    }
)


def marks_of(transaction: Transaction, position: int) -> Sequence[tuple[int, str, str]]:
    """The row of a transaction that names a customer; pure."""
    customer = customer_of(transaction.body) if transaction.kind in _NAMES_CUSTOMER else None
    return () if customer is None else ((position, customer, transaction.kind.value),)
