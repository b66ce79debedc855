"""`evertill report`: sales by hour, tender, tax, category, item, operator, discounts and voids by reason."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from evertill.app.locale_store import formats_of
from evertill.app.log import log_to_terminal
from evertill.app.receipt_words import words_of
from evertill.app.report_files import write_csv, write_xlsx
from evertill.app.seams import system_seams
from evertill.app.settings import chosen_home, read_settings
from evertill.cli.options import HomeOption, JsonOption, day_of, new_app, print_json, say
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.mirror.people import MirrorPeople, MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.operations.reports.report_table import ENGLISH, Naming, ReportTable, cell_text, report_table
from evertill.operations.reports.sales_report import SalesReport
from evertill.ports.formats import Formats
from evertill.ports.sales_reports import ReportKind

app = new_app(
    "Sales of this workstation by hour, tender, tax, category, item, operator, discounts and voids by reason."
)


@app.command(name="report")
def report_command(
    kind: Annotated[ReportKind, typer.Argument(help="What the sums are taken by.")],
    first: Annotated[str | None, typer.Option("--from", help="First business day, YYYY-MM-DD; else today.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last business day; else the first.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write it as CSV here.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write it as an Excel file here.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Add up what the journal holds of these days."""
    log_to_terminal()
    chosen, seams = chosen_home(home), system_seams()
    begin = day_of(first) or seams.clock.now().date()
    end = day_of(last) or begin
    mirror = Reading(chosen.mirror, seams.connect_mirror)
    reader = JournalReader(chosen.journal, connect=seams.connect_journal)
    locale = read_settings(chosen).locale
    formats = formats_of(chosen, locale)
    try:
        report = _report(reader, kind, begin, end)
        naming = Naming(
            report_words=ENGLISH,
            till_words=words_of("en").of_till,
            reasons=MirrorPolicies(mirror).policy().reasons,
            formats=formats,
            till=reader.identity().workstation,
            operators={who.operator_id: who.name for who in MirrorPeople(mirror).operators()},
        )
    finally:
        reader.close()
        mirror.close()
    table = report_table(report, naming)
    if csv is not None:
        write_csv(csv, table)
    if xlsx is not None:
        write_xlsx(xlsx, table)
    if as_json:
        print_json(_json(report, table))
    else:
        _print(table, formats)
    return 0


def _report(reader: JournalReader, kind: ReportKind, first: date, last: date) -> SalesReport:
    from evertill.kernel.clock import from_rfc3339

    written = reader.last_written()
    return SalesReport(
        kind,
        first,
        last,
        tuple(reader.report_rows(kind, first, last)),
        reader.report_currency(first, last),
        None if written is None else from_rfc3339(written),
    )


def _json(report: SalesReport, table: ReportTable) -> JsonObject:
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


def _print(table: ReportTable, formats: Formats) -> None:
    say(table.title)
    say(table.subtitle)
    if not table.rows:
        say("Nothing was sold on these days.")
        return
    lines = [table.headings, *([cell_text(cell, formats) for cell in row] for row in (*table.rows, table.totals))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.headings))]
    for line in lines:
        rest = "".join(f"  {text:>{widths[at]}}" for at, text in enumerate(line[1:], start=1))
        say(f"{line[0]:<{widths[0]}}{rest}")


COMMAND = typer.main.get_command(app)
