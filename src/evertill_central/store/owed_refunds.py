"""Refunds that tills owe to customers, who pays one just now, and who paid it."""

from dataclasses import asdict, replace

from sqlalchemy import select

from evertill.domain.records.refund_debt import DebtState
from evertill.kernel.values import dataclass
from evertill_central.store.counter_tables import owed_refunds
from evertill_central.store.database import Connection, put


@dataclass(frozen=True, slots=True)
class OwedRow:
    """A debt; `amount` is minor units."""

    debt_id: str
    state: str
    store: str
    workstation: str
    number: str
    amount: int
    currency: str
    cause: str
    last_four: str
    owed_at: str
    paid_by: str | None = None
    paid_at: str | None = None
    hold_id: str | None = None
    held_by: str | None = None
    held_at: str | None = None
    held_until: str | None = None

    @property
    def owed_by(self) -> str:
        """The till that owes it."""
        return f"{self.store}/{self.workstation}"


def lock_owed(connection: Connection, debt_id: str) -> OwedRow | None:
    """One, held until the commit."""
    query = select(owed_refunds).where(owed_refunds.c.debt_id == debt_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else OwedRow(**row)


def put_owed(connection: Connection, row: OwedRow) -> None:
    """Write one."""
    put(connection, owed_refunds, asdict(row))


def open_owed(connection: Connection, store: str | None, limit: int) -> list[OwedRow]:
    """What is owed by the tills of a store, or of all, the oldest first."""
    columns = owed_refunds.c
    query = select(owed_refunds).where(columns.state == DebtState.OPEN.value)
    if store is not None:
        query = query.where(columns.store == store)
    rows = connection.execute(query.order_by(columns.owed_at, columns.debt_id).limit(limit)).mappings()
    return [OwedRow(**row) for row in rows]


def paid_for(connection: Connection, store: str, workstation: str, limit: int) -> list[OwedRow]:
    """What others paid for this till, and it has not written down yet."""
    columns = owed_refunds.c
    query = select(owed_refunds).where(
        columns.state == DebtState.PAID.value, columns.store == store, columns.workstation == workstation
    )
    rows = connection.execute(query.order_by(columns.owed_at, columns.debt_id).limit(limit)).mappings()
    return [OwedRow(**row) for row in rows]


def end_owed(connection: Connection, row: OwedRow, *, by: str, at: str, knows: bool | None = None) -> None:
    """It is paid: over, unless the till that owes it still has to hear so; it knows what it paid itself."""
    is_known = by == row.owed_by if knows is None else knows
    state = DebtState.OVER if is_known else DebtState.PAID
    put_owed(connection, replace(freed(row), state=state.value, paid_by=by, paid_at=at))


def freed(row: OwedRow) -> OwedRow:
    """Nobody is about to pay it."""
    return replace(row, hold_id=None, held_by=None, held_at=None, held_until=None)
