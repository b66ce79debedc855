"""Writing many rows at once, as fast as each database can: prepared tuples on SQLite, one JSON text on PostgreSQL.

The statements are compiled from the tables once. Rows are tuples in the order of the table's columns.
"""

from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import TypeVar

import msgspec
from sqlalchemy import JSON, Table, Text, bindparam, cast, column, func, select
from sqlalchemy.dialects import postgresql, sqlite

from evertill_central.store.database import Connection

Value = str | int | None
Rows = Sequence[tuple[Value, ...]]
Insert = TypeVar("Insert", postgresql.Insert, sqlite.Insert)


class Existing(Enum):
    """What becomes of a row whose key is there already."""

    FAILS = "fails"
    STAYS = "stays"
    CHANGES = "changes"
    """It takes the new row's values."""
    ADDS_UP = "adds up"
    """Its last column grows by the new row's."""


def write_rows(connection: Connection, table: Table, rows: Rows, existing: Existing) -> None:
    """Insert the rows; no key may come twice in one call, except where existing rows stay."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        names = table.columns.keys()
        records = msgspec.json.encode([dict(zip(names, row, strict=True)) for row in rows]).decode()
        connection.execute(_record_set_statement(table, existing), {"rows": records})
    else:
        connection.exec_driver_sql(_tuples_sql(table, existing), list(rows))


@cache
def _tuples_sql(table: Table, existing: Existing) -> str:
    statement = _on_conflict(sqlite.insert(table), table, existing)
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
    assert list(compiled.positiontup or ()) == table.columns.keys(), "tuples are in the order of the columns"
    return str(compiled)


@cache
def _record_set_statement(table: Table, existing: Existing) -> postgresql.Insert:
    columns = [column(each.name, each.type) for each in table.columns]
    rows = func.json_to_recordset(cast(bindparam("rows", type_=Text), JSON)).table_valued(*columns)
    chosen = select(rows.render_derived(with_types=True))
    return _on_conflict(postgresql.insert(table).from_select(table.columns.keys(), chosen), table, existing)


def _on_conflict(statement: Insert, table: Table, existing: Existing) -> Insert:
    key = [column.name for column in table.primary_key]
    others = [name for name in table.c.keys() if name not in key]  # noqa: SIM118 - a collection of columns, not a dict
    match existing:
        case Existing.FAILS:
            return statement
        case Existing.STAYS:
            return statement.on_conflict_do_nothing()
        case Existing.CHANGES:
            changed = {name: statement.excluded[name] for name in others}
            return statement.on_conflict_do_update(index_elements=key, set_=changed)
        case Existing.ADDS_UP:
            last = others[-1]
            total = table.c[last] + statement.excluded[last]
            return statement.on_conflict_do_update(index_elements=key, set_={last: total})
