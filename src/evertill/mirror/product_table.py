"""Products with their codes and their place in the search index, made from the rows of the product stream.

A code leads to one current product: of two that claim it, the one that had it keeps it and the other is refused.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.goods.item_details import PLAIN, details_content
from evertill.domain.rows.stream_rows import ProductCopy, parse_product
from evertill.domain.streams.stream_fields import BadRow
from evertill.mirror.changes import Change, Refused
from evertill.mirror.product_figures import keep_figures
from evertill.mirror.search_index import SearchIndex
from evertill.mirror.statements import PUT_CODES, PUT_PRODUCTS
from evertill.mirror.stream_tables import WRONG_KEY, blocked_by_tax_class

BARCODE, PLU = 0, 1

Code = tuple[str, int]
"""The text looked up (a GTIN-14 where the barcode is one) and its kind."""


@dataclass(slots=True)
class _Batch:
    """The changes at hand, and who holds each of their codes."""

    changes: Sequence[Change]
    refused: dict[str, Refused] = field(default_factory=dict)
    products: dict[str, ProductCopy | None] = field(default_factory=dict)
    """By key: as it becomes, or None when it goes."""
    previous: dict[str, ProductCopy] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    """Keys of those that the table does not have yet."""
    codes: dict[str, dict[Code, str]] = field(default_factory=dict)
    """By key, of each product as it becomes."""
    holders: dict[Code, str] = field(default_factory=dict)


class ProductTable:
    """The products a till can find."""

    def __init__(self, raw: sqlite3.Connection, index: SearchIndex) -> None:
        self._raw = raw
        self._index = index

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused."""
        batch = _Batch(changes)
        self._parse(batch)
        self._find_ids(batch)
        self._release_codes(batch)
        self._find_holders(batch)
        codes = [row for change in changes if change.key in batch.products for row in _claimed(batch, change.key)]
        self._remove(batch)
        self._write(batch, codes)
        return batch.refused

    def _parse(self, batch: _Batch) -> None:
        classes = {key for (key,) in self._raw.execute("SELECT \"key\" FROM rows WHERE stream = 'taxes'")}
        for change in batch.changes:
            if change.previous is not None:
                batch.previous[change.key] = parse_product(change.previous)
            try:
                product = parse_product(change.content) if change.content is not None else None
            except BadRow as bad:
                batch.refused[change.key] = Refused(bad.reason)
                continue
            if product is not None and product.sku != change.key:
                batch.refused[change.key] = WRONG_KEY
            elif product is not None and product.tax_class not in classes:
                reason = f"The tax class {product.tax_class!r} is not known, so no tax could be charged."
                batch.refused[change.key] = Refused(reason, blocked_by_tax_class(product.tax_class))
            else:
                batch.products[change.key] = product
                batch.codes[change.key] = codes_of(product) if product is not None else {}

    def _find_ids(self, batch: _Batch) -> None:
        found = self._raw.execute(
            "SELECT p.sku, p.id FROM json_each(?) k CROSS JOIN products p ON p.sku = k.value",
            (json.dumps(list(batch.products), ensure_ascii=False),),
        )
        batch.ids.update(found.fetchall())
        next_id = self._raw.execute("SELECT coalesce(max(id), 0) + 1 FROM products").fetchone()[0]
        for key in batch.products:
            if key not in batch.ids:
                batch.new.add(key)
                batch.ids[key] = next_id
                next_id += 1

    def _release_codes(self, batch: _Batch) -> None:
        """All at once, so that two products can swap their codes in one answer."""
        self._raw.executemany(
            "DELETE FROM codes WHERE code = ? AND kind = ? AND product_id = ?",
            (
                (*code, batch.ids[key])
                for key in batch.products
                if key in batch.previous
                for code in codes_of(batch.previous[key])
            ),
        )

    def _find_holders(self, batch: _Batch) -> None:
        wanted = {code for codes in batch.codes.values() for code in codes}
        wanted |= {code for key in batch.products if key in batch.previous for code in codes_of(batch.previous[key])}
        found = self._raw.execute(
            "SELECT c.code, c.kind, p.sku FROM json_each(?) k CROSS JOIN codes c ON c.code = k.value AND c.rank = 0 "
            "JOIN products p ON p.id = c.product_id",
            (json.dumps(sorted({text for text, _ in wanted}), ensure_ascii=False),),
        )
        batch.holders.update({(text, kind): sku for text, kind, sku in found})
        for key, product in batch.products.items():  # who had a code and still wants it comes before who wants it now
            if product is not None and product.is_current and key in batch.previous:
                had = codes_of(batch.previous[key]).keys() if batch.previous[key].is_current else ()
                for code in batch.codes[key].keys() & had:
                    batch.holders.setdefault(code, key)

    def _remove(self, batch: _Batch) -> None:
        gone = [key for key, product in batch.products.items() if product is None or not product.is_listed]
        ids = [batch.ids[key] for key in gone]
        self._index.remove(ids)
        self._raw.executemany("DELETE FROM products WHERE id = ?", ((product_id,) for product_id in ids))

    def _write(self, batch: _Batch, codes: Iterable[tuple[str, int, int, int, str]]) -> None:
        kept = [
            (change, product)
            for change in batch.changes
            if (product := batch.products.get(change.key)) is not None and product.is_listed
        ]
        self._raw.executemany(PUT_PRODUCTS, (_cells(batch, product, change) for change, product in kept))
        keep_figures(self._raw, [change.key for change, _ in kept if change.key in batch.new])
        self._raw.executemany(PUT_CODES, codes)
        self._index.put({batch.ids[change.key]: search_text(product) for change, product in kept})


