"""Facts of money that is owed to customers or was paid to them later, by the index of kinds."""

from collections.abc import Sequence

from evertill.domain.facts.transaction import Transaction
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection

_FOUND = (
    "SELECT canonical, hash FROM transactions WHERE kind IN ('refund_owed', 'refund_paid') AND kind != 'sale'"
    " ORDER BY position"
)


def read_refund_facts(connection: Connection) -> Sequence[Transaction]:
    """All of them, in order."""
    return [checked(canonical, hash_) for canonical, hash_ in connection.rows(_FOUND)]
