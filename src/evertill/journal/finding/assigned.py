"""Codes that nobody knew, and which articles they became, found among the few transactions that say so."""

import json
from collections.abc import Iterable, Sequence

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill.ports.sales_reports import ReportRow

LATELY = 400
"""Drafts that are looked at; codes that got their article are all looked at, for each stands until it is taken back."""
_ASSIGNED, _DRAFT = TransactionKind.ITEM_ASSIGNED.value, TransactionKind.ITEM_DRAFT.value
# `kind != 'sale'` has it found by the index over all that are no sales.
_FACTS = (
    f"SELECT position, canonical, hash FROM transactions WHERE kind = '{_ASSIGNED}' AND kind != 'sale' UNION ALL"
    f" SELECT * FROM (SELECT position, canonical, hash FROM transactions WHERE kind = '{_DRAFT}' AND kind != 'sale'"
    " ORDER BY position DESC LIMIT ?) ORDER BY position DESC"
)
_OF_CODE = (
    f"SELECT canonical, hash FROM transactions WHERE kind = '{_ASSIGNED}' AND kind != 'sale'"
    " AND json_extract(CAST(canonical AS TEXT), '$.body.code') = ? ORDER BY position DESC"
)
_BODIES = (
    "SELECT json_extract(CAST(canonical AS TEXT), '$.body') FROM transactions"
    f" WHERE kind = '{_ASSIGNED}' AND kind != 'sale' ORDER BY position"
)
_LAST_COUNTED = (
    "SELECT max(coalesce(json_extract(value, '$.at_sequence'), sequence)) FROM transactions,"
    " json_each(CAST(canonical AS TEXT), '$.body.counted')"
    f" WHERE kind = '{TransactionKind.STOCK_COUNT.value}' AND kind != 'sale' AND epoch_number = ?"
    " AND json_extract(value, '$.sku') = ?"
)


@dataclass(frozen=True, slots=True)
class Became:
    """What a code became, for reports."""

    sku: str
    name: str
    category: str


def read_unlisted_facts(connection: Connection) -> Sequence[Transaction]:
    """Drafts and what became of them, the latest first."""
    return [checked(canonical, hash_) for _, canonical, hash_ in connection.rows(_FACTS, (LATELY,))]


def read_code_facts(connection: Connection, code: str) -> Sequence[Transaction]:
    """Of one code alone: only what names it is read and checked, however many codes there are."""
    return [checked(canonical, hash_) for canonical, hash_ in connection.rows(_OF_CODE, (code,))]


def read_last_counted(connection: Connection, epoch_number: int, sku: str) -> int | None:
    """At which sequence an article was counted last."""
    found = connection.row(_LAST_COUNTED, (epoch_number, sku))
    return None if found is None else found[0]


def read_became(connection: Connection) -> dict[str, Became]:
    """By code, what it is now by this till's own facts."""
    became: dict[str, Became] = {}
    for (text,) in connection.rows(_BODIES):
        body: JsonObject = json.loads(text)
        code, sku = body.get("code"), body.get("sku")
        if isinstance(code, str) and isinstance(sku, str):
            became[code] = Became(sku, str(body.get("name") or sku), str(body.get("category") or ""))
        else:
            became.pop(str(code), None)
    return became


def items_as_they_are(rows: Iterable[ReportRow], became: dict[str, Became]) -> list[ReportRow]:
    """A report by article: what was sold under a code is that article's."""
    merged: dict[str, ReportRow] = {}
    for row in rows:
        known = became.get(row.key)
        named = row if known is None else ReportRow(known.sku, known.name, *_figures(row))
        before = merged.get(named.key)
        merged[named.key] = named if before is None else _added(before, named)
    return sorted(merged.values(), key=lambda row: (-row.amount_minor, row.key))


def categories_as_they_are(
    rows: Iterable[ReportRow], items: Iterable[ReportRow], became: dict[str, Became]
) -> list[ReportRow]:
    """A report by category: what was sold under a code, of no category, is in that of the article."""
    sums = {row.key: row for row in rows}
    for item in items:
        known = became.get(item.key)
        if known is None or not known.category or "" not in sums:
            continue
        moved = ReportRow("", "", item.count, item.amount_minor)
        sums[""] = _added(sums[""], ReportRow("", "", -moved.count, -moved.amount_minor))
        to = sums.get(known.category) or ReportRow(known.category, "", 0, 0)
        sums[known.category] = _added(to, moved)
    left = [row for row in sums.values() if row.count]
    return sorted(left, key=lambda row: (-row.amount_minor, row.key))


def _figures(row: ReportRow) -> tuple[int, int, int | None, int | None]:
    return row.count, row.amount_minor, row.base_minor, row.quantity_micro


def _added(row: ReportRow, other: ReportRow) -> ReportRow:
    quantity = None if row.quantity_micro is None else row.quantity_micro + (other.quantity_micro or 0)
    return ReportRow(
        row.key, row.label, row.count + other.count, row.amount_minor + other.amount_minor, row.base_minor, quantity
    )
