"""Reading back what an admin wrote, in the order of the keys, page by page."""

from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.copies.changes import level_row
from evertill_central.services.rows.row_rules import STORES, WORKSTATIONS
from evertill_central.store.database import Connection
from evertill_central.store.shops import find_stores, find_workstations
from evertill_central.store.stock import levels_by_sku
from evertill_central.store.streams import EVERYWHERE, STOCK, StreamRow, rows_by_key


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the key to go on after; None when these were the last."""

    rows: tuple[StreamRow, ...]
    next: str | None


def find_page(central: Central, stream: str, *, store: str | None, after: str, limit: int) -> Page:
    """A page of a stream's rows: those of one store, or without one those that hold in all stores.

    Stock levels and workstations are always those of one store.
    """
    with central.database.read() as connection:
        rows = _rows(connection, stream, store, after, limit + 1)
    is_last = len(rows) <= limit
    return Page(tuple(rows[:limit]), None if is_last else rows[limit - 1].key)


def _rows(connection: Connection, stream: str, store: str | None, after: str, limit: int) -> list[StreamRow]:
    if stream == STORES:
        known = [row for row in find_stores(connection).values() if row.store > after]
        return [StreamRow(EVERYWHERE, row.store, 0, row.content) for row in known[:limit]]
    if stream == WORKSTATIONS:
        tills = [row for row in find_workstations(connection, store) if row.workstation > after]
        return [StreamRow(row.store, row.workstation, 0, row.content) for row in tills[:limit]]
    if stream == STOCK:
        return [level_row(level, store or "") for level in levels_by_sku(connection, store or "", after, limit)]
    return rows_by_key(connection, stream, store or EVERYWHERE, after=after, limit=limit)
