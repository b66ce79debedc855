"""What people have to settle."""

from collections.abc import Sequence
from dataclasses import asdict
from operator import attrgetter
from typing import Final

from sqlalchemy import ColumnElement, func, select

from evertill.kernel.values import dataclass
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection, insert_new, put
from evertill_central.store.picking import rows_among
from evertill_central.store.shop_tables import team_exceptions


@dataclass(frozen=True, slots=True)
class TeamException:
    """Something for a person of the shop; `owner` is the role whose task it is."""

    exception_id: str
    kind: str
    store: str
    owner: str
    state: str
    said: str
    subject: str | None
    raised_at: str
    due_at: str
    closed_at: str | None = None
    closed_by: str | None = None
    outcome: str | None = None


# `astuple` copies each value in depth; a long queue raises hundreds at once.
_AS_TUPLE: Final = attrgetter(*team_exceptions.columns.keys())


def add_team_exception(connection: Connection, row: TeamException) -> bool:
    """Raise one; False when it was raised before."""
    return insert_new(connection, team_exceptions, asdict(row))


def add_team_exceptions(connection: Connection, rows: Sequence[TeamException]) -> list[TeamException]:
    """Raise many; gives those that were not raised before."""
    exception_id = team_exceptions.c.exception_id
    there = rows_among(connection, exception_id, [row.exception_id for row in rows], exception_id)
    known = {row.exception_id for row in there}
    new = [row for row in rows if row.exception_id not in known]
    write_rows(connection, team_exceptions, [_AS_TUPLE(row) for row in new], Existing.STAYS)
    return new


def lock_team_exception(connection: Connection, exception_id: str) -> TeamException | None:
    """One, held until the commit."""
    query = select(team_exceptions).where(team_exceptions.c.exception_id == exception_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else TeamException(**row)


def put_team_exception(connection: Connection, row: TeamException) -> None:
    """Write one."""
    put(connection, team_exceptions, asdict(row))


def find_team_exceptions(
    connection: Connection,
    *,
    store: str | None = None,
    subject: str | None = None,
    kind: str | None = None,
    is_open: bool = True,
    limit: int,
) -> list[TeamException]:
    """Those that are open (or all), the oldest first."""
    columns = team_exceptions.c
    chosen: list[ColumnElement[bool]] = []
    if is_open:
        chosen.append(columns.state == "open")
    if store is not None:
        chosen.append(columns.store == store)
    if subject is not None:
        chosen.append(columns.subject == subject)
    if kind is not None:
        chosen.append(columns.kind == kind)
    query = select(team_exceptions).where(*chosen).order_by(columns.raised_at, columns.exception_id).limit(limit)
    return [TeamException(**row) for row in connection.execute(query).mappings()]


def count_open_exceptions(connection: Connection) -> int:
    """How many wait, in all stores."""
    query = select(func.count()).select_from(team_exceptions).where(team_exceptions.c.state == "open")
    return int(connection.execute(query).scalar_one())
