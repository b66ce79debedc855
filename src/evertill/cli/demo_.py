"""`evertill demo`: a whole shop on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.demo.run import run_headless, run_with_display
from evertill.app.seams import system_seams
from evertill.app.signals import leaving_on_signal
from evertill.app.workstation.home import Home
from evertill.app.workstation.log import log_to, log_to_terminal
from evertill.app.workstation.settings import has_display
from evertill.cli.language import spoken_language
from evertill.cli.options import JsonOption, new_app, print_json, say

app = new_app("A whole shop on this machine: central backend, stocked catalogue, emulated devices, terminal.")


@app.command()
def demo(
    headless: Annotated[
        bool, typer.Option("--headless", help="Play a day without a display, and prove the books.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Where pictures, receipts and reconciliation.json go.")] = Path("demo-out"),
    every_screen: Annotated[
        bool, typer.Option("--every-screen", help="Also a picture of every page, at both sizes, light and dark.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Open the shop. Without a display it plays a trading day by itself; status 1 when the books do not balance."""
    tell = (lambda _text: None) if as_json else say
    with leaving_on_signal():
        if not headless and has_display():
            log_to_terminal()
            return run_with_display(system_seams(), tell, spoken_language())
        log_to(Home(out))
        result = run_headless(out, system_seams(), tell, every_screen=every_screen)
    if as_json:
        print_json(result.reconciliation)
    else:
        say(f"Pictures, receipts and reconciliation.json are in {result.out}.")
        say("The books balance." if result.is_balanced else "THE BOOKS DO NOT BALANCE: see reconciliation.json.")
    return 0 if result.is_balanced else 1


COMMAND = typer.main.get_command(app)
