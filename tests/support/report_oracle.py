"""Sales reports added up from the transactions themselves, in plain Python: what the journal's SQL must come to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction
from evertill.domain.till.tallies import Section, beside_the_sale
from evertill.ports.sales_reports import ReportKind, ReportRow

Part = tuple[str, str, int, int, int | None, int | None]
"""Key, label, count, amount, base, quantity: what one thing adds."""


@dataclass(slots=True)
class _Sum:
    label: str = ""
    count: int = 0
    amount: int = 0
    base: int | None = None
    quantity: int | None = None


def oracle_rows(kind: ReportKind, transactions: Iterable[Transaction]) -> Sequence[ReportRow]:
    """The rows of a report over these transactions."""
    sums: dict[tuple[str, str], _Sum] = {}
    for done in transactions:
        for key, label, count, amount, base, quantity in _PARTS[kind](done):
            entry = sums.setdefault((key, label if kind is ReportKind.TENDER else ""), _Sum())
            entry.label = max(entry.label, label)
            entry.count += count
            entry.amount += amount
            entry.base = base if entry.base is None else entry.base + (base or 0)
            entry.quantity = quantity if entry.quantity is None else entry.quantity + (quantity or 0)
    rows = [ReportRow(key, s.label, s.count, s.amount, s.base, s.quantity) for (key, _), s in sums.items()]
    if kind is ReportKind.HOUR:
        return sorted(rows, key=lambda row: row.key)
    sign = 1 if kind is ReportKind.DISCOUNT else -1

    def rank(row: ReportRow) -> int:
        return sign * (row.amount_minor if row.base_minor is None else row.base_minor)

    return sorted(rows, key=lambda row: (rank(row), row.key, row.label))


def _sold(done: Transaction) -> dict[str, Any]:
    return done.body if done.kind in TAKES_RECEIPT_NUMBER else {}


def _hours(done: Transaction) -> Iterator[Part]:
    if body := _sold(done):
        yield f"{done.occurred_at.hour:02}", "", 1, body["gross"], None, None


def _operators(done: Transaction) -> Iterator[Part]:
    if body := _sold(done):
        yield done.operator_id or "", "", 1, body["gross"], None, None


def _tenders(done: Transaction) -> Iterator[Part]:
    body = _sold(done)
    for tender in body.get("tenders", []):
        yield tender["kind"], tender.get("means", ""), 0, tender["amount"], None, None
    if body.get("change"):
        yield "cash", "", 0, -body["change"], None, None


def _taxes(done: Transaction) -> Iterator[Part]:
    for tax in _sold(done).get("taxes", []):
        yield f"{tax['tax_id']}@{tax['rate']}", "", 1, tax["amount"], tax["base"], None


def _exempt(done: Transaction) -> Iterator[Part]:
    body = _sold(done)
    for line in body.get("lines", []):
        source = line.get("original", {}).get("fact_id")
        told = body.get("exemption") if line["direction"] == "sale" else body.get("exemptions_back", {}).get(source)
        if told:
            key = told["certificate"] + (f" · {told['jurisdiction']}" if "jurisdiction" in told else "")
            yield key, told["reason"], int(line["line"] == 1), line["gross"], None, None


def _categories(done: Transaction) -> Iterator[Part]:
    for line in _sold(done).get("lines", []):
        yield line["category"] or "", "", 1, line["gross"], None, None


def _items(done: Transaction) -> Iterator[Part]:
    for line in _sold(done).get("lines", []):
        sign = 1 if line["direction"] == "sale" else -1
        yield line["sku"], line["name"], 1, line["gross"], None, sign * line["quantity"]


def _tallied(section: Section) -> Callable[[Transaction], Iterator[Part]]:
    def parts(done: Transaction) -> Iterator[Part]:
        for tally in beside_the_sale(done):
            if tally.section is section:
                yield tally.code, "", tally.count, tally.amount, None, None

    return parts


_PARTS: dict[ReportKind, Callable[[Transaction], Iterator[Part]]] = {
    ReportKind.HOUR: _hours,
    ReportKind.TENDER: _tenders,
    ReportKind.TAX: _taxes,
    ReportKind.CATEGORY: _categories,
    ReportKind.ITEM: _items,
    ReportKind.OPERATOR: _operators,
    ReportKind.DISCOUNT: _tallied(Section.DISCOUNT),
    ReportKind.EXEMPT: _exempt,
    ReportKind.VOID: _tallied(Section.VOID),
}