def _claimed(batch: _Batch, key: str) -> list[tuple[str, int, int, int, str]]:
    """The code rows of a product that may have them all; otherwise it is refused, and stays with the codes it had."""
    product = batch.products[key]
    if product is None or not product.is_listed:
        return []
    rank = 0 if product.is_current else 1
    codes = batch.codes[key]
    taken = next((code for code in codes if rank == 0 and batch.holders.get(code, key) != key), None)
    if taken is not None:
        batch.refused[key] = Refused(
            f"The code {codes[taken]!r} already belongs to product {batch.holders[taken]!r}.", blocked_by_code(taken)
        )
        del batch.products[key]
        earlier = batch.previous.get(key)
        if earlier is None or not earlier.is_listed:
            return []
        rank = 0 if earlier.is_current else 1
        codes = {code: written for code, written in codes_of(earlier).items() if batch.holders.get(code, key) == key}
    if rank == 0:
        batch.holders.update(dict.fromkeys(codes, key))
    return [(text, kind, rank, batch.ids[key], written) for (text, kind), written in codes.items()]


def codes_of(product: ProductCopy) -> dict[Code, str]:
    """The codes that lead to a product, each with the way the shop wrote it."""
    codes: dict[Code, str] = {}
    if product.is_listed:
        for barcode in product.barcodes:
            codes.setdefault((normalise_gtin(barcode) or barcode, BARCODE), barcode)
        if product.plu:
            codes[product.plu, PLU] = product.plu
    return codes


def blocked_by_code(code: Code) -> str:
    """What a product waits for whose code belongs to another."""
    return f"code {code[1]} {code[0]}"


def search_text(product: ProductCopy) -> str:
    """All by which a product can be found as one types."""
    return " ".join([product.name, product.sku, *product.barcodes, product.plu or ""])


def _cells(batch: _Batch, product: ProductCopy, change: Change) -> tuple[str | int | None, ...]:
    gtins = (text for text, kind in batch.codes[change.key] if kind == BARCODE and len(text) == 14)
    return (
        batch.ids[change.key],
        product.sku,
        product.name,
        product.description,
        product.unit.value,
        product.tax_class,
        product.category,
        product.image,
        next((text for text in gtins if normalise_gtin(text)), None),
        product.minimum_age,
        int(product.is_stocked),
        int(product.is_open_price),
        int(product.is_current),
        change.version,
        None if product.details == PLAIN else json.dumps(details_content(product.details), ensure_ascii=False),
    )
