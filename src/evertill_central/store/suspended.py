"""Suspended sales that tills of a store share."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import select

from evertill.domain.selling.suspension import SuspendedState
from evertill.kernel.values import dataclass
from evertill_central.store.counter_tables import suspended_sales
from evertill_central.store.database import Connection, put
from evertill_central.store.picking import rows_among


@dataclass(frozen=True, slots=True)
class SuspendedRow:
    """A suspended sale; `content` is the till's own JSON, `gross` minor units."""

    store: str
    sale_id: str
    state: str
    label: str
    workstation: str
    operator: str | None
    currency: str
    gross: int
    line_count: int
    content: str
    suspended_at: str
    expires_at: str
    recall_id: str | None = None
    held_by: str | None = None
    held_at: str | None = None
    held_until: str | None = None


def find_suspended(connection: Connection, store: str, sale_id: str) -> SuspendedRow | None:
    """One, held until the commit."""
    columns = suspended_sales.c
    query = select(suspended_sales).where(columns.store == store, columns.sale_id == sale_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else SuspendedRow(**row)


def known_suspended(connection: Connection, store: str, sale_ids: Iterable[str]) -> list[str]:
    """Those of these sales that were ever suspended for the other tills."""
    sale_id = suspended_sales.c.sale_id
    return [row.sale_id for row in rows_among(connection, sale_id, sale_ids, sale_id, store=store)]


def live_suspended(connection: Connection, store: str) -> list[SuspendedRow]:
    """Those that nobody sold or gave up, the oldest first."""
    columns = suspended_sales.c
    live = [SuspendedState.WAITING.value, SuspendedState.RECALLED.value]
    query = select(suspended_sales).where(columns.store == store, columns.state.in_(live))
    rows = connection.execute(query.order_by(columns.suspended_at, columns.sale_id)).mappings()
    return [SuspendedRow(**row) for row in rows]


def put_suspended(connection: Connection, row: SuspendedRow) -> None:
    """Write one."""
    put(connection, suspended_sales, asdict(row))
