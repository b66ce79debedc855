"""`evertill status`: what waits to be sent, since when, and why."""

import typer

from evertill.app.backend.status import read_status, status_json
from evertill.app.seams import system_seams
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.secret_places import FILE
from evertill.app.workstation.settings import chosen_home
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.domain.order_check import gaps_told

app = new_app("What waits to be sent, since when, and why.")


@app.command()
def status(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """Read the journal beside the running till; status 1 when something needs a person."""
    log_to_terminal()
    found = read_status(chosen_home(home), system_seams())
    if as_json:
        print_json(status_json(found))
    else:
        say(found.sentence)
        for fact in found.parked:
            say(f"  needs a person: {fact.kind} {fact.sequence} since {fact.since:%Y-%m-%d %H:%M}: {tell(fact.reason)}")
        in_files = [name for name, place in found.secrets.items() if place == FILE]
        if in_files:
            say(f"  secrets in files only this account may read, not in the system's keyring: {', '.join(in_files)}")
        for number, gaps in found.orders_that_differ:
            say(f"  needs a person: order {number}, in minor units: {gaps_told(gaps)}")
        for name in found.settings_not_known:
            say(f"  settings.json: {name!r} is no setting of this release and does nothing")
    return 1 if found.parked or found.orders_that_differ else 0


COMMAND = typer.main.get_command(app)
