"""Orders of customers: one document each, with what they are looked for by."""

from dataclasses import asdict

from sqlalchemy import ColumnElement, and_, or_, select

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection, put
from evertill_central.store.shop_tables import order_places, orders


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order; `content` is its JSON document. E-mail and phone are in the form they are looked for by."""

    order_id: str
    number: str
    store: str
    state: str
    payment: str
    origin: str
    kind: str
    email: str | None
    phone: str | None
    customer: str | None
    placed_at: str
    due_at: str | None
    changed_at: str
    revision: int
    content: str


@dataclass(frozen=True, slots=True)
class Search:
    """What orders are looked for by; None leaves a member out. `after` is the last (moment, id) of the page before."""

    number: str | None = None
    email: str | None = None
    phone: str | None = None
    customer: str | None = None
    state: str | None = None
    origin: str | None = None
    store: str | None = None
    after: tuple[str, str] | None = None
    limit: int = 50


def find_order(connection: Connection, order_id: str) -> OrderRow | None:
    """An order as it is just now."""
    row = connection.execute(select(orders).where(orders.c.order_id == order_id)).mappings().one_or_none()
    return None if row is None else OrderRow(**row)


def lock_order(connection: Connection, order_id: str) -> OrderRow | None:
    """An order, held until the commit."""
    query = select(orders).where(orders.c.order_id == order_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else OrderRow(**row)


def put_order(connection: Connection, row: OrderRow) -> None:
    """Write an order."""
    put(connection, orders, asdict(row))


def find_places(connection: Connection, order_id: str) -> set[str]:
    """The stores that see the order."""
    query = select(order_places.c.store).where(order_places.c.order_id == order_id)
    return set(connection.execute(query).scalars())


def add_place(connection: Connection, order_id: str, store: str) -> None:
    """One more store sees the order."""
    put(connection, order_places, {"order_id": order_id, "store": store, "is_live": 1})


def search_orders(connection: Connection, search: Search) -> list[OrderRow]:
    """Orders that have all that is asked for, the newest first."""
    columns = orders.c
    wanted = {
        columns.number: search.number,
        columns.email: search.email,
        columns.phone: search.phone,
        columns.customer: search.customer,
        columns.state: search.state,
        columns.origin: search.origin,
    }
    chosen: list[ColumnElement[bool]] = [column == value for column, value in wanted.items() if value is not None]
    if search.store is not None:
        seen = select(order_places.c.order_id).where(order_places.c.store == search.store)
        chosen.append(columns.order_id.in_(seen))
    if search.after is not None:
        at, order_id = search.after
        chosen.append(or_(columns.placed_at < at, and_(columns.placed_at == at, columns.order_id > order_id)))
    query = select(orders).where(*chosen).order_by(columns.placed_at.desc(), columns.order_id).limit(search.limit)
    return [OrderRow(**row) for row in connection.execute(query).mappings()]


def live_orders_of(connection: Connection, store: str) -> list[OrderRow]:
    """Orders of a store that somebody still works on, the youngest first: those that lose a unit sold meanwhile."""
    columns = orders.c
    live = columns.state.in_(["new", "picking", "problem", "ready", "partially_fulfilled"])
    seen = select(order_places.c.order_id).where(order_places.c.store == store)
    query = select(orders).where(live, columns.order_id.in_(seen))
    return [
        OrderRow(**row)
        for row in connection.execute(query.order_by(columns.placed_at.desc(), columns.order_id)).mappings()
    ]


def waiting_orders_of(connection: Connection, store: str) -> list[OrderRow]:
    """Orders that a store looks after and that may wait for goods, the oldest first."""
    columns = orders.c
    open_ones = columns.state.in_(["preorder", "new", "picking", "problem", "ready", "partially_fulfilled"])
    query = select(orders).where(open_ones, columns.store == store).order_by(columns.placed_at, columns.order_id)
    return [OrderRow(**row) for row in connection.execute(query).mappings()]


def orders_of_customer(connection: Connection, customer: str) -> list[OrderRow]:
    """All orders of a customer."""
    query = select(orders).where(orders.c.customer == customer).order_by(orders.c.placed_at)
    return [OrderRow(**row) for row in connection.execute(query).mappings()]
