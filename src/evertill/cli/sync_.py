"""`evertill sync`: run the sync without the screens."""

import threading
from typing import Annotated

import typer

from evertill.app.backend.background_sync import sync_once
from evertill.app.backend.status import status_json
from evertill.app.seams import system_seams
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.cli.progress import Steps

app = new_app("Send what waits and fetch the backend's copies, without the screens.")
PAUSE_S = 5


@app.command()
def sync(
    once: Annotated[bool, typer.Option("--once", help="One round instead of going on until Ctrl+C.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Push and pull; status 1 when something still waits after a single round."""
    log_to_terminal()
    chosen, seams = chosen_home(home), system_seams()
    while True:
        with Steps() as steps:
            status = sync_once(chosen, seams, steps.show)
        if as_json:
            print_json(status_json(status))
        else:
            say(status.sentence)
        if once:
            return 0 if status.is_clear else 1
        threading.Event().wait(PAUSE_S)


COMMAND = typer.main.get_command(app)
