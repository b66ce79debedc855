"""Takes rows over into the mirror's tables, stream by stream in the order in which they lean on each other."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime

from evertill.domain.rows.stream_rows import ProductCopy, Stream, parse_product
from evertill.kernel.screen_turns import GiveWay, keep_on
from evertill.kernel.values import dataclass
from evertill.mirror.changes import Change, Incoming, Refused, RefusedRow, StreamReport, StreamTable
from evertill.mirror.copied_rows import CopiedRows, read_members
from evertill.mirror.customer_table import CustomerTable
from evertill.mirror.folding import rules_version
from evertill.mirror.product_table import ProductTable, blocked_by_code, codes_of, search_text
from evertill.mirror.search_index import SearchIndex
from evertill.mirror.staging import Staging
from evertill.mirror.statements import PUT_MARKS
from evertill.mirror.stream_tables import (
    BLOCKED_BY_POLICY,
    BLOCKED_BY_USE,
    OperatorTable,
    PolicyTable,
    PriceTable,
    PromotionTable,
    ReceiptKeyTable,
    StockTable,
    TaxTable,
    blocked_by_tax_class,
)

BATCH = 50
"""Rows taken over between two looks up, and before the screens may have their turn: a few milliseconds' work."""


@dataclass(slots=True)
class _Round:
    """One answer being taken over."""

    at: datetime
    source: str
    whole: frozenset[str]
    streams: dict[str, StreamReport] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of an answer."""

    streams: Mapping[str, StreamReport]
    refused: Sequence[RefusedRow]


class Applying:
    """Puts rows into all tables that are made from them, within the transaction that is open."""

    def __init__(self, raw: sqlite3.Connection, staging: Staging, give_way: GiveWay = keep_on) -> None:
        self._raw = raw
        self._give_way = give_way
        self._rows = CopiedRows(raw)
        self._staging = staging
        self._index = SearchIndex(raw)
        self._tables: dict[str, StreamTable] = {
            Stream.POLICY: PolicyTable(raw),
            Stream.TAXES: TaxTable(raw),
            Stream.PRODUCTS: ProductTable(raw, self._index),
            Stream.PRICES: PriceTable(raw),
            Stream.PROMOTIONS: PromotionTable(raw),
            Stream.STOCK: StockTable(raw),
            Stream.OPERATORS: OperatorTable(),
            Stream.CUSTOMERS: CustomerTable(raw),
            Stream.RECEIPT_KEYS: ReceiptKeyTable(),
        }

    def take_over(
        self, deltas: Mapping[str, Sequence[Incoming]], whole: Sequence[str], at: datetime, source: str
    ) -> TakenOver:
        """Take over the rows of an answer, and the whole loads that lie aside complete."""
        answer = _Round(at, source, frozenset(whole))
        gone_classes: list[Incoming] = []
        for stream in _in_order({*deltas, *whole}):
            gone = self._gone(stream) if stream in answer.whole else []
            if stream == Stream.TAXES:
                gone_classes = gone
            else:
                self._put(stream, gone, answer)
            for batch in self._batches(stream, deltas, answer):
                put = batch
                if stream == Stream.TAXES:  # a class may go only when the products of this answer have let go of it
                    gone_classes += [row for row in batch if row.is_tombstone]
                    put = [row for row in batch if not row.is_tombstone]
                self._put(stream, put, answer)
        if Stream.PRODUCTS in answer.whole:
            self._give_way()
            self._index.settle()
        self._put(Stream.TAXES, [*gone_classes, *self._rows.blocked(Stream.TAXES, [BLOCKED_BY_USE])], answer)
        return TakenOver(answer.streams, answer.refused)

    def check_search_rules(self) -> None:
        """Make the search index anew when it was made under other rules of folding."""
        found = self._raw.execute("SELECT value FROM marks WHERE name = 'search_rules'").fetchone()
        if found and found[0] == rules_version():
            return
        self._index.clear()
        last = 0
        while batch := self._raw.execute(
            "SELECT p.id, r.content FROM products p JOIN rows r ON r.stream = 'products' AND r.\"key\" = p.sku "
            "WHERE p.id > ? ORDER BY p.id LIMIT ?",
            (last, BATCH),
        ).fetchall():
            self._give_way()
            last = batch[-1][0]
            self._index.put({product_id: search_text(_product(content)) for product_id, content in batch})
        self._index.settle()
        self._raw.execute(PUT_MARKS, ("search_rules", rules_version()))

    def _gone(self, stream: str) -> list[Incoming]:
        """Rows that a whole load no longer has, as tombstones."""
        self._rows.forget_refusals_not_staged(stream)
        return self._rows.missing_from_staged(stream)

    def _batches(
        self, stream: str, deltas: Mapping[str, Sequence[Incoming]], answer: _Round
    ) -> Iterator[Sequence[Incoming]]:
        if stream in answer.whole:
            yield from self._staging.batches(stream, BATCH)
        else:
            yield from _parts(_newest(deltas[stream]))

    def _put(self, stream: str, rows: Sequence[Incoming], answer: _Round) -> None:
        for part in _parts(rows):
            self._give_way()
            self._put_part(stream, part, answer)
            self._look_again(stream, part, answer)

    def _put_part(self, stream: str, rows: Sequence[Incoming], answer: _Round) -> None:
        rows = [*rows, *self._freed(stream, rows)]
        present = self._rows.present(stream, [row.key for row in rows])
        new: list[Incoming] = []
        unchanged: list[Incoming] = []
        for row in rows:
            (unchanged if _is_known(row, present, is_whole=stream in answer.whole) else new).append(row)
        refused = {row.key: Refused(row.fault) for row in new if row.fault is not None}
        table = self._tables.get(stream)
        if table is not None:
            changes = [
                Change(
                    row.key, row.version, row.content, read_members(present[row.key][1]) if row.key in present else None
                )
                for row in new
                if row.fault is None
            ]
            refused |= table.put(changes)
        taken = [row for row in new if row.key not in refused]
        self._rows.put(stream, taken, answer.at, answer.source)
        self._rows.forget_refusals(stream, [row.key for row in (*taken, *unchanged)])
        for row in new:
            if row.key in refused:
                self._rows.refuse(stream, row, refused[row.key], answer.at)
                answer.refused.append(RefusedRow(stream, row.key, row.version, refused[row.key].reason))
        removed = sum(row.text is None and row.key in present for row in taken)
        counts = StreamReport(sum(row.text is not None for row in taken), removed, len(unchanged))
        answer.streams[stream] = answer.streams.get(stream, StreamReport()) + counts

    def _freed(self, stream: str, rows: Sequence[Incoming]) -> list[Incoming]:
        """Products refused for a code of one of these: they are looked at together, so that codes can be swapped."""
        if stream != Stream.PRODUCTS or not self._rows.has_blocked():
            return []
        present = self._rows.present(stream, [row.key for row in rows])
        codes = [code for _, content in present.values() for code in codes_of(_product(content))]
        keys = {row.key for row in rows}
        return [row for row in self._rows.blocked(stream, map(blocked_by_code, codes)) if row.key not in keys]

    def _look_again(self, stream: str, rows: Sequence[Incoming], answer: _Round) -> None:
        """Rows of other streams that were refused for want of these."""
        if not self._rows.has_blocked():
            return
        if stream == Stream.TAXES:
            waiting = self._rows.blocked(Stream.PRODUCTS, [blocked_by_tax_class(row.key) for row in rows])
            self._put(Stream.PRODUCTS, waiting, answer)
        elif stream == Stream.POLICY:
            self._put(Stream.PRICES, self._rows.blocked(Stream.PRICES, [BLOCKED_BY_POLICY]), answer)


def _in_order(streams: set[str]) -> list[str]:
    """Policy before prices, taxes before products; streams that nobody here knows come last."""
    known = [str(stream) for stream in Stream if stream in streams]
    return known + sorted(streams.difference(known))


def _newest(rows: Sequence[Incoming]) -> Sequence[Incoming]:
    """The last row of each key, in the order in which they came."""
    last: dict[str, Incoming] = {}
    for row in rows:
        if row.key not in last or row.version >= last[row.key].version:
            last.pop(row.key, None)
            last[row.key] = row
    return list(last.values())


def _parts(rows: Sequence[Incoming]) -> Iterator[Sequence[Incoming]]:
    for at in range(0, len(rows), BATCH):
        yield rows[at : at + BATCH]


def _is_known(row: Incoming, present: Mapping[str, tuple[int, str]], *, is_whole: bool) -> bool:
    """Whether the copy already has this row, or a newer version of it; a whole load may bring older ones back."""
    if row.fault is not None:
        return False
    if row.key not in present:
        return False
    version, text = present[row.key]
    return (version, text) == (row.version, row.text) or (not is_whole and row.version < version)


def _product(content: str) -> ProductCopy:
    members = read_members(content)
    assert members is not None
    return parse_product(members)
