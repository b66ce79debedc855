"""Facts that ended a shift."""

from sqlalchemy import select

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection
from evertill_central.store.schema import facts, stores

LOOKED_AT = 20_000
"""So many of a store's latest facts are looked through: found by their position, so the page stays quick."""
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Settle:
    """The fact, and whose it is."""

    store: str
    workstation: str
    day: str
    received_at: str
    wire: str


def latest_settles(connection: Connection) -> list[Settle]:
    """The latest of all stores, newest first."""
    columns, found = facts.c, list[Settle]()
    for store, position in connection.execute(select(stores.c.store, stores.c.position)).all():
        query = select(columns.workstation, columns.day, columns.received_at, columns.wire).where(
            columns.store == store, columns.position > position - LOOKED_AT, columns.kind == "till_settle"
        )
        rows = connection.execute(query.order_by(columns.position.desc()).limit(SHOWN))
        found += [Settle(store, row.workstation, row.day, row.received_at, row.wire) for row in rows]
    return sorted(found, key=lambda settle: settle.received_at, reverse=True)[:SHOWN]
