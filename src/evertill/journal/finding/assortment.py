"""What was taken off sale at this till, found by its article."""

import json
from collections.abc import Iterable, Sequence

from evertill.domain.facts.transaction import Transaction
from evertill.domain.goods.standing import AssortmentMark, parse_mark
from evertill.domain.streams.stream_fields import BadRow
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.kernel.clock import to_rfc3339

_ANY = "SELECT 1 FROM assortment_marks LIMIT 1"
_FOUND = (
    "SELECT canonical, hash FROM json_each(?) AS asked CROSS JOIN assortment_marks ON sku = asked.value"
    " JOIN transactions USING (position) ORDER BY position"
)


def read_own_marks(connection: Connection, skus: Iterable[str]) -> Sequence[AssortmentMark]:
    """All about these articles, in order."""
    if connection.row(_ANY) is None:  # as at nearly every till
        return ()
    asked = json.dumps(sorted(set(skus)))
    found = (mark_of(checked(canonical, hash_)) for canonical, hash_ in connection.rows(_FOUND, (asked,)))
    return [mark for mark in found if mark is not None]


def mark_of(transaction: Transaction) -> AssortmentMark | None:
    """The mark that a transaction sets; pure. None when it cannot be read."""
    said = {"by": transaction.operator_id, "at": to_rfc3339(transaction.occurred_at)}
    try:
        return parse_mark({**transaction.body, **said})
    except BadRow:
        return None
