"""Which zones of a shop were counted, in the stream `stocktakes`: what its tills need to know of each other."""

import msgspec

from evertill.domain.rows.stream_rows import Stream
from evertill.domain.stock.stock_document import CountScope
from evertill.domain.stock.stocktake import Stocktake, joined, marked_by, parse_stocktake, stocktake_content
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.store.database import Connection
from evertill_central.store.streams import lock_stream, rows_beginning

KEPT = 5
"""So many stocktakes of a shop are told of."""


def book_stocktake(connection: Connection, fact: ReadFact) -> None:
    """Note the zone that a count is of, where it is of one."""
    if fact.body.get("scope") != CountScope.ZONE:
        return
    told = marked_by(fact.body, fact.at, fact.workstation)
    if told is None:
        return
    lock_stream(connection, Stream.STOCKTAKES)
    known = [_read(row.content) for row in rows_beginning(connection, Stream.STOCKTAKES, fact.store, "")]
    together = joined([*known, told])
    rows: dict[str, JsonObject | None] = {stocktake.name: None for stocktake in together[:-KEPT]}
    rows |= {stocktake.name: stocktake_content(stocktake) for stocktake in together[-KEPT:]}
    put_stream_rows(connection, Stream.STOCKTAKES, rows, fact.store)


def _read(content: str | None) -> Stocktake:
    assert content is not None, "tombstones are left out"
    return parse_stocktake(msgspec.json.decode(content))
