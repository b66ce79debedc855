"""`evertill label`: labels of products from the catalogue, to the label printer or to a file."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.paper.labels import print_labels, product_labels
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.options import HomeOption, new_app, no_database, say
from evertill.devices.label_printer.labels import LabelKind

app = new_app("Print labels of products, or write them as ZPL.")


@app.command()
def label(
    skus: Annotated[list[str], typer.Argument(help="The products' article numbers or barcodes.", metavar="SKU...")],
    home: HomeOption = None,
    kind: Annotated[LabelKind, typer.Option(help="shelf, or return for goods that came back.")] = LabelKind.SHELF,
    note: Annotated[str, typer.Option(help="Why it came back.")] = "",
    copies: Annotated[int, typer.Option(min=1, max=99, help="How often.")] = 1,
    out: Annotated[
        Path | None, typer.Option(callback=no_database, help="A file for the ZPL, instead of the printer.")
    ] = None,
) -> int:
    """Exit status 1 when a product is not known or a label did not come out."""
    log_to_terminal()
    made = product_labels(chosen_home(home), skus, kind=kind, note=note, copies=copies)
    for sku in made.unknown:
        say(f"{sku} is not in the catalogue, so it has no label.")
    if out is not None:
        out.write_bytes(b"".join(made.labels))
        say(f"{len(made.labels)} labels written to {out}.")
    elif made.labels:
        print_labels(chosen_home(home), made.labels)
        say(f"{len(made.labels)} labels printed.")
    return 1 if made.unknown else 0


COMMAND = typer.main.get_command(app)
