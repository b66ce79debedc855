"""By what a customer is found: address, number and card as they are compared, and the name, folded."""

import sqlite3
from collections.abc import Mapping, Sequence

from evertill.domain.customers.customer_details import contact_key, details_of
from evertill.kernel.canonical import JsonObject
from evertill.mirror.changes import Change, Refused
from evertill.mirror.folding import Folding
from evertill.mirror.statements import PUT_CUSTOMERS

ERASED = "erased"
CustomerRow = tuple[str, str, str, str, str, str]


class CustomerTable:
    """Keeps it in step with the stream; of a customer who was erased only the id is left."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._folding = Folding()

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes; whatever a row says, nothing of it is refused."""
        if any(change.previous is not None and is_gone(change.content) for change in changes):
            overwrite_what_goes(self._raw)
        gone = [(change.key,) for change in changes if change.content is None]
        self._raw.executemany("DELETE FROM customers WHERE customer_id = ?", gone)
        kept = [row_of(change.key, change.content, self._folding) for change in changes if change.content is not None]
        self._raw.executemany(PUT_CUSTOMERS, kept)
        return {}


def is_gone(content: Mapping[str, object] | None) -> bool:
    """Whether what was known of somebody must not be found in the file any more."""
    return content is None or content.get("state") != "active"


def overwrite_what_goes(raw: sqlite3.Connection) -> None:
    """From now on deleted content is overwritten in the file, so that an erased customer is not left in a free page."""
    raw.execute("PRAGMA secure_delete = ON").fetchall()


def row_of(key: str, content: JsonObject, folding: Folding) -> CustomerRow:
    """The row of one customer."""
    state = content.get("state")
    stated = state if isinstance(state, str) else "active"
    if stated != "active":
        return (key, stated, "", "", "", "")
    details = details_of(content)
    named = "".join(f" {word}" for word in folding.words(details.name))
    email, phone, card = (contact_key(text) for text in (details.email, details.phone, details.card))
    return (key, stated, named, email, phone, card)
