"""What was taken off sale at this till, found among the few transactions that say so."""

from collections.abc import Sequence

from evertill.domain.standing import AssortmentMark, parse_mark
from evertill.domain.stream_fields import BadRow
from evertill.domain.transaction import Transaction, TransactionKind
from evertill.journal.chain import checked
from evertill.journal.connection import Connection
from evertill.kernel.clock import to_rfc3339

# `kind != 'sale'` has it found by the index over all that are no sales.
_FOUND = (
    f"SELECT canonical, hash FROM transactions WHERE kind = '{TransactionKind.ASSORTMENT_SET.value}'"
    " AND kind != 'sale' AND json_extract(CAST(canonical AS TEXT), '$.body.sku') = ? ORDER BY position"
)


def read_own_marks(connection: Connection, sku: str) -> Sequence[AssortmentMark]:
    """All about one article, in order."""
    found = (mark_of(checked(canonical, hash_)) for canonical, hash_ in connection.rows(_FOUND, (sku,)))
    return [mark for mark in found if mark is not None]


def mark_of(transaction: Transaction) -> AssortmentMark | None:
    """The mark that a transaction sets; pure. None when it cannot be read."""
    said = {"by": transaction.operator_id, "at": to_rfc3339(transaction.occurred_at)}
    try:
        return parse_mark({**transaction.body, **said})
    except BadRow:
        return None
