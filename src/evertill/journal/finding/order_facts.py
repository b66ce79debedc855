"""Facts about orders, found by the order they are about."""

from collections.abc import Sequence
from datetime import UTC, datetime

from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.ports.order_facts import OwnOrderFact

_FOUND = (
    "SELECT canonical, hash, (SELECT changed_at FROM outbox WHERE outbox.position = order_facts.position"
    " AND state = 'delivered' ORDER BY changed_at LIMIT 1)"
    " FROM order_facts JOIN transactions USING (position) WHERE order_id = ? ORDER BY position"
)


# A day more than is asked for, for moments are kept in several forms; the rest is left out by hand.
_PLACED = (
    "SELECT canonical, hash, delivered FROM (SELECT canonical, hash, position, (SELECT changed_at FROM outbox"
    " WHERE outbox.position = order_facts.position AND state = 'delivered' ORDER BY changed_at LIMIT 1) AS delivered"
    " FROM order_facts JOIN transactions USING (position) WHERE kind = 'order_placed')"
    " WHERE delivered IS NULL OR julianday(delivered) > julianday(?) - 1 ORDER BY position"
)


def read_order_facts(connection: Connection, order_id: str) -> Sequence[OwnOrderFact]:
    """All about one order, in order."""
    return [
        OwnOrderFact(checked(canonical, hash_), None if changed_at is None else from_rfc3339(changed_at))
        for canonical, hash_, changed_at in connection.rows(_FOUND, (order_id,))
    ]


def read_placed_orders(connection: Connection, as_of: datetime | None) -> Sequence[OwnOrderFact]:
    """Orders placed here that a copy of this age need not have, in order."""
    since = datetime.min.replace(tzinfo=UTC) if as_of is None else as_of
    found = [
        (canonical, hash_, None if delivered is None else from_rfc3339(delivered))
        for canonical, hash_, delivered in connection.rows(_PLACED, (to_rfc3339(since),))
    ]
    return [
        OwnOrderFact(checked(canonical, hash_), delivered)
        for canonical, hash_, delivered in found
        if delivered is None or delivered >= since
    ]
