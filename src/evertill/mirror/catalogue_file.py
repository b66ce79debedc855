"""Imports a catalogue file (CSV, also gzipped) into this till's own rows: every good line, or a reason why not.

The rows are written aside and take effect at once; then `local_rows.load_local` brings them into the mirror.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from evertill.domain.goods.aisles import shelf_place_content
from evertill.domain.rows.catalogue_rows import CatalogueEntry, CatalogueRules, RowFault, RowReason, read_entry, sku_of
from evertill.domain.rows.import_report import CatalogueRefusal, ImportReport
from evertill.domain.rows.stream_rows import (
    SKU_LENGTH,
    Stream,
    parse_product,
    price_content,
    price_key,
    stock_level_content,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.mirror.catalogue_claims import Claims
from evertill.mirror.catalogue_lines import CatalogueFile, lasting_file, open_catalogue
from evertill.mirror.local_rows import LOCAL_OWNER, LocalRows
from evertill.mirror.spooled_rows import SpooledRows
from evertill.ports.connector import Row

_PROGRESS_EVERY = 500

_SENTENCES = {
    RowFault.MALFORMED: "The line does not have as many fields as there are columns, or a quote in it is never closed.",
    RowFault.NOT_TEXT: "The line holds bytes that are no text; save the file as CSV in UTF-8.",
    RowFault.TOO_LONG: "The line is longer than a product can be; a line break may be missing.",
}


@dataclass(slots=True)
class _Import:
    """An import on its way; its good rows lie aside."""

    rules: CatalogueRules
    claims: Claims
    version: int
    is_stock_ours: bool
    moved_micro: Mapping[str, int]
    products: SpooledRows = field(default_factory=SpooledRows)
    prices: SpooledRows = field(default_factory=SpooledRows)
    stock: SpooledRows = field(default_factory=SpooledRows)
    aisles: SpooledRows = field(default_factory=SpooledRows)
    placed: set[str] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)
    uncounted: int = 0
    """Lines whose stock was left out."""
    rows: int = 0
    refusals: list[CatalogueRefusal] = field(default_factory=list)


def import_catalogue(
    path: Path,
    local: LocalRows,
    rules: CatalogueRules,
    *,
    on_progress: Callable[[int], None] = lambda _rows: None,
    moved_micro: Mapping[str, int] | None = None,
    is_trial: bool = False,
) -> ImportReport:
    """Take over the good lines of a file; the report has all others. A trial only judges.

    A line's stock is what there is now. What is kept is what there was before this till's first move, so that all its
    moves can be laid over it: the file's figure less `moved_micro`, by SKU (goods that left count below zero).

    Products are added, or replaced by SKU; those the file does not name stay. SettingsFault, with nothing changed,
    when the file cannot be read at all or the catalogue is not this till's own.
    """
    if not is_trial:
        for stream in (Stream.PRODUCTS, Stream.PRICES):
            local.refuse_foreign(stream)
    with lasting_file(path) as lasting:
        return _import(lasting, local, rules, moved_micro or {}, on_progress, is_trial=is_trial)


def _import(
    path: Path,
    local: LocalRows,
    rules: CatalogueRules,
    moved_micro: Mapping[str, int],
    on_progress: Callable[[int], None],
    *,
    is_trial: bool,
) -> ImportReport:
    is_stock_ours = local.owner_of(Stream.STOCK) == LOCAL_OWNER
    work = _Import(rules, _claims(local, path, rules), local.next_version(), is_stock_ours, moved_micro)
    try:
        with open_catalogue(path) as file:
            _judge_all(file, work, on_progress)
        if work.claims.accepted and not is_trial:
            _keep(local, work)
    finally:
        for spooled in (work.products, work.prices, work.stock, work.aisles):
            spooled.close()
    added = sum(sku not in work.claims.earlier for sku in work.claims.accepted)
    return ImportReport(
        file=path.name,
        rows=work.rows,
        added=added,
        replaced=len(work.claims.accepted) - added,
        refusals=tuple(work.refusals),
        extra_columns=file.extra_columns,
        notes=_notes(file, work),
    )


def _claims(local: LocalRows, path: Path, rules: CatalogueRules) -> Claims:
    """What products have now that the file does not replace; those it replaces are judged anew."""
    earlier = {row.key: row for row in local.rows(Stream.PRODUCTS)}
    claims = Claims(earlier.keys())
    if not earlier:
        return claims
    with open_catalogue(path) as file:
        entries = (read_entry(cells, rules) for _, _, cells in file.lines() if cells is not None)
        replaced = {entry.product.sku for entry in entries if isinstance(entry, CatalogueEntry)}
    for sku, row in earlier.items():
        if sku not in replaced:
            claims.hold(sku, _barcodes_in(row))
    return claims


def _barcodes_in(row: Row) -> tuple[str, ...]:
    try:
        return parse_product(row.content or {}).barcodes
    except BadRow:
        return ()


def _judge_all(file: CatalogueFile, work: _Import, on_progress: Callable[[int], None]) -> None:
    for row, fault, cells in file.lines():
        work.rows += 1
        if cells is None:
            assert fault is not None
            work.refusals.append(CatalogueRefusal(row, "", (RowReason(fault, None, _SENTENCES[fault]),)))
        else:
            _judge(row, cells, file, work)
        if work.rows % _PROGRESS_EVERY == 0:
            on_progress(work.rows)
    on_progress(work.rows)


def _judge(row: int, cells: Mapping[str, str], file: CatalogueFile, work: _Import) -> None:
    entry = read_entry(cells, work.rules, {name: cells[name].strip() for name in file.extra_columns})
    reasons = work.claims.claim(entry.product, row) if isinstance(entry, CatalogueEntry) else entry
    if reasons or not isinstance(entry, CatalogueEntry):
        work.refusals.append(CatalogueRefusal(row, sku_of(cells)[:SKU_LENGTH], reasons))
        return
    sku = entry.product.sku
    work.products.add(Row(sku, work.version, entry.content()))
    if entry.price is not None:
        work.prices.add(Row(price_key(entry.price), work.version, price_content(entry.price)))
    if entry.place is not None:
        work.placed.add(sku)
        work.aisles.add(Row(sku, work.version, shelf_place_content(entry.place)))
    if entry.stock is not None and not work.is_stock_ours:
        work.uncounted += 1
    elif entry.stock is not None:
        work.counted.add(sku)
        before = replace(entry.stock, on_hand_micro=entry.stock.on_hand_micro - work.moved_micro.get(sku, 0))
        work.stock.add(Row(sku, work.version, stock_level_content(before)))


def _keep(local: LocalRows, work: _Import) -> None:
    accepted = work.claims.accepted
    streams: dict[str, Iterator[Row]] = {
        Stream.PRODUCTS: _merged(local, Stream.PRODUCTS, work.products, lambda row: row.key in accepted),
        # A line says all about the price of its product: earlier prices, also those still to come, go with it.
        Stream.PRICES: _merged(local, Stream.PRICES, work.prices, lambda row: _sku_in(row) in accepted),
    }
    if work.counted:  # a line without a stock says nothing about it
        streams[Stream.STOCK] = _merged(local, Stream.STOCK, work.stock, lambda row: row.key in work.counted)
    if work.placed:  # nor about where the article stands
        streams[Stream.AISLES] = _merged(local, Stream.AISLES, work.aisles, lambda row: row.key in work.placed)
    local.keep(streams)


def _merged(local: LocalRows, stream: str, new: SpooledRows, is_replaced: Callable[[Row], bool]) -> Iterator[Row]:
    yield from (row for row in local.rows(stream) if not is_replaced(row))
    yield from new.rows()


def _sku_in(row: Row) -> str:
    return str((row.content or {}).get("sku"))


def _notes(file: CatalogueFile, work: _Import) -> tuple[str, ...]:
    notes = []
    if file.foreign_lines:
        count = file.foreign_lines
        notes.append(f"Lines that were not UTF-8 and were read as Windows-1252: {count}; check their accented letters.")
    if work.uncounted:
        notes.append(f"Lines whose stock was left out, for the shop's backend keeps the stock: {work.uncounted}.")
    return tuple(notes)
