"""Transfers between stores, and buffers raised for a while."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import select

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection, put
from evertill_central.store.shop_tables import stock_buffers, transfers


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer; `content` is its JSON."""

    transfer_id: str
    source: str
    destination: str
    state: str
    content: str
    changed_at: str


def lock_transfer(connection: Connection, transfer_id: str) -> TransferRow | None:
    """A transfer, held until the commit."""
    query = select(transfers).where(transfers.c.transfer_id == transfer_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else TransferRow(**row)


def put_transfer(connection: Connection, row: TransferRow) -> None:
    """Write a transfer."""
    put(connection, transfers, asdict(row))


def raise_buffer(connection: Connection, store: str, sku: str, *, micro: int, until: str) -> None:
    """Keep so much of an article back from promises until a moment."""
    put(connection, stock_buffers, {"store": store, "sku": sku, "micro": micro, "until": until})


def raised_buffers(connection: Connection, skus: Iterable[str], now: str) -> dict[tuple[str, str], int]:
    """What is kept back now, by (store, article)."""
    columns = stock_buffers.c
    query = select(stock_buffers).where(columns.sku.in_(list(skus)), columns.until > now)
    return {(row.store, row.sku): row.micro for row in connection.execute(query)}
