"""The catalogue as a sale reads it: items by code, quick keys, search as you type (fulfils ports.Catalogue)."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.goods.catalogue import FoundItem, Item, ListedPrice, Tile
from evertill.domain.goods.standing import AssortmentMark, parse_mark
from evertill.domain.rows.stream_rows import (
    STORE_POLICY_KEY,
    StockLevel,
    parse_stock_level,
    parse_tax_class,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.clock import Clock, from_unix_ms
from evertill.kernel.quantity import Unit
from evertill.mirror.aisles import read_aisles, read_shelf_place, read_skus_in
from evertill.mirror.items import ITEM_COLUMNS, ItemMaker, listed_price, moments
from evertill.mirror.price_times import LATEST_MS
from evertill.mirror.reading import Reading
from evertill.mirror.searching import Search
from evertill.mirror.tile_entries import TileEntry, tile_entries
from evertill.ports.stock import StockedArticle

TILES_OF_A_CATEGORY = 12
TILED_CATEGORIES = 8

_BY_GTIN = (
    f"SELECT {ITEM_COLUMNS} FROM codes c JOIN products p ON p.id = c.product_id WHERE c.code = ? AND c.kind = 0 "
    "ORDER BY c.rank LIMIT 1"
)
_BY_BARCODE = (
    f"SELECT {ITEM_COLUMNS} FROM codes c JOIN products p ON p.id = c.product_id WHERE c.code = ? AND c.kind = 0 "
    "AND c.written = ? ORDER BY c.rank LIMIT 1"
)
_BY_PLU = (
    f"SELECT {ITEM_COLUMNS} FROM codes c JOIN products p ON p.id = c.product_id WHERE c.code = ? AND c.kind = 1 "
    "ORDER BY c.rank LIMIT 1"
)
_BY_SKU = f"SELECT {ITEM_COLUMNS} FROM products p WHERE p.sku = ?"
_LISTED_PRICE = (
    "SELECT price, valid_to_ms FROM prices WHERE sku = ? AND list = ? AND valid_from_ms <= ? AND valid_to_ms > ? "
    'ORDER BY valid_from_ms DESC, "key" DESC LIMIT 1'
)
_STOCK = "SELECT on_hand_micro FROM stock WHERE sku = ?"
_LEVEL = "SELECT content FROM rows WHERE stream = 'stock' AND \"key\" = ?"
_STOCKED = (
    "SELECT p.sku, p.name, p.unit, coalesce(p.category, ''), coalesce(k.on_hand_micro, 0) FROM products p"
    " LEFT JOIN stock k ON k.sku = p.sku"
    " WHERE p.is_stocked = 1 AND (? IS NULL OR p.category = ?)"
    " AND (k.on_hand_micro IS NOT NULL OR p.sku IN (SELECT value FROM json_each(?)))"
)
_MARKS = (
    "SELECT r.content FROM json_each(?) k CROSS JOIN rows r ON r.stream = 'assortment' "
    "AND r.\"key\" >= k.value || '@' AND r.\"key\" < k.value || 'A'"
)
_ANY_MARK = "SELECT 1 FROM rows WHERE stream = 'assortment' LIMIT 1"
_POLICY = "SELECT content FROM rows WHERE stream = 'policy' AND \"key\" = ?"
_TAX_CLASS = "SELECT content FROM rows WHERE stream = 'taxes' AND \"key\" = ?"
_FIRST_CATEGORY = "SELECT category FROM products WHERE is_current = 1 ORDER BY category LIMIT 1"
_NEXT_CATEGORY = "SELECT min(category) FROM products WHERE is_current = 1 AND category > ?"
_OF_CATEGORY = (
    f"SELECT {ITEM_COLUMNS} FROM products p WHERE p.is_current = 1 AND p.category IS ? ORDER BY p.sku LIMIT ?"
)


class MirrorCatalogue:
    """Items by code, on the thread that made the object."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self._reading = reading
        self._clock = clock
        self._maker = ItemMaker(reading, clock)
        self._search = Search(reading, self._maker)

    def find_by_gtin(self, gtin: str) -> Item | None:
        """The sellable item with this GTIN-14 as one of its barcodes, at the price that holds now."""
        return self._item(_BY_GTIN, gtin)

    def find_by_code(self, code: str) -> Item | None:
        """The item whose barcode (as the shop wrote it), SKU or PLU is exactly this text, in that order."""
        if not _is_storable(code):
            return None
        return (
            self._item(_BY_BARCODE, normalise_gtin(code) or code, code)
            or self._item(_BY_SKU, code)
            or self._item(_BY_PLU, code)
        )

    def find_by_sku(self, sku: str) -> Item | None:
        """The item with exactly this SKU."""
        return self._item(_BY_SKU, sku) if _is_storable(sku) else None

    def listed_price(self, sku: str, lists: Sequence[str]) -> ListedPrice | None:
        """What the first of these price lists says that has a price for it now; None when none has."""
        if not _is_storable(sku):
            return None
        now = moments(self._clock.now())
        for price_list in lists:
            found = self._reading.row(_LISTED_PRICE, (sku, price_list, *now))
            if found is not None:
                ends = None if found[1] >= LATEST_MS else from_unix_ms(found[1])
                unit_price, breaks = listed_price(found[0])
                return ListedPrice(price_list, unit_price, ends, breaks)
        return None

    def search(self, text: str, limit: int) -> Sequence[FoundItem]:
        """Items whose name, SKU or barcode holds every word: that with just this code, word beginnings, the rest."""
        now = self._clock.now()
        return self._reading.at_once(lambda: self._search.find(text, limit, now))

    def stock_micro(self, sku: str) -> int | None:
        """What the backend's copy says this shop has, in millionths; None when it does not say."""
        found = self._reading.row(_STOCK, (sku,)) if _is_storable(sku) else None
        return found[0] if found else None

    def stock_level(self, sku: str) -> StockLevel | None:
        """The same with what is reserved, not for sale and on its way."""
        found = self._reading.row(_LEVEL, (sku,)) if _is_storable(sku) else None
        return parse_stock_level(json.loads(found[0])) if found else None

    def marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """What the copy says of these articles in a channel; a row that cannot be read says nothing."""
        if self._reading.row_until_written(_ANY_MARK) is None:  # as in nearly every shop
            return []
        asked = {sku for sku in skus if _is_storable(sku)}
        found = (_mark(content) for (content,) in self._reading.rows(_MARKS, (json.dumps(sorted(asked)),)))
        return [mark for mark in found if mark is not None and mark.sku in asked]

    def shelf_place(self, sku: str) -> ShelfPlace | None:
        """Where an article stands; None when nothing says."""
        return read_shelf_place(self._reading, sku) if _is_storable(sku) else None

    def aisles(self) -> Sequence[str]:
        """The aisles that articles stand in, as they are walked past."""
        return read_aisles(self._reading)

    def skus_in(self, aisle: str) -> frozenset[str]:
        """The articles that stand in an aisle."""
        return read_skus_in(self._reading, aisle)

    def stocked(self, category: str | None, also: Iterable[str]) -> list[StockedArticle]:
        """Articles (of a category) that the copy has a figure of, or that are among `also`, with the copy's figure."""
        found = self._reading.rows(_STOCKED, (category, category, json.dumps(sorted(also))))
        return [StockedArticle(sku, name, Unit(unit), of, micro) for sku, name, unit, of, micro in found]

    def taxes_of(self, tax_class: str, day: date | None = None) -> tuple[TaxRule, ...] | None:
        """The rules of a tax class that hold on this business day (today, unless told); None when it is not known."""
        found = self._reading.row(_TAX_CLASS, (tax_class,)) if _is_storable(tax_class) else None
        return parse_tax_class(json.loads(found[0])).on(day or self._clock.now().date()) if found else None

    def tiles(self) -> Sequence[Tile]:
        """The quick keys: those of the shop's policy, or else the first products of the first categories."""
        return tuple(self._tiles_of_policy()) or tuple(self._tiles_of_categories())

    def _item(self, sql: str, *codes: str) -> Item | None:
        found = self._reading.row(sql, (*moments(self._clock.now()), *codes))
        return self._maker.item(found) if found else None

    def _tiles_of_policy(self) -> Iterator[Tile]:
        found = self._reading.row(_POLICY, (STORE_POLICY_KEY,))
        for entry in tile_entries(json.loads(found[0]).get("tiles")) if found else ():
            item = self.find_by_sku(entry.sku)
            if item is not None:
                yield entry.on(item)

    def _tiles_of_categories(self) -> Iterator[Tile]:
        now = moments(self._clock.now())
        for category in self._categories():
            for cells in self._reading.rows(_OF_CATEGORY, (*now, category, TILES_OF_A_CATEGORY)):
                item = self._maker.item(cells)
                if item is not None:
                    yield TileEntry(item.sku, category=category or "").on(item)

    def _categories(self) -> Iterator[str | None]:
        """The first categories by name; each is found by a look behind the one before, not by reading all products."""
        found = self._reading.row(_FIRST_CATEGORY)
        if found is not None and found[0] is None:
            yield None
        named = self._reading.row(_NEXT_CATEGORY, ("",))
        for _ in range(TILED_CATEGORIES):
            if named is None or named[0] is None:
                return
            yield named[0]
            named = self._reading.row(_NEXT_CATEGORY, (named[0],))


def _mark(content: str) -> AssortmentMark | None:
    try:
        return parse_mark(json.loads(content))
    except BadRow:
        return None


def _is_storable(text: str) -> bool:
    """Whether SQLite can be asked for it: a lone half of a surrogate pair is no text, and no row has it."""
    return text.isascii() or text.encode("utf-8", "ignore").decode() == text
