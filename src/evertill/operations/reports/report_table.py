"""A sales report as a table of texts and figures: what the screen draws, what is exported and printed."""

from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal

from evertill.domain.policy.reasons import ReasonFor, ReasonPolicy
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass
from evertill.operations.reports.sales_report import SalesReport
from evertill.operations.words.till_words import TillWords, price_reason_label, reason_label
from evertill.ports.formats import Formats
from evertill.ports.report_files import Cell, ReportTable
from evertill.ports.sales_reports import ReportKind, ReportRow


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of reports; English unless the operator's or the shop's language has been put in."""

    titles: Mapping[ReportKind, str]
    headings: Mapping[str, str]
    own_only: str
    """That it is this workstation's alone; `{till}` and `{time}` stand for which, and how fresh it is."""
    total: str = "Total"
    without: str = "without category"
    exempt: Mapping[str, str] = field(default_factory=dict)
    """Why buyers pay no tax, by the stored code."""


ENGLISH = ReportWords(
    titles={
        ReportKind.HOUR: "Sales by hour",
        ReportKind.TENDER: "Taken by tender",
        ReportKind.TAX: "Net by tax",
        ReportKind.CATEGORY: "Sales by category",
        ReportKind.ITEM: "Sales by item",
        ReportKind.OPERATOR: "Sales by operator",
        ReportKind.DISCOUNT: "Discounts by reason",
        ReportKind.VOID: "Voids by reason",
        ReportKind.EXEMPT: "Sales free of tax",
    },
    headings={
        "hour": "Hour",
        "tender": "Tender",
        "tax": "Tax",
        "category": "Category",
        "item": "Item",
        "sku": "Article number",
        "operator": "Operator",
        "discount": "Reason",
        "void": "Reason",
        "exempt": "Certificate",
        "why": "Why",
        "receipts": "Receipts",
        "lines": "Lines",
        "times": "Times",
        "quantity": "Quantity",
        "net": "Net",
        "amount": "Amount",
    },
    own_only="Till {till} alone, as of {time}",
    exempt={
        "diplomat": "Diplomat",
        "resale": "Buys to sell again",
        "charity": "Charity",
        "export": "Takes it abroad",
        "other": "Something else",
    },
)


@dataclass(frozen=True, slots=True)
class Naming:
    """What codes are called where the report is read."""

    report_words: ReportWords
    till_words: TillWords
    reasons: ReasonPolicy
    formats: Formats
    till: str
    operators: Mapping[str, str] = field(default_factory=dict)
    """Names by id."""


def report_table(report: SalesReport, naming: Naming) -> ReportTable:
    """The report in words; without a sale there is a table without rows."""
    words, formats = naming.report_words, naming.formats
    days = formats.day(report.first)
    if report.last != report.first:
        days = f"{days} – {formats.day(report.last)}"
    as_of = "" if report.as_of is None else words.own_only.format(till=naming.till, time=formats.moment(report.as_of))
    columns = _COLUMNS[report.kind]
    currency = report.currency or "EUR"
    return ReportTable(
        title=words.titles[report.kind],
        subtitle=" · ".join(part for part in (days, as_of) if part),
        headings=tuple(words.headings[name] for name in columns),
        rows=tuple(tuple(_cell(name, row, report.kind, naming, currency) for name in columns) for row in report.rows),
        totals=_totals(report, columns, words.total) if report.rows else (),
        file_name=f"{report.kind}_{report.first.isoformat()}_{report.last.isoformat()}",
    )


def cell_text(cell: Cell, formats: Formats) -> str:
    """A cell as people of the locale read it."""
    if isinstance(cell, Money):
        return formats.amount(cell)
    if isinstance(cell, Decimal):
        return (
            formats.quantity(Quantity(int(cell * MICRO), Unit.PIECE)) if cell == int(cell) else _measure(cell, formats)
        )
    return str(cell)


