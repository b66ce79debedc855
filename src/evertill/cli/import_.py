"""`evertill import catalogue`: load or update products from a file."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.office.importing import import_file
from evertill.app.seams import system_seams
from evertill.app.workstation.home import read_file
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.cli.progress import Steps

app = new_app("Load or update products from a file.")
REFUSALS_SHOWN = 50


@app.callback()
def import_() -> None:
    """What is imported is named by a second word."""


@app.command()
def catalogue(
    file: Annotated[
        Path, typer.Argument(help="sku,gtin,name,description,image,price,tax,category,stock; .csv or .csv.gz")
    ],
    home: HomeOption = None,
    tax: Annotated[
        str | None, typer.Option(help="The tax class of lines that name none; else they are refused.")
    ] = None,
    open_price: Annotated[
        bool, typer.Option("--open-price", help="Take lines without a price as items whose price is asked for.")
    ] = False,
    trial: Annotated[bool, typer.Option("--trial", help="Only judge the file; change nothing.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Take FILE over as a whole; status 1 when a row of it was refused."""
    log_to_terminal()
    chosen = chosen_home(home)
    read_file(chosen.settings)
    with Steps() as steps:
        report = import_file(
            chosen,
            file,
            system_seams(),
            default_tax_class=tax,
            open_price=open_price,
            is_trial=trial,
            on_progress=lambda rows: steps.show("Reading", rows, max(rows, 1)),
        )
    if as_json:
        print_json(report.to_json())
        return 1 if report.refusals else 0
    for note in report.notes:
        say(f"Note: {tell(note)}")
    for refusal in report.refusals[:REFUSALS_SHOWN]:
        reasons = " ".join(tell(reason.text) for reason in refusal.reasons)
        say(f"row {refusal.row}{f' ({refusal.sku})' if refusal.sku else ''}: {reasons}")
    if len(report.refusals) > REFUSALS_SHOWN:
        say(f"and {len(report.refusals) - REFUSALS_SHOWN} more; --json lists them all")
    counts = f"{report.added:,} products added, {report.replaced:,} replaced, {len(report.refusals):,} refused"
    say(f"{report.rows:,} rows: {tell(counts)}.")
    if report.extra_columns:
        say(f"Kept with the products: {', '.join(report.extra_columns)}")
    return 1 if report.refusals else 0


COMMAND = typer.main.get_command(app)
