"""SQL compiled from the tables: an empty journal, and the statements of the selling path.

For scripts/journal_sql.py, which writes it to `snapshot` and `statements`.
"""

from sqlalchemy import Table, delete, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import ClauseElement

from evertill.journal.file.tables import (
    ASSORTMENT_MARKS,
    CUSTOMER_MARKS,
    DAY_SUMS,
    EPOCHS,
    METADATA,
    OPEN_LINES,
    OPEN_SALE,
    ORDER_FACTS,
    OUTBOX,
    RECEIPTS,
    RETURNED_UNITS,
    SALE_LINES,
    SALE_TAXES,
    SERIAL_STATES,
    SHIFT_SUMS,
    SHIFT_TENDERS,
    SPOOL,
    STOCK_ASIDES,
    STOCK_MOVES,
    TALLIES,
    TENDERS,
    TILL_CASH,
    TRANSACTIONS,
    TRANSFER_STEPS,
    Z_REPORTS,
)

_FROZEN = (TRANSACTIONS, EPOCHS)


def schema_ddl() -> list[str]:
    """Every statement that makes an empty journal of this version, in order."""
    ddl = [_line(CreateTable(table)) for table in METADATA.sorted_tables]
    for table in METADATA.sorted_tables:
        ddl += [_line(CreateIndex(index)) for index in sorted(table.indexes, key=lambda index: str(index.name))]
    for table in _FROZEN:
        for verb in ("UPDATE", "DELETE"):
            refusal = f"SELECT RAISE(ABORT, '{table.name} are append-only')"
            ddl.append(
                f"CREATE TRIGGER {table.name}_refuse_{verb.lower()} BEFORE {verb} ON {table.name} BEGIN {refusal}; END"
            )
    return ddl


def hot_statements() -> dict[str, str]:
    """The statements of the selling path, by the name they have in `statements`."""
    inserted = (
        TRANSACTIONS,
        SALE_LINES,
        TENDERS,
        SALE_TAXES,
        STOCK_MOVES,
        STOCK_ASIDES,
        TRANSFER_STEPS,
        RECEIPTS,
        Z_REPORTS,
        ORDER_FACTS,
        ASSORTMENT_MARKS,
        CUSTOMER_MARKS,
        RETURNED_UNITS,
        SERIAL_STATES,
    )
    compiled = {f"INSERT_{table.name.upper()}": _insert(table) for table in inserted}
    compiled["INSERT_OUTBOX"] = _insert(OUTBOX, "position", "route", "kin", "state")
    compiled["INSERT_SPOOL"] = _insert(SPOOL, "position", "document", "queued_at", "kicks_drawer", "is_waiting")
    for table in (DAY_SUMS, SHIFT_SUMS, SHIFT_TENDERS, TILL_CASH, TALLIES):
        compiled[f"ADD_TO_{table.name.upper()}"] = _adding(table)
    compiled["KEEP_OPEN_SALE"] = _replacing(OPEN_SALE)
    compiled["KEEP_OPEN_LINE"] = _replacing(OPEN_LINES)
    compiled["CLEAR_OPEN_SALE"] = _compiled(delete(OPEN_SALE))
    compiled["CLEAR_OPEN_LINES"] = _compiled(delete(OPEN_LINES))
    return compiled


def _insert(table: Table, *names: str) -> str:
    return _compiled(insert(table), *(names or table.columns.keys()))


def _adding(table: Table) -> str:
    """Insert a row, or add its figures to those of the row that is there."""
    statement = sqlite.insert(table)
    key = [column.name for column in table.primary_key]
    figures = {name: column + statement.excluded[name] for name, column in table.c.items() if name not in key}
    return _compiled(statement.on_conflict_do_update(index_elements=key, set_=figures), *table.columns.keys())


def _replacing(table: Table) -> str:
    """Insert a row, or put it in the place of the row that is there."""
    statement = sqlite.insert(table)
    names, key = table.columns.keys(), [column.name for column in table.primary_key]
    texts = {name: statement.excluded[name] for name in names if name not in key}
    return _compiled(statement.on_conflict_do_update(index_elements=key, set_=texts), *names)


def _compiled(statement: ClauseElement, *names: str) -> str:
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"), column_keys=list(names))
    assert list(getattr(compiled, "positiontup", None) or []) == list(names), "parameters go in by place"
    return _line(compiled)


def _line(statement: object) -> str:
    if isinstance(statement, CreateTable | CreateIndex):
        statement = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
    return " ".join(str(statement).split())
