"""Sales reports: kinds, ranges, the rows as a table and as bars."""

from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.reports.report_table import Naming, cell_text, report_table
from evertill.operations.reports.sales_report import SalesReport
from evertill.ports.report_files import ReportTable
from evertill.ports.sales_reports import ReportKind
from evertill.ui.reports.ranges import Range, range_name
from evertill.ui.words import tr

BARS_MAX = 10
"""Of a report that is ranked, the first; the table has them all."""
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; its length is what its amount is of the largest, in thousandths."""

    label: str
    value: str
    thousandths: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table."""

    name: str
    detail: str
    amount: str
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class RangeKey:
    """A range that can be chosen."""

    range: Range
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The whole page."""

    kinds: tuple[str, ...]
    marked: int
    ranges: tuple[RangeKey, ...]
    title: str = ""
    subtitle: str = ""
    total: str = ""
    bars: tuple[Bar, ...] = ()
    stands: bool = False
    """Bars stand upright, in the order of the day; else they lie, the largest on top."""
    rows: tuple[TableRow, ...] = ()
    hint: str = ""
    result: str = ""


def range_keys(chosen: Range) -> tuple[RangeKey, ...]:
    """All ranges."""
    return tuple(RangeKey(each, range_name(each), each is chosen) for each in Range)


def bars_of(report: SalesReport, naming: Naming) -> tuple[Bar, ...]:
    """The rows as bars; hours without a sale between the first and the last stand as gaps."""
    table = report_table(report, naming)
    amounts = [(row.key, row.amount_minor if row.base_minor is None else row.base_minor) for row in report.rows]
    most = max((abs(amount) for _, amount in amounts), default=0) or 1
    currency = report.currency or "EUR"
    if report.kind is ReportKind.HOUR:
        by_hour = {int(key): amount for key, amount in amounts}
        first, last = min(by_hour, default=0), max(by_hour, default=-1)
        hours = range(max(first - 1, 0), min(last + 2, _HOURS)) if by_hour else ()
        return tuple(_bar(str(hour), by_hour.get(hour, 0), most, currency, naming) for hour in hours)
    named = zip((str(cells[0]) for cells in table.rows), amounts, strict=True)
    return tuple(_bar(name, amount, most, currency, naming) for name, (_, amount) in named)[:BARS_MAX]


def _bar(label: str, amount: int, most: int, currency: str, naming: Naming) -> Bar:
    return Bar(label, naming.formats.amount(Money(amount, currency)), abs(amount) * 1000 // most)


def table_rows(report: SalesReport, table: ReportTable, naming: Naming) -> tuple[TableRow, ...]:
    """Each row in two lines: its name with the amount, below it whatever else the table has."""
    formats = naming.formats
    rows: list[TableRow] = []
    for row, cells in zip(report.rows, table.rows, strict=True):
        between = zip(table.headings[1:-1], cells[1:-1], strict=True)
        detail = " · ".join(f"{heading} {cell_text(cell, formats)}" for heading, cell in between)
        amount = cell_text(cells[-1], formats)
        rows.append(TableRow(str(cells[0]), detail, amount, row.amount_minor < 0))
    return tuple(rows)


def nothing_hint() -> str:
    """Said where the table would be."""
    return tr("Nothing of this kind happened on these days.")
