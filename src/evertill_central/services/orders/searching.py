"""Looking orders up: by number, e-mail, phone, customer, state, origin, or what a customer's QR code says."""

import base64
from dataclasses import replace

import msgspec

from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json, JsonObject
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.orders.contact import email_key, phone_key
from evertill_central.store.orders import OrderRow, Search, find_order, search_orders

PAGE_MAX = 200


def look_up(central: Central, search: Search, *, text: str | None = None) -> JsonObject:
    """A page of orders, the newest first; `text` is a number, an id, an e-mail address or a telephone number."""
    searches = [search] if text is None else _readings(search, text)
    with central.database.read() as connection:
        rows: list[OrderRow] = []
        for each in searches:
            rows = search_orders(connection, each)
            if rows:
                break
        if not rows and text is not None and search.after is None:
            found = find_order(connection, text)
            rows = [] if found is None else [found]
    last = rows[-1] if len(rows) == search.limit else None
    listed: list[Json] = [msgspec.json.decode(row.content) for row in rows]
    return {"orders": listed, "next": None if last is None else page_mark(last)}


def page_mark(row: OrderRow) -> str:
    """What names the last order of a page, fit to stand in an address."""
    return base64.urlsafe_b64encode(f"{row.placed_at} {row.order_id}".encode()).decode().rstrip("=")


def read_mark(mark: str) -> tuple[str, str]:
    """The moment and id that a page goes on after; BadRow when it is no such mark."""
    try:
        at, _, order_id = base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)).decode().partition(" ")
    except ValueError as error:
        raise BadRow("The page to go on after is none that was given.") from error
    return at, order_id


def get_order(central: Central, order_id: str) -> JsonObject:
    """One order; Refusal when there is none."""
    with central.database.read() as connection:
        row = find_order(connection, order_id)
    if row is None:
        raise Refusal(RefusalKind.UNKNOWN, "There is no such order here.")
    document: JsonObject = msgspec.json.decode(row.content)
    return document


def _readings(search: Search, text: str) -> list[Search]:
    readings = [replace(search, number=text)]
    email, phone = email_key(text), phone_key(text)
    if email is not None:
        readings.append(replace(search, email=email))
    if phone is not None:
        readings.append(replace(search, phone=phone))
    return readings
