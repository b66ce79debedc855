"""Stores and their workstations."""

from typing import Final

from sqlalchemy import bindparam, select, update

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection, Row, insert_new, put
from evertill_central.store.schema import stores, workstations


@dataclass(frozen=True, slots=True)
class StoreRow:
    """A shop; `content` is JSON as an admin wrote it."""

    store: str
    name: str
    content: str
    created_at: str


@dataclass(frozen=True, slots=True)
class WorkstationRow:
    """A till; without a key until it is enrolled. `epoch` is the newest, and fences all before it."""

    store: str
    workstation: str
    name: str = ""
    content: str = "{}"
    public_key: str | None = None
    credential_hash: str | None = None
    epoch: str | None = None
    epoch_number: int = 0
    enrolled_at: str | None = None
    last_seen_at: str | None = None
    blocked_at: str | None = None
    shift_opened_at: str | None = None


# Made once: every request of a till runs them.
_OF_TILL: Final = (workstations.c.store == bindparam("of_store"), workstations.c.workstation == bindparam("of_till"))
_WORKSTATION: Final = select(workstations).where(*_OF_TILL)
_LAST_SEEN: Final = update(workstations).where(*_OF_TILL).values(last_seen_at=bindparam("last_seen_at"))


def find_stores(connection: Connection) -> dict[str, StoreRow]:
    """All stores by their name on the wire."""
    rows = connection.execute(select(stores).order_by(stores.c.store))
    return {row.store: StoreRow(row.store, row.name, row.content, row.created_at) for row in rows}


def find_store(connection: Connection, store: str) -> StoreRow | None:
    """One store."""
    row = connection.execute(select(stores).where(stores.c.store == store)).one_or_none()
    return None if row is None else StoreRow(row.store, row.name, row.content, row.created_at)


def put_store(connection: Connection, store: StoreRow) -> None:
    """Write a store; the position of its facts stays."""
    row: Row = {"store": store.store, "name": store.name, "content": store.content, "created_at": store.created_at}
    insert_new(connection, stores, {**row, "position": 0})
    changed = update(stores).where(stores.c.store == store.store)
    connection.execute(changed.values(name=store.name, content=store.content))


def find_workstation(connection: Connection, store: str, workstation: str) -> WorkstationRow | None:
    """One workstation."""
    row = connection.execute(_WORKSTATION, {"of_store": store, "of_till": workstation}).mappings().one_or_none()
    return None if row is None else WorkstationRow(**row)


def find_workstations(connection: Connection, store: str | None = None) -> list[WorkstationRow]:
    """All workstations, or those of one store."""
    query = select(workstations).order_by(workstations.c.store, workstations.c.workstation)
    chosen = query if store is None else query.where(workstations.c.store == store)
    return [WorkstationRow(**row) for row in connection.execute(chosen).mappings()]


def put_workstation(connection: Connection, row: WorkstationRow) -> None:
    """Write a workstation."""
    written: Row = {
        "store": row.store,
        "workstation": row.workstation,
        "name": row.name,
        "content": row.content,
        "public_key": row.public_key,
        "credential_hash": row.credential_hash,
        "epoch": row.epoch,
        "epoch_number": row.epoch_number,
        "enrolled_at": row.enrolled_at,
        "last_seen_at": row.last_seen_at,
        "blocked_at": row.blocked_at,
        "shift_opened_at": row.shift_opened_at,
    }
    put(connection, workstations, written)


def set_epoch(connection: Connection, store: str, workstation: str, *, epoch: str, epoch_number: int) -> None:
    """Make an epoch the workstation's newest."""
    chosen = (workstations.c.store == store) & (workstations.c.workstation == workstation)
    connection.execute(update(workstations).where(chosen).values(epoch=epoch, epoch_number=epoch_number))


def set_shift(connection: Connection, store: str, workstation: str, opened_at: str | None) -> None:
    """Keep whether the workstation is open for business."""
    chosen = (workstations.c.store == store) & (workstations.c.workstation == workstation)
    connection.execute(update(workstations).where(chosen).values(shift_opened_at=opened_at))


def set_last_seen(connection: Connection, store: str, workstation: str, seen_at: str) -> None:
    """Keep when the workstation last called."""
    connection.execute(_LAST_SEEN, {"of_store": store, "of_till": workstation, "last_seen_at": seen_at})
