"""One report over a range of business days, looked up on the query worker; it shows this workstation's sales alone."""

from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from evertill.kernel.clock import from_rfc3339
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.ports.report_files import ReportTable
from evertill.ports.sales_reports import ReportKind, ReportRow, SalesReading


@dataclass(frozen=True, slots=True)
class SalesReport:
    """The rows with what they are sums of."""

    kind: ReportKind
    first: date
    last: date
    rows: tuple[ReportRow, ...]
    currency: str | None
    """None when nothing was sold on these days."""
    as_of: datetime | None
    """When the last thing happened that could be in it; None for a till on which nothing happened yet."""

    @property
    def total(self) -> Money | None:
        """The sum of the rows."""
        if self.currency is None:
            return None
        return Money(sum(row.amount_minor for row in self.rows), self.currency)


@dataclass(frozen=True, slots=True)
class AskSalesReport(Question[SalesReport]):
    """This report over these days, both included."""

    kind: ReportKind
    first: date
    last: date

    is_long: ClassVar[bool] = True

    def answer(self, reading: Reading) -> SalesReport:
        """Look it up."""
        return sales_report(reading.journal, self.kind, self.first, self.last)


def sales_report(journal: SalesReading, kind: ReportKind, first: date, last: date) -> SalesReport:
    """Add the report up from the journal's read tables."""
    written = journal.last_written()
    return SalesReport(
        kind=kind,
        first=first,
        last=last,
        rows=tuple(journal.report_rows(kind, first, last)),
        currency=journal.report_currency(first, last),
        as_of=None if written is None else from_rfc3339(written),
    )


@dataclass(frozen=True, slots=True)
class SaveReport(Question[Path]):
    """Write this table as a file of this kind (csv, xlsx, pdf); gives where it is. It changes nothing of the till."""

    suffix: str
    table: ReportTable

    def answer(self, reading: Reading) -> Path:
        """Write it."""
        return reading.save_report(self.suffix, self.table)