def _measure(cell: Decimal, formats: Formats) -> str:
    return formats.quantity(Quantity(int(cell * MICRO), Unit.KILOGRAM))


def name_of(row: ReportRow, kind: ReportKind, naming: Naming) -> str:
    """What a row is called."""
    return _NAMES.get(kind, _plain)(row, naming)


_COLUMNS: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.HOUR: ("hour", "receipts", "amount"),
    ReportKind.TENDER: ("tender", "amount"),
    ReportKind.TAX: ("tax", "net", "amount"),
    ReportKind.CATEGORY: ("category", "lines", "amount"),
    ReportKind.ITEM: ("item", "sku", "quantity", "amount"),
    ReportKind.OPERATOR: ("operator", "receipts", "amount"),
    ReportKind.DISCOUNT: ("discount", "times", "amount"),
    ReportKind.VOID: ("void", "times", "amount"),
    ReportKind.EXEMPT: ("exempt", "why", "receipts", "amount"),
}


def _cell(column: str, row: ReportRow, kind: ReportKind, naming: Naming, currency: str) -> Cell:
    match column:
        case "amount":
            return Money(row.amount_minor, currency)
        case "net":
            return Money(row.base_minor or 0, currency)
        case "receipts" | "lines" | "times":
            return row.count
        case "quantity":
            return Decimal(row.quantity_micro or 0) / MICRO
        case "sku" | "exempt":
            return row.key
        case "why":
            return naming.report_words.exempt.get(row.label, row.label)
        case _:
            return name_of(row, kind, naming)


def _totals(report: SalesReport, columns: tuple[str, ...], word: str) -> tuple[Cell, ...]:
    currency = report.currency or "EUR"
    sums: dict[str, Cell] = {
        "amount": Money(sum(row.amount_minor for row in report.rows), currency),
        "net": Money(sum(row.base_minor or 0 for row in report.rows), currency),
        "receipts": sum(row.count for row in report.rows),
        "lines": sum(row.count for row in report.rows),
        "times": sum(row.count for row in report.rows),
    }
    return (word, *(sums.get(name, "") for name in columns[1:]))


def _plain(row: ReportRow, naming: Naming) -> str:
    return row.label or row.key


def _hour(row: ReportRow, naming: Naming) -> str:
    return f"{row.key}:00"


def _tender(row: ReportRow, naming: Naming) -> str:
    return row.label or naming.till_words.name(f"tender:{row.key}")


def _tax(row: ReportRow, naming: Naming) -> str:
    tax_id, _, rate = row.key.rpartition("@")
    return f"{tax_id} {naming.formats.percent(Decimal(rate))}"


def _category(row: ReportRow, naming: Naming) -> str:
    return row.key or naming.report_words.without


def _operator(row: ReportRow, naming: Naming) -> str:
    return naming.operators.get(row.key) or row.key or "–"


def _discount(row: ReportRow, naming: Naming) -> str:
    source, _, reason = row.key.partition(":")
    return naming.till_words.reason_name(reason or source, price_reason_label(naming.reasons, reason))


def _void(row: ReportRow, naming: Naming) -> str:
    head, _, reason = row.key.partition(":")
    deeds = {"line": ReasonFor.VOID_LINE, "sale": ReasonFor.CANCEL_SALE, "post_void": ReasonFor.POST_VOID}
    name = naming.till_words.name(f"void:{head}")
    if not reason:
        return name
    label = reason_label(naming.reasons, deeds[head], reason) if head in deeds else ""
    return f"{name}: {naming.till_words.reason_name(reason, label)}"


_NAMES: Mapping[ReportKind, Callable[[ReportRow, Naming], str]] = {
    ReportKind.HOUR: _hour,
    ReportKind.TENDER: _tender,
    ReportKind.TAX: _tax,
    ReportKind.CATEGORY: _category,
    ReportKind.OPERATOR: _operator,
    ReportKind.DISCOUNT: _discount,
    ReportKind.VOID: _void,
}
