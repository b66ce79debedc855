"""Customers as central knows them, and the ids that lead to them."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import ColumnElement, or_, select

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection, put
from evertill_central.store.shop_tables import customers


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer; `content` is JSON with each field and when it was set. Merged ones name whom they are now."""

    customer_id: str
    state: str
    merged_into: str | None
    email: str | None
    phone: str | None
    is_verified: int
    content: str
    changed_at: str


def find_customer(connection: Connection, customer_id: str) -> CustomerRow | None:
    """One customer."""
    row = connection.execute(select(customers).where(customers.c.customer_id == customer_id)).mappings().one_or_none()
    return None if row is None else CustomerRow(**row)


def lock_customer(connection: Connection, customer_id: str) -> CustomerRow | None:
    """One customer, held until the commit."""
    query = select(customers).where(customers.c.customer_id == customer_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else CustomerRow(**row)


def put_customer(connection: Connection, row: CustomerRow) -> None:
    """Write a customer."""
    put(connection, customers, asdict(row))


def with_same_key(connection: Connection, row: CustomerRow) -> list[CustomerRow]:
    """Other customers that are active with the same e-mail address or telephone number, the oldest id first."""
    columns = customers.c
    keys: list[ColumnElement[bool]] = []
    if row.email is not None:
        keys.append(columns.email == row.email)
    if row.phone is not None:
        keys.append(columns.phone == row.phone)
    if not keys:
        return []
    query = select(customers).where(or_(*keys), columns.customer_id != row.customer_id, columns.state == "active")
    return [CustomerRow(**found) for found in connection.execute(query.order_by(columns.customer_id)).mappings()]


def aliases_of(connection: Connection, customer_id: str) -> list[CustomerRow]:
    """Those merged into a customer."""
    query = select(customers).where(customers.c.merged_into == customer_id).order_by(customers.c.customer_id)
    return [CustomerRow(**row) for row in connection.execute(query).mappings()]


def search_customers(connection: Connection, keys: Sequence[tuple[str, str]], limit: int) -> list[CustomerRow]:
    """Active customers with one of these e-mail addresses or telephone numbers."""
    columns = {"email": customers.c.email, "phone": customers.c.phone}
    chosen = or_(*(columns[name] == value for name, value in keys))
    query = select(customers).where(chosen, customers.c.state == "active").order_by(customers.c.customer_id)
    return [CustomerRow(**row) for row in connection.execute(query.limit(limit)).mappings()]
