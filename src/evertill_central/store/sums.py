"""Figures for statements and for people: sums of days, waiting exceptions, counts."""

from collections.abc import Sequence

from sqlalchemy import func, select

from evertill.kernel.values import dataclass
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection
from evertill_central.store.schema import day_sums, fact_exceptions, stores, streams


@dataclass(frozen=True, slots=True)
class DaySum:
    """One figure of one day; counts have no currency."""

    day: str
    currency: str
    measure: str
    amount: int


@dataclass(frozen=True, slots=True)
class WaitingException:
    """Something for a person to look at."""

    store: str
    workstation: str
    fact_id: str
    kind: str
    said: str
    raised_at: str


def add_sums(connection: Connection, store: str, workstation: str, sums: Sequence[DaySum]) -> None:
    """Add to the figures of a workstation's days."""
    rows = [(store, workstation, each.day, each.currency, each.measure, each.amount) for each in sums]
    write_rows(connection, day_sums, rows, Existing.ADDS_UP)


def find_sums(connection: Connection, store: str, workstation: str, day: str | None) -> list[DaySum]:
    """A workstation's figures of one day, or of all in order."""
    columns = day_sums.c
    query = select(columns.day, columns.currency, columns.measure, columns.amount).where(
        columns.store == store, columns.workstation == workstation
    )
    chosen = query if day is None else query.where(columns.day == day)
    rows = connection.execute(chosen.order_by(columns.day, columns.currency, columns.measure))
    return [DaySum(row.day, row.currency, row.measure, row.amount) for row in rows]


def sales_since(connection: Connection, store: str, day: str) -> int:
    """How many sales of a store's days from this one on have arrived."""
    columns = day_sums.c
    chosen = (columns.store == store) & (columns.day >= day) & (columns.measure == "sales")
    return int(connection.execute(select(func.coalesce(func.sum(columns.amount), 0)).where(chosen)).scalar_one())


def count_open(connection: Connection, store: str, workstation: str) -> dict[str, int]:
    """How many exceptions of each kind wait at a workstation."""
    columns = fact_exceptions.c
    chosen = (columns.store == store) & (columns.workstation == workstation) & columns.closed_at.is_(None)
    rows = connection.execute(select(columns.kind, func.count()).where(chosen).group_by(columns.kind))
    return {row[0]: row[1] for row in rows}


def waiting_exceptions(connection: Connection, limit: int) -> list[WaitingException]:
    """The newest exceptions that nobody has closed."""
    columns = fact_exceptions.c
    query = select(fact_exceptions).where(columns.closed_at.is_(None))
    rows = connection.execute(query.order_by(columns.raised_at.desc(), columns.fact_id).limit(limit))
    return [
        WaitingException(row.store, row.workstation, row.fact_id, row.kind, row.said, row.raised_at) for row in rows
    ]


def count_exceptions(connection: Connection) -> int:
    """How many exceptions wait in all stores."""
    query = select(func.count()).select_from(fact_exceptions).where(fact_exceptions.c.closed_at.is_(None))
    return connection.execute(query).scalar_one()


def count_facts(connection: Connection) -> int:
    """How many facts all stores have sent; every store counts its own."""
    return int(connection.execute(select(func.coalesce(func.sum(stores.c.position), 0))).scalar_one())


def stream_versions(connection: Connection) -> list[tuple[str, str, int]]:
    """Stream, scope and last version of every stream."""
    rows = connection.execute(select(streams).order_by(streams.c.stream, streams.c.scope))
    return [(row.stream, row.scope, row.version) for row in rows]
