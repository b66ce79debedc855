"""The sealed texts of customers, which stand beside the chain: each is what the chain holds the digest of."""

from collections.abc import Iterator

from evertill.domain.customers.sealed_customer import digest_of
from evertill.domain.facts.transaction import TransactionKind
from evertill.journal.file.connection import Connection
from evertill.journal.taking_in import taken_in_places
from evertill.journal.verifying.verify_report import Finding

_WORST_MAX = 5


def wrong_sealed(connection: Connection) -> Iterator[Finding]:
    """Transactions that wrote of a customer, and sealed texts that are gone or were changed.

    A text whose key is gone is as good as any other: what is checked is its digest, which the chain holds.
    """
    written = connection.rows(
        "SELECT position, canonical, sealed FROM customer_marks JOIN transactions USING (position)"
        " LEFT JOIN sealed_customers USING (fact_id)"
        f" WHERE customer_marks.kind = '{TransactionKind.CUSTOMER_WRITTEN.value}' ORDER BY position"
    )
    wrong, given_back = 0, taken_in_places(connection)
    for position, canonical, sealed in written:
        if sealed is None and any(first <= position <= last for first, last in given_back):
            continue  # the backend gave the transaction back after a restore, and keeps the customer itself
        if wrong < _WORST_MAX and (sealed is None or f'"digest":"{digest_of(sealed)}"' not in canonical):
            wrong += 1
            what = "is gone" if sealed is None else "was changed"
            yield Finding("customers", f"What was sealed beside it of a customer {what}.", position)
