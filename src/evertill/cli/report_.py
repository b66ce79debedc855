"""`evertill report`: sales by hour, tender, tax, category, item, operator, discounts and voids by reason."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.paper.report_files import write_csv, write_xlsx
from evertill.app.paper.reporting import cell_text, read_report, report_json
from evertill.app.seams import system_seams
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home, read_settings
from evertill.cli.language import spoken_language, tell, word
from evertill.cli.options import HomeOption, JsonOption, day_of, new_app, no_database, print_json, say, say_as_is
from evertill.kernel.told_sentences import ENGLISH
from evertill.ports.formats import Formats
from evertill.ports.report_files import ReportTable
from evertill.ports.sales_reports import ReportKind

app = new_app(
    "Sales of this workstation by hour, tender, tax, category, item, operator, discounts and voids by reason."
)


@app.command(name="report")
def report_command(
    kind: Annotated[ReportKind, typer.Argument(help="What the sums are taken by.")],
    first: Annotated[str | None, typer.Option("--from", help="First business day, YYYY-MM-DD; else today.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last business day; else the first.")] = None,
    csv: Annotated[Path | None, typer.Option(callback=no_database, help="Write it as CSV here.")] = None,
    xlsx: Annotated[Path | None, typer.Option(callback=no_database, help="Write it as an Excel file here.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Add up what the journal holds of these days."""
    log_to_terminal()
    chosen, seams = chosen_home(home), system_seams()
    begin = day_of(first) or seams.clock.now().date()
    is_for_people = not as_json and csv is None and xlsx is None  # files and data are the same in every language
    language = spoken_language() if is_for_people else ENGLISH
    report, table = read_report(chosen, seams, kind, begin, day_of(last) or begin, language)
    if csv is not None:
        write_csv(csv, table)
    if xlsx is not None:
        write_xlsx(xlsx, table)
    if as_json:
        print_json(report_json(report, table))
    else:
        _print(table, formats_of(chosen, read_settings(chosen).locale))
    return 0


def _print(table: ReportTable, formats: Formats) -> None:
    say_as_is(word(table.title))
    say_as_is(" · ".join(tell(part) for part in table.subtitle.split(" · ")))
    if not table.rows:
        say("Nothing was sold on these days.")
        return
    rows = [[cell_text(cell, formats) for cell in row] for row in (*table.rows, table.totals)]
    lines = [[word(text) for text in table.headings], *rows]
    lines[-1][0] = word(lines[-1][0])
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.headings))]
    for line in lines:
        rest = "".join(f"  {text:>{widths[at]}}" for at, text in enumerate(line[1:], start=1))
        say_as_is(f"{line[0]:<{widths[0]}}{rest}")


COMMAND = typer.main.get_command(app)
