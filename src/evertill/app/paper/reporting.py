"""Reports for the command line: read beside a till that may be selling, named in its shop's words."""

from datetime import date

from evertill.app.paper.receipt_words import words_of
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import read_settings
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.mirror.people import MirrorPeople, MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.operations.reports.report_table import ENGLISH, Naming, cell_text, report_table
from evertill.operations.reports.sales_report import SalesReport, sales_report
from evertill.ports.report_files import ReportTable
from evertill.ports.sales_reports import ReportKind

__all__ = ["cell_text", "read_report", "report_json"]


def read_report(
    home: Home, seams: Seams, kind: ReportKind, first: date, last: date, language: str = "en"
) -> tuple[SalesReport, ReportTable]:
    """The report of these days, as sums and as a table, tenders and reasons in this language.

    JournalFault when there is no journal to read.
    """
    reader = JournalReader(home.journal, connect=seams.connect_journal)
    mirror = Reading(home.mirror, seams.connect_mirror)
    try:
        naming = Naming(
            report_words=ENGLISH,
            till_words=words_of(language).of_till,
            reasons=MirrorPolicies(mirror).policy().reasons,
            formats=formats_of(home, read_settings(home).locale),
            till=reader.identity().workstation,
            operators={who.operator_id: who.name for who in MirrorPeople(mirror).operators()},
        )
        report = sales_report(reader, kind, first, last)
    finally:
        mirror.close()
        reader.close()
    return report, report_table(report, naming)


def report_json(report: SalesReport, table: ReportTable) -> JsonObject:
    """The report as data; amounts in minor units."""
    return {
        "kind": report.kind.value,
        "from": report.first.isoformat(),
        "to": report.last.isoformat(),
        "currency": report.currency,
        "as_of": None if report.as_of is None else report.as_of.isoformat(),
        "rows": [
            {
                "key": row.key,
                "name": str(cells[0]),
                "count": row.count,
                "amount": row.amount_minor,
                "net": row.base_minor,
                "quantity_micro": row.quantity_micro,
            }
            for row, cells in zip(report.rows, table.rows, strict=True)
        ],
        "total": None if report.total is None else report.total.minor,
    }
