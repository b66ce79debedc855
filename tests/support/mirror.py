"""Builders for rows of the backend's streams, a mirror filled with them, and a catalogue in memory like it."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.goods.catalogue import FoundItem, Item, ListedPrice, Sku, Tile
from evertill.domain.rows.stream_rows import (
    DEFAULT_LIST,
    PriceCopy,
    ProductCopy,
    StockLevel,
    TaxClass,
    price_content,
    price_key,
    product_content,
    stock_level_content,
    tax_class_content,
)
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import Clock
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.folding import Folding
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Changes, Row, StreamChanges

PLENTY = 1_000_000
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class StillClock:
    """A clock that a test sets."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        """The time it was set to."""
        return self.time

    def monotonic_ms(self) -> int:
        """Stands still."""
        return 0


def a_rule(tax_id: str = "vat", rate: str = "20", label: str = "VAT") -> TaxRule:
    """A percentage included in the price."""
    return TaxRule(tax_id=tax_id, rate=Decimal(rate), label=label)


def a_tax_row(tax_class: str = "standard", *rules: TaxRule, version: int = 1) -> Row:
    """A tax class of one rule, or of these."""
    content = tax_class_content(TaxClass(tax_class, rules or (a_rule(),)))
    return Row(tax_class, version, content)


def a_product_row(sku: str = "A-1", name: str = "Apple juice", *, version: int = 1, **members: Json) -> Row:
    """A product of class `standard`; further members are put into its content as they are."""
    content: JsonObject = {**product_content(ProductCopy(sku=sku, name=name, tax_class="standard")), **members}
    return Row(sku, version, content)


def a_price_row(
    sku: str = "A-1",
    unit_price: str = "9.99",
    *,
    currency: str = "EUR",
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
    price_list: str = DEFAULT_LIST,
    version: int = 1,
) -> Row:
    """A price that has always held, or between two moments."""
    price = PriceCopy(sku, Decimal(unit_price), currency, valid_from, valid_to, price_list)
    return Row(price_key(price), version, price_content(price))


def a_stock_row(sku: str = "A-1", on_hand_micro: int = 5_000_000, *, version: int = 1) -> Row:
    """A stock level."""
    return Row(sku, version, stock_level_content(StockLevel(sku, on_hand_micro)))


def gone(key: str, version: int = 99) -> Row:
    """A tombstone."""
    return Row(key, version, None)


def some(stream: str, *rows: Row, cursor: str = "1", is_whole: bool = False, has_more: bool = False) -> StreamChanges:
    """Changes of one stream."""
    return StreamChanges(stream, cursor, rows, is_whole=is_whole, has_more=has_more)


def answer(*streams: StreamChanges) -> Changes:
    """An answer to a pull."""
    return Changes(streams)


def fill(writer: MirrorWriter, products: Sequence[Row], *others: StreamChanges, at: datetime = NOON) -> None:
    """A first load: one tax class, these products, each at 9.99."""
    prices = [a_price_row(row.key) for row in products]
    report = writer.apply(
        answer(some("taxes", a_tax_row()), some("products", *products), some("prices", *prices), *others), at
    )
    assert not report.refused, report.refused


def a_catalogue(path: Path, clock: Clock | None = None) -> MirrorCatalogue:
    """A reader of its own on a mirror."""
    return MirrorCatalogue(Reading(path), clock or StillClock())


class FailingDisk:
    """Opens connections that fail once `left` statements have run, then for good; what rolls back always works."""

    def __init__(self, code: int = sqlite3.SQLITE_FULL, *, is_lasting: bool = True) -> None:
        self._code = code
        self._is_lasting = is_lasting
        self.left = PLENTY

    def mend(self) -> None:
        """Statements work again."""
        self.left = PLENTY

    def connect(self, uri: str) -> sqlite3.Connection:
        """A connection that counts its statements."""
        disk = self

        class Counting(sqlite3.Connection):
            """Counts before it runs."""

            def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:  # passed on as it comes
                disk.count(sql)
                return super().execute(sql, *rest)

            def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:  # passed on as it comes
                disk.count(sql)
                return super().executemany(sql, rows)

        return sqlite3.connect(uri, uri=True, isolation_level=None, factory=Counting)

    def count(self, sql: str) -> None:
        """One statement more."""
        if sql == "ROLLBACK":
            return
        self.left -= 1
        if self.left < 0:
            if not self._is_lasting:
                self.mend()
            error = sqlite3.OperationalError("broken on purpose")
            error.sqlite_errorcode = self._code
            raise error


class FakeShelf:
    """A catalogue in memory with the manners of the mirror: same answers, looked for the slow and plain way."""

    def __init__(self, products: Iterable[ProductCopy], clock: Clock) -> None:
        self._products = {product.sku: product for product in products if product.is_listed}
        self._clock = clock
        self.prices: list[PriceCopy] = []
        self.taxes: dict[str, tuple[TaxRule, ...]] = {"standard": (a_rule(),)}
        self.stock: dict[str, int] = {}

    def find_by_gtin(self, gtin: str) -> Item | None:
        """By GTIN-14, current products first."""
        return self._first(lambda product: gtin in _keys(product))

    def find_by_code(self, code: str) -> Item | None:
        """By barcode as written, SKU or PLU, in that order."""
        return (
            self._first(lambda product: code in product.barcodes)
            or self.find_by_sku(code)
            or self._first(lambda product: product.plu == code)
        )

    def find_by_sku(self, sku: str) -> Item | None:
        """By exact SKU."""
        product = self._products.get(sku)
        return self._item(product) if product else None

    def search(self, text: str, limit: int) -> Sequence[FoundItem]:
        """Every word anywhere: the product with exactly this code, then words at the start, then the rest."""
        folding = Folding()
        words = folding.words(text)
        if not any(len(word) > 1 for word in words):
            return ()
        texts = {sku: _folded(product, folding) for sku, product in self._products.items()}
        hits = [sku for sku, folded in texts.items() if all(word in folded for word in words)]
        exact = self.find_by_code(text.strip())
        hits.sort(key=lambda sku: not all(" " + word in texts[sku] for word in words))
        hits.sort(key=lambda sku: exact is None or sku != exact.sku)
        found = []
        for sku in hits[:limit]:
            product = self._products[sku]
            found.append(FoundItem.of(self._item(product), self._on_hand(product), product.description))
        return tuple(found)

    def listed_price(self, sku: str, lists: Sequence[str]) -> ListedPrice | None:
        """The price that began last in the first list that has one now."""
        now = self._clock.now()
        for name in lists:
            held = [
                price
                for price in self.prices
                if (price.sku, price.price_list) == (sku, name)
                and (price.valid_from is None or price.valid_from <= now)
                and (price.valid_to is None or now < price.valid_to)
            ]
            if held:
                last = max(held, key=lambda price: price.valid_from or datetime.min.replace(tzinfo=UTC))
                return ListedPrice(name, last.unit_price, last.valid_to)
        return None

    def stock_micro(self, sku: str) -> int | None:
        """What the backend said."""
        return self.stock.get(sku)

    def taxes_of(self, tax_class: str) -> tuple[TaxRule, ...] | None:
        """The rules of a class."""
        return self.taxes.get(tax_class)

    def tiles(self) -> Sequence[Tile]:
        """By category and SKU."""
        current = sorted(
            (product for product in self._products.values() if product.is_current),
            key=lambda product: (product.category or "", product.sku),
        )
        items = [self._item(product) for product in current]
        return tuple(Tile(item.sku, item.name, item.unit_price, item.unit, item.category or "") for item in items)

    def _first(self, fits: Callable[[ProductCopy], bool]) -> Item | None:
        found = sorted((p for p in self._products.values() if fits(p)), key=lambda product: not product.is_current)
        return self._item(found[0]) if found else None

    def _on_hand(self, product: ProductCopy) -> int | None:
        return self.stock.get(product.sku) if product.is_stocked else None

    def _item(self, product: ProductCopy) -> Item:
        now = self._clock.now()
        holding = [
            price
            for price in self.prices
            if price.sku == product.sku
            and price.price_list == DEFAULT_LIST
            and (price.valid_from is None or price.valid_from <= now)
            and (price.valid_to is None or now < price.valid_to)
        ]
        holding.sort(key=lambda price: price.valid_from or datetime.min.replace(tzinfo=UTC))
        price = holding[-1].unit_price if holding and not product.is_open_price else None
        gtins = [gtin for gtin in map(normalise_gtin, product.barcodes) if gtin]
        return Item(
            sku=Sku(product.sku),
            name=product.name,
            unit_price=price,
            currency="EUR",
            taxes=self.taxes[product.tax_class],
            tax_class=product.tax_class,
            unit=product.unit,
            gtin=gtins[0] if gtins else None,
            category=product.category,
            image=product.image,
            minimum_age=product.minimum_age,
            is_stocked=product.is_stocked,
            version=1,
        )


def _keys(product: ProductCopy) -> set[str]:
    return {normalise_gtin(barcode) or barcode for barcode in product.barcodes}


def _folded(product: ProductCopy, folding: Folding) -> str:
    return "".join(
        " " + word
        for word in folding.words(" ".join([product.name, product.sku, *product.barcodes, product.plu or ""]))
    )


_UNDONE = {
    8: tuple(f"ALTER TABLE products DROP COLUMN {name}" for name in ("undated_price", "on_hand_micro", "held_micro")),
    7: ("ALTER TABLE stock DROP COLUMN held_micro",),
    6: ("DROP INDEX prices_begin", "DROP INDEX prices_end"),
    5: (),
    4: (),
    3: ("DROP TABLE customers",),
    2: ("ALTER TABLE products DROP COLUMN details",),
}
"""What the newest migrations brought, by their number."""


def make_older(path: Path, version: int) -> None:
    """Put the file's tables back to those of an earlier release."""
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in [each for number, undo in _UNDONE.items() if number > version for each in undo]:
        raw.execute(statement)
    raw.execute("UPDATE mirror_version SET version_num = ?", (f"{version:04}",))
    raw.close()


def later(**span: int) -> datetime:
    """Some time after noon."""
    return NOON + timedelta(**span)
