"""Tables made from the rows of the smaller streams: taxes, prices, stock, operators, policy."""

import sqlite3
from collections.abc import Iterator, Sequence

from evertill.domain.policy.rows import parse_policy
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.domain.receipts.receipt_key import parse_receipt_key
from evertill.domain.rows.stream_rows import (
    DEFAULT_LIST,
    STORE_POLICY_KEY,
    PriceCopy,
    parse_operator,
    parse_price,
    parse_stock_level,
    parse_tax_class,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.clock import to_unix_ms
from evertill.mirror.changes import Change, Refused
from evertill.mirror.items import price_text
from evertill.mirror.price_times import EARLIEST_MS, LATEST_MS
from evertill.mirror.product_figures import keep_prices, keep_stock
from evertill.mirror.statements import PUT_MARKS, PUT_PRICES, PUT_STOCK

BLOCKED_BY_POLICY = "policy"
BLOCKED_BY_USE = "tax class in use"
WRONG_KEY = Refused("The key of the row is not the one its content names.")


def blocked_by_tax_class(tax_class: str) -> str:
    """What a product of an unknown tax class waits for."""
    return f"tax class {tax_class}"


def count_change(raw: sqlite3.Connection, mark: str) -> None:
    """Tell whoever keeps what it read of a stream that the stream is another now."""
    count = raw.execute("SELECT coalesce(max(CAST(value AS INTEGER)), 0) + 1 FROM marks WHERE name = ?", (mark,))
    raw.execute(PUT_MARKS, (mark, str(count.fetchone()[0])))


class TaxTable:
    """Checks tax classes; they are read from the rows themselves. One that products still name cannot go."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        if changes:
            count_change(self._raw, "taxes")
        return {change.key: refused for change in changes if (refused := self._refused(change))}

    def _refused(self, change: Change) -> Refused | None:
        if change.content is None:
            used = self._raw.execute("SELECT sku FROM products WHERE tax_class = ? LIMIT 1", (change.key,)).fetchone()
            reason = "The tax class was taken away while products still have it, such as {}."
            return Refused(reason.format(used[0]), BLOCKED_BY_USE) if used else None
        try:
            tax_class = parse_tax_class(change.content)
        except BadRow as bad:
            return Refused(bad.reason)
        return None if tax_class.tax_class == change.key else WRONG_KEY


class PriceTable:
    """Prices by product, list and the moment from which they hold."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        shop = self._raw.execute("SELECT value FROM marks WHERE name = 'currency'").fetchone()
        refused: dict[str, Refused] = {}
        gone, kept = [], []
        for change in changes:
            try:
                price = parse_price(change.content) if change.content is not None else None
            except BadRow as bad:
                refused[change.key] = Refused(bad.reason)
                continue
            if price and shop and price.currency != shop[0]:
                reason = f"The price is in {price.currency}, but the shop sells in {shop[0]}."
                refused[change.key] = Refused(reason, BLOCKED_BY_POLICY)
                continue
            if change.previous is not None:
                gone.append(_price_place(parse_price(change.previous), change.key))
            if price:
                ends = to_unix_ms(price.valid_to) if price.valid_to else LATEST_MS
                kept.append((*_price_place(price, change.key), ends, price_text(price)))
        self._raw.executemany('DELETE FROM prices WHERE sku = ? AND list = ? AND valid_from_ms = ? AND "key" = ?', gone)
        self._raw.executemany(PUT_PRICES, kept)
        places = [*gone, *(row[:4] for row in kept)]
        keep_prices(self._raw, {sku for sku, price_list, _, _ in places if price_list == DEFAULT_LIST})
        return refused


def _price_place(price: PriceCopy, key: str) -> tuple[str, str, int, str]:
    begins = to_unix_ms(price.valid_from) if price.valid_from else EARLIEST_MS
    return price.sku, price.price_list, begins, key


class PromotionTable:
    """Checks promotions and marks that they changed; they are read from the rows themselves."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        if changes:
            count_change(self._raw, "promotions")
        return {change.key: refused for change in changes if (refused := _refused_promotion(change))}


def _refused_promotion(change: Change) -> Refused | None:
    if change.content is None:
        return None
    try:
        promotion = parse_promotion_row(change.content)
    except BadRow as bad:
        return Refused(bad.reason)
    return None if promotion.promotion_id == change.key else WRONG_KEY


class StockTable:
    """What this till's shop has, by SKU."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        refused: dict[str, Refused] = {}
        gone = [(change.key,) for change in changes if change.content is None]
        self._raw.executemany("DELETE FROM stock WHERE sku = ?", gone)
        self._raw.executemany(PUT_STOCK, self._levels(changes, refused))
        keep_stock(self._raw, [change.key for change in changes if change.key not in refused])
        return refused

    def _levels(self, changes: Sequence[Change], refused: dict[str, Refused]) -> Iterator[tuple[str, int, int | None]]:
        for change in changes:
            if change.content is None:
                continue
            try:
                level = parse_stock_level(change.content)
            except BadRow as bad:
                refused[change.key] = Refused(bad.reason)
                continue
            if level.sku == change.key:
                held = level.committed_micro + level.unavailable_micro
                yield level.sku, level.on_hand_micro, held or None
            else:
                refused[change.key] = WRONG_KEY


class OperatorTable:
    """Checks operators; they are few, and read from the rows themselves."""

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        return {change.key: refused for change in changes if (refused := _refused_operator(change))}


def _refused_operator(change: Change) -> Refused | None:
    if change.content is None:
        return None
    try:
        operator = parse_operator(change.content)
    except BadRow as bad:
        return Refused(bad.reason)
    return None if operator.operator_id == change.key else WRONG_KEY


class ReceiptKeyTable:
    """Checks the keys of receipts; they are few, and read from the rows themselves."""

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        return {change.key: refused for change in changes if (refused := _refused_key(change))}


def _refused_key(change: Change) -> Refused | None:
    if change.content is None:
        return None
    try:
        key = parse_receipt_key(change.content)
    except BadRow as bad:
        return Refused(bad.reason)
    return None if key.row_key == change.key else WRONG_KEY


class PolicyTable:
    """Checks the shop's policy and marks its currency; rows under other keys are kept for whoever knows them."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        for change in changes:
            if change.key != STORE_POLICY_KEY:
                continue
            if change.content is None:
                self._raw.execute("DELETE FROM marks WHERE name = 'currency'")
                continue
            try:
                policy = parse_policy(change.content, change.version)
            except BadRow as bad:
                return {change.key: Refused(bad.reason)}
            self._raw.execute(PUT_MARKS, ("currency", policy.currency))
        return {}
