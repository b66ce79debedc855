"""All balances for a till's check of its books: a digest of each page, and single pages account by account.

Told as the stream `balances` tells them, so a till whose copy is up to date computes the same.
"""

from collections.abc import Iterator

import msgspec

from evertill.domain.balances.balance_pages import Balance, BalancePage, balance_pages, pages_content
from evertill.domain.rows.stream_rows import Stream
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from evertill_central.services.copies.changes import EVERYTHING
from evertill_central.store.streams import rows_after


class _Content(msgspec.Struct):
    available: int = 0
    last4: str | None = None


_read = msgspec.json.Decoder(_Content).decode


def list_balance_pages(central: Central, store: str) -> JsonObject:
    """The digests of all pages."""
    return {"pages": pages_content(balance_pages(_balances(central, store)))}


def find_balances(central: Central, store: str, page: BalancePage) -> JsonObject:
    """What each account of a page holds, and the last digits of its card."""
    told = ((name, content) for name, content in _contents(central, store) if page.holds(name))
    return {"balances": {name: {"available": one.available, "last4": one.last4} for name, one in told}}


def _balances(central: Central, store: str) -> Iterator[Balance]:
    return ((name, content.available) for name, content in _contents(central, store))


def _contents(central: Central, store: str) -> Iterator[tuple[str, _Content]]:
    with central.database.read() as connection:
        rows = rows_after(connection, Stream.BALANCES, store, version=0, limit=EVERYTHING)
    for row in rows:
        try:
            yield row.key, _read(row.content or "{}")
        except msgspec.ValidationError:
            yield row.key, _Content()
