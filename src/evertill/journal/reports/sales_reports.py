"""Reports over a range of business days, summed by SQLite from the read tables; a day is found by its index."""

import json
from collections.abc import Sequence
from datetime import date

from evertill.domain.taxes.tax_exemption import exempt_amounts, exempt_key
from evertill.journal.file.connection import Connection
from evertill.journal.finding.assigned import categories_as_they_are, items_as_they_are, read_became
from evertill.journal.read_tables.item_sums import item_rows, periods
from evertill.ports.sales_reports import ReportKind, ReportRow

ITEMS_MAX = 1000
"""Rows of items at most: the best sold."""

_DAYS = "t.business_day BETWEEN ? AND ?"

_QUERIES = {
    ReportKind.HOUR: (
        "SELECT substr(t.occurred_at, 12, 2), '', count(*), sum(r.gross), NULL, NULL"
        f" FROM transactions AS t JOIN receipts AS r USING (position) WHERE {_DAYS} GROUP BY 1 ORDER BY 1"
    ),
    ReportKind.TENDER: (
        "SELECT s.kind, s.label, 0, sum(s.amount), NULL, NULL FROM shift_tenders AS s"
        " JOIN shifts AS t ON t.shift_id = s.shift"
        f" WHERE {_DAYS} GROUP BY 1, 2 ORDER BY 4 DESC, 1, 2"
    ),
    ReportKind.TAX: (
        "SELECT x.tax_id || '@' || x.rate, '', count(*), sum(x.amount), sum(x.base), NULL"
        f" FROM transactions AS t JOIN sale_taxes AS x USING (position) WHERE {_DAYS} GROUP BY 1 ORDER BY 5 DESC, 1"
    ),
    ReportKind.OPERATOR: (
        "SELECT coalesce(t.operator, ''), '', count(*), sum(r.gross), NULL, NULL"
        f" FROM transactions AS t JOIN receipts AS r USING (position) WHERE {_DAYS} GROUP BY 1 ORDER BY 4 DESC, 1"
    ),
    ReportKind.DISCOUNT: (
        "SELECT y.code, '', sum(y.count), sum(y.amount), NULL, NULL"
        " FROM transactions AS t JOIN tallies AS y USING (position)"
        f" WHERE {_DAYS} AND y.section = 'discount' GROUP BY 1 ORDER BY 4, 1"
    ),
    ReportKind.VOID: (
        "SELECT y.code, '', sum(y.count), sum(y.amount), NULL, NULL"
        " FROM transactions AS t JOIN tallies AS y USING (position)"
        f" WHERE {_DAYS} AND y.section = 'void' GROUP BY 1 ORDER BY 4 DESC, 1"
    ),
}


_BY_ITEM = {
    ReportKind.CATEGORY: item_rows("category", ""),
    ReportKind.ITEM: item_rows("sku", f" LIMIT {ITEMS_MAX}"),
}


_EVERY_ITEM = item_rows("sku", "")


def read_report(connection: Connection, kind: ReportKind, first: date, last: date) -> Sequence[ReportRow]:
    """The rows of one report."""
    if kind is ReportKind.EXEMPT:
        return _exempt_rows(connection, first, last)
    days = (first.isoformat(), last.isoformat())
    if kind not in _BY_ITEM:
        return [ReportRow(*row) for row in connection.rows(_QUERIES[kind], days)]
    asked = (json.dumps(periods(first, last)), *days)
    found = connection.rows(_BY_ITEM[kind], asked)
    became = read_became(connection)
    if kind is ReportKind.ITEM:
        items = [ReportRow(*row) for row in found]
        return items_as_they_are(items, became) if became else items
    categories = [ReportRow(category, "", lines, gross) for category, _, lines, gross, *_ in found]
    if not became:
        return categories
    every = [ReportRow(*row) for row in connection.rows(_EVERY_ITEM, asked)]
    return categories_as_they_are(categories, every, became)


def _exempt_rows(connection: Connection, first: date, last: date) -> Sequence[ReportRow]:
    """By certificate, as the bodies say it: few sales are free of tax, and their text says so."""
    found = connection.rows(
        f"SELECT t.canonical FROM transactions AS t JOIN receipts AS r USING (position) WHERE {_DAYS}"
        " AND instr(t.canonical, '\"exemption') > 0 ORDER BY position",
        (first.isoformat(), last.isoformat()),
    )
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for (canonical,) in found:
        for entry in exempt_amounts(json.loads(canonical)["body"]):
            key = (exempt_key(entry.exemption), entry.exemption.reason)
            count, gross = sums.get(key, (0, 0))
            sums[key] = (count + 1, gross + entry.gross)
    rows = [ReportRow(key, reason, count, gross) for (key, reason), (count, gross) in sums.items()]
    return sorted(rows, key=lambda row: (-row.amount_minor, row.key, row.label))


def read_currency(connection: Connection, first: date, last: date) -> str | None:
    """What was sold in on these days."""
    found = connection.row(
        "SELECT currency FROM day_sums WHERE business_day BETWEEN ? AND ? ORDER BY business_day DESC LIMIT 1",
        (first.isoformat(), last.isoformat()),
    )
    return None if found is None else str(found[0])


def read_last_written(connection: Connection) -> str | None:
    """When the last transaction happened."""
    found = connection.row("SELECT occurred_at FROM transactions ORDER BY position DESC LIMIT 1")
    return None if found is None else str(found[0])
