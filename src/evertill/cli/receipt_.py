"""`evertill receipt`: is a layout of receipts fit to use, and what does a receipt look like with it."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.paper.receipt_trial import draw_sample
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.options import HomeOption, new_app, say

app = new_app("Check a layout of receipts, and draw a receipt with it.")


@app.command()
def receipt(
    layout: Annotated[
        Path | None, typer.Argument(help="A layout to try; without one, what this till uses.", metavar="LAYOUT.json")
    ] = None,
    home: HomeOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Also draw a receipt on 58 and 80 mm as PNGs in this folder.")
    ] = None,
) -> int:
    """Exit status 1, with a sentence, when the layout cannot be used."""
    log_to_terminal()
    drawn = draw_sample(chosen_home(home), layout, out)
    say(f"The layout can be used: {' '.join(drawn.parts)}.")
    for path in drawn.pictures:
        say(f"Drawn: {path}.")
    return 0


COMMAND = typer.main.get_command(app)
