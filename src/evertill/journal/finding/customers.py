"""What the journal keeps of customers: sealed texts beside the chain, and which transactions name whom."""

from collections.abc import Sequence

from evertill.domain.customers.sealed_customer import digest_of
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.records.points_moves import PointsMove, read_moves
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Cells, Connection
from evertill.kernel.errors import Bug
from evertill.kernel.ids import TransactionId
from evertill.ports.customers import SealedCustomer

_ERASED = f"SELECT customer FROM customer_marks WHERE kind = '{TransactionKind.CUSTOMER_ERASED.value}'"
_SEALED = (
    "SELECT fact_id, customer, sealed, position FROM sealed_customers JOIN transactions USING (fact_id)"
    f" WHERE customer NOT IN ({_ERASED})"
)


def keep_sealed(connection: Connection, entry: SealedCustomer) -> None:
    """Keep a sealed text; its transaction must hold its digest."""
    found = connection.row("SELECT canonical, hash FROM transactions WHERE fact_id = ?", (entry.fact_id,))
    if found is None or checked(found[0], found[1]).body.get("digest") != digest_of(entry.sealed):
        raise Bug("a customer's data was sealed for another transaction")
    connection.execute(
        "INSERT INTO sealed_customers (fact_id, customer, sealed) VALUES (?, ?, ?)",
        (entry.fact_id, entry.customer_id, entry.sealed),
    )


def find_sealed(connection: Connection, customer_id: str) -> SealedCustomer | None:
    """What was written of a customer last, unless they were erased here."""
    found = connection.row(f"{_SEALED} AND customer = ? ORDER BY position DESC LIMIT 1", (customer_id,))
    return None if found is None else _sealed(found)


def sealed_of_fact(connection: Connection, fact_id: str) -> SealedCustomer | None:
    """What lies beside a transaction, unless the customer was erased here."""
    found = connection.row(f"{_SEALED} AND fact_id = ?", (fact_id,))
    return None if found is None else _sealed(found)


def read_sealed(connection: Connection, after: int) -> Sequence[SealedCustomer]:
    """All that was written by transactions after this place, in order."""
    return [_sealed(row) for row in connection.rows(f"{_SEALED} AND position > ? ORDER BY position", (after,))]


def read_erased(connection: Connection) -> frozenset[str]:
    """Who was erased at this till."""
    return frozenset(customer for (customer,) in connection.rows(_ERASED))


def read_transactions_of(connection: Connection, customer_id: str, limit: int) -> Sequence[Transaction]:
    """Transactions that name the customer, newest first."""
    found = connection.rows(
        "SELECT canonical, hash FROM customer_marks JOIN transactions USING (position)"
        " WHERE customer = ? ORDER BY position DESC LIMIT ?",
        (customer_id, limit),
    )
    return [checked(canonical, hash_) for canonical, hash_ in found]


def read_points_under_way(connection: Connection, customer_id: str) -> Sequence[PointsMove]:
    """What of a customer's points the backend has not heard of yet."""
    found = connection.rows(
        "SELECT DISTINCT position, canonical, hash FROM customer_marks JOIN outbox USING (position)"
        " JOIN transactions USING (position)"
        " WHERE customer = ? AND outbox.state IN ('waiting', 'parked') ORDER BY position",
        (customer_id,),
    )
    bodies = [checked(canonical, hash_).body for _, canonical, hash_ in found]
    return [move for body in bodies for move in read_moves(body.get("points")) if move.customer == customer_id]


def _sealed(row: Cells) -> SealedCustomer:
    fact_id, customer_id, sealed, position = row
    return SealedCustomer(TransactionId(fact_id), customer_id, sealed, position)
