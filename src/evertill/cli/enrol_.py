"""`evertill enrol`: connect this workstation to a central backend."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.seams import system_seams
from evertill.app.setup import enrol_home
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.secret_places import settle_secrets
from evertill.app.workstation.settings import chosen_home
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.connectors.central.settings import CentralSettings

app = new_app("Connect this workstation to a central backend.")


@app.command()
def enrol(
    central: Annotated[str, typer.Option(help="The backend's address.")],
    code: Annotated[str, typer.Option(help="The one-time code, from `evertill-central code --store S`.")],
    ca_file: Annotated[Path | None, typer.Option(help="The shop's own certificate authority (PEM).")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Give the backend this till's public key; what was sold so far is sent too."""
    log_to_terminal()
    settings = CentralSettings(url=central, ca_file=None if ca_file is None else str(ca_file.resolve()))
    chosen = chosen_home(home)
    credential = enrol_home(chosen, settings, code, system_seams())
    settle_secrets(chosen)
    if as_json:
        print_json({"central": central, "store_name": credential.store_name})
    else:
        say(f"Enrolled at {central} for {credential.store_name}. The next start of the till sends what waits.")
    return 0


COMMAND = typer.main.get_command(app)
