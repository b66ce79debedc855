"""What was moved under a code that nobody knew, and what of it was passed on to an article."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from evertill_central.store.database import Connection
from evertill_central.store.schema import stock_moves


class OriginRow(NamedTuple):
    """What one cause moved in one bucket."""

    origin: str
    bucket: str
    micro: int
    at: str


def moved_of(connection: Connection, store: str, code: str) -> list[OriginRow]:
    """What was moved under a code itself, passed on or not."""
    columns = stock_moves.c
    own = (columns.store == store) & (columns.sku == code) & ~columns.cause.startswith("assign:")
    return _rows(connection, own)


def passed_by(connection: Connection, store: str, sku: str, prefix: str) -> list[OriginRow]:
    """What an article got by one assignment, by the causes it has from it."""
    columns = stock_moves.c
    passed = (columns.store == store) & (columns.sku == sku) & columns.cause.startswith(prefix, autoescape=True)
    return _rows(connection, passed & (columns.kind != "count_set"))


def _rows(connection: Connection, chosen: ColumnElement[bool]) -> list[OriginRow]:
    columns = stock_moves.c
    query = select(columns.cause, columns.bucket, func.sum(columns.micro), func.min(columns.at))
    grouped = query.where(chosen).group_by(columns.cause, columns.bucket)
    return [OriginRow(row[0], row[1], int(row[2]), row[3]) for row in connection.execute(grouped).all()]
