"""Reading rows by many keys at once, as fast as each database can: one JSON text of keys on SQLite, an array on
PostgreSQL. A batch of facts asks for hundreds, and a parameter for each costs more to bind than its row to find.

The statements are made from the tables once.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Column, Row, Select, any_, bindparam, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import ARRAY

from evertill_central.store.database import Connection

AnyColumn = Column[str] | Column[int] | Column[Any]  # a table's columns are of no type that checkers know
Rows = Sequence[Row[*tuple[Any, ...]]]  # as many members as columns are asked for, of their types


def rows_among(
    connection: Connection,
    column: AnyColumn,
    keys: Iterable[str | int],
    *columns: AnyColumn,
    **others: str,
) -> Rows:
    """The rows of the column's table in which it holds one of these keys and others are as told, in no order; of each
    these columns, or all in their order."""
    listed = list(keys)
    if not listed:
        return ()
    if connection.dialect.name == "postgresql":
        statement = _array_statement(column, columns, tuple(others))
        return connection.execute(statement, {"picked": listed, **others}).all()
    told = msgspec.json.encode(listed).decode()
    return connection.exec_driver_sql(_json_sql(column, columns, tuple(others)), (*others.values(), told)).all()


@cache
def _array_statement(column: AnyColumn, columns: tuple[AnyColumn, ...], others: tuple[str, ...]) -> "Select[Any]":
    return _chosen(column, columns, others).where(column == any_(bindparam("picked", type_=ARRAY(column.type))))


@cache
def _json_sql(column: AnyColumn, columns: tuple[AnyColumn, ...], others: tuple[str, ...]) -> str:
    told = select(func.json_each(bindparam("picked")).table_valued("value").c.value)
    statement = _chosen(column, columns, others).where(column.in_(told))
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
    assert tuple(compiled.positiontup or ()) == (*others, "picked"), "values are in the order of their names"
    return str(compiled)


def _chosen(column: AnyColumn, columns: tuple[AnyColumn, ...], others: tuple[str, ...]) -> "Select[Any]":
    chosen = select(*columns) if columns else select(column.table)
    return chosen.where(*(column.table.c[name] == bindparam(name) for name in others))
