"""Sales that arrive late, rung at a price that was not the backend's any more: they stand, and the difference is told.

The customer saw the till's price, so nobody is charged again; the manager may give credit where the price had fallen.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import msgspec

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.rows.stream_rows import PriceCopy, Stream, parse_price
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.exceptions.team_exceptions import Raised, raise_exceptions
from evertill_central.store.database import Connection
from evertill_central.store.streams import EVERYWHERE, find_rows, rows_of_prefixes

LATE = timedelta(minutes=10)
"""A sale that took longer to arrive was rung without a network, by prices that may have been old."""


ARTICLES_MAX, ARTICLES_AT_ONCE = 200, 50
"""Of one delivery so many articles are looked at: a till that was alone for weeks must not hold up the others."""


def note_stale_prices(connection: Connection, facts: Sequence[ReadFact], now: str) -> None:
    """Make one task of each late sale whose prices are not those that held when it was rung."""
    moment = from_rfc3339(now)
    late = [(fact, _rung(fact)) for fact in facts if _is_late(fact, moment)]
    skus = list(dict.fromkeys(sku for _, lines in late for sku, _ in lines))[:ARTICLES_MAX]
    if not skus:
        return
    store = late[0][0].store
    prices = _prices(connection, store, skus)
    open_priced = _open_priced(connection, skus)
    raised: list[Raised] = []
    for fact, lines in late:
        differing = []
        for sku, rung in lines:
            held = [price.unit_price for price in prices.get(sku, ()) if _holds(price, fact.at)]
            if held and rung not in held and sku not in open_priced:
                differing.append(f"{sku} at {rung} instead of {held[0]}")
        if differing:
            said = f"Rung without a network at prices that had changed: {'; '.join(differing[:20])}. The sale stands."
            raised.append(Raised(ExceptionKind.STALE_PRICE, fact.fact_id, said))
    raise_exceptions(connection, store, raised, now)


_ALWAYS = datetime.min.replace(tzinfo=UTC)


def _is_late(fact: ReadFact, now: datetime) -> bool:
    return fact.kind == TransactionKind.SALE and now - fact.at > LATE


def _rung(fact: ReadFact) -> list[tuple[str, Decimal]]:
    lines = fact.body.get("lines")
    found: list[tuple[str, Decimal]] = []
    for line in lines if isinstance(lines, list) else ():
        match line:
            case {"direction": "sale", "sku": str(sku), "regular_price": str(price)} if 0 < len(sku) <= 64:
                try:
                    found.append((sku, Decimal(price)))
                except InvalidOperation:
                    continue
            case _:
                continue
    return [(sku, price) for sku, price in found if "\0" not in sku and price.is_finite()]


def _prices(connection: Connection, store: str, skus: Sequence[str]) -> dict[str, list[PriceCopy]]:
    """All prices of the articles; the store's own row of a key stands before the one for all."""
    rows = []
    for first in range(0, len(skus), ARTICLES_AT_ONCE):
        prefixes = [f"{sku}@" for sku in skus[first : first + ARTICLES_AT_ONCE]]
        rows += rows_of_prefixes(connection, Stream.PRICES, [EVERYWHERE, store], prefixes)
    by_key = {row.key: row for row in sorted(rows, key=lambda row: row.scope)}
    found: dict[str, list[PriceCopy]] = {}
    for row in by_key.values():
        price = None if row.content is None else _price(row.content)
        if price is not None:
            found.setdefault(price.sku, []).append(price)
    for prices in found.values():
        # Of two that hold at one moment the later began later, and is the one that counts.
        prices.sort(key=lambda price: price.valid_from or _ALWAYS, reverse=True)
    return found


@lru_cache(maxsize=2048)
def _price(content: str) -> PriceCopy | None:
    """The price a row tells; the batches of one long queue ask for the same rows again and again."""
    try:
        return parse_price(msgspec.json.decode(content))
    except BadRow:
        return None


def _open_priced(connection: Connection, skus: Sequence[str]) -> set[str]:
    rows = find_rows(connection, Stream.PRODUCTS, [(EVERYWHERE, sku) for sku in skus])
    contents: dict[str, Mapping[str, Json]] = {
        row.key: msgspec.json.decode(row.content) for row in rows.values() if row.content is not None
    }
    return {sku for sku, content in contents.items() if content.get("is_open_price") is True}


def _holds(price: PriceCopy, at: datetime) -> bool:
    return (price.valid_from is None or price.valid_from <= at) and (price.valid_to is None or at < price.valid_to)
