"""What was counted zone by zone at this till, found among the few transactions that are counts."""

from collections.abc import Sequence

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.stock.stock_document import CountScope
from evertill.domain.stock.stocktake import Stocktake, ZoneMark, joined
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.kernel.clock import from_rfc3339
from evertill.ports.zone_counts import MovedSince

_COUNT, _ZONE = TransactionKind.STOCK_COUNT.value, CountScope.ZONE.value
LATELY = 500
"""So many counts of zones are looked through; a shop has fewer aisles."""

# `kind != 'sale'` has it found by the index over all that are no sales.
_COUNTS = f"FROM transactions WHERE kind = '{_COUNT}' AND kind != 'sale'"
_MARKS = (
    "SELECT json_extract(body, '$.stocktake'), json_extract(body, '$.zone'), occurred_at,"
    " coalesce(json_array_length(body, '$.counted'), 0), workstation FROM (SELECT position, occurred_at,"
    " json_extract(CAST(canonical AS TEXT), '$.body') AS body,"
    f" json_extract(CAST(canonical AS TEXT), '$.workstation') AS workstation {_COUNTS})"
    f" WHERE json_extract(body, '$.scope') = '{_ZONE}' ORDER BY position DESC LIMIT {LATELY}"
)
_SINCE = (
    f"SELECT canonical, hash {_COUNTS} AND epoch_number = ?1 AND position >= (SELECT min(position) {_COUNTS}"
    " AND epoch_number = ?1 AND json_extract(CAST(canonical AS TEXT), '$.body.stocktake') = ?2) ORDER BY position"
)
_SOLD = "('sale', 'return', 'post_void', 'hand_over')"
_MOVED = (
    f"SELECT coalesce(sum(CASE WHEN kind IN {_SOLD} THEN micro END), 0),"
    f" coalesce(sum(CASE WHEN kind NOT IN {_SOLD} THEN micro END), 0)"
    f" FROM stock_moves JOIN transactions USING (position) WHERE sku = ? AND kind != '{_COUNT}'"
    " AND epoch_number = ? AND sequence > ?"
)


def read_own_stocktakes(connection: Connection) -> Sequence[Stocktake]:
    """Of the zones counted lately."""
    return joined(
        Stocktake(stocktake, (ZoneMark(zone, from_rfc3339(at), workstation, articles),))
        for stocktake, zone, at, articles, workstation in connection.rows(_MARKS)
        if isinstance(stocktake, str) and isinstance(zone, str)
    )


def read_counts_since(connection: Connection, epoch_number: int, stocktake: str) -> Sequence[Transaction]:
    """All counts of an epoch from the first one of the stocktake on."""
    found = connection.rows(_SINCE, (epoch_number, stocktake))
    return [checked(canonical, hash_) for canonical, hash_ in found]


def read_moved_since(connection: Connection, sku: str, epoch_number: int, sequence: int) -> MovedSince:
    """What moved of an article after a sequence."""
    found = connection.row(_MOVED, (sku, epoch_number, sequence))
    assert found is not None
    return MovedSince(*found)
